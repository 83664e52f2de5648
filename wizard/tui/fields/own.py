"""An entry in the business's own words, one line for each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.session import Session
from wizard.locale import _, language_name


class OwnEntry(VerticalGroup):
    """One line for each language, for something that is not in the list."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.inputs = [Input(name=language, compact=True) for language in session.library.languages]

    @override
    def compose(self) -> Iterator[Widget]:
        yield from self.inputs

    def on_mount(self) -> None:
        """Say what the lines are for."""
        self.relabel()

    def show(self, raw: dict[str, str] | None) -> None:
        """Show an entry, or nothing."""
        for widget in self.inputs:
            with widget.prevent(Input.Changed):
                widget.value = (raw or {}).get(widget.name or "", "")

    @property
    def value(self) -> dict[str, Any] | None:
        """The entry; None where nothing is typed."""
        texts = {widget.name or "": widget.value.strip() for widget in self.inputs}
        return {language: text for language, text in texts.items() if text} or None

    def relabel(self) -> None:
        """Say again what the lines are for."""
        for widget in self.inputs:
            name = language_name(widget.name or "")
            widget.placeholder = "+ " + _("Something else, in {language}").format(language=name)
