"""Cookies as a form: those of the catalogue by name and kind, and one that is entered by hand from its parts."""

from __future__ import annotations

from typing import Any

from wizard.library.answers import AnswerError
from wizard.library.schema import Cookie, Library
from wizard.locale import _, said

#: How long a cookie lasts where that is no number of days, months or years.
SESSION, UNKNOWN = "session", ""


def cookies_of(library: Library, address: str) -> tuple[Cookie, ...]:
    """The cookies that the catalogue has for the tool that a question is about; none where it is about no tool."""
    tool = library.tools.get(address.split(".")[1])
    return tool.cookies if tool else ()


def cookie_label(library: Library, name: str, category: str) -> str:
    """A cookie by its name and kind."""
    phrase = library.phrases.get("categories", {}).get(category)
    return f"{name} · {said(phrase.shown())}" if phrase else name


def categories(library: Library) -> dict[str, str]:
    """The kinds of cookies, by id."""
    return {key: said(phrase.shown()) for key, phrase in library.phrases.get("categories", {}).items()}


def setters(library: Library) -> dict[str, str]:
    """Who can set a cookie, by id."""
    return {key: said(phrase.shown()) for key, phrase in library.phrases.get("set-by", {}).items()}


def units() -> dict[str, str]:
    """What the time that a cookie lasts is counted in; two of them take no number."""
    counted = {"D": _("days"), "M": _("months"), "Y": _("years")}
    return {**counted, SESSION: _("until the browser is closed"), UNKNOWN: _("don't know how long it lasts")}


def takes_number(unit: str) -> bool:
    """Whether a unit is counted."""
    return unit not in (SESSION, UNKNOWN)


def cookie_of(name: str, does: dict[str, str], category: str, set_by: str, lasts: tuple[str, str]) -> dict[str, Any]:
    """The cookie that the parts make, as it stands in the file; `lasts` is a unit and the number typed for it.

    Raises AnswerError where a part is missing.
    """
    if not all(does.values()):
        raise AnswerError(_("Write what it does in every language."))
    duration = _duration(*lasts)
    return {"name": name, "category": category, "duration": duration, "set_by": set_by, "does": does}


def _duration(unit: str, amount: str) -> str:
    if not takes_number(unit):
        return unit
    if not (amount.isascii() and amount.isdecimal()):
        raise AnswerError(_("Write a number in the line “{label}”.").format(label=_("Number")))
    return f"P{int(amount)}{unit}"
