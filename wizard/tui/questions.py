"""The questions of a page: one line for each near the one that is being answered, which is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.containers import VerticalGroup
from textual.widget import Widget
from typing_extensions import override

from wizard.client.session import Session
from wizard.interview import Asked, Page
from wizard.locale import _
from wizard.tui.panel import QuestionPanel
from wizard.tui.rows import Row
from wizard.tui.widgets import Plain, Unscrolled

#: So many questions are shown before the open one, and so many after it.
_BEFORE, _AFTER = 2, 3


class Questions(VerticalGroup, Unscrolled):
    """The open question between those beside it; all of the page where none is open."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.panel = QuestionPanel(session)
        self.before, self.after = Plain(classes="hint"), Plain(classes="hint")
        self.rows: list[Row] = []

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.before
        yield self.panel
        yield self.after

    async def show(self, several: Sequence[Asked]) -> None:
        """Show these questions around the open one."""
        await self._have_rows(len(several))
        at = self._place(several)
        near = range(max(0, at - _BEFORE), at + _AFTER + 1) if at is not None else range(len(several))
        for number, row in enumerate(self.rows):
            if number < len(several):
                row.show(several[number])
            row.display = number < len(several) and number in near and number != at
        if at is not None and self.children.index(self.panel) != self.children.index(self.rows[at]) + 1:
            self.move_child(self.panel, after=self.rows[at])
        self.panel.display = at is not None
        self._say_what_is_out_of_sight(near, len(several))

    def relabel(self, page: Page) -> None:
        """Say everything in the language that the program speaks now."""
        self.panel.relabel()
        for row in self.rows:
            if row.address in (asked.address for asked in page.asked):
                row.relabel()

    async def _have_rows(self, number: int) -> None:
        missing = [Row(self.session) for _number in range(number - len(self.rows))]
        if missing:
            self.rows += missing
            await self.mount(*missing, before=self.after)

    def _place(self, several: Sequence[Asked]) -> int | None:
        address = self.panel.asked.address if self.panel.asked else ""
        return next((number for number, asked in enumerate(several) if asked.address == address), None)

    def _say_what_is_out_of_sight(self, near: range, number: int) -> None:
        before, after = max(near.start, 0), max(number - near.stop, 0)
        self.before.say(_("↑ {count} more").format(count=before) if before else "")
        self.after.say(_("↓ {count} more").format(count=after) if after else "")
