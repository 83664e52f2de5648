"""A new client: what the business is called, which kinds of business it is, and perhaps a typical one to begin from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList
from typing_extensions import override

from wizard.client.typical import TypicalBusiness
from wizard.library.schema import Library
from wizard.locale import _, said
from wizard.tui.in_sight import InSight
from wizard.tui.keys import Keys
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Entry, Link, Picks, Plain, drained
from wizard.tui.words import later


@dataclass(frozen=True)
class Wanted:
    """A new client: what it is called, its kinds, and the id of the typical business to begin from."""

    name: str
    kinds: tuple[str, ...]
    typical: str = ""


class NewScreen(WizardScreen, ModalScreen[Wanted | None]):
    """Asks for a name and for kinds or a typical business; gives them, or nothing."""

    CSS_PATH = "new.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Go on"), priority=True),
        Binding("space", "tick", later("Choose"), priority=True, show=False),
        Binding("down", "move(1)", priority=True, show=False),
        Binding("up", "move(-1)", priority=True, show=False),
        Binding("escape", "cancel", later("Cancel")),
        Binding("f2", "app.language", later("Language")),
    ]

    def __init__(self, library: Library, typical: Mapping[str, TypicalBusiness], name: str = "") -> None:
        super().__init__()
        self.library, self.all_typical = library, typical
        self.picked: set[str] = set()
        self.begins_from = ""
        self.name_label, self.kinds_label, self.report = Plain(), Plain(), Plain(classes="message")
        self.typical_label, self.about = Plain(), Plain(id="about")
        self.name_input, self.create = Input(name, id="name"), Link(id="create")
        self.kinds, self.typical = Picks(id="kinds"), Picks(id="typical")

    @override
    def compose(self) -> Iterator[Widget]:
        yield InSight(
            VerticalGroup(self.name_label, self.name_input),
            VerticalGroup(self.kinds_label, self.kinds, self.report),
            VerticalGroup(self.typical_label, self.typical, self.about),
            self.create,
            opened=self._at_hand,
            id="box",
        )
        yield Keys()

    def on_mount(self) -> None:
        """Begin with the name."""
        self.typical.display = bool(self.all_typical)
        self.relabel()
        self.set_focus(self.name_input)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.name_label.say(_("What is the business called?"))
        self.kinds_label.say(_("What kind of business is it? Tick one or several with Space."))
        if self.all_typical:
            self.typical_label.say(_("Or begin with a typical business; its answers become suggestions:"))
        self.report.say("")
        self.create.say("› " + _("Begin"))
        self._list()

    async def action_confirm(self) -> None:
        """Enter: from the name to the kinds, and from there into the interview."""
        await drained(self.focused)
        if self.focused is self.name_input and self.name_input.value.strip():
            self.set_focus(self.kinds)
            return
        if self.focused is self.typical and not self.picked:
            self._toggle(self.typical)
        self._finish()

    def action_cancel(self) -> None:
        """Back to the start."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _ticked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._toggle(self.typical if event.option_list is self.typical else self.kinds)

    @on(OptionList.OptionHighlighted, "#typical")
    def _show_about(self) -> None:
        shown = self.all_typical.get(self.typical.highlighted_id or "")
        self.about.say(said(shown.about) if shown and self.typical.has_focus else "")

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
            kinds = tuple(kind for kind in self.library.kinds if kind in self.picked)
            self.dismiss(Wanted(name, kinds, self.begins_from))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space ticks in the lists only; in the name it is typed."""
        return self.focused in (self.kinds, self.typical) if action == "tick" else True

    async def action_tick(self) -> None:
        """Tick or untick the highlighted line; Enter must not overtake this."""
        await drained(self.focused)
        if isinstance(self.focused, Picks):
            self._toggle(self.focused)

    async def action_move(self, step: int) -> None:
        """To the line below or above; past the end of a list to what stands beside it."""
        await drained(self.focused)
        picks = self.focused
        at = (picks.highlighted or 0) + step if isinstance(picks, Picks) else -1
        if isinstance(picks, Picks) and 0 <= at < len(picks.entries):
            picks.highlighted = at
            return
        beside = self.focus_next() if step > 0 else self.focus_previous()
        if isinstance(beside, Picks):
            beside.highlighted = 0 if step > 0 else len(beside.entries) - 1

    def _at_hand(self) -> Widget | None:
        """The question that has the focus, with what it asks."""
        return self.focused and next((each for each in self.focused.ancestors if isinstance(each, VerticalGroup)), None)

    def _toggle(self, picks: Picks) -> None:
        at = picks.highlighted_id or ""
        if picks is self.kinds:
            self.picked ^= {at}
        else:
            self.begins_from = "" if at == self.begins_from else at
            self.picked |= {*self.all_typical[at].kinds}
        self._list()

    def _list(self) -> None:
        self.kinds.fill([Entry(kind.id, said(kind.label)) for kind in self.library.kinds.values()], self.picked)
        typical = [Entry(each, said(one.label)) for each, one in self.all_typical.items()]
        self.typical.fill(typical, {self.begins_from}, single=self.all_typical)
        self._show_about()
