"""A line that shows one choice of a few, and changes with the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from wizard.tui.words import later


class Cycle(Static, can_focus=True):
    """‹ months ›: Left, Right and Space go through the choices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", later("Next choice"), show=False),
        Binding("left", "turn(-1)", later("Choice before"), show=False),
    ]

    class Changed(Message):
        """Another choice is shown."""

        def __init__(self, cycle: Cycle) -> None:
            super().__init__()
            self.cycle = cycle

    def __init__(self, name: str = "") -> None:
        super().__init__(name=name, markup=False)
        self._choices: dict[str, str] = {}
        self.value = ""

    def offer(self, choices: Mapping[str, str], value: str | None) -> None:
        """Show these choices (id and label); the first where `value` is none of them."""
        self._choices = dict(choices)
        if value and value not in choices:
            self._choices[value] = value
        self.value = value or next(iter(self._choices), "")
        self._write()

    def action_turn(self, step: int) -> None:
        """Show the choice so many steps on."""
        ids = list(self._choices)
        if ids:
            self.value = ids[(ids.index(self.value) + step) % len(ids)]
            self._write()
            self.post_message(self.Changed(self))

    def on_click(self, event: Click) -> None:
        """A click on the left half goes back, elsewhere on."""
        self.action_turn(-1 if event.x < 2 else 1)

    def _write(self) -> None:
        label = self._choices.get(self.value, "")
        self.update(Content(f"‹ {label} ›" if len(self._choices) > 1 else label))
