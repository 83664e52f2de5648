"""The list of topics: how far each is, and at its end the ways to the review and the export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wizard.interview import Page, PageState
from wizard.locale import _, said
from wizard.tui.hanging import Hanging

#: What the last two lines lead to: no page is called so.
REVIEW, EXPORT = ":review", ":export"

_GLYPHS = {PageState.DONE: "✓", PageState.STARTED: "•", PageState.UNTOUCHED: "○"}


class _Line(NamedTuple):
    """One line: a sign, what it says, and how many questions are open there."""

    sign: str
    label: str
    left: int = 0

    @property
    def prompt(self) -> Hanging:
        """The line as it is shown."""
        left = Content.styled(f" {self.left}", "dim") if self.left else Content("")
        return Hanging(self.sign, Content(self.label) + left)


class Topics(OptionList):
    """The pages of the interview to go to."""

    def __init__(self) -> None:
        super().__init__(id="topics", markup=False, compact=True)
        self._lines_by_id: dict[str, _Line] = {}

    def show(self, pages: Sequence[Page], at: str) -> None:
        """Show the pages as they are now, with one highlighted; where the user moves in here, the highlight stays."""
        before, wanted = self._lines_by_id, self.highlighted_id if self.has_focus or not at else at
        self._lines_by_id = _lines(pages)
        if list(before) == list(self._lines_by_id):
            self._rewrite(before)
        else:
            self.set_options(Option(line.prompt, disabled=not line.label) for line in self._lines_by_id.values())
        ids = list(self._lines_by_id)
        self.highlighted = ids.index(wanted) if wanted in ids else 0

    def _rewrite(self, before: dict[str, _Line]) -> None:
        """Write the lines again that say something else than before."""
        for index, (page_id, line) in enumerate(self._lines_by_id.items()):
            if line != before[page_id]:
                self.replace_option_prompt_at_index(index, line.prompt)

    def page_id(self, index: int) -> str:
        """The id of the page that a line leads to; REVIEW or EXPORT."""
        return list(self._lines_by_id)[index]

    @property
    def highlighted_id(self) -> str:
        """The id in the highlighted line; "" where none is."""
        at = self.highlighted
        return self.page_id(at) if at is not None and at < len(self._lines_by_id) else ""


def _lines(pages: Sequence[Page]) -> dict[str, _Line]:
    lines = {page.id: _Line(_GLYPHS[page.state], said(page.label), page.left) for page in pages}
    return {**lines, "": _Line("", ""), REVIEW: _Line("›", _("Review")), EXPORT: _Line("›", _("Export"))}
