"""What can be done with a client of the folder line by line: a copy, another name, aside, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wizard.case import load_case
from wizard.client.copying import copied_for_another
from wizard.client.folder import Client
from wizard.client.hand_over import hand_over
from wizard.client.session import Session
from wizard.client.shelf import bring_back, delete, deleted_clients, rename
from wizard.library.schema import Library
from wizard.locale import _, language
from wizard.plain.choosing import choose, is_yes
from wizard.plain.new import tell_before
from wizard.plain.talk import Talk
from wizard.text import write_date


class Shelf:
    """The clients' folder in one conversation.

    What cannot be done raises: CaseError where a file cannot be used, OSError where it cannot be moved.
    """

    def __init__(self, library: Library, folder: Path, talk: Talk) -> None:
        self.library, self.folder, self.talk = library, folder, talk
        self._last_deleted: Path | None = None

    @property
    def deleted(self) -> list[Client]:
        """The clients that were deleted, the one changed last first."""
        return deleted_clients(self.folder)

    def dated(self, client: Client) -> str:
        """What a client is called, and the day it was changed."""
        return f"{client.name}, {write_date(client.changed, self.library.locales.get(language(), 'en_GB'))}"

    def ask_about(self, client: Client) -> Session | None:
        """Ask what to do with a client, and do it; gives what is opened by it."""
        does: dict[str, tuple[str, Callable[[Client], Session | None]]] = {
            "open": (_("Open"), self._open),
            "copy": (_("Begin another client from a copy"), self._copy),
            "hand_over": (_("Write a file to hand over"), self._hand_over),
            "rename": (_("Give the file another name"), self._rename),
            "delete": (_("Delete"), self._delete),
        }
        chosen = choose(
            self.talk, f"{client.name} ({client.path.name})", {key: label for key, (label, _does) in does.items()}
        )
        return does[chosen][1](client)

    def _open(self, client: Client) -> Session:
        return Session.opened(self.library, client.path)

    def _copy(self, client: Client) -> Session | None:
        case = copied_for_another(self.library, load_case(client.path, self.library))
        question = _("What is the new client called? The answers of {name} become suggestions.")
        name = self.talk.ask(question.format(name=client.name))
        if not name:
            return None
        session = Session.begun(self.library, self.folder, name, case)
        tell_before(self.talk, session)
        return session

    def _hand_over(self, client: Client) -> None:
        self.talk.say(hand_over(self.library, client.path).says)

    def _rename(self, client: Client) -> None:
        question = _("What shall the file be called? What the business is called is answered in the interview.")
        name = self.talk.ask(f"{question} ({client.path.stem})")
        if name and name != client.path.stem:
            renamed = rename(client.path, name)
            self.talk.say(_("{name} is in {file} now.").format(name=client.name, file=renamed.name))

    def _delete(self, client: Client) -> None:
        if is_yes(self.talk, _("Delete {name}? It can be brought back. (yes or no)").format(name=client.name)):
            self._last_deleted = delete(client.path)
            says = _("{name} is deleted. << brings it back; “Deleted clients” does so later.")
            self.talk.say(says.format(name=client.name))

    # ------------------------------------------------ and back

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if self._last_deleted is None:
            self.talk.say(_("There is nothing to take back."))
        else:
            self._bring_back(self._last_deleted)

    def choose_deleted(self) -> None:
        """Bring back the deleted client that the user chooses."""
        labels = {str(client.path): self.dated(client) for client in self.deleted}
        self._bring_back(Path(choose(self.talk, _("Which client do you want back?"), labels)))

    def _bring_back(self, path: Path) -> None:
        back = bring_back(path)
        self._last_deleted = None if path == self._last_deleted else self._last_deleted
        self.talk.say(_("Brought back: {file}").format(file=back.name))
