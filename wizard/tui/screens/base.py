"""What all screens have in common: words that follow the language, and commands that follow the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from rich.cells import cell_len
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer

from wizard.locale import _
from wizard.tui.words import is_ours

#: From 120 columns topics, questions and notice stand side by side; from 100 topics are called up by a key; under
#: that the notice as well.
_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (120, "-wide")]


class WizardScreen(Screen[Any]):
    """A screen whose keys are described in the program's language."""

    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS

    @property
    def active_bindings(self) -> dict[str, Any]:
        """The wizard's keys that work now, described in the language that the program speaks now."""
        ours = {
            key: active._replace(binding=replace(active.binding, description=_(active.binding.description)))
            for key, active in super().active_bindings.items()
            if is_ours(active.binding.description)
        }
        cut = self._without_room([active.binding for active in ours.values()])
        return {
            key: active._replace(binding=replace(active.binding, show=False))
            if active.binding.action in cut
            else active
            for key, active in ours.items()
        }

    def _without_room(self, bindings: Iterable[Binding]) -> set[str]:
        """The actions whose keys have no room at the foot of the window; the first are the most important."""
        room = self._room_at_the_foot()
        shown: dict[str, str] = {}
        for binding in bindings:
            if binding.show:
                shown.setdefault(binding.action, f"{self.app.get_key_display(binding)} {binding.description} ")
        cut = set()
        for action, told in shown.items():
            room -= cell_len(told)
            if room < 0:
                cut.add(action)
        return cut

    def _room_at_the_foot(self) -> int:
        footer = self.query_one_optional(Footer)
        return (footer.size.width if footer else 0) or self.size.width

    def on_resize(self) -> None:
        """What has the focus stays in sight, and the keys at the foot are those that have room."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.refresh_bindings()
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def relabel(self) -> None:
        """Say everything again, in the language that the program speaks now."""
        self.refresh_bindings()

    async def store_typed(self) -> bool:
        """Store what is being typed; False where it is wrong."""
        return True

    def leave(self, then: Callable[[], object]) -> None:
        """The user wants to go from here: do it, or ask first where something would be lost."""
        then()
