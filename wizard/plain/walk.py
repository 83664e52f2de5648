"""The way through one client's interview: question after question, and elsewhere where the user wants to go."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wizard.client.route import (
    is_finished,
    left_off,
    neighbour,
    optional,
    page_after,
    page_beside,
    suggested,
    to_answer,
)
from wizard.interview import AREA_PAGE, Asked, Page
from wizard.library.answers import AnswerError
from wizard.locale import _, said, use_language
from wizard.plain.beside import CLIENT, LANGUAGE, QUIT, TO_EXPORT, TO_REVIEW, UNDO, beside_topics, other_language
from wizard.plain.choosing import one_of, tell_list
from wizard.plain.desk import Desk
from wizard.plain.going_out import go_out
from wizard.plain.pages import announce, finish, look_over, tick
from wizard.plain.question import ask
from wizard.plain.rescue import Rescue
from wizard.plain.review import review
from wizard.plain.stops import Kind, Stop
from wizard.plain.talk import Back, Ended, More, Onward, To, Undo, Unsure

_REVIEW, _EXPORT = Stop(Kind.REVIEW), Stop(Kind.EXPORT)

#: From the review to one question, and back.
_ERRAND = [Kind.REVIEW, Kind.QUESTION, Kind.REVIEW]


class Walk:
    """One client from where the user left off. `run` ends where the user wants another client."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.rescue = Rescue(desk)
        self.trail: list[Stop] = []
        self._left_open: set[str] = set()
        self._offered: set[str] = set()
        self._says_more_on = ""
        self._announced = ""
        self._is_errand = False
        self._visits: Mapping[Kind, Callable[[Stop], Stop | None]] = {
            Kind.AREA: self._tick,
            Kind.QUESTION: self._ask,
            Kind.END: self._finish,
            Kind.OVERVIEW: self._finish,
            Kind.REVIEW: self._review,
            Kind.EXPORT: self._export,
        }

    def run(self) -> None:
        """Go from stop to stop.

        Raises Ended where the input ends or the user quits.
        """
        stop: Stop | None = self._begin()
        while stop is not None:
            stop = self._go(stop)
            if stop is not None:
                self.rescue.look()

    def _go(self, stop: Stop) -> Stop | None:
        """Visit a stop; gives the next one, or None for another client."""
        try:
            after = self._visits[stop.kind](stop)
            self.trail.append(stop)
            return after
        except Back:
            return self._before(stop)
        except Undo:
            return self._undone(stop)
        except To as to:
            return self._elsewhere(to.where, stop)
        except (Onward, Unsure, More):
            self.desk.talk.complain(_("That sign does nothing here."))
            return stop

    # ------------------------------------------------ one stop of each kind

    def _tick(self, stop: Stop) -> Stop:
        page = self.desk.session.page(stop.page)
        if page is None:
            return self._after_page(stop.page)
        self._announce(page)
        try:
            tick(self.desk, page)
        except Onward:
            return self._after_page(page.id)
        now = self.desk.session.page(page.id)
        return self._after_page(page.id) if now is None or is_finished(now) else stop

    def _ask(self, stop: Stop) -> Stop:
        page, asked = self.desk.session.page(stop.page), self.desk.session.interview.asked.get(stop.address)
        if page is None or asked is None:
            return self._after_question(stop)
        self._announce(page)
        try:
            ask(self.desk, asked)
        except Onward:
            self._left_open.add(asked.address)
        return self._after_question(stop)

    def _finish(self, stop: Stop) -> Stop:
        page = self.desk.session.page(stop.page)
        if page is None:
            return self._after_page(stop.page)
        self._announce(page)
        self._offered.add(page.id)
        try:
            chosen = (finish if stop.kind is Kind.END else look_over)(self.desk, page)
        except Onward:
            return self._after_page(page.id)
        except More:
            self._says_more_on = page.id
            return self._next_on(page, "") or self._after_page(page.id)
        if chosen is not None:
            return Stop(Kind.QUESTION, page.id, chosen.address)
        return self._go_on(page.id)

    def _review(self, stop: Stop) -> Stop:
        self._announced = ""
        address = review(self.desk)
        if address is None:
            return _EXPORT
        self._is_errand = True
        return self._at(address) or stop

    def _export(self, stop: Stop) -> Stop:
        go_out(self.desk)
        self.desk.talk.pause()
        if self.desk.talk.ask(_("Enter ends the wizard, / shows the topics.")):
            return _REVIEW
        if not self.rescue.is_left():
            return stop
        raise Ended

    def _announce(self, page: Page) -> None:
        if self._announced == page.id:
            self.desk.talk.pause()
            return
        announce(self.desk, page)
        self._announced = page.id

    # ------------------------------------------------ where to go on

    def _begin(self) -> Stop:
        session = self.desk.session
        self.desk.talk.tell_keys()
        at = self._at(left_off(session.interview, session.case.resume_at))
        pages = session.interview.pages
        return at or (self._enter(pages[0]) if pages else _REVIEW)

    def _at(self, address: str) -> Stop | None:
        """The stop at a question; one of a record that is not asked leads to the records themselves."""
        while address and self.desk.session.place(address) is None:
            address = address.rpartition(".")[0]
        page = self.desk.session.interview.page_of(address)
        if page is None:
            return None
        waits = address in [asked.address for asked in suggested(page)] and not to_answer(page)
        if page.id.startswith(AREA_PAGE) or (waits and not self._is_errand):
            return self._enter(page)
        return Stop(Kind.QUESTION, page.id, address)

    def _enter(self, page: Page) -> Stop:
        """Where a page begins."""
        if page.id.startswith(AREA_PAGE):
            return Stop(Kind.AREA, page.id)
        for asked in self._waiting(page):
            return Stop(Kind.QUESTION, page.id, asked.address)
        return Stop(Kind.END if suggested(page) else Kind.OVERVIEW, page.id)

    def _waiting(self, page: Page) -> list[Asked]:
        """The questions to be answered, without those that the user left open."""
        return [asked for asked in to_answer(page) if asked.address not in self._left_open]

    def _after_question(self, stop: Stop) -> Stop:
        if self._is_errand:
            self._is_errand = False
            return _REVIEW
        page = self.desk.session.page(stop.page)
        if page is None:
            return self._after_page(stop.page)
        return self._next_on(page, stop.address) or self._go_on(page.id)

    def _next_on(self, page: Page, address: str) -> Stop | None:
        """The next question on a page: after the one at an address, else one before it that is still to be answered."""
        addresses = [asked.address for asked in page.asked]
        at = addresses.index(address) + 1 if address in addresses else 0
        waiting = [asked.address for asked in self._waiting(page)]
        extra = [asked.address for asked in optional(page)] if self._says_more_on == page.id else []
        after = [found for found in addresses[at:] if found in waiting or found in extra]
        found = next((found for found in (*after, *waiting) if found != address), None)
        return Stop(Kind.QUESTION, page.id, found) if found else None

    def _go_on(self, page_id: str) -> Stop:
        """On the same page while something waits there or is still to be offered, else on the next."""
        page = self.desk.session.page(page_id)
        if page is not None and (self._waiting(page) or suggested(page)):
            return self._enter(page)
        if page is not None and optional(page) and page.id not in self._offered:
            return Stop(Kind.END, page.id)
        return self._after_page(page_id)

    def _after_page(self, page_id: str) -> Stop:
        self._is_errand = False
        after = page_after(self.desk.session.interview, page_id)
        return self._enter(after) if after else _REVIEW

    def _before(self, stop: Stop) -> Stop:
        """Where the user was before; from where they began, the question before it."""
        self._is_errand = False
        if self.trail:
            return self.trail.pop()
        page = self.desk.session.page(stop.page)
        before = neighbour(page, stop.address, -1) if page and stop.address else None
        if page and before:
            return Stop(Kind.QUESTION, page.id, before.address)
        beside = page_beside(self.desk.session.interview, stop.page, -1) if stop.page else None
        if beside is None:
            self.desk.talk.say(_("There is nothing before this."))
            return stop
        return self._enter(beside)

    def _undone(self, stop: Stop) -> Stop:
        """Take the last answer back, and ask for it again."""
        address = self.desk.session.undo()
        if address is None:
            self.desk.talk.say(_("There is nothing to take back."))
            return stop
        self.desk.talk.say(_("The last answer is taken back."))
        self._is_errand = [before.kind for before in (*self.trail[-2:], stop)] == _ERRAND
        again = self._at(address) or stop
        if again in self.trail:
            while self.trail.pop() != again:
                pass
        return again

    # ------------------------------------------------ elsewhere

    def _elsewhere(self, where: str, stop: Stop) -> Stop | None:
        """To a topic, the review, the export, another language or another client."""
        self._is_errand = False
        pages = {page.id: page for page in self.desk.session.interview.pages}
        labels = {**{page.id: said(page.label) for page in pages.values()}, **beside_topics()}
        if not where:
            self.desk.talk.pause()
            left = [f"({page.left})" if page.left else "" for page in pages.values()]
            tell_list(self.desk.talk, labels.values(), left)
        try:
            chosen = one_of(labels, where or self.desk.talk.ask())
        except AnswerError as error:
            self.desk.talk.complain(error)
            return stop
        except Undo:
            return self._undone(stop)
        except (Back, Onward, Unsure, To):
            return stop
        if chosen == UNDO:
            return self._undone(stop)
        self.trail.append(stop)
        return self._to_page(pages[chosen]) if chosen in pages else self._beside(chosen, stop)

    def _to_page(self, page: Page) -> Stop:
        """To the beginning of a page; what the user left open there is asked again."""
        self._left_open -= {asked.address for asked in page.asked}
        self._announced = ""
        return self._enter(page)

    def _beside(self, chosen: str, stop: Stop) -> Stop | None:
        """To what stands beside the topics."""
        if chosen in (QUIT, CLIENT) and not self.rescue.is_left():
            return stop
        if chosen == QUIT:
            raise Ended
        if chosen == LANGUAGE:
            use_language(other_language())
            return stop
        return {TO_REVIEW: _REVIEW, TO_EXPORT: _EXPORT}.get(chosen)
