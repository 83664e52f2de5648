"""What all screens have in common: words that follow the language, and commands that follow the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from rich.cells import cell_len
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer
from typing_extensions import override

from wizard.locale import _
from wizard.tui.in_sight import InSight
from wizard.tui.words import is_ours

#: From 120 columns topics, questions and notice stand side by side; from 100 topics are called up by a key; under
#: that the notice as well.
_WIDTHS = [(0, "-narrow"), (100, "-medium"), (120, "-wide")]

#: Under 20 lines there is room for what is to be answered or chosen, and not for more; lists are short.
_HEIGHTS = [(0, "-low"), (20, "-high")]


class WizardScreen(Screen[Any]):
    """A screen whose keys are described in the program's language."""

    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    @override
    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Give a widget the focus. What keeps the open question in sight does so with what has the focus in it too."""
        around = widget.ancestors if widget and scroll_visible else []
        keeper = next((each for each in around if isinstance(each, InSight)), None)
        super().set_focus(widget, scroll_visible and keeper is None, from_app_focus)
        if keeper and widget:
            keeper.follow(widget)

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
