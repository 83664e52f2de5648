"""A new client: what the business is called, and which kinds of business it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Footer, Input, OptionList
from typing_extensions import override

from wizard.library.schema import Library
from wizard.locale import _, said
from wizard.tui.plain import Entry, Link, Picks, Plain, drained
from wizard.tui.screens.base import WizardScreen
from wizard.tui.words import later

Wanted = tuple[str, list[str]]


class NewScreen(WizardScreen, ModalScreen[Wanted | None]):
    """Asks for a name and kinds; gives them, or nothing."""

    CSS_PATH = "new.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Go on"), priority=True),
        Binding("space", "tick", later("Choose"), priority=True, show=False),
        Binding("escape", "cancel", later("Cancel")),
        Binding("f2", "app.language", later("Language")),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.picked: list[str] = []
        self.name_label, self.kinds_label, self.report = Plain(), Plain(), Plain(classes="message")
        self.name_input, self.kinds, self.create = Input(id="name"), Picks(id="kinds"), Link(id="create")

    @override
    def compose(self) -> Iterator[Widget]:
        with VerticalGroup(id="box"):
            yield self.name_label
            yield self.name_input
            yield self.kinds_label
            yield self.kinds
            yield self.report
            yield self.create
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin with the name."""
        self.relabel()
        self.set_focus(self.name_input)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.name_label.say(_("What is the business called?"))
        self.kinds_label.say(_("What kind of business is it? Tick one or several with Space."))
        self.create.say("› " + _("Begin"))
        self._list()

    async def action_confirm(self) -> None:
        """Enter: from the name to the kinds, and from there into the interview."""
        await drained(self.focused)
        if self.focused is self.name_input and self.name_input.value.strip():
            self.set_focus(self.kinds)
        else:
            self._finish()

    def action_cancel(self) -> None:
        """Back to the start."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _ticked(self, event: OptionList.OptionSelected) -> None:
        self._toggle(self.kinds.entry_id(event.option_index))

    @on(Link.Pressed)
    def _finish(self) -> None:
        name = self.name_input.value.strip()
        if not name:
            self.report.say(_("Write what the business is called."))
            self.set_focus(self.name_input)
        elif not self.picked:
            self.report.say(_("Tick at least one kind with Space."))
            self.set_focus(self.kinds)
        else:
            self.dismiss((name, self.picked))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space ticks among the kinds only; in the name it is typed."""
        return self.focused is self.kinds if action == "tick" else True

    async def action_tick(self) -> None:
        """Tick or untick the highlighted kind; Enter must not overtake this."""
        await drained(self.kinds)
        if self.kinds.highlighted_id:
            self._toggle(self.kinds.highlighted_id)

    def _toggle(self, kind: str) -> None:
        ticked = {*self.picked} ^ {kind}
        self.picked = [kind for kind in self.library.kinds if kind in ticked]
        self._list()

    def _list(self) -> None:
        self.kinds.fill([Entry(kind.id, said(kind.label)) for kind in self.library.kinds.values()], self.picked)
