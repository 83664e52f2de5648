"""Questions that are answered in one line, or in one line for each part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wizard.client.days import read_day
from wizard.client.own_words import twin_to_look_at
from wizard.client.places import LINES, address_of, country_code, country_name, line_labels
from wizard.interview import Asked
from wizard.library.answers import AnswerError
from wizard.library.schema import Library
from wizard.locale import _, language, language_name
from wizard.plain.choosing import is_yes, yes_or_no
from wizard.plain.desk import Desk, nothing_typed


def text(desk: Desk, asked: Asked) -> Any:
    """A line as it is typed."""
    return desk.talk.ask() or nothing_typed(asked)


def day(desk: Desk, asked: Asked) -> Any:
    """A day."""
    typed = desk.talk.ask()
    return read_day(typed) if typed else nothing_typed(asked)


def country(desk: Desk, asked: Asked) -> Any:
    """A country by name or code."""
    typed = desk.talk.ask()
    return country_code(desk.session.library, typed) if typed else nothing_typed(asked)


def yes_no(desk: Desk, asked: Asked) -> Any:
    """Yes or no."""
    typed = desk.talk.ask(_("yes or no"))
    return yes_or_no(typed) if typed else nothing_typed(asked)


def address(desk: Desk, asked: Asked) -> Any:
    """An address, one line for each of its parts; an empty one keeps the part that stands there."""
    library, stored = desk.session.library, asked.raw or {}
    before = {**stored, **({"country": country_name(library, stored["country"])} if stored.get("country") else {})}
    typed = {key: desk.talk.ask(_with(label, str(before.get(key, "")))) for key, label in line_labels().items()}
    if not any(typed.values()):
        return nothing_typed(asked)
    return address_of(library, *(typed[key] or str(before.get(key, "")) for key in LINES)) or nothing_typed(asked)


# ---------------------------------------------------------------- own words


def own_words(desk: Desk, asked: Asked) -> Any:
    """A text for each language; an empty line keeps the text, or says that one does not write the language."""
    stored: Mapping[str, str] = asked.raw or {}
    desk.talk.say(_("End a line with \\ to go on in the next."))
    written: dict[str, str] = {}
    for code in spoken_first(desk.session.library):
        typed = desk.talk.ask_text(_with(_in(code), stored.get(code, "") or _cannot(code)))
        if not (typed or stored or written):
            return nothing_typed(asked)
        written |= {code: typed or stored[code]} if typed or code in stored else {}
    return _looked_at(desk, stored, _in_order(desk, written))


def entry(desk: Desk, typed: str) -> dict[str, str]:
    """An entry that is in no list: what was typed in the program's language, and the same in the others.

    Raises AnswerError where nothing was typed.
    """
    first, *others = spoken_first(desk.session.library)
    words = {first: typed or desk.talk.ask(_in(first))}
    if not words[first]:
        raise AnswerError(_("is empty"))
    words |= {code: desk.talk.ask(_with(_in(code), _cannot(code))) for code in others}
    return _in_order(desk, words)


def spoken_first(library: Library) -> list[str]:
    """The languages of the library, the one that the program speaks first."""
    return sorted(library.languages, key=lambda code: code != language())


def _in_order(desk: Desk, words: Mapping[str, str]) -> dict[str, str]:
    """What is written, in the library's order of languages."""
    return {code: words[code] for code in desk.session.library.languages if words.get(code)}


def _looked_at(desk: Desk, stored: Mapping[str, str], written: dict[str, str]) -> dict[str, str]:
    """The texts, with the one that has to be looked at because only its twin was changed."""
    twin = twin_to_look_at(stored, written)
    twin = twin or (
        stored.get("stale", "") if all(stored.get(code) == words for code, words in written.items()) else ""
    )
    if twin and not is_yes(desk.talk, _("Is the text in {language} still right?").format(language=language_name(twin))):
        return {**written, "stale": twin}
    return written


def _in(code: str) -> str:
    return _("In {language}").format(language=language_name(code))


def _cannot(code: str) -> str:
    return "" if code == language() else _("Enter if you can't write it")


def _with(label: str, now: str) -> str:
    """A label with what an empty line stands for."""
    return f"{label} ({now})" if now else label
