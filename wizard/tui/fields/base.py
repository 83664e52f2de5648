"""What all question widgets have in common: they show a question, have a value, and say what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

from wizard.client.session import Session
from wizard.interview import Asked
from wizard.library.answers import AnswerError
from wizard.locale import _
from wizard.text import capitalised
from wizard.tui.widgets import Plain

#: Ids of the entries that lists of answers end with.
DONT_KNOW = "?"
NONE = "-"
SKIP = ">"


@dataclass(frozen=True)
class Answer:
    """The user has answered: store it and go on. None takes the answer away."""

    raw: Any


@dataclass(frozen=True)
class DontKnow:
    """The user does not know."""


@dataclass(frozen=True)
class Skip:
    """Nothing was entered or changed: go on without storing."""


@dataclass(frozen=True)
class Stay:
    """The user is not done with this question."""


Outcome = Answer | DontKnow | Skip | Stay


class Field(VerticalGroup):
    """The widget of one family of question types; shown again and again with another question."""

    class Changed(Message):
        """The value changed and is to be stored at once; the user goes on with the same question."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    class Settled(Message):
        """The user answered with a click: store it and go on."""

        def __init__(self, field: Field, outcome: Outcome) -> None:
            super().__init__()
            self.field = field
            self.outcome = outcome

    #: Whether "don't know" is one of the lines of the field's list.
    lists_dont_know = False

    asked: Asked

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.report = Plain(classes="message")
        self._shown: Any = None

    async def show(self, asked: Asked) -> None:
        """Show a question with the answer it has."""
        self.asked = asked
        self.message = ""
        for line in self.query(Input):
            line.select_on_focus = False
        await self.fill(asked)
        self._shown = self.written

    async def fill(self, asked: Asked) -> None:
        """Put the question's answer into the widgets."""
        raise NotImplementedError

    @property
    def value(self) -> Any:
        """The answer as it would stand in the file; None where nothing is entered.

        Raises AnswerError where what is entered cannot be an answer.
        """
        raise NotImplementedError

    @property
    def written(self) -> Any:
        """What stands in the widgets, right or wrong, to see whether the user changed it."""
        return list(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands in the lines and texts that are typed into."""
        typed = [widget.value for widget in self.query(Input)]
        return (*typed, *(widget.text for widget in self.query(TextArea)))

    def put_back(self, lines: Iterable[str]) -> None:
        """Put into the lines and texts what stood there when the program ended."""
        for widget, text in zip([*self.query(Input), *self.query(TextArea)], lines, strict=False):
            if isinstance(widget, Input):
                widget.value = text
                widget.cursor_position = len(text)
            else:
                widget.text = text

    @property
    def is_changed(self) -> bool:
        """Whether the user has entered something that is not stored yet."""
        return bool(self.written != self._shown)

    @property
    def message(self) -> str:
        """What is wrong, in words; empty where nothing is."""
        return self.report.text

    @message.setter
    def message(self, text: str) -> None:
        self.report.say(text)

    def complain(self, error: AnswerError) -> None:
        """Say why what is entered cannot be an answer."""
        self.message = capitalised(str(error))

    @property
    def settles_by_click(self) -> bool:
        """Whether a click on one of its lines is the answer, with nothing to confirm."""
        return False

    @property
    def stops(self) -> list[Widget]:
        """The widgets that Tab stops at, in their order."""
        return [widget for widget in self.screen.focus_chain if self in widget.ancestors]

    @property
    def entry(self) -> Widget | None:
        """Where one begins."""
        stops = self.stops
        return stops[0] if stops else None

    async def confirm(self) -> Outcome:
        """Enter was pressed: go to the next widget, or be done."""
        after = self.after_focus(1)
        if after is not None:
            self.screen.set_focus(after)
            return Stay()
        return self.done()

    def pick(self) -> Outcome:
        """Space was pressed on a list, or one of its lines was clicked."""
        return Stay()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        outcome = self.pick()
        if isinstance(outcome, Answer | DontKnow):
            self.post_message(self.Settled(self, outcome))

    def done(self) -> Outcome:
        """What the widgets' value means when the user is done."""
        value = self.value
        return Skip() if value is None and not self.is_changed else Answer(value)

    def leave(self) -> Outcome:
        """The user goes elsewhere: what was changed is stored."""
        return self.done() if self.is_changed else Skip()

    def after_focus(self, step: int) -> Widget | None:
        """The stop so many steps after the one with focus."""
        stops = self.stops
        focused = self.screen.focused
        at = stops.index(focused) + step if focused in stops else -1
        return stops[at] if 0 <= at < len(stops) else None

    def relabel(self) -> None:
        """Say everything again, in the language that the program speaks now."""


def closing_entries() -> dict[str, str]:
    """The labels of the entries that stand for no choice."""
    return {NONE: _("None of these"), DONT_KNOW: _("Don't know")}
