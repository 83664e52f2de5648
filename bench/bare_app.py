"""The yardstick for screens: the smallest Textual app with one field to type in."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class BareApp(App[None]):
    """One field, and nothing else."""

    def compose(self) -> ComposeResult:
        """The field, with what is waited for in it."""
        yield Input(placeholder="MARKER")


if __name__ == "__main__":
    BareApp().run()
