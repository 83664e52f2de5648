"""An area of the interview: one list in which the business ticks what it does. Enter says that the rest is no."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import on
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from typing_extensions import override

from wizard.client.session import Session
from wizard.client.summary import findings_in_words
from wizard.interview import Asked, Page, State
from wizard.locale import _, said
from wizard.tui.fields.base import NONE, closing_entries
from wizard.tui.widgets import Entry, Picks, Plain


class AreaPanel(VerticalGroup):
    """The yes/no questions of one page as a list to tick; what is known of the highlighted line stands below."""

    class Highlighted(Message):
        """Another line is highlighted."""

    class Clicked(Message):
        """The highlighted line was clicked."""

    def __init__(self, session: Session, store: Callable[[Callable[[], object]], bool]) -> None:
        super().__init__()
        self.session = session
        self.store = store
        self.page: Page | None = None
        self.ask, self.about, self.report = Plain(classes="ask"), Plain(classes="help"), Plain(classes="message")
        self.picks = Picks(classes="area")

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.ask
        yield self.picks
        yield self.report
        yield self.about

    @property
    def asked(self) -> Asked | None:
        """The question that is highlighted."""
        several = self.page.asked if self.page else ()
        return next((asked for asked in several if asked.address == self.picks.highlighted_id), None)

    def show(self, page: Page, address: str) -> None:
        """Show a page with the line of one question highlighted."""
        self.page = page
        self.report.say("")
        self.keep_up(page)
        self.picks.highlight(address)
        self._show_about()

    def keep_up(self, page: Page) -> None:
        """The same page, with what was stored since."""
        self.page = page
        self.ask.say(Content.styled(said(page.ask), "bold"))
        lines = [Entry(asked.address, self._label(asked), self._hint(asked)) for asked in page.asked]
        none = Entry(NONE, closing_entries()[NONE])
        self.picks.fill([*lines, none], self._picked(page), single=(NONE,))
        self._show_about()

    # ------------------------------------------------ answering; each says whether the list is done

    def confirm(self) -> bool:
        """Enter: what is ticked is yes, the rest no. Without a tick, say how one ticks."""
        if self._is_on_none:
            return self.none_of_these()
        page = self.page
        if page is None or not self.is_begun:
            how = _("Tick with Space, then press Enter. If nothing fits, choose “{none}”.")
            self.report.say(how.format(none=closing_entries()[NONE]))
            return False
        return self.store(lambda: self.session.confirm_ticks(page))

    @property
    def is_begun(self) -> bool:
        """Whether a line is ticked or answered, so that what is not ticked is meant."""
        page = self.page
        return page is not None and any(_is_ticked(asked) or asked.state is not State.OPEN for asked in page.asked)

    def none_of_these(self) -> bool:
        """No to all that is open."""
        page = self.page
        return page is not None and self.store(lambda: self.session.none_of_these(page))

    def pick(self) -> bool:
        """Tick the highlighted line, or take its tick away."""
        asked = self.asked
        if asked is None:
            return self.none_of_these()
        self._answer(asked, yes=not _is_ticked(asked))
        return False

    def say(self, *, yes: bool) -> bool:
        """Yes or no to the highlighted line, and down to the next."""
        if self.asked is not None:
            self._answer(self.asked, yes=yes)
            self.picks.action_cursor_down()
        return False

    def dont_know(self) -> bool:
        """The user does not know whether the highlighted line fits."""
        asked = self.asked
        if asked is not None:
            self.store(lambda: self.session.dont_know(asked))
        return False

    def _answer(self, asked: Asked, *, yes: bool) -> None:
        self.report.say("")
        self.store(lambda: self.session.answer(asked, yes))

    @property
    def _is_on_none(self) -> bool:
        return self.picks.highlighted_id == NONE

    # ------------------------------------------------ showing

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_about()
        self.post_message(self.Highlighted())

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Clicked())

    def _show_about(self) -> None:
        asked = self.asked
        texts = (asked.question.why, asked.question.help) if asked else ()
        told = [self.session.told(asked, text) for text in texts if asked and text]
        found = findings_in_words(self.session, asked.address) if asked else ""
        self.about.say("\n".join([*([found] if found else []), *told]))

    def _label(self, asked: Asked) -> str:
        return self.session.told(asked, asked.question.ask)

    @staticmethod
    def _hint(asked: Asked) -> str:
        if asked.state is State.DONT_KNOW:
            return _("Don't know")
        return _("(suggested)") if asked.proposal and asked.proposal.raw else ""

    @staticmethod
    def _picked(page: Page) -> set[str]:
        ticked = {asked.address for asked in page.asked if _is_ticked(asked)}
        is_none = all(asked.state is State.ANSWERED and not asked.raw for asked in page.asked)
        return {NONE} if is_none else ticked


def _is_ticked(asked: Asked) -> bool:
    return bool(asked.raw if asked.state is State.ANSWERED else asked.proposal and asked.proposal.raw)
