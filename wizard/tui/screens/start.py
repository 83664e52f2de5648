"""The start: recent clients and what can be done with each, a new client, an example."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.worker import get_current_worker
from typing_extensions import override

from wizard.client.folder import Client
from wizard.locale import _
from wizard.tui.clients import Does, Line
from wizard.tui.screens.shelf import Found, ShelfScreen
from wizard.tui.widgets import Entry, drained
from wizard.tui.words import later

if TYPE_CHECKING:
    from wizard.case import Case
    from wizard.client.progress import Progress
    from wizard.client.session import Session
    from wizard.client.typical import TypicalBusiness
    from wizard.library.schema import Library
    from wizard.tui.screens.new import Wanted


#: What can be done with a client: the action, its key, and what the menu calls it.
_MENU = (
    ("open", "", later("Open")),
    ("copy", "F3", later("Begin another client from a copy")),
    ("hand_over", "F4", later("Write a file to hand over")),
    ("rename", "F6", later("Give the file another name")),
    ("delete", "F8", later("Delete")),
)


class StartScreen(ShelfScreen):
    """What the user sees first: the clients' folder, and what begins with a library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("Choose"), priority=True),
        Binding("f3", "copy", later("Copy")),
        Binding("f4", "hand_over", later("Hand over")),
        Binding("f6", "rename", later("Rename")),
        Binding("f8", "delete", later("Delete")),
        Binding("f9", "undo", later("Undo")),
        Binding("escape", "clear", later("Show all"), show=False),
        Binding("up", "move('cursor_up')", later("Up"), show=False),
        Binding("down", "move('cursor_down')", later("Down"), show=False),
        Binding("pageup", "move('page_up')", later("Page up"), show=False),
        Binding("pagedown", "move('page_down')", later("Page down"), show=False),
        Binding("f2", "app.language", later("Language")),
        Binding("f1", "app.help", later("Keys")),
        Binding("ctrl+p", "app.command_palette", later("Commands"), show=False),
        Binding("ctrl+q", "app.quit", later("Quit"), priority=True),
    ]

    def __init__(self, clients_folder: Path) -> None:
        super().__init__(clients_folder)
        self.library: Library | None = None
        self.typical: Mapping[str, TypicalBusiness] = {}
        self._waiting: Callable[[Library], None] | None = None
        self._is_read = asyncio.Event()
        self._known: dict[Client, Progress | None] = {}

    def show_library(self, library: Library, examples: Sequence[Path], typical: Mapping[str, TypicalBusiness]) -> None:
        """The library is read: whatever was chosen meanwhile begins."""
        self.library, self.list.examples, self.typical = library, examples, typical
        self.list.show()
        self._read_states()
        waiting, self._waiting = self._waiting, None
        self._is_read.set()
        if waiting is not None:
            self._with_library(waiting)

    @override
    def show_trouble(self, problem: str) -> None:
        super().show_trouble(problem)
        self._waiting = None
        self._is_read.set()

    @override
    def show_clients(self, at: Path | None = None, found: Found | None = None) -> None:
        super().show_clients(at, found)
        self._read_states()

    def open_session(self, session: Session) -> None:
        """Go on with the interview of a client."""
        from wizard.tui.screens.interview import InterviewScreen

        self.app.push_screen(InterviewScreen(session), partial(self._came_back, session))

    def open_case(self, library: Library, case: Case) -> None:
        """Go on with a case that was loaded."""
        from wizard.client.session import Session

        self._begin(Session(library, case))

    # ------------------------------------------------ what begins with the library

    @override
    async def action_choose(self) -> None:
        """Keys typed ahead wait for what was chosen: they belong there."""
        await super().action_choose()
        if self._waiting is not None:
            await self._is_read.wait()
        if self.app.screen is not self:
            await drained(self.app.screen)

    @override
    def choose(self, line: Line) -> None:
        if line.does is Does.NEW:
            self._with_library(partial(self._ask_for_new, line.name))
        elif line.does is Does.EXAMPLE and line.path:
            self._with_library(partial(self._open_example, line.path))
        elif line.does is Does.CLIENT:
            self.with_client(self._show_menu)
        else:
            super().choose(line)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys for a client are there when one is highlighted."""
        if action in [action for action, _key, _label in _MENU]:
            return self.client is not None
        if action == "undo":
            return self._last_deleted is not None
        return True

    def _show_menu(self, client: Client) -> None:
        from wizard.tui.screens.choose import ChooseScreen

        def title() -> Content:
            return Content.styled(client.name, "bold") + Content(f"\n{client.path.name}")

        self.app.push_screen(ChooseScreen(title, _entries), self._picked)

    async def _picked(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(f"screen.{action}")

    def action_open(self) -> None:
        """Go on with the highlighted client."""
        self.with_client(lambda client: self._with_library(partial(self._open, client.path)))

    def action_copy(self) -> None:
        """Begin another client from a copy of the highlighted one."""
        self.with_client(lambda client: self._with_library(partial(self._ask_for_copy, client)))

    def action_hand_over(self) -> None:
        """Write a file of the highlighted client to hand over."""
        self.with_client(lambda client: self._with_library(partial(self._hand_over, client)))

    def _with_library(self, do: Callable[[Library], None]) -> None:
        """Do something now, or as soon as the library is read; what goes wrong is said."""
        if self.library is None:
            self._waiting = do
            self.say(_("One moment …"))
            return
        self.say("")
        self.attempt(partial(do, self.library))

    def _open(self, file: Path, library: Library) -> None:
        from wizard.client.session import Session

        self._begin(Session.opened(library, file))

    def _open_example(self, file: Path, library: Library) -> None:
        from wizard.client.session import Session

        self.open_session(Session.copied(library, self.clients_folder, file))

    def _ask_for_new(self, name: str, library: Library) -> None:
        from wizard.tui.screens.new import NewScreen

        self.app.push_screen(NewScreen(library, self.typical, name), partial(self._create, library))

    def _create(self, library: Library, wanted: Wanted | None) -> None:
        from wizard.client.typical import begun

        if wanted is not None:
            case = begun(library, wanted.kinds, self.typical.get(wanted.typical))
            self._start(library, wanted.name, case)

    def _ask_for_copy(self, client: Client, library: Library) -> None:
        from wizard.case import load_case
        from wizard.client.copying import copied_for_another
        from wizard.tui.screens.ask import AskScreen

        case = copied_for_another(library, load_case(client.path, library))
        question = _("What is the new client called? The answers of {name} become suggestions.")
        self.app.push_screen(
            AskScreen(question.format(name=client.name)),
            lambda name: self._start(library, name, case) if name else None,
        )

    def _start(self, library: Library, name: str, case: Case) -> None:
        from wizard.client.session import Session

        self.attempt(lambda: self._begin(Session.begun(library, self.clients_folder, name, case)))

    def _hand_over(self, client: Client, library: Library) -> None:
        from wizard.client.hand_over import hand_over

        self.say(hand_over(library, client.path).says)

    def _begin(self, session: Session) -> None:
        """Into the interview; where nothing is answered yet, by way of what to know before."""
        from wizard.interview import State
        from wizard.tui.screens.before import BeforeScreen

        if any(asked.state is not State.OPEN for asked in session.interview.asked.values()):
            self.open_session(session)
        else:
            self.app.push_screen(BeforeScreen(session), partial(self._has_read, session))

    def _has_read(self, session: Session, begins: bool | None) -> None:
        if begins:
            self.open_session(session)
        else:
            session.close()
            self._came_back(session)

    def _came_back(self, session: Session, _result: object = None) -> None:
        """The user leaves a client."""
        self._known = {client: known for client, known in self._known.items() if client.path != session.path}
        self.show_clients(session.path)

    # ------------------------------------------------ how far the clients are

    @override
    def relabel(self) -> None:
        super().relabel()
        for client, progress in self._known.items():
            self._tell_progress(client, progress)

    @work(thread=True, exclusive=True, group="states")
    def _read_states(self) -> None:
        """Read how far each client is, one file after the other, while the user sees the list."""
        from wizard.client.progress import progress_if_readable

        worker, library = get_current_worker(), self.library
        for client in list(self.list.clients) if library else ():
            if worker.is_cancelled or self.app.screen is not self:
                return
            if client not in self._known and library is not None:
                known = progress_if_readable(library, client.path)
                if not worker.is_cancelled:
                    self.app.call_from_thread(self._state_read, client, known)

    def _state_read(self, client: Client, progress: Progress | None) -> None:
        self._known[client] = progress
        self._tell_progress(client, progress)

    def _tell_progress(self, client: Client, progress: Progress | None) -> None:
        from wizard.client.progress import progress_in_words

        self.list.tell(client.path, progress_in_words(progress))

    def on_screen_resume(self) -> None:
        """The list is seen again."""
        self._read_states()


def _entries() -> Sequence[Entry]:
    return [Entry(action, _(label), key) for action, key, label in _MENU]
