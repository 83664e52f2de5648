"""The wizard's application: paints its first screen at once, and loads the library after."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.events import Event, Key, Paste, Resize
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import WorkerFailed
from typing_extensions import override

from wizard.client.folder import clients_folder
from wizard.errors import UNUSABLE, NoticeWizardError, line_about_bug
from wizard.locale import LANGUAGES, _, language, system_language, use_language
from wizard.text import without_control_characters
from wizard.tui.screens.base import WizardScreen
from wizard.tui.screens.small import TooSmallScreen, fits
from wizard.tui.screens.start import StartScreen
from wizard.tui.signs import driver_for
from wizard.tui.widgets import drained
from wizard.tui.words import later

if TYPE_CHECKING:
    from textual.driver import Driver

    from wizard.case import Case
    from wizard.client.typical import TypicalBusiness
    from wizard.library.schema import Library


class WizardApp(App[None]):
    """The wizard. `load` gives the library; it is called once, in a thread."""

    #: A default screen does not bring its own styles.
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = ["app.tcss", "screens/start.tcss"]
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", later("Keys"), show=False),
        Binding("f2", "language", later("Language"), show=False),
        Binding("ctrl+q", "quit", later("Quit"), show=False, priority=True),
        Binding("ctrl+z", "suspend_process", later("Pause"), show=False),
    ]

    def __init__(
        self,
        load: Callable[[], Library],
        clients: Path,
        examples: Callable[[], list[Path]],
        driver: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver)
        self.load = load
        self.clients = clients
        self.examples = examples
        self.typical: Callable[[Library], Mapping[str, TypicalBusiness]] = lambda library: {}
        self.library: Library | None = None
        self.case: Case | None = None

    def get_default_screen(self) -> Screen[None]:
        """The first screen to be painted."""
        return StartScreen(self.clients)

    def on_mount(self) -> None:
        """Where one case is to be opened, nothing is painted before it.

        It is opened just after: what is painted while the app is mounted, Textual throws away.
        """
        if self.case is not None:
            self.call_later(self._open_case, self.case)

    def _open_case(self, case: Case) -> None:
        self.library = self.load()
        start = self._start_screen
        start.library = self.library
        start.open_case(self.library, case)

    @property
    def _start_screen(self) -> StartScreen:
        start = self.screen_stack[0]
        assert isinstance(start, StartScreen)
        return start

    def on_ready(self) -> None:
        """The first screen is painted: now read what takes time, and collect what is no longer used from here on."""
        gc.freeze()
        gc.enable()
        self._end_on_signals()
        self.read_library()

    def _end_on_signals(self) -> None:
        """Who ends the program from outside finds the terminal as it was, and every answer in its file."""
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    @override
    def _fatal_error(self) -> None:
        """An error of the program's own is told in one line, without the answers that Textual's report would show."""
        if not self._exit_renderables:  # the first error only: others follow from it
            self.panic(line_about_bug(_cause(self._exception)))

    @work(thread=True, exit_on_error=True)
    def read_library(self) -> None:
        """Load the library and what the other screens need, then let the start screen go on."""
        start = self._start_screen
        self.call_from_thread(start.show_clients, None, start.read_clients())
        try:
            library = self.load()
            typical = self.typical(library)
        except NoticeWizardError as error:
            self.call_from_thread(start.show_trouble, str(error))
            return
        import wizard.tui.screens.interview  # noqa: F401  (so that it is there when the user is)

        self.library = library
        self.call_from_thread(start.show_library, library, self.examples(), typical)

    async def on_resize(self, event: Resize) -> None:
        """In a window that is too small nothing is shown but what size is needed; all stays as it is behind that."""
        is_said = isinstance(self.screen, TooSmallScreen)
        if fits(event.size) and is_said:
            self.pop_screen()
        elif not fits(event.size) and not is_said:
            self.push_screen(TooSmallScreen())

    # ------------------------------------------------ keys and commands

    @override
    async def on_event(self, event: Event) -> None:
        """Carry out a key that writes nothing before the next is looked at: Enter must not overtake an arrow key."""
        if isinstance(event, Paste):
            event.text = without_control_characters(event.text)
        if isinstance(event, Key) and not event.is_forwarded and not self._writes(event):
            await drained(self.focused)
            if await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key):
                return
        await super().on_event(event)

    def _writes(self, event: Key) -> bool:
        from textual.widgets import TextArea  # not before the first key: no text area is on the first screen

        return event.is_printable and isinstance(self.focused, Input | TextArea)

    def action_language(self) -> None:
        """Speak the next language, on every screen at once."""
        use_language(LANGUAGES[(LANGUAGES.index(language()) + 1) % len(LANGUAGES)])
        for screen in self.screen_stack:
            if isinstance(screen, WizardScreen):
                screen.relabel()

    def action_help(self) -> None:
        """Show or hide the list of keys."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()
        self.call_after_refresh(self.screen.refresh_bindings)

    @override
    def action_help_quit(self) -> None:
        """Ctrl+C ends other programs; say how this one is ended."""
        self.notify(_("All answers are saved. Press Ctrl+Q to quit."), markup=False)

    @override
    async def action_quit(self) -> None:
        """Store what is being typed, and leave."""
        for screen in self.screen_stack:
            if isinstance(screen, WizardScreen):
                await screen.store_typed()
        leave: Callable[[], object] = self.exit
        for screen in self.screen_stack:
            if isinstance(screen, WizardScreen):
                leave = partial(screen.leave, leave)
        leave()

    @override
    def get_key_display(self, binding: Binding) -> str:
        """A key as it is printed on keyboards."""
        if binding.key == "space":
            return _("Space")
        display = super().get_key_display(binding)
        if display.startswith("^"):
            return f"Ctrl+{display[1:].upper()}"
        return display.upper() if binding.key[1:].isdigit() else display.title()

    @override
    def action_command_palette(self) -> None:
        """Search all commands."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search for a command…"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key that works on this screen, as a command to search for."""
        for key, active in screen.active_bindings.items():
            binding = active.binding
            if active.enabled and key.startswith(("f", "ctrl+", "escape")):
                run = partial(self.run_action, binding.action, active.node)
                yield SystemCommand(binding.description, self.get_key_display(binding), run)
        yield SystemCommand(_("Colours"), _("Choose other colours"), self.action_change_theme)


def _cause(error: Exception | None) -> BaseException:
    """The error itself, where Textual tells only that a worker failed."""
    return error.error if isinstance(error, WorkerFailed) else error or Exception()


def run(
    library_folders: list[Path], clients: Path | None, case: Case | None, encoding: str, load: Callable[[], Library]
) -> None:
    """Run the wizard on a clients' folder, perhaps with one case open.

    `load` gives the library that these folders make with the built-in one; `encoding` is what the terminal reads and
    writes.
    """
    use_language(system_language())
    app = WizardApp(load, clients_folder(clients), partial(_examples, library_folders), driver_for(encoding))
    app.typical, app.case = partial(_typical, library_folders), case
    app.run()
    if app.return_code:
        raise SystemExit(UNUSABLE)


def _typical(library_folders: list[Path], library: Library) -> Mapping[str, TypicalBusiness]:
    from wizard.client.typical import typical_businesses

    return typical_businesses(library, library_folders)


def _examples(library_folders: list[Path]) -> list[Path]:
    from wizard.client.session import examples

    return examples(library_folders)
