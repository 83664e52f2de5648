"""The questions of the page at hand: one line for each, and the one that is being answered is open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from wizard.client.route import first_question, neighbour, next_open, page_beside
from wizard.client.session import Session
from wizard.interview import Asked, Page, State
from wizard.locale import _, said
from wizard.tui.fields.base import Answer, DontKnow, Field, Outcome, Stay
from wizard.tui.fields.records import RecordsField
from wizard.tui.panel import QuestionPanel
from wizard.tui.plain import Link, Picks, Plain, drained
from wizard.tui.rows import Row
from wizard.tui.words import later


class Form(VerticalScroll, can_focus=False):
    """One page of the interview. Enter confirms and goes on; no key that was typed ahead is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Confirm"), priority=True, show=False),
        Binding("tab", "move(1)", later("Next question"), priority=True, show=False),
        Binding("shift+tab", "move(-1)", later("Question before"), priority=True, show=False),
        Binding("space", "pick", later("Choose"), priority=True, show=False),
        Binding("y,j", "say(True)", later("Yes"), priority=True, show=False),
        Binding("n", "say(False)", later("No"), priority=True, show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    class Moved(Message):
        """Another question is open."""

    class Finished(Message):
        """The user went on from the last question of the last page."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="form")
        self.session = session
        self.page: Page | None = None
        self.heading = Plain(classes="heading")
        self.ask = Plain(classes="page-ask")
        self.panel = QuestionPanel(session)
        self.rows: list[Row] = []
        self._was_answered = False
        self.go_on = Link(id="go-on")

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        yield self.ask
        yield self.panel
        yield self.go_on

    # ------------------------------------------------ showing

    @property
    def asked(self) -> Asked | None:
        """The question that is open."""
        return self.panel.asked

    async def open(self, address: str) -> None:
        """Open a question on its page."""
        place = self.session.place(address)
        if place is None:
            return
        self.page, asked = place
        self._was_answered = asked.state is State.ANSWERED
        await self.panel.show(asked)
        await self._show_rows()
        self._label()
        self.post_message(self.Moved())
        self.call_after_refresh(self._reveal)

    async def show_page(self, page: Page) -> None:
        """Open the first question of a page that has no answer, else its first."""
        await self.open(first_question(page).address)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus into the open question."""
        entry = self.panel.field.entry if self.panel.field else None
        self.screen.set_focus(entry or self.go_on)

    async def refresh_answers(self) -> None:
        """Show what the answers are now, without touching what is being typed."""
        address = self.asked.address if self.asked else ""
        place = self.session.place(address)
        if place is None:
            return
        self.page, asked = place
        self.panel.keep_up(asked)
        await self._show_rows()
        self._label()

    def relabel(self) -> None:
        """Say everything in the language that the program speaks now."""
        self.panel.relabel()
        for row in self.rows:
            row.relabel()
        self._label()

    async def _show_rows(self) -> None:
        asked = self.page.asked if self.page else ()
        missing = [Row(self.session) for _number in range(len(asked) - len(self.rows))]
        if missing:
            self.rows += missing
            await self.mount(*missing, before=self.go_on)
        for row, question in zip(self.rows, asked, strict=False):
            row.show(question)
            row.display = self.asked is None or question.address != self.asked.address
        for row in self.rows[len(asked) :]:
            row.display = False
        at = next((row for row in self.rows if self.asked and row.address == self.asked.address), None)
        if at is not None:
            self.move_child(self.panel, after=at)

    def _label(self) -> None:
        if self.page is None:
            return
        self.heading.say(Content.styled(said(self.page.label), "bold") + Content(self._progress(self.page)))
        self.ask.say(said(self.page.ask))
        after = self._page_after()
        text = said(after.label) if after else _("Review")
        self.go_on.say("› " + _("Go on: {page}").format(page=text))

    @staticmethod
    def _progress(page: Page) -> str:
        if page.left == 0:
            return "  " + _("✓ nothing left here")
        if page.left == 1:
            return "  " + _("1 question left")
        return "  " + _("{left} questions left").format(left=page.left)

    def _reveal(self) -> None:
        """Scroll so that the whole question is seen, or at least its beginning."""
        is_tall = self.panel.size.height > self.size.height
        self.scroll_to_widget(self.panel, animate=False, top=is_tall)

    # ------------------------------------------------ keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space and the letters for yes and no work in lists only; elsewhere they are typed."""
        focused = self.screen.focused
        if action == "pick":
            return isinstance(focused, Picks)
        if action == "say":
            is_yes_no = self.asked is not None and self.asked.question.type == "yes-no"
            return isinstance(focused, Picks) and is_yes_no
        return True

    async def action_confirm(self) -> None:
        """Enter: this answer is meant; go on."""
        await drained(self.screen.focused)
        if self.screen.focused is self.go_on:
            await self._go_to_next_page()
        else:
            await self._settle(await self.panel.confirm())

    async def action_move(self, step: int) -> None:
        """Tab: to the next widget of this question, or the next question; what was changed is stored first."""
        await drained(self.screen.focused)
        field = self.panel.field
        after = field.after_focus(step) if field else None
        if after is not None:
            self.screen.set_focus(after)
        elif await self.store_typed():
            await self._move(step)

    async def action_step(self, step: int) -> None:
        """Up and Down, where a widget has no use for them: like Tab."""
        await self.action_move(step)

    async def action_pick(self) -> None:
        """Space in a list."""
        await drained(self.screen.focused)
        if self.panel.field is not None:
            await self._settle(self.panel.field.pick())

    async def action_say(self, yes: bool) -> None:
        """Y or J, and N, to a question that is answered with yes or no."""
        await self._settle(Answer(yes))

    async def dont_know(self) -> None:
        """The user does not know."""
        await drained(self.screen.focused)
        await self._settle(DontKnow())

    async def adopt(self) -> None:
        """Make the proposal the answer."""
        if self.asked and self.asked.proposal:
            asked = self.asked
            self.panel.store(lambda: self.session.adopt([asked]))
            await self._go_on()

    @property
    def is_list(self) -> bool:
        """Whether the open question is a list that "none of these" answers."""
        return self.asked is not None and self.asked.question.type in ("several-of", "tools", "cookies")

    async def none_of_these(self) -> None:
        """Nothing of the list at hand; on a tick screen, no to all that is open."""
        await drained(self.screen.focused)
        if self.is_list:
            await self._settle(Answer([]))
        elif self.page:
            page = self.page
            self.panel.store(lambda: self.session.none_of_these(page))
            await self._go_to_next_page()

    async def store_typed(self) -> bool:
        """Store what was typed into the open question; False where it is wrong, which the question then says."""
        await drained(self.screen.focused)
        return self.panel.leave()

    # ------------------------------------------------ storing and going on

    @on(Row.Chosen)
    async def _row_chosen(self, event: Row.Chosen) -> None:
        event.stop()
        if await self.store_typed():
            await self.open(event.address)
            self.take_focus()

    @on(Link.Pressed)
    async def _pressed(self, event: Link.Pressed) -> None:
        event.stop()
        if await self.store_typed():
            await self._go_to_next_page()

    @on(Field.Changed)
    async def _field_changed(self, event: Field.Changed) -> None:
        event.stop()
        if event.field is self.panel.field:
            self.panel.keep(Answer(event.field.value))
            await self.refresh_answers()

    @on(Field.Settled)
    async def _field_settled(self, event: Field.Settled) -> None:
        event.stop()
        if event.field is self.panel.field:
            await self._settle(event.outcome)

    @on(RecordsField.Added)
    async def _record_added(self, event: RecordsField.Added) -> None:
        event.stop()
        self.panel.store(lambda: self.session.add_record(event.asked, event.name))
        await self._show_records(event.field)

    @on(RecordsField.Removed)
    async def _record_removed(self, event: RecordsField.Removed) -> None:
        event.stop()
        self.panel.store(lambda: self.session.remove_record(event.asked, event.record_id))
        await self._show_records(event.field)

    async def _show_records(self, field: RecordsField) -> None:
        await self.refresh_answers()
        if field is self.panel.field:
            await field.show(field.asked)
            self.screen.set_focus(field.input)

    async def _settle(self, outcome: Outcome) -> None:
        if isinstance(outcome, Stay) or not self.panel.keep(outcome):
            return
        if isinstance(outcome, DontKnow) and self._offers_decision():
            await self.refresh_answers()
            return
        await self._go_on()

    def _offers_decision(self) -> bool:
        """Whether "don't know" leads to the proposal: the business can decide it now."""
        asked = self.session.interview.asked.get(self.asked.address) if self.asked else None
        return asked is not None and asked.question.nature == "decision" and asked.proposal is not None

    async def _go_on(self) -> None:
        """To the next question; who answers for the first time is not led through what is answered already."""
        find = partial(neighbour, step=1) if self._was_answered else next_open
        after = find(self.session.interview, self.asked.address) if self.asked else None
        if after is None:
            await self._go_to_next_page()
            return
        await self.open(after.address)
        self.take_focus()

    async def _move(self, step: int) -> None:
        is_past_last = self.screen.focused is self.go_on
        after = self.asked if is_past_last else self._beside(step)
        if is_past_last and step > 0:
            self.screen.focus_next()
        elif after is not None:
            await self.open(after.address)
            self.take_focus()
        elif step > 0:
            await self.refresh_answers()
            self.screen.set_focus(self.go_on)
        else:
            self.screen.focus_previous()

    def _beside(self, step: int) -> Asked | None:
        return neighbour(self.session.interview, self.asked.address, step) if self.asked else None

    def _page_after(self) -> Page | None:
        return page_beside(self.session.interview, self.page.id if self.page else "", 1)

    async def _go_to_next_page(self) -> None:
        after = self._page_after()
        if after is None:
            await self.refresh_answers()
            self.post_message(self.Finished())
            return
        await self.show_page(after)
