"""What is to be written: languages, formats, texts beside the notice, and the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.outgoing import LETTER, PUBLISH, SHEET, TASKS, Order, open_letters, own_folder
from wizard.client.session import Session
from wizard.client.translation import lacking
from wizard.files.paths import typed_path
from wizard.locale import _, language_name
from wizard.render.layout import PLAIN
from wizard.text import capitalised
from wizard.tui.widgets import Plain, Tick

_FORMATS = ("html", "fragment", "md", "json", PUBLISH)
_EXTRAS = (TASKS, LETTER, SHEET)


class Choices(VerticalGroup):
    """A line to tick for each thing that can be written."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="choices")
        self.session = session
        self.titles = [Plain(classes="title first"), *(Plain(classes="title") for _number in range(3))]
        self.languages = {code: Tick(code) for code in session.case.languages}
        self.formats = {name: Tick(name) for name in _FORMATS}
        self.split = Tick()
        self.extras = {name: Tick(name) for name in _EXTRAS}
        self.folder_input = Input(str(own_folder(session)), id="folder", compact=True)

    @override
    def compose(self) -> Iterator[Widget]:
        languages, files, beside, folder = self.titles
        yield languages
        yield from self.languages.values()
        yield files
        yield from self.formats.values()
        yield self.split
        yield beside
        yield from self.extras.values()
        yield folder
        yield self.folder_input

    def on_mount(self) -> None:
        """Propose all that there is; a notice and its cookies stay together."""
        for tick in (*self.languages.values(), *self.formats.values()):
            tick.show(value=True)
        for name, tick in self.extras.items():
            tick.show(value=_NUMBERS[name](self.session) > 0)
        self.relabel()

    def relabel(self) -> None:
        """Say everything in the language that the program speaks now, with the numbers as they are now."""
        titles = (_("Languages"), _("The notice as"), _("Beside the notice"), _("Folder"))
        for widget, title in zip(self.titles, titles, strict=True):
            widget.say(title)
        for code, tick in self.languages.items():
            tick.say(f"{capitalised(language_name(code))}: {self._status(code)}")
        for name, label in _labels().items():
            {**self.formats, **self.extras}[name].say(label)
        for name, tick in self.extras.items():
            tick.say(f"{_labels()[name]} ({_NUMBERS[name](self.session)})")
        self.split.say(_("Privacy and cookies as two pages that link to each other"))

    @property
    def order(self) -> Order:
        """What is ticked."""
        return Order(
            languages=_ticked(self.languages),
            formats=_ticked(self.formats),
            layout=replace(PLAIN, split=self.split.value),
            extras=_ticked(self.extras),
        )

    @property
    def folder(self) -> Path:
        """Where it is to be written, from the root."""
        return typed_path(self.folder_input.value)

    def _status(self, code: str) -> str:
        number = len(self.session.review.blocking(code))
        if number == 0:
            return _("✓ ready to be published")
        if number == 1:
            return _("○ draft, because one point is open")
        return _("○ draft, because {number} points are open").format(number=number)


def _ticked(ticks: Mapping[str, Tick]) -> tuple[str, ...]:
    return tuple(name for name, tick in ticks.items() if tick.value)


#: How many there are of what can be written beside the notice.
_NUMBERS: Mapping[str, Callable[[Session], int]] = {
    TASKS: lambda session: len(session.review.tasks),
    LETTER: lambda session: len(open_letters(session)),
    SHEET: lambda session: len(lacking(session)),
}


def _labels() -> dict[str, str]:
    return {
        "html": _("Web page (HTML)"),
        "fragment": _("Text to paste into a web shop or website (HTML fragment)"),
        "md": _("Markdown"),
        "json": _("Data for other programs (JSON)"),
        PUBLISH: _("How to publish it, with texts for the cookie banner"),
        TASKS: _("What you have to do besides publishing"),
        LETTER: _("Letters about what is open"),
        SHEET: _("Sheet for a translator: texts that lack a language"),
    }
