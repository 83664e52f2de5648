"""The line that says how safe the answers are. It keeps what is being typed, and asks where the file cannot follow."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from wizard.case import Case
from wizard.client.folder import clients_folder
from wizard.client.keeper import Saved, Trouble
from wizard.client.rescue import ELSEWHERE, LATER, LEAVE, later, leave, other_version, rescue, ways
from wizard.client.session import Session
from wizard.errors import CaseError
from wizard.files.paths import typed_path
from wizard.locale import _
from wizard.tui.screens.ask import AskScreen
from wizard.tui.screens.base import WizardScreen
from wizard.tui.screens.choose import ChooseScreen
from wizard.tui.widgets import Entry, Plain

#: So often, in seconds, it looks whether something changed.
_LOOKS = 0.25

#: A question's address, and what stands in its lines unconfirmed.
Typed = tuple[str, tuple[str, ...]]


class Watch(Plain):
    """Watches over one session. `typed` gives what is typed and not confirmed."""

    class Replaced(Message):
        """Another version of the answers is used from now on: everything is to be shown anew."""

    def __init__(self, session: Session, typed: Callable[[], Typed | None]) -> None:
        super().__init__(id="saved", classes="hint")
        self.session = session
        self.keeper = session.keeper
        self.typed = typed
        self._told: Trouble | None = None
        self._is_leaving = False

    def on_mount(self) -> None:
        """Look now, and again and again."""
        self.look()
        self.set_interval(_LOOKS, self.look)
        if self.session.case.is_read_only:
            message = _("Another wizard has this file open. You can read it here, and go on when it is closed there.")
            self.app.notify(message, severity="warning", timeout=10, markup=False)

    def look(self) -> None:
        """Say how safe the answers are, and see to what is not."""
        self._keep_typing()
        if self.session.case.is_read_only:
            self._take_over()
        self.say(self._saved())
        trouble = self.keeper.trouble
        if trouble is not None and trouble != self._told:
            self._ask(trouble, later, _stay)
        self._told = trouble

    def leave(self, then: Callable[[], object]) -> None:
        """The user leaves the client: do it at once where the answers are safe, else ask first."""
        if self.keeper.trouble is None or self.keeper.save():
            then()
        elif not self._is_leaving:
            self._is_leaving = True
            self._ask(self.keeper.trouble, leave, then)

    # ------------------------------------------------ what it says and keeps

    def _saved(self) -> str:
        if self.session.case.is_read_only:
            return _("open in another wizard; only to read here")
        match self.keeper.saved:
            case Saved.SAFE:
                return _("saved at {time}").format(time=f"{self.keeper.saved_at:%H:%M}")
            case Saved.WRITTEN:
                return _("saving …")
        return _("not saved")

    def _keep_typing(self) -> None:
        typed = self.typed()
        if typed is not None:
            self.keeper.keep_typing(*typed)
        elif self.keeper.keeps_typing:
            self.keeper.forget_typing()

    def _take_over(self) -> None:
        try:
            has_it = self.session.take_over()
        except CaseError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        if has_it:
            self.app.notify(_("The file is free now: go on here."), markup=False)
            self._show_anew()

    def _show_anew(self) -> None:
        """Another version is used: the screen of the client shows it, and so do those that lie over it."""
        self.post_message(self.Replaced())
        for screen in self.app.screen_stack:
            if isinstance(screen, WizardScreen) and screen is not self.screen:
                screen.relabel()

    # ------------------------------------------------ what it asks

    def _ask(self, trouble: Trouble, last: Callable[[], dict[str, str]], then: Callable[[], object]) -> None:
        """Ask what to do, with something to choose last; `then` follows once the answers are safe."""
        details, other = other_version(self.session, trouble)

        def entries() -> list[Entry]:
            return [Entry(way, label) for way, label in {**ways(trouble, other), **last()}.items()]

        self.app.push_screen(
            ChooseScreen(lambda: trouble.says, entries, details), lambda chosen: self._do(chosen, other, then)
        )

    def _do(self, chosen: str | None, other: Case | None, then: Callable[[], object]) -> None:
        self._is_leaving = False
        if chosen == LEAVE:
            then()
        elif chosen == ELSEWHERE:
            where = _("In which folder? Now: {folder}").format(folder=self.session.path.parent)
            proposed = str(clients_folder(None))
            self.app.push_screen(AskScreen(where, proposed), lambda folder: self._save_elsewhere(folder, then))
        elif chosen in (None, LATER):
            self._told = self.keeper.trouble
        else:
            if rescue(self.session, str(chosen), other):
                self._show_anew()
            self._go_on(then)

    def _save_elsewhere(self, typed: str | None, then: Callable[[], object]) -> None:
        if typed and self.keeper.save_elsewhere(typed_path(typed)):
            self.app.notify(_("Saved as {file}").format(file=self.session.path), markup=False)
        self._go_on(then)

    def _go_on(self, then: Callable[[], object]) -> None:
        """The answers are safe, or it is asked again."""
        self._told = None
        self.look()
        if self.keeper.trouble is None:
            then()


def _stay() -> None:
    """The user is where they want to be."""
