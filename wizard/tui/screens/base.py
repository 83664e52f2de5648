"""What all screens have in common: words that follow the language, and commands that follow the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.screen import Screen

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
        return {
            key: active._replace(binding=replace(active.binding, description=_(active.binding.description)))
            for key, active in super().active_bindings.items()
            if is_ours(active.binding.description)
        }

    def relabel(self) -> None:
        """Say everything again, in the language that the program speaks now."""
        self.refresh_bindings()

    async def store_typed(self) -> bool:
        """Store what is being typed; False where it is wrong."""
        return True

    def leave(self, then: Callable[[], object]) -> None:
        """The user wants to go from here: do it, or ask first where something would be lost."""
        then()
