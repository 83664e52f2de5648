"""What can be done where the answers are not in their file: another program changed it, or the disk fails."""

from __future__ import annotations

from wizard.case import Case
from wizard.client.keeper import Trouble
from wizard.client.session import Session
from wizard.client.versions import differences_in_words
from wizard.errors import CaseError
from wizard.locale import _
from wizard.text import on_one_line

#: The ways out. Who saves elsewhere has to name a folder: `Keeper.save_elsewhere`.
AGAIN, ELSEWHERE, MINE, OTHER, LEAVE, LATER = "again", "elsewhere", "mine", "other", "leave", "later"


def other_version(session: Session, trouble: Trouble) -> tuple[list[str], Case | None]:
    """What another program's version says differently, or why it cannot be used; with it, if there is one."""
    if not trouble.is_changed_elsewhere:
        return [], None
    try:
        other = session.keeper.other_version()
    except CaseError as error:
        return [on_one_line(str(error))], None
    return differences_in_words(session, other), other


def ways(trouble: Trouble, other: Case | None) -> dict[str, str]:
    """What can be done, and what it is called."""
    if not trouble.is_changed_elsewhere:
        return {AGAIN: _("Try again"), ELSEWHERE: _("Save in another folder")}
    others = {OTHER: _("Use the other version; the answers here are kept beside")} if other is not None else {}
    return {
        MINE: _("Use the answers here; the other version is kept beside"),
        **others,
        ELSEWHERE: _("Save in another folder"),
    }


def later() -> dict[str, str]:
    """What else can be done in the interview."""
    return {LATER: _("Go on for now; the answers are kept in memory")}


def leave() -> dict[str, str]:
    """What else can be done by someone who leaves the client."""
    return {LEAVE: _("Leave, and lose what is not saved")}


def rescue(session: Session, way: str, other: Case | None) -> bool:
    """Go one of the ways that need no folder; whether another version of the answers is used now."""
    if way == OTHER and other is not None:
        return session.use(other)
    if way == MINE:
        session.keeper.keep_mine()
    elif way == AGAIN:
        session.keeper.save()
    return False
