"""The wizard's application: paints its first screen at once, and loads the library after."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.events import Event, Key
from textual.screen import Screen
from textual.widgets import Input, TextArea
from typing_extensions import override

from wizard.client.folder import clients_folder
from wizard.errors import NoticeWizardError
from wizard.locale import LANGUAGES, _, language, system_language, use_language
from wizard.tui.plain import drained
from wizard.tui.screens.base import WizardScreen
from wizard.tui.screens.start import StartScreen
from wizard.tui.words import later

if TYPE_CHECKING:
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
    ]

    def __init__(self, load: Callable[[], Library], clients: Path, examples: Callable[[], list[Path]]) -> None:
        super().__init__()
        self.load = load
        self.clients = clients
        self.examples = examples
        self.library: Library | None = None
        self.file: Path | None = None

    def get_default_screen(self) -> Screen[None]:
        """The first screen to be painted."""
        return StartScreen(self.clients)

    def on_ready(self) -> None:
        """The first screen is painted: now read what takes time."""
        self.read_library()

    @work(thread=True, exit_on_error=True)
    def read_library(self) -> None:
        """Load the library and what the other screens need, then let the start screen go on."""
        start = self.screen_stack[0]
        assert isinstance(start, StartScreen)
        self.call_from_thread(start.show_clients)
        try:
            library = self.load()
        except NoticeWizardError as error:
            self.call_from_thread(start.show_trouble, str(error))
            return
        import wizard.tui.screens.interview  # noqa: F401  (so that it is there when the user is)

        self.library = library
        self.call_from_thread(start.show_library, library, self.examples())
        if self.file is not None:
            self.call_from_thread(start.open_file, self.file)

    # ------------------------------------------------ keys and commands

    @override
    async def on_event(self, event: Event) -> None:
        """Carry out a key that writes nothing before the next is looked at: Enter must not overtake an arrow key."""
        if isinstance(event, Key) and not event.is_forwarded and not self._writes(event):
            await drained(self.focused)
            if await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key):
                return
        await super().on_event(event)

    def _writes(self, event: Key) -> bool:
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
        self.exit()

    @override
    def get_key_display(self, binding: Binding) -> str:
        """A key as it is printed on keyboards."""
        display = super().get_key_display(binding)
        return display.upper() if binding.key[1:].isdigit() else display.capitalize()

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


def run(library_folders: list[Path], clients: Path | None, file: Path | None) -> None:
    """Run the wizard on the built-in library with overlays, on a clients' folder, perhaps with one file open."""
    use_language(system_language())
    app = WizardApp(partial(_load, library_folders), clients_folder(clients), partial(_examples, library_folders))
    app.file = file
    app.run()


def _load(library_folders: list[Path]) -> Library:
    from wizard.library.load import load

    return load(library_folders)


def _examples(library_folders: list[Path]) -> list[Path]:
    from wizard.client.session import examples

    return examples(library_folders)
