"""A small menu: one line of several is chosen, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from wizard.tui.plain import Entry, Plain, drained
from wizard.tui.screens.base import WizardScreen
from wizard.tui.words import later


class PickScreen(WizardScreen, ModalScreen[str | None]):
    """Gives the id of the entry that was chosen, or nothing. Title and entries are asked for when they are shown."""

    CSS_PATH = "new.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", later("Choose"), priority=True),
        Binding("escape", "cancel", later("Cancel")),
        Binding("f2", "app.language", later("Language")),
    ]

    def __init__(self, title: Callable[[], Content], entries: Callable[[], Sequence[Entry]]) -> None:
        super().__init__()
        self.heading = Plain(id="heading")
        self.list = OptionList(id="entries", markup=False, compact=True)
        self._title, self._entries = title, entries

    @override
    def compose(self) -> Iterator[Widget]:
        with VerticalGroup(id="box"):
            yield self.heading
            yield self.list
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin at the first entry."""
        self.relabel()
        self.set_focus(self.list)

    @override
    def relabel(self) -> None:
        super().relabel()
        highlighted = self.list.highlighted or 0
        self.heading.say(self._title())
        self.list.set_options(_option(entry) for entry in self._entries())
        self.list.highlighted = highlighted

    async def action_choose(self) -> None:
        """Give the highlighted entry; Enter must not overtake an arrow key."""
        await drained(self.list)
        if self.list.highlighted is not None:
            self.dismiss(self._entries()[self.list.highlighted].id)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._entries()[event.option_index].id)


def _option(entry: Entry) -> Option:
    return Option(Content(f"{entry.label}  ") + Content.styled(entry.hint, "$text-muted"))
