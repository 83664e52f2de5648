"""Answering: what the keys and clicks on a page mean, what is stored for them, and that one goes on then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from typing_extensions import override

from wizard.client.session import Session
from wizard.tui.area import AreaPanel
from wizard.tui.fields.base import Answer, DontKnow, Field, Outcome, Stay
from wizard.tui.fields.records import RecordsField
from wizard.tui.in_sight import InSight
from wizard.tui.page_view import PageView
from wizard.tui.rows import Row
from wizard.tui.steps import Steps
from wizard.tui.widgets import Link, Picks, drained, tell
from wizard.tui.words import later


class Form(InSight):
    """One page of the interview. Enter confirms and goes on; no key that was typed ahead is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Confirm"), priority=True, show=False),
        Binding("tab", "move(1)", later("Next question"), priority=True, show=False),
        Binding("shift+tab", "move(-1)", later("Question before"), priority=True, show=False),
        Binding("space", "pick", later("Choose"), priority=True, show=False),
        Binding("y,j", "say(True)", later("Yes"), priority=True, show=False),
        Binding("n", "say(False)", later("No"), priority=True, show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, session: Session) -> None:
        self.session = session
        self.view = PageView(session)
        super().__init__(opened=lambda: self.view.opened, id="form")
        self.area, self.panel, self.links = self.view.area, self.view.panel, self.view.links
        self.steps = Steps(self.view)

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.view

    # ------------------------------------------------ keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space and the letters for yes and no work in lists only; elsewhere they are typed."""
        is_list, asked = isinstance(self.screen.focused, Picks), self.view.asked
        if action == "pick":
            return is_list
        if action == "say":
            return is_list and asked is not None and asked.question.type == "yes-no"
        return True

    async def action_confirm(self) -> None:
        """Enter: this answer is meant; go on."""
        focused = self.screen.focused
        await drained(focused)
        if isinstance(focused, Link):
            await self._follow(focused)
        elif self.view.is_area:
            await self._after_area(self.area.confirm())
        else:
            await self._settle(await self.panel.confirm())

    async def action_move(self, step: int) -> None:
        """Tab, Up and Down: to the next widget of this question, or the next; what was changed is stored first."""
        await drained(self.screen.focused)
        field = self.panel.field if self.panel.asked and not self.view.is_area else None
        after = field.after_focus(step) if field else None
        if after is not None:
            self.screen.set_focus(after)
        elif await self.store_typed():
            await self.steps.move(step)

    async def action_pick(self) -> None:
        """Space in a list."""
        await drained(self.screen.focused)
        if self.view.is_area:
            await self._after_area(self.area.pick())
        elif self.panel.field is not None:
            await self._settle(self.panel.field.pick())

    async def action_say(self, yes: bool) -> None:
        """Y or J, and N, to a question that is answered with yes or no."""
        if self.view.is_area:
            await self._after_area(self.area.say(yes=yes))
        else:
            await self._settle(Answer(yes))

    # ------------------------------------------------ what the keys of the screen ask for

    async def dont_know(self) -> None:
        """The user does not know."""
        await drained(self.screen.focused)
        if self.view.is_area:
            await self._after_area(self.area.dont_know())
        elif self.view.asked:
            await self._settle(DontKnow())

    async def adopt(self) -> None:
        """Make the proposal the answer."""
        asked = self.view.asked
        if asked and asked.proposal:
            self.panel.store(lambda: self.session.adopt([asked]))
            await self.steps.go_on()

    async def adopt_page(self) -> None:
        """Make all proposals of the page answers."""
        proposed = self.view.suggestions
        if proposed and await self.store_typed():
            self.panel.store(lambda: self.session.adopt(proposed))
            await self.steps.go_on()

    async def none_of_these(self) -> None:
        """Nothing of the list at hand; on a list of what the business does, no to all that is open."""
        await drained(self.screen.focused)
        if self.view.is_area:
            await self._after_area(self.area.none_of_these())
        elif self.view.is_list:
            await self._settle(Answer([]))

    async def store_typed(self) -> bool:
        """Store what was typed into the open question; False where it is wrong, which the question then says."""
        await drained(self.screen.focused)
        return self.panel.leave()

    # ------------------------------------------------ an answer

    async def _settle(self, outcome: Outcome) -> None:
        if isinstance(outcome, Stay) or not self.panel.keep(outcome):
            return
        if isinstance(outcome, DontKnow) and self._offers_decision:
            await self.view.refresh_answers()
        else:
            await self.steps.go_on()

    @property
    def _offers_decision(self) -> bool:
        """Whether "don't know" leads to the proposal: the business can decide it now."""
        here = self.view.asked
        asked = self.session.interview.asked.get(here.address) if here else None
        return asked is not None and asked.question.nature == "decision" and asked.proposal is not None

    @on(Field.Changed)
    async def _field_changed(self, event: Field.Changed) -> None:
        event.stop()
        if event.field is self.panel.field:
            self.panel.keep(Answer(event.field.value))
            await self.view.refresh_answers()

    @on(Field.Settled)
    async def _field_settled(self, event: Field.Settled) -> None:
        event.stop()
        if event.field is self.panel.field:
            await self._settle(event.outcome)

    # ------------------------------------------------ a list to tick

    async def _after_area(self, is_done: bool) -> None:
        """A line of the list was ticked, or the list is done."""
        if is_done:
            await self.steps.to_next_page()
        else:
            await self.view.refresh_answers()

    @on(AreaPanel.Highlighted)
    def _highlighted(self, event: AreaPanel.Highlighted) -> None:
        event.stop()
        tell(self, PageView.Moved())

    @on(AreaPanel.Clicked)
    async def _clicked(self, event: AreaPanel.Clicked) -> None:
        event.stop()
        await self._after_area(self.area.pick())

    # ------------------------------------------------ records

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
        await self.view.refresh_answers()
        if field is self.panel.field:
            await field.show(field.asked)
            self.screen.set_focus(field.input)

    # ------------------------------------------------ lines and links that were chosen

    @on(Row.Chosen)
    async def _row_chosen(self, event: Row.Chosen) -> None:
        event.stop()
        if await self.store_typed():
            await self.steps.to_question(event.address)

    @on(Link.Pressed)
    async def _pressed(self, event: Link.Pressed) -> None:
        event.stop()
        await self._follow(event.link)

    async def _follow(self, link: Link) -> None:
        if not await self.store_typed():
            return
        if link is self.links.adopt_all:
            await self.adopt_page()
        elif link is self.links.more:
            await self.view.open_optional()
        elif link is self.links.menu:
            self.app.action_command_palette()
        elif self.view.is_area and self.area.is_begun:
            await self._after_area(self.area.confirm())
        else:
            await self.steps.to_next_page()
