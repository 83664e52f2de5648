"""Where one goes next: from question to question, along the lines of a page, and on to another page."""

from __future__ import annotations

from textual.message import Message

from wizard.client.route import first_question, is_finished, neighbour, next_to_answer, page_after, to_answer
from wizard.interview import Page, State
from wizard.tui.page_view import PageView
from wizard.tui.widgets import Link, tell

#: A place that Tab stops at: the address of a question, the list to tick, or a link.
Stop = str | Link

_AREA = "area"


class Steps:
    """The steps through one view. They store nothing: what was typed is stored before."""

    class Finished(Message):
        """The user went on from the last page on which something waits."""

    def __init__(self, view: PageView) -> None:
        self.view = view

    # ------------------------------------------------ to a page or a question

    async def to_question(self, address: str) -> None:
        """Open a question, ready to be answered."""
        await self.view.open(address)
        self.view.take_focus()

    async def to_page(self, page: Page) -> None:
        """Open the first question of a page that is to be answered; else rest where its suggestions are adopted."""
        self.view.enter(page)
        if not to_answer(page) and self.view.suggestions:
            await self.view.rest_at(self.view.links.adopt_all)
        else:
            await self.to_question(first_question(page).address)

    async def to_next_page(self) -> None:
        """To the page after this one, or to the end."""
        after = page_after(self.view.session.interview, self.view.page.id if self.view.page else "")
        if after is not None:
            await self.to_page(after)
            return
        await self.view.rest_at(self.view.links.go_on)
        tell(self.view, self.Finished())

    # ------------------------------------------------ on from an answer

    async def take_up(self, address: str) -> None:
        """Open a question; where it is answered and something after it waits, go on there."""
        await self.to_question(address)
        is_open = self.view.asked is not None and self.view.asked.state is State.OPEN
        if self._something_waits and not is_open:
            await self._to_what_waits()

    async def go_on(self) -> None:
        """To the next question that is to be answered; who changes an answer is led to the one below it."""
        await self.view.refresh_answers()
        page, asked = self.view.page, self.view.asked
        beside = neighbour(page, asked.address, 1) if page and asked and self.view.was_answered else None
        if beside is not None:
            await self.to_question(beside.address)
        else:
            await self._to_what_waits()

    @property
    def _something_waits(self) -> bool:
        """Whether something on this page or after it is to be answered or adopted."""
        page = self.view.page
        return page is not None and not (is_finished(page) and page_after(self.view.session.interview, page.id) is None)

    async def _to_what_waits(self) -> None:
        page, asked = self.view.page, self.view.asked
        if page is None:
            return
        after = next_to_answer(page, asked.address if asked else "")
        if after is not None:
            await self.to_question(after.address)
        elif self.view.suggestions:
            await self.view.rest_at(self.view.links.adopt_all)
        else:
            await self.to_next_page()

    # ------------------------------------------------ along the lines of the page

    async def move(self, step: int) -> None:
        """To the question or the link so many places on; past the last to what stands beside the page."""
        stops = self._stops
        at = self._stop_at(stops) + step
        if at < 0:
            self.view.screen.focus_previous()
        elif at >= len(stops):
            self.view.screen.focus_next()
        else:
            await self._to_stop(stops[at])

    @property
    def _stops(self) -> list[Stop]:
        between = [_AREA] if self.view.is_area else [asked.address for asked in self.view.lines]
        return [*self.view.links.above, *between, *self.view.links.below]

    def _stop_at(self, stops: list[Stop]) -> int:
        focused = self.view.screen.focused
        if isinstance(focused, Link) and focused in stops:
            return stops.index(focused)
        here = self.view.asked.address if self.view.asked and not self.view.is_area else _AREA
        return stops.index(here) if here in stops else -1

    async def _to_stop(self, stop: Stop) -> None:
        if isinstance(stop, Link):
            await self.view.rest_at(stop)
        elif stop == _AREA:
            self.view.take_focus()
        else:
            await self.to_question(stop)
