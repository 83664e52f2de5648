"""A new client line by line: what the business is called, and which kinds or which typical business it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wizard.case import Case
from wizard.client.before import at_hand, cannot, makes
from wizard.client.session import Session
from wizard.client.typical import TypicalBusiness, begun
from wizard.library.answers import AnswerError
from wizard.library.schema import Library
from wizard.locale import _, said
from wizard.plain.choosing import one_of, several, tell_list
from wizard.plain.talk import Talk

#: Typical businesses by the name of their file.
Typical = Mapping[str, TypicalBusiness]

#: What tells a typical business from a kind in the list of both.
_TYPICAL = ":"


def new_client(talk: Talk, library: Library, folder: Path, typical: Typical) -> Session:
    """Ask for what a new client begins with, and say what to know before.

    Raises Leave where the user goes elsewhere, OSError where the folder cannot be written.
    """
    name = talk.insist(lambda: _name(talk))
    kinds = {kind.id: said(kind.label) for kind in library.kinds.values()}
    usual = {f"{_TYPICAL}{each}": said(one.label) for each, one in typical.items()}
    talk.say(_("What kind of business is it? Numbers with commas between."))
    tell_list(talk, kinds.values())
    talk.say(_("Or begin with a typical business; its answers become suggestions:") if usual else "")
    tell_list(talk, usual.values(), first=len(kinds) + 1)
    chosen = talk.insist(lambda: _chosen(talk, {**kinds, **usual}))
    session = Session.begun(library, folder, name, _case(library, chosen, typical))
    tell_before(talk, session)
    return session


def tell_before(talk: Talk, session: Session) -> None:
    """Say what to know before the first question of a client."""
    talk.say(*makes(session), _("Good to have at hand"), *(f"- {line}" for line in at_hand(session)), *cannot())


def _name(talk: Talk) -> str:
    name = talk.ask(_("What is the business called?"))
    if not name:
        raise AnswerError(_("Write what the business is called."))
    return name


def _chosen(talk: Talk, labels: Mapping[str, str]) -> set[str]:
    """The kinds that are chosen, and at most one typical business."""
    chosen = {one_of(labels, part) for part in several(talk.ask())}
    if not chosen:
        raise AnswerError(_("Name at least one kind."))
    if sum(each.startswith(_TYPICAL) for each in chosen) > 1:
        raise AnswerError(_("Choose one typical business, not several."))
    return chosen


def _case(library: Library, chosen: set[str], typical: Typical) -> Case:
    """What the client begins with: of the kinds that were chosen and those of the typical business."""
    begins_as = next((one for each, one in typical.items() if f"{_TYPICAL}{each}" in chosen), None)
    kinds = chosen | set(begins_as.kinds if begins_as else ())
    return begun(library, [kind for kind in library.kinds if kind in kinds], begins_as)
