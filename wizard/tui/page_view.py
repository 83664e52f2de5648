"""Shows the page at hand: what it is about, its questions or its list to tick, and its links."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from wizard.client.route import optional, suggested
from wizard.client.session import Session
from wizard.interview import AREA_PAGE, Asked, Page, State
from wizard.locale import _, said
from wizard.tui.area import AreaPanel
from wizard.tui.page_links import PageLinks
from wizard.tui.panel import QuestionPanel
from wizard.tui.questions import Questions
from wizard.tui.widgets import Link, Plain, Unscrolled, tell


class PageView(VerticalGroup, Unscrolled):
    """One page of the interview, with one question open, or none while the focus rests on a link."""

    class Moved(Message):
        """Another question is open."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.page: Page | None = None
        self.was_answered = False
        self.heading, self.ask = Plain(classes="heading"), Plain(classes="page-ask")
        self.links = PageLinks(session)
        self.questions = Questions(session)
        self.panel: QuestionPanel = self.questions.panel
        self.area = AreaPanel(session, self.panel.store)
        self._shows_optional = False

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        yield self.ask
        yield self.links.adopt_all
        yield self.area
        yield self.questions
        yield self.links.more
        yield self.links.go_on
        yield self.links.menu

    # ------------------------------------------------ what is shown

    @property
    def asked(self) -> Asked | None:
        """The question that is open; on a list to tick, the one that is highlighted."""
        return self.area.asked if self.is_area else self.panel.asked

    @property
    def opened(self) -> Widget | None:
        """What stands open: the list to tick, or the question; None while the focus rests on a link."""
        if self.is_area:
            return self.area
        return self.panel if self.panel.asked else None

    @property
    def is_area(self) -> bool:
        """Whether the page is a list to tick."""
        return self.page is not None and self.page.id.startswith(AREA_PAGE)

    @property
    def is_list(self) -> bool:
        """Whether the open question is a list that "none of these" answers."""
        return self.asked is not None and self.asked.question.type in ("several-of", "tools", "cookies")

    @property
    def suggestions(self) -> list[Asked]:
        """The suggestions of the page that can be adopted together."""
        return suggested(self.page) if self.page and not self.is_area else []

    @property
    def lines(self) -> list[Asked]:
        """The questions of the page that have a line: optional ones only once they are asked for."""
        if self.page is None:
            return []
        open_now = self.panel.asked.address if self.panel.asked else ""
        folded = [] if self._shows_optional else [asked.address for asked in optional(self.page)]
        return [asked for asked in self.page.asked if asked.address not in folded or asked.address == open_now]

    # ------------------------------------------------ showing another page or question

    async def open(self, address: str) -> None:
        """Open a question on its page, ready to be answered by `take_focus`."""
        place = self.session.place(address)
        if place is None:
            return
        page, asked = place
        self.enter(page)
        if self.is_area:
            self.panel.close()
            self.area.show(page, address)
        else:
            self.was_answered = asked.state is State.ANSWERED
            await self.panel.show(asked)
        await self._show()

    def enter(self, page: Page) -> None:
        """Be on a page; its optional questions are folded when one comes there."""
        if self.page is None or self.page.id != page.id:
            self._shows_optional = False
        self.page = page

    async def open_optional(self) -> None:
        """Give the optional questions of the page a line each, and open the first of them."""
        self._shows_optional = True
        first = next(iter(optional(self.page)), None) if self.page else None
        if first is not None:
            await self.open(first.address)
            self.take_focus()

    async def rest_at(self, link: Link) -> None:
        """Close the open question; a link has the focus."""
        self.panel.close()
        self._say()
        self.screen.set_focus(link)
        await self.refresh_answers()

    def take_focus(self) -> None:
        """Put the focus into the open question; where none is open, on the link that goes on."""
        self.screen.set_focus(self._entry or (self.links.adopt_all if self.suggestions else self.links.go_on))

    # ------------------------------------------------ showing the same again

    async def refresh_answers(self) -> None:
        """Show what the answers are now, without touching what is being typed."""
        if self.page is None:
            return
        self.page = self.session.page(self.page.id) or self.page
        asked = self.session.interview.asked.get(self.asked.address) if self.asked else None
        if self.is_area:
            self.area.keep_up(self.page)
        elif asked is not None:
            self.panel.keep_up(asked)
        await self._show()

    def relabel(self) -> None:
        """Say everything again: the program speaks another language now, or the review found something."""
        if self.page is None:
            return
        if self.is_area:
            self.area.keep_up(self.page)
        self.questions.relabel(self.page)
        self._say()

    async def _show(self) -> None:
        if self.page is None:
            return
        if not self.is_area:
            await self.questions.show(self.lines)
        self._show_one_of(self.area, self.questions)
        self._say()
        tell(self, self.Moved())

    def _show_one_of(self, area: Widget, questions: Widget) -> None:
        """Show the list or the questions. The focus goes first: a widget that is hidden with it takes it along."""
        shown, hidden = (area, questions) if self.is_area else (questions, area)
        shown.display = True
        if hidden.display:
            self.take_focus()
            hidden.display = False

    def _say(self) -> None:
        page = self.page
        if page is None:
            return
        self.heading.say(Content.styled(said(page.label), "bold") + Content("  " + _left(page.left)))
        self.ask.say("" if self.is_area else said(page.ask))
        folded = 0 if self.is_area else len(page.asked) - len(self.lines)
        self.links.say(page, suggestions=len(self.suggestions), folded=folded)

    @property
    def _entry(self) -> Widget | None:
        if self.is_area:
            return self.area.picks
        return self.panel.field.entry if self.panel.field and self.panel.asked else None


def _left(number: int) -> str:
    if number == 0:
        return _("✓ nothing left here")
    if number == 1:
        return _("1 question left")
    return _("{left} questions left").format(left=number)
