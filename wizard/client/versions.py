"""What two versions of a client's answers say differently, in the words of the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wizard.case import Case
from wizard.case.differences import Difference
from wizard.client.session import Session
from wizard.client.summary import full_ask, summary
from wizard.interview import Asked, Interview
from wizard.locale import _
from wizard.text import on_one_line

#: What is said where a version has no answer.
_NOTHING = "–"

#: Lists of addresses; what they say belongs to the answers there.
_ABOUT_ANSWERS = ("state.unknown", "state.proposed")

_NOTES = "notes."


def differences_in_words(session: Session, other: Case) -> list[str]:
    """A line for each question that is answered differently here and in another version of the file."""
    asked = {**Interview(session.library, other).asked, **session.interview.asked}
    found = {place.address: place for place in _places(session.keeper.differences(other))}
    return [on_one_line(_line(session, other, asked, place)) for place in found.values()]


def _places(found: list[Difference]) -> Iterator[Difference]:
    """Each difference, and each answer that is a suggestion or "don't know" in one version only."""
    for place in found:
        if place.address in _ABOUT_ANSWERS:
            here, there = place.one or (), place.other or ()
            yield from (Difference(at, None, None) for at in (*here, *there) if (at in here) != (at in there))
        else:
            yield place


def _line(session: Session, other: Case, all_asked: Mapping[str, Asked], place: Difference) -> str:
    asked = all_asked.get(place.address)
    about, here, there = place.address, _plain(place.one), _plain(place.other)
    if asked is not None:
        about = full_ask(session, asked)
        here, there = _answers(session, other, asked)
    elif place.address.startswith(_NOTES):
        noted = all_asked.get(place.address.removeprefix(_NOTES))
        about = _("Note: {about}").format(about=full_ask(session, noted) if noted else place.address)
    return _("{about} Here: {here}. There: {there}").format(about=about, here=here, there=there)


def _answers(session: Session, other: Case, asked: Asked) -> tuple[str, str]:
    """What the two versions answer; what would look the same is told as it stands in the files."""
    here, there = _answer(session, session.case, asked), _answer(session, other, asked)
    if here == there:
        return _plain(session.case.get(asked.address)), _plain(other.get(asked.address))
    return here, there


def _answer(session: Session, case: Case, asked: Asked) -> str:
    raw = case.get(asked.address)
    if case.is_unknown(asked.address):
        return _("Don't know")
    if raw is None:
        return _NOTHING
    value = summary(session, asked, raw)
    return _("{value} (suggestion)").format(value=value) if case.is_proposed(asked.address) else value


def _plain(raw: Any) -> str:
    """A value without the signs of a programming language."""
    if raw is None:
        return _NOTHING
    if isinstance(raw, bool):
        return _("Yes") if raw else _("No")
    if isinstance(raw, list):
        return ", ".join(map(_plain, raw)) or _NOTHING
    if isinstance(raw, dict):
        return ", ".join(f"{key}: {_plain(value)}" for key, value in raw.items()) or _NOTHING
    return str(raw)
