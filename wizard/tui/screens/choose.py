"""One choice in a box: what happened, and what can be done about it. Escape chooses nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from wizard.tui.plain import Entry, Plain
from wizard.tui.screens.base import WizardScreen
from wizard.tui.words import later


class ChooseScreen(WizardScreen, ModalScreen[str | None]):
    """Tells what happened, and gives the id of what the user chose to do; None where nothing."""

    CSS_PATH = "choose.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", later("Cancel"))]

    def __init__(self, says: str, details: Sequence[str], choices: Sequence[Entry]) -> None:
        super().__init__()
        self.says, self.details, self.choices = says, details, choices
        self.list = OptionList(*(Option(Content(f"› {entry.label}")) for entry in choices), markup=False, compact=True)

    @override
    def compose(self) -> Iterator[Widget]:
        with VerticalGroup(id="box"):
            yield Plain(self.says, id="says")
            with VerticalScroll(id="details", can_focus=bool(self.details)):
                for line in self.details:
                    yield Plain(line)
            yield self.list

    def on_mount(self) -> None:
        """Begin at what does most for the user, which stands first."""
        self.list.highlighted = 0
        self.set_focus(self.list)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.choices[event.option_index].id)

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
