"""Every legal basis and period of the notice on one list, each leading to the question that decides it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from wizard.client.outgoing import spoken
from wizard.client.session import Session
from wizard.locale import _
from wizard.notice.blocks import cell
from wizard.notice.model import Block
from wizard.notice.rows import ActivityFact, LineFact
from wizard.notice.wording import Wording
from wizard.tui.lists.item import Item, Listing, heading, muted
from wizard.tui.markdown import markdown_content


def _items(session: Session) -> Iterator[Item]:
    wording = Wording(session.interview, spoken(session))
    blocks = {(block.id, block.record): block for block in session.notice.blocks() if block.kind == "activity"}
    for activity in session.notice.facts.activities:
        yield heading(activity.title[wording.language])
        block = blocks.get((f"{activity.topic}.{activity.id}", activity.record))
        for line in activity.lines:
            yield Item("·", _line(activity, line, wording), _question(session, line, block))


def _line(activity: ActivityFact, line: LineFact, wording: Wording) -> Content:
    case = line.case[wording.language] if line.case else cell(line, "who", wording)
    basis, keep = (markdown_content(cell(line, name, wording)) for name in ("basis", "keep"))
    about = muted(f"{case}: ") if len(activity.lines) > 1 or line.case else Content("")
    return about + basis + Content("\n") + Content.styled(keep.plain, "bold")


def _question(session: Session, line: LineFact, block: Block | None) -> str:
    """The question of the period; else the first that the activity follows from."""
    because = [reason.name for reason in block.because if reason.kind == "answer"] if block else []
    asked = session.interview.asked
    among = [line.keep_said_at, *because]
    return next((name for name in among if name in asked), "")


def _hint(session: Session, items: Sequence[Item]) -> str:
    if not items:
        return _("The notice names no processing yet.")
    return _("Every legal basis and period of the notice. Enter goes to the question, and back here.")


PERIODS = Listing("periods", lambda session: _("Periods"), _items, _hint)
