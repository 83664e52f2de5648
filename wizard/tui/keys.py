"""The keys that can be pressed now, at the foot of a screen."""

from __future__ import annotations

from textual.widgets import Footer
from typing_extensions import override


class Keys(Footer):
    """The keys in one line. It is written again only where it says something else: that lays out the whole screen."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._told: list[tuple[str, str, bool]] = []

    @override
    async def recompose(self) -> None:
        if not self.is_attached:  # the screen was left meanwhile
            return
        told = [
            (binding.key, binding.description, enabled)
            for _node, binding, enabled, _tooltip in self.screen.active_bindings.values()
            if binding.show
        ]
        if told != self._told:
            self._told = told
            await super().recompose()
