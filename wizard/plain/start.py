"""The start line by line: recent clients and how far each is, a new client, an example, deleted clients."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wizard.client.folder import Client, recent_clients
from wizard.client.progress import progress_if_readable, progress_in_words
from wizard.client.session import Session
from wizard.errors import NoticeWizardError, line_about
from wizard.library.answers import AnswerError
from wizard.library.schema import Library
from wizard.locale import _
from wizard.plain.choosing import OWN, one_of, tell_list
from wizard.plain.new import Typical, new_client
from wizard.plain.shelf import Shelf
from wizard.plain.talk import Ended, Leave, Talk, To, Undo

#: So many clients are listed at once, the one changed last first; a part of the name finds the others.
_MOST = 20


@dataclass(frozen=True)
class _Entry:
    """One line of the list: what it says, by which names it is found, and what choosing it does."""

    says: str
    names: tuple[str, ...]
    choose: Callable[[], Session | None]
    client: Client | None = None


class Start:
    """What is chosen before an interview begins. A client is chosen by number or name.

    `typical` reads the typical businesses once a new client is wanted.
    """

    def __init__(
        self, library: Library, folder: Path, examples: list[Path], typical: Callable[[], Typical], talk: Talk
    ) -> None:
        self.library, self.folder, self.examples, self.talk = library, folder, examples, talk
        self.typical = typical
        self.shelf = Shelf(library, folder, talk)
        self._sought = ""
        self._states: dict[Client, str] = {}

    def run(self, work: Callable[[Session, Talk], None]) -> None:
        """Let the user work on one client after another.

        Raises Ended where the input ends.
        """
        self.talk.say(_("Answer questions about your business, and get a privacy and cookie notice to publish."))
        self.talk.say(_("The answers are kept in {folder}").format(folder=self.folder.absolute()))
        while True:
            try:
                session = self._chosen()
                if session is not None:
                    work(session, self.talk)
            except Ended:
                raise
            except Leave as leaving:
                self._left(leaving)
            except (NoticeWizardError, OSError) as error:
                self.talk.complain(line_about(error))

    def _left(self, leaving: Leave) -> None:
        """A sign is given instead of an answer: the list is shown whole again."""
        self._sought = ""
        if isinstance(leaving, Undo):
            try:
                self.shelf.undo()
            except OSError as error:
                self.talk.complain(line_about(error))

    # ------------------------------------------------ the list

    def _chosen(self) -> Session | None:
        """What the user begins; None where the list is to be shown again."""
        self.talk.pause()
        listed = self._tell()
        return self.talk.insist(lambda: self._taken(listed, self._typed()))

    def _typed(self) -> str:
        """What the user chooses; the sign for topics, which begins no name here, may stand before it."""
        try:
            return self.talk.ask()
        except To as to:
            return to.where

    def _tell(self) -> list[_Entry]:
        """Say the list, all of it or what was searched for; gives it."""
        entries, clients = self._entries(), [entry for entry in self._clients() if _fits(entry, self._sought)]
        listed = [entry for entry in [*entries[:1], *clients[:_MOST], *entries[1:]] if _fits(entry, self._sought)]
        tell_list(self.talk, (entry.says for entry in listed), map(self._state, listed))
        self._tell_how(clients)
        return listed

    def _tell_how(self, clients: list[_Entry]) -> None:
        more = len(clients) - _MOST
        self.talk.say(
            _("Not listed: {number} clients. A part of the name finds them.").format(number=more) if more > 0 else "",
            _("A number opens; + and the number does something else with a client.") if clients else "",
            _("Enter shows all again.") if self._sought else "",
        )

    def _state(self, entry: _Entry) -> str:
        """How far the client of a line is."""
        if entry.client is None:
            return ""
        if entry.client not in self._states:
            known = progress_if_readable(self.library, entry.client.path)
            self._states[entry.client] = progress_in_words(known)
        return f"– {self._states[entry.client]}"

    def _entries(self) -> list[_Entry]:
        """What can be chosen besides the clients; the first stands before them, the others after."""
        entries = [_Entry(_("New client"), (), self._new)]
        for file in self.examples:
            entries.append(_Entry(_("Example: {name}").format(name=file.stem), (), self._copies(file)))
        if self.shelf.deleted:
            says = _("Deleted clients ({number})").format(number=len(self.shelf.deleted))
            entries.append(_Entry(says, (), self.shelf.choose_deleted))
        return [*entries, _Entry(_("Quit"), (), _quit)]

    def _clients(self) -> list[_Entry]:
        return [
            _Entry(
                f"{self.shelf.dated(client)} ({client.path.name})",
                (client.name, client.path.stem),
                self._opens(client),
                client,
            )
            for client in recent_clients(self.folder)
        ]

    # ------------------------------------------------ choosing

    def _taken(self, listed: list[_Entry], typed: str) -> Session | None:
        """What a line leads to: a number or name begins it, with a plus before it the user is asked what to do."""
        if not typed and self._sought:
            self._sought = ""
            return None
        entry = self._found(listed, typed.removeprefix(OWN).strip())
        if entry is None:
            return None
        self._sought = ""
        if not typed.startswith(OWN):
            return entry.choose()
        if entry.client is None:
            raise AnswerError(_("“{name}” is no client.").format(name=entry.says))
        return self.shelf.ask_about(entry.client)

    def _found(self, listed: list[_Entry], typed: str) -> _Entry | None:
        """The entry that is meant by number or name; None where several have it in their name, which are listed next.

        Raises AnswerError where there is none.
        """
        fitting = [entry for entry in [*self._entries(), *self._clients()] if _fits(entry, typed)]
        if not typed or typed.isdecimal() or not fitting:
            return listed[int(one_of({str(at): entry.says for at, entry in enumerate(listed)}, typed))]
        called = [entry for entry in fitting if _is_called(entry, typed)]
        if len(fitting) == 1 or len(called) == 1:
            return (called or fitting)[0]
        self._sought = typed
        return None

    def _new(self) -> Session:
        return new_client(self.talk, self.library, self.folder, self.typical())

    def _opens(self, client: Client) -> Callable[[], Session]:
        return lambda: Session.opened(self.library, client.path)

    def _copies(self, example: Path) -> Callable[[], Session]:
        return lambda: Session.copied(self.library, self.folder, example)


def _quit() -> None:
    raise Ended


def _is_called(entry: _Entry, typed: str) -> bool:
    return typed.casefold() in (name.casefold() for name in (entry.says, *entry.names))


def _fits(entry: _Entry, sought: str) -> bool:
    return any(sought.casefold() in name.casefold() for name in (entry.names or (entry.says,)))
