"""The answers are not in their file: what the user wants to do, line by line."""

from __future__ import annotations

from collections.abc import Callable

from wizard.client.folder import clients_folder
from wizard.client.keeper import Trouble
from wizard.client.rescue import ELSEWHERE, LATER, LEAVE, later, leave, other_version, rescue, ways
from wizard.files.paths import typed_path
from wizard.locale import _
from wizard.plain.choosing import choose
from wizard.plain.desk import Desk
from wizard.plain.talk import Ended, Leave


class Rescue:
    """Watches over one client at work; the same trouble is asked about once, and told as long as it lasts."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._told: Trouble | None = None

    def look(self) -> None:
        """Tell what keeps the answers from their file, and ask what to do where that is new.

        Raises Ended where the input ends.
        """
        keeper = self.desk.session.keeper
        if keeper.trouble is not None and keeper.trouble == self._told:
            self.desk.talk.complain(keeper.trouble.says)
        while keeper.trouble not in (None, self._told):
            trouble = keeper.trouble
            self._told = trouble if self._ask(trouble, later) in ("", LATER) else None
        self._told = keeper.trouble

    def is_left(self) -> bool:
        """Whether the client can be left: the answers are safe, or the user gives up what is not saved.

        Raises Ended where the input ends.
        """
        keeper = self.desk.session.keeper
        while keeper.trouble is not None and not keeper.save():
            chosen = self._ask(keeper.trouble, leave)
            if chosen in ("", LEAVE):
                return chosen == LEAVE
        return True

    def _ask(self, trouble: Trouble, last: Callable[[], dict[str, str]]) -> str:
        """Ask what to do, with something to choose last, and do it; gives what was chosen, "" for nothing."""
        talk, session = self.desk.talk, self.desk.session
        lines, other = other_version(session, trouble)
        talk.pause()
        talk.complain(trouble.says)
        talk.say(*lines)
        try:
            chosen = choose(talk, "", {**ways(trouble, other), **last()})
            if chosen == ELSEWHERE:
                self._save_elsewhere()
            rescue(session, chosen, other)
        except Ended:
            raise
        except Leave:
            return ""
        return chosen

    def _save_elsewhere(self) -> None:
        talk, session = self.desk.talk, self.desk.session
        where = _("In which folder? Now: {folder}").format(folder=session.path.parent)
        typed = talk.ask_path(f"{where} ({clients_folder(None)})")
        if session.keeper.save_elsewhere(typed_path(typed) if typed else clients_folder(None)):
            talk.say(_("Saved as {file}").format(file=session.path))
