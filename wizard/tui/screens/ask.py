"""One question in a box: a line to type, Enter gives it, Escape gives nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.tui.keys import Keys
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Plain, drained
from wizard.tui.words import later


class AskScreen(WizardScreen, ModalScreen[str | None]):
    """Asks for one line of text."""

    CSS_PATH = "new.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Confirm"), priority=True),
        Binding("escape", "cancel", later("Cancel")),
    ]

    def __init__(self, question: str, proposed: str = "") -> None:
        super().__init__()
        self.question = question
        self.input = Input(proposed)

    @override
    def compose(self) -> Iterator[Widget]:
        with VerticalGroup(id="box"):
            yield Plain(self.question)
            yield self.input
        yield Keys()

    def on_mount(self) -> None:
        """Begin typing at once."""
        self.set_focus(self.input)

    async def action_confirm(self) -> None:
        """Give what was typed."""
        await drained(self.input)
        self.dismiss(self.input.value.strip() or None)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
