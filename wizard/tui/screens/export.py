"""The export: where the notice is written, what was written, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Input
from typing_extensions import override

from wizard.client.session import Session
from wizard.locale import _
from wizard.text import capitalised
from wizard.tui.fields.own import language_name
from wizard.tui.plain import Link, Plain, drained
from wizard.tui.screens.base import WizardScreen
from wizard.tui.words import later

_FORMATS = ("md", "html", "json")


class ExportScreen(WizardScreen):
    """Writes the files of one notice."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Write the files"), priority=True),
        Binding("escape", "back", later("Back")),
        Binding("f2", "app.language", later("Language")),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.heading, self.status = Plain(id="heading"), Plain(id="status")
        self.folder_label, self.folder = Plain(), Input(str(session.path.with_suffix("")), id="folder")
        self.write = Link(id="write")
        self.result, self.advice = Plain(id="result"), Plain(id="advice")
        self.written: list[Path] = []
        self._problem = ""

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        with VerticalScroll(can_focus=False):
            yield self.status
            yield self.folder_label
            yield self.folder
            yield self.write
            yield self.advice
            yield self.result
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin at the button: most users write where it is proposed."""
        self.relabel()
        self.set_focus(self.write)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.heading.say(Content.styled(_("Export"), "bold") + Content(f" · {self.session.name}"))
        self.status.say("\n".join(self._status(code) for code in self.session.case.languages))
        self.folder_label.say(_("The files are written to this folder:"))
        self.write.say("› " + _("Write the files"))
        self._show_result()

    async def action_confirm(self) -> None:
        """Write the files."""
        await drained(self.focused)
        self._write()

    def action_back(self) -> None:
        """Back to where the user came from."""
        self.dismiss(None)

    @on(Link.Pressed)
    def _write(self) -> None:
        folder = Path(self.folder.value.strip()).expanduser()
        try:
            self.written = self.session.export(folder, tuple(self.session.case.languages), _FORMATS)
            self._problem = ""
        except OSError as error:
            self._problem = _("Cannot write in {folder}: {reason}").format(folder=folder, reason=error.strerror)
        self._show_result()

    def _show_result(self) -> None:
        if self._problem:
            self.result.say(self._problem)
            self.advice.say("")
            return
        if not self.written:
            self.result.say("")
            self.advice.say("")
            return
        files = "\n".join(f"  {file.name}" for file in self.written)
        self.result.say(_("Written to {folder}:").format(folder=self.written[0].parent) + f"\n{files}")
        self.advice.say(self._advice())

    def _advice(self) -> str:
        if any(self.session.review.status(code) == "draft" for code in self.session.case.languages):
            return _("Settle what is left before you publish it: the notice itself says that it is a draft.")
        return _("Put notice.nb.html and notice.en.html on your website, and link to them from every page.")

    def _status(self, code: str) -> str:
        name = capitalised(language_name(code))
        number = len(self.session.review.blocking(code))
        if number == 0:
            return _("✓ {language}: ready to be published").format(language=name)
        if number == 1:
            return _("○ {language}: draft, because one point is open").format(language=name)
        return _("○ {language}: draft, because {number} points are open").format(language=name, number=number)
