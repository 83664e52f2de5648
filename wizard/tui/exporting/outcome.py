"""What came of an export: why it was not done, or what was written and what to do with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from textual import on
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from wizard.client.outgoing import spoken
from wizard.client.session import Session
from wizard.library.schema import Phrase
from wizard.locale import _, said
from wizard.review.model import OpenPoint
from wizard.tui.hanging import Hanging
from wizard.tui.markdown import markdown_content
from wizard.tui.widgets import Link, Plain


class Outcome(VerticalGroup):
    """Shows one of three: what is left before the notice is final, what was written, or what went wrong."""

    class PointChosen(Message):
        """An open point is to be settled."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self, session: Session) -> None:
        super().__init__(id="outcome")
        self.session = session
        self.says = Plain(id="says")
        self.points = OptionList(id="points", markup=False, compact=True)
        self.draft, self.browser = Link(id="draft"), Link(id="browser")
        self.ask = Plain(classes="title")
        self.places = OptionList(id="places", markup=False, compact=True)
        self.steps = Plain(id="steps")
        self._left: Sequence[OpenPoint] = ()

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.says
        yield self.points
        yield self.draft
        yield self.browser
        yield self.ask
        yield self.places
        yield self.steps

    def on_mount(self) -> None:
        """Nothing was done yet."""
        self.say("")

    def say(self, text: str) -> None:
        """Say what went wrong, or what is asked before going on."""
        self._show(text, (), "", "")

    def refuse(self, left: Sequence[OpenPoint]) -> None:
        """Say what is left before the notice is final, and offer the draft."""
        if len(left) == 1:
            says = _("Not ready to be published: one point is left. Enter on it goes to the question.")
        else:
            says = _("Not ready to be published: {number} points are left. Enter on one goes to its question.")
        self._show(says.format(number=len(left)), left, _("Write it as a draft, which says so"), "")

    def show_written(self, files: Sequence[Path], left: int) -> None:
        """Say what was written where, and what to do with it: publish it, or settle first what is left (how many)."""
        listed = "\n".join(f"  {file.name}" for file in files)
        says = _("Written to {folder}:").format(folder=files[0].parent if files else "") + f"\n{listed}"
        if left:
            rest = _("Settle what is left ({number}) before you publish it: the notice itself says that it is a draft.")
            says += "\n\n" + rest.format(number=left)
        page = any(file.suffix == ".html" for file in files)
        self._show(says, (), "", _("Open the page in the browser") if page else "")
        self._show_places(is_final=not left)

    def _show(self, says: str, left: Sequence[OpenPoint], draft: str, browser: str) -> None:
        self._left = left
        self.says.say(says)
        self.points.set_options(Option(Hanging("○", Content(said(point.says)))) for point in left)
        self.points.display = bool(left)
        self.draft.say(f"› {draft}" if draft else "")
        self.browser.say(f"› {browser}" if browser else "")
        self._show_places(is_final=False)

    # ------------------------------------------------ what to do with the files

    def _show_places(self, *, is_final: bool) -> None:
        """Offer the steps for each sort of website, once there is something to publish."""
        self.ask.say(_("What to do with the files") if is_final else "")
        self.places.display = is_final
        self.steps.say("")
        if is_final:
            self.places.set_options(Option(Content(said(phrase.shown()))) for phrase in self._sorts)

    @property
    def _sorts(self) -> list[Phrase]:
        _title, *sorts = self.session.library.phrases.get("publish", {"": Phrase()}).values()
        return sorts

    @on(OptionList.OptionHighlighted, "#places")
    def _place_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        code = spoken(self.session)
        steps = (self._sorts[event.option_index].sentence or {}).get(code, "")
        self.steps.say(markdown_content(steps.replace("{language}", code).strip()))
        self.call_after_refresh(self.steps.scroll_visible, animate=False)

    @on(OptionList.OptionSelected, "#points")
    def _point_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.PointChosen(self._left[event.option_index].question))
