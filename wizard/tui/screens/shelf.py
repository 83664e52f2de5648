"""The clients' folder on the screen: searching, renaming, deleting. Needs no library, so it is there at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from typing_extensions import override

from wizard.client.folder import Client, recent_clients
from wizard.errors import NoticeWizardError, line_about
from wizard.locale import _
from wizard.tui.clients import ClientList, Does, Line, written_date
from wizard.tui.keys import Keys
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Entry, Plain, drained

#: The clients of a folder, and how many were deleted.
Found = tuple[list[Client], int]


class ShelfScreen(WizardScreen):
    """What is typed is searched for; arrows move in the list, and Enter chooses."""

    def __init__(self, clients_folder: Path) -> None:
        super().__init__()
        self.clients_folder = clients_folder
        self.heading, self.intro = Plain(id="heading"), Plain(id="intro")
        self.search, self.list = Input(id="search", compact=True), ClientList()
        self.folder, self.report, self.trouble = Plain(id="folder"), Plain(id="report"), Plain(id="trouble")
        self._last_deleted: Path | None = None

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        yield self.intro
        yield self.search
        yield self.list
        yield self.report
        yield self.trouble
        yield self.folder
        yield Keys()

    def on_mount(self) -> None:
        """Show what is known before anything is read."""
        self.relabel()
        self.set_focus(self.search)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.heading.say(Content.styled("notice-wizard", "bold"))
        self.intro.say(_("Answer questions about your business, and get a privacy and cookie notice to publish."))
        self.search.placeholder = _("Choose with the arrows and Enter, or type to search")
        self.folder.say(_("The answers are kept in {folder}").format(folder=self.clients_folder.absolute()))
        self.list.show()

    def read_clients(self) -> Found:
        """The clients of the folder, and how many were deleted; takes a while where there are many."""
        from wizard.client.shelf import deleted_clients

        return recent_clients(self.clients_folder), len(deleted_clients(self.clients_folder))

    def show_clients(self, at: Path | None = None, found: Found | None = None) -> None:
        """List the clients that were found, perhaps with the one of a file highlighted."""
        self.list.clients, self.list.deleted = found or self.read_clients()
        self.list.show(at=at)

    def say(self, done: str) -> None:
        """Say what was done, instead of what was said before."""
        self.report.say(done)
        self.trouble.say("")

    def show_trouble(self, problem: str) -> None:
        """Say what is wrong with the library or a file."""
        self.report.say("")
        self.trouble.say(problem)

    def attempt(self, do: Callable[[], None]) -> None:
        """Do something, and say what stands in its way."""
        try:
            do()
        except (OSError, NoticeWizardError) as error:
            self.show_trouble(line_about(error))

    # ------------------------------------------------ moving and choosing

    def action_move(self, action: str) -> None:
        """Move in the list."""
        getattr(self.list, f"action_{action}")()

    @on(OptionList.OptionHighlighted, "#list")
    def _highlighted(self) -> None:
        self.refresh_bindings()

    @on(Input.Changed, "#search")
    def _sought(self, event: Input.Changed) -> None:
        self.list.seek(event.value)

    def action_clear(self) -> None:
        """Seek nothing any more."""
        self.search.value = ""

    async def action_choose(self) -> None:
        """Choose the highlighted line of what was found for what was typed."""
        await drained(self.search)
        if self.search.value.strip() != self.list.sought:
            self.list.seek(self.search.value)
        if self.list.line:
            self.choose(self.list.line)

    @on(OptionList.OptionSelected, "#list")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        line = self.list.line_at(event.option_index)
        if line:
            self.choose(line)

    def choose(self, line: Line) -> None:
        """What follows where a line is chosen."""
        if line.does is Does.DELETED:
            self._show_deleted()

    def with_client(self, do: Callable[[Client], None]) -> None:
        """Do something with the highlighted client."""
        client = self.client
        if client is not None:
            self.attempt(partial(do, client))

    @property
    def client(self) -> Client | None:
        """The highlighted client."""
        line = self.list.line
        return next((client for client in self.list.clients if line and client.path == line.path), None)

    # ------------------------------------------------ another name, aside, and back

    def action_rename(self) -> None:
        """Give the highlighted client's file another name."""
        self.with_client(self._ask_for_name)

    def _ask_for_name(self, client: Client) -> None:
        from wizard.tui.screens.ask import AskScreen

        question = _("What shall the file be called? What the business is called is answered in the interview.")
        self.app.push_screen(AskScreen(question, client.path.stem), partial(self._rename, client))

    def _rename(self, client: Client, name: str | None) -> None:
        from wizard.client.shelf import rename

        def do() -> None:
            renamed = rename(client.path, name or "")
            self.show_clients(renamed)
            self.say(_("{name} is in {file} now.").format(name=client.name, file=renamed.name))

        if name and name != client.path.stem:
            self.attempt(do)

    def action_delete(self) -> None:
        """Move the highlighted client aside."""
        self.with_client(self._delete)

    def _delete(self, client: Client) -> None:
        from wizard.client.shelf import delete

        self._last_deleted = delete(client.path)
        self.show_clients()
        self.say(_("{name} is deleted. F9 brings it back; “Deleted clients” does so later.").format(name=client.name))
        self.refresh_bindings()

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        if self._last_deleted is not None:
            self.attempt(partial(self._bring_back, self._last_deleted))

    def _show_deleted(self) -> None:
        from wizard.client.shelf import deleted_clients
        from wizard.tui.screens.choose import ChooseScreen

        deleted = deleted_clients(self.clients_folder)
        entries = [Entry(str(client.path), client.name, written_date(client)) for client in deleted]
        self.app.push_screen(
            ChooseScreen(lambda: _("Which client do you want back?"), lambda: entries),
            lambda path: self.attempt(partial(self._bring_back, Path(path))) if path else None,
        )

    def _bring_back(self, path: Path) -> None:
        from wizard.client.shelf import bring_back

        back = bring_back(path)
        self._last_deleted = None if path == self._last_deleted else self._last_deleted
        self.show_clients(back)
        self.say(_("Brought back: {file}").format(file=back.name))
        self.refresh_bindings()
