"""What the law requires of this notice, and how each requirement stands: what is not met comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from wizard.client.session import Session
from wizard.locale import _, said
from wizard.review.model import Coverage
from wizard.tui.lists.item import Item, Listing, counted, heading, muted

_SIGNS = {"unmet": "!", "task": "□", "manual": "?", "met": "✓"}


def _states() -> dict[str, str]:
    """How a requirement can stand, in the order of the list."""
    return {
        "unmet": _("Not met"),
        "task": _("Met when you have done your part"),
        "manual": _("Judge for yourself when you read the notice"),
        "met": _("Met by the notice"),
    }


def _items(session: Session) -> Iterator[Item]:
    for state, label in _states().items():
        here = _standing(session, state)
        if here:
            yield heading(f"{label} ({len(here)})")
        yield from (Item(_SIGNS[state], _requirement(session, coverage)) for coverage in here)


def _standing(session: Session, state: str) -> list[Coverage]:
    """The requirements that apply and stand so; those that must be met before those that should."""
    here = [coverage for coverage in session.review.requirements if coverage.applies and coverage.state == state]
    return sorted(here, key=lambda coverage: coverage.weight != "must")


def _requirement(session: Session, coverage: Coverage) -> Content:
    requirement = session.library.requirements[coverage.id]
    weights = {"must": _("required"), "should": _("advised")}
    source = f"\n{said(requirement.citation)} · {weights[coverage.weight]}"
    return Content(said(requirement.requires)) + muted(source)


def _hint(session: Session, items: Sequence[Item]) -> str:
    numbers = {state: len(_standing(session, state)) for state in _states()}
    return _("{met} met · {task} by what you do · {unmet} not met · {manual} to judge for yourself").format(**numbers)


COVERAGE = Listing("coverage", lambda session: counted(_("Law"), len(_standing(session, "unmet"))), _items, _hint)
