"""One choice in a box: what it is about, and one line for each thing that can be done. Escape chooses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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

from wizard.tui.keys import Keys
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Entry, Plain, drained
from wizard.tui.words import later


class ChooseScreen(WizardScreen, ModalScreen[str | None]):
    """Gives the id of the entry that was chosen, or nothing.

    What it says and the entries are asked for when they are shown, so that they follow the language. Details are
    lines to read before one chooses.
    """

    CSS_PATH = "new.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", later("Choose"), priority=True),
        Binding("escape", "cancel", later("Cancel")),
        Binding("f2", "app.language", later("Language")),
    ]

    def __init__(
        self,
        says: Callable[[], str | Content],
        entries: Callable[[], Sequence[Entry]],
        details: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.heading = Plain(id="heading")
        self.details = details
        self.list = OptionList(id="entries", markup=False, compact=True)
        self._says, self._entries = says, entries

    @override
    def compose(self) -> Iterator[Widget]:
        with VerticalGroup(id="box"):
            yield self.heading
            if self.details:
                with VerticalScroll(id="details"):
                    for line in self.details:
                        yield Plain(line)
            yield self.list
        yield Keys()

    def on_mount(self) -> None:
        """Begin at the first entry: what does most for the user stands there."""
        self.relabel()
        self.set_focus(self.list)

    @override
    def relabel(self) -> None:
        super().relabel()
        highlighted = self.list.highlighted or 0
        self.heading.say(self._says())
        self.list.set_options(_option(entry) for entry in self._entries())
        self.list.highlighted = highlighted

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter chooses in the list only: who reads the details chooses nothing by it."""
        return self.list.has_focus if action == "choose" else True

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
    return Option(Content(f"› {entry.label}  ") + Content.styled(entry.hint, "dim"))
