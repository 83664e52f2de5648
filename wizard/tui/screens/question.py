"""One question by itself, over the list that led to it: Enter stores the answer and leads back there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from typing_extensions import override

from wizard.client.session import Session
from wizard.interview import Asked
from wizard.locale import _, said
from wizard.tui.fields.base import Answer, DontKnow, Field, Outcome, Stay
from wizard.tui.fields.records import RecordsField
from wizard.tui.in_sight import InSight
from wizard.tui.keys import Keys
from wizard.tui.panel import QuestionPanel
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Picks, Plain, drained
from wizard.tui.words import later


class QuestionScreen(WizardScreen):
    """Gives the question's address where the user wants to see it among those of its topic, else nothing."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = ["interview.tcss", "question.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Save"), priority=True),
        Binding("tab", "move(1)", later("Next question"), priority=True, show=False),
        Binding("shift+tab", "move(-1)", later("Question before"), priority=True, show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("space", "pick", later("Choose"), priority=True, show=False),
        Binding("y,j", "say(True)", later("Yes"), priority=True, show=False),
        Binding("n", "say(False)", later("No"), priority=True, show=False),
        Binding("escape", "back", later("Back")),
        Binding("f2", "app.language", later("Language")),
        Binding("f3", "dont_know", later("Don't know"), priority=True),
        Binding("f4", "adopt", later("Suggestion"), priority=True),
        Binding("f6", "topic", later("See it in its topic")),
    ]

    def __init__(self, session: Session, asked: Asked) -> None:
        super().__init__()
        self.session = session
        self.asked = asked
        self.heading = Plain(id="heading")
        self.panel = QuestionPanel(session)
        self._refused = False

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        yield InSight(self.panel, opened=lambda: self.panel)
        yield Keys()

    async def on_mount(self) -> None:
        """Show the question, ready to be answered."""
        await self.panel.show(self.asked)
        self.relabel()
        self._take_focus()

    @override
    def relabel(self) -> None:
        super().relabel()
        page = self.session.interview.page_of(self.asked.address)
        name = said(page.label) if page else ""
        self.heading.say(Content.styled(_("Review"), "bold") + Content(f" › {name}"))
        self.panel.relabel()

    # ------------------------------------------------ keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space and the letters for yes and no work in lists only; elsewhere they are typed."""
        is_list = isinstance(self.focused, Picks)
        if action == "say":
            return is_list and self.asked.question.type == "yes-no"
        if action == "adopt":
            return self.asked.proposal is not None
        return is_list if action == "pick" else True

    async def action_confirm(self) -> None:
        """This answer is meant."""
        await drained(self.focused)
        self._settle(await self.panel.confirm())

    async def action_pick(self) -> None:
        """Tick the highlighted line, or choose it."""
        await drained(self.focused)
        if self.panel.field is not None:
            self._settle(self.panel.field.pick())

    def action_say(self, yes: bool) -> None:
        """Yes or no."""
        self._settle(Answer(yes))

    async def action_dont_know(self) -> None:
        """The user does not know; what can be decided now is offered."""
        await drained(self.focused)
        self._settle(DontKnow())

    def action_adopt(self) -> None:
        """Make the proposal the answer."""
        asked = self.asked
        if asked.proposal and self.panel.store(lambda: self.session.adopt([asked])):
            self.dismiss(None)

    async def action_move(self, step: int) -> None:
        """To the next widget of the question, and round."""
        await drained(self.focused)
        field = self.panel.field
        stops = field.stops if field else []
        after = field.after_focus(step) if field else None
        if stops:
            self.set_focus(after or stops[0 if step > 0 else -1])

    async def action_back(self) -> None:
        """Back to the list; what was typed is stored. What is wrong is said, and given up when asked again."""
        await drained(self.focused)
        if self._refused or self.panel.leave():
            self.dismiss(None)
        self._refused = True

    async def action_topic(self) -> None:
        """To the question among those of its topic."""
        await drained(self.focused)
        if self.panel.leave():
            self.dismiss(self.asked.address)

    @override
    async def store_typed(self) -> bool:
        await drained(self.focused)
        return self.panel.leave()

    # ------------------------------------------------ storing

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        self.panel.keep(Answer(event.field.value))
        self._keep_up()

    @on(Field.Settled)
    def _settled(self, event: Field.Settled) -> None:
        event.stop()
        self._settle(event.outcome)

    @on(RecordsField.Added)
    async def _added(self, event: RecordsField.Added) -> None:
        event.stop()
        self.panel.store(lambda: self.session.add_record(event.asked, event.name))
        await self._show_records(event.field)

    @on(RecordsField.Removed)
    async def _removed(self, event: RecordsField.Removed) -> None:
        event.stop()
        self.panel.store(lambda: self.session.remove_record(event.asked, event.record_id))
        await self._show_records(event.field)

    async def _show_records(self, field: RecordsField) -> None:
        self._keep_up()
        await field.show(self.asked)
        self.set_focus(field.input)

    def _settle(self, outcome: Outcome) -> None:
        if isinstance(outcome, Stay) or not self.panel.keep(outcome):
            return
        self._keep_up()
        if isinstance(outcome, DontKnow) and self.asked.proposal and self.asked.question.nature == "decision":
            return
        self.dismiss(None)

    def _keep_up(self) -> None:
        self.asked = self.session.interview.asked.get(self.asked.address, self.asked)
        self.panel.keep_up(self.asked)
        self.refresh_bindings()

    def _take_focus(self) -> None:
        entry = self.panel.field.entry if self.panel.field else None
        if entry is not None:
            self.set_focus(entry)
