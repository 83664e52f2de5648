"""The start: recent clients, a new one, an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from wizard.client.folder import Client, recent_clients
from wizard.errors import NoticeWizardError
from wizard.locale import _, language
from wizard.tui.plain import Plain
from wizard.tui.screens.base import WizardScreen
from wizard.tui.words import later

if TYPE_CHECKING:
    from wizard.client.session import Session
    from wizard.library.schema import Library

_NEW = "new"


class StartScreen(WizardScreen):
    """What the user sees first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "app.language", later("Language")),
        Binding("f1", "app.help", later("Keys")),
        Binding("ctrl+p", "app.command_palette", later("Commands"), show=False),
        Binding("ctrl+q", "app.quit", later("Quit")),
    ]

    def __init__(self, clients_folder: Path) -> None:
        super().__init__()
        self.clients_folder = clients_folder
        self.heading = Plain(id="heading")
        self.intro = Plain(id="intro")
        self.list = OptionList(id="list", markup=False, compact=True)
        self.folder = Plain(id="folder")
        self.trouble = Plain(id="trouble")
        self.library: Library | None = None
        self.clients: list[Client] = []
        self.examples: list[Path] = []
        self._chosen: list[str | Path | None] = []
        self._waiting_for: str | Path | None = None
        self._problem = ""

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        yield self.intro
        yield self.list
        yield self.folder
        yield self.trouble
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show what is known before anything is read."""
        self.relabel()
        self.set_focus(self.list)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.heading.say(Content.styled("notice-wizard", "bold"))
        self.intro.say(_("Answer questions about your business, and get a privacy and cookie notice to publish."))
        self.folder.say(_("The answers are kept in {folder}").format(folder=self.clients_folder.absolute()))
        self._show_trouble()
        self._show_list()

    def show_clients(self) -> None:
        """List the clients of the folder."""
        self.clients = recent_clients(self.clients_folder)
        self._show_list()

    def show_library(self, library: Library, examples: list[Path]) -> None:
        """The library is read: whatever was chosen meanwhile begins."""
        self.library, self.examples = library, examples
        self._show_list()
        self._show_trouble()
        if self._waiting_for is not None:
            self._begin(self._waiting_for)

    def show_trouble(self, problem: str) -> None:
        """Say what is wrong with the library or a file."""
        self._problem = problem
        self._show_trouble()

    def open_session(self, session: Session) -> None:
        """Begin the interview of a client."""
        from wizard.tui.screens.interview import InterviewScreen

        self.app.push_screen(InterviewScreen(session), self._came_back)

    def _came_back(self, _result: object) -> None:
        """The user comes back from a client."""
        self.show_clients()

    def open_file(self, file: Path) -> None:
        """Open an answer file."""
        from wizard.client.session import Session

        if self.library is None:
            return
        try:
            self.open_session(Session.opened(self.library, file))
        except NoticeWizardError as error:
            self.show_trouble(str(error))

    def _show_trouble(self) -> None:
        waits = _("One moment …") if self._waiting_for is not None and self.library is None else ""
        self.trouble.say(self._problem or waits)

    def _show_list(self) -> None:
        highlighted = self.list.highlighted
        self._chosen, options = [_NEW], [Option(Content(_("+ New client")))]
        entries = [(client.path, client.name, self._date(client)) for client in self.clients]
        self._add(options, _("Recent clients"), entries)
        self._add(options, _("Examples to look at"), [(file, file.stem, "") for file in self.examples])
        self.list.set_options(options)
        self.list.highlighted = min(highlighted or 0, len(options) - 1)

    def _add(self, options: list[Option], heading: str, entries: list[tuple[Path, str, str]]) -> None:
        if not entries:
            return
        self._chosen += [None, None]
        options += [Option("", disabled=True), Option(Content.styled(heading, "bold"), disabled=True)]
        for path, name, note in entries:
            self._chosen.append(path)
            options.append(Option(Content(f"  {name}  ") + Content.styled(note, "$text-muted")))

    def _date(self, client: Client) -> str:
        from wizard.text import write_date

        return write_date(client.changed, {"nb": "nb_NO"}.get(language(), "en_GB"))

    @on(OptionList.OptionSelected, "#list")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = self._chosen[event.option_index]
        if chosen is None:
            return
        if self.library is None:
            self._waiting_for = chosen
            self._show_trouble()
            return
        self._begin(chosen)

    def _begin(self, chosen: str | Path) -> None:
        self._problem, self._waiting_for = "", None
        self._show_trouble()
        if chosen == _NEW:
            self._new_client()
        elif chosen in self.examples:
            self._open_example(Path(chosen))
        else:
            self.open_file(Path(chosen))

    def _new_client(self) -> None:
        from wizard.tui.screens.new import NewScreen

        assert self.library is not None
        self.app.push_screen(NewScreen(self.library), self._create)

    def _create(self, wanted: tuple[str, list[str]] | None) -> None:
        from wizard.client.session import Session

        if wanted is None or self.library is None:
            return
        try:
            self.open_session(Session.started(self.library, self.clients_folder, *wanted))
        except (OSError, NoticeWizardError) as error:
            self.show_trouble(_cannot_write(self.clients_folder, error))

    def _open_example(self, file: Path) -> None:
        from wizard.client.session import Session

        assert self.library is not None
        try:
            self.open_session(Session.copied(self.library, self.clients_folder, file))
        except (OSError, NoticeWizardError) as error:
            self.show_trouble(_cannot_write(self.clients_folder, error))


def _cannot_write(folder: Path, error: OSError | NoticeWizardError) -> str:
    if isinstance(error, NoticeWizardError):
        return str(error)
    return _("Cannot write in {folder}: {reason}").format(folder=folder, reason=error.strerror)
