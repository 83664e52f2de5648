"""Questions that are answered from a list: by number, by name, or with something of one's own after a plus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wizard.client.cookies import (
    categories,
    cookie_label,
    cookie_of,
    cookies_of,
    setters,
    takes_number,
    units,
)
from wizard.interview import Asked
from wizard.locale import _, language_name, said
from wizard.plain.choosing import OWN, choose, marked, one_of, several, tell_list
from wizard.plain.desk import Desk, nothing_typed
from wizard.plain.lines import entry

_NONE = "0"


def one(desk: Desk, asked: Asked) -> Any:
    """One of the options, or an entry of one's own where the question allows it."""
    labels = _options(desk, asked)
    _tell(desk, asked, labels, [asked.raw])
    desk.talk.say(_("+ something else") if asked.question.own else "")
    typed = desk.talk.ask()
    if not typed:
        return nothing_typed(asked)
    if asked.question.own and typed.startswith(OWN):
        return entry(desk, typed.removeprefix(OWN).strip())
    return one_of(labels, typed)


def options(desk: Desk, asked: Asked) -> Any:
    """Several of the options, and entries of one's own where the question allows them."""
    own = {said(item): item for item in asked.raw or () if isinstance(item, dict)}
    labels = {**_options(desk, asked), **{name: name for name in own}}
    chosen = [said(item) if isinstance(item, dict) else item for item in asked.raw or ()]
    _tell(desk, asked, labels, chosen)
    _tell_how(desk, _("+ something else") if asked.question.own else "")
    typed = desk.talk.ask()
    if not typed:
        return nothing_typed(asked)
    return [
        entry(desk, part.removeprefix(OWN).strip())
        if asked.question.own and part.startswith(OWN)
        else own.get(one_of(labels, part), one_of(labels, part))
        for part in _named(typed)
    ]


def cookies(desk: Desk, asked: Asked) -> Any:
    """Cookies of the catalogue, and others entered by hand."""
    library = desk.session.library
    own = {item["name"]: item for item in asked.raw or () if isinstance(item, dict)}
    known = {cookie.name: cookie.category for cookie in cookies_of(library, asked.address)}
    kinds = {**known, **{name: item["category"] for name, item in own.items()}}
    labels = {name: cookie_label(library, name, category) for name, category in kinds.items()}
    _tell(desk, asked, labels, [item["name"] if isinstance(item, dict) else item for item in asked.raw or ()])
    _tell_how(desk, _("+ and the name of a cookie that is not in the list"))
    typed = desk.talk.ask()
    if not typed:
        return nothing_typed(asked)
    return [_cookie(desk, part) if part.startswith(OWN) else _known(own, labels, part) for part in _named(typed)]


def _known(own: Mapping[str, Any], labels: dict[str, str], part: str) -> Any:
    name = part if part in labels else one_of(labels, part)
    return own.get(name, name)


def _cookie(desk: Desk, part: str) -> dict[str, Any]:
    """A cookie that is not in the list, part by part."""
    talk, library = desk.talk, desk.session.library
    name = part.removeprefix(OWN).strip() or talk.ask(_("The name of the cookie"))
    does = {
        code: talk.ask(_("What it does, in {language}").format(language=language_name(code)))
        for code in library.languages
    }
    category = choose(talk, _("What is it for?"), categories(library))
    set_by = choose(talk, _("Who sets it?"), setters(library))
    unit = choose(talk, _("How long does it last?"), units())
    amount = talk.ask(_("Number")) if takes_number(unit) else ""
    return cookie_of(name, does, category, set_by, (unit, amount))


# ---------------------------------------------------------------- what lists have in common


def _options(desk: Desk, asked: Asked) -> dict[str, str]:
    choices = desk.session.interview.choices(asked)
    return {choice.id: desk.session.told(asked, choice.label) for choice in choices}


def _tell(desk: Desk, asked: Asked, labels: Mapping[str, str], chosen: list[Any]) -> None:
    raw = asked.proposal.raw if asked.proposal else ()
    proposed = raw if isinstance(raw, list | tuple) else (raw,)
    tell_list(desk.talk, labels.values(), marked(labels, chosen, proposed))


def _tell_how(desk: Desk, own: str) -> None:
    desk.talk.say(_("Numbers with commas between; 0 for none of these."), own)


def _named(typed: str) -> list[str]:
    """The parts of a line that name something; "none of these" names nothing."""
    return [] if typed == _NONE else several(typed)
