"""The line that says how safe the answers are. It keeps what is being typed, and asks where the file cannot follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.message import Message

from wizard.case import Case
from wizard.case.differences import Difference
from wizard.client.folder import clients_folder
from wizard.client.keeper import Saved, Trouble
from wizard.client.session import Session
from wizard.client.summary import summary
from wizard.errors import CaseError
from wizard.locale import _
from wizard.text import on_one_line
from wizard.tui.screens.ask import AskScreen
from wizard.tui.screens.choose import ChooseScreen
from wizard.tui.widgets import Entry, Plain

#: So often, in seconds, it looks whether something changed.
_LOOKS = 0.25

#: A question's address, and what stands in its lines unconfirmed.
Typed = tuple[str, tuple[str, ...]]

_AGAIN, _ELSEWHERE, _MINE, _OTHER, _LEAVE = "again", "elsewhere", "mine", "other", "leave"


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
        saved = self._saved()
        if saved != self.text:  # words that are said again would lay out the whole screen again
            self.say(saved)
        trouble = self.keeper.trouble
        if trouble is not None and trouble != self._told:
            self._ask(trouble)
        self._told = trouble

    def leave(self, then: Callable[[], object]) -> None:
        """The user leaves the client: do it at once where the answers are safe, else ask first."""
        if self.keeper.trouble is None or self.keeper.save():
            then()
            return
        trouble = self.keeper.trouble
        self.app.push_screen(
            ChooseScreen(lambda: trouble.says, lambda: [*self._ways(trouble), _leave()]),
            lambda chosen: self._leave_or(chosen, then),
        )

    def _leave_or(self, chosen: str | None, then: Callable[[], object]) -> None:
        if chosen == _LEAVE:
            then()
        else:
            self._do(chosen, None)

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
            self.post_message(self.Replaced())

    # ------------------------------------------------ what it asks

    def _ask(self, trouble: Trouble) -> None:
        details, other = self._other_version() if trouble.is_changed_elsewhere else ([], None)

        def entries() -> list[Entry]:
            ways = [way for way in self._ways(trouble) if way.id != _OTHER or other is not None]
            return [*ways, Entry("", _("Go on for now; the answers are kept in memory"))]

        self.app.push_screen(
            ChooseScreen(lambda: trouble.says, entries, details), lambda chosen: self._do(chosen, other)
        )

    @staticmethod
    def _ways(trouble: Trouble) -> list[Entry]:
        elsewhere = Entry(_ELSEWHERE, _("Save in another folder"))
        if trouble.is_changed_elsewhere:
            mine = Entry(_MINE, _("Use the answers here; the other version is kept beside"))
            return [mine, Entry(_OTHER, _("Use the other version; the answers here are kept beside")), elsewhere]
        return [Entry(_AGAIN, _("Try again")), elsewhere]

    def _other_version(self) -> tuple[list[str], Case | None]:
        try:
            other = self.keeper.other_version()
        except CaseError as error:
            return [on_one_line(str(error))], None
        return [self._difference(found) for found in self.keeper.differences(other)], other

    def _difference(self, found: Difference) -> str:
        asked = self.session.interview.asked.get(found.address)
        about = self.session.told(asked, asked.question.ask) if asked else found.address
        here, there = (
            "–" if raw is None else summary(self.session, asked, raw) if asked else str(raw)
            for raw in (found.one, found.other)
        )
        return on_one_line(_("{about} Here: {here}. There: {there}").format(about=about, here=here, there=there))

    def _do(self, chosen: str | None, other: Case | None) -> None:
        if chosen == _ELSEWHERE:
            where = _("In which folder? Now: {folder}").format(folder=self.session.path.parent)
            self.app.push_screen(AskScreen(where, str(clients_folder(None))), self._save_elsewhere)
            return
        if chosen == _OTHER and other is not None and self.session.use(other):
            self.post_message(self.Replaced())
        elif chosen == _MINE:
            self.keeper.keep_mine()
        elif chosen == _AGAIN:
            self.keeper.save()
        self._told = None if chosen else self.keeper.trouble
        self.look()

    def _save_elsewhere(self, folder: str | None) -> None:
        if folder and self.keeper.save_elsewhere(Path(folder).expanduser()):
            self.app.notify(_("Saved as {file}").format(file=self.session.path), markup=False)
        self._told = None
        self.look()


def _leave() -> Entry:
    return Entry(_LEAVE, _("Leave, and lose what is not saved"))
