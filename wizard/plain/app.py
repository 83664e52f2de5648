"""The wizard line by line: which client, then the interview."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path

from wizard.client.before import at_hand, cannot, makes
from wizard.client.folder import clients_folder, recent_clients
from wizard.client.session import Session, examples
from wizard.errors import NoticeWizardError, line_about
from wizard.library.answers import AnswerError
from wizard.library.schema import Library
from wizard.locale import _, language, said
from wizard.plain.choosing import one_of, several, tell_list
from wizard.plain.desk import Desk
from wizard.plain.talk import Ended, Leave, Talk
from wizard.plain.walk import Walk
from wizard.text import write_date


def run(
    library_folders: list[Path], clients: Path | None, file: Path | None, encoding: str, load: Callable[[], Library]
) -> None:
    """Run the wizard on standard input and output, with one file open or from the start; `encoding` is the terminal's.

    `load` gives the library that these folders make with the built-in one.

    Raises NoticeWizardError where the library or the file cannot be used.
    """
    talk = _talk(encoding)
    library = load()
    try:
        if file is not None:
            _work(Session.opened(library, file), talk)
            return
        _Start(library, clients_folder(clients), examples(library_folders), talk).run()
    except Ended:
        pass


def _talk(encoding: str) -> Talk:
    """A conversation on the standard streams; what the terminal cannot show becomes a question mark."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="replace")
    return Talk(sys.stdin, sys.stdout)


def _work(session: Session, talk: Talk) -> None:
    """One client's interview.

    Raises Ended where the input ends.
    """
    if session.case.is_read_only:
        talk.complain(_("{file} is open in another wizard; close it there first.").format(file=session.path))
        return
    try:
        Walk(Desk(session, talk)).run()
    finally:
        session.close()
        talk.say(_("The answers are kept in {folder}").format(folder=session.path.absolute()))


class _Start:
    """Recent clients, a new one, or an example."""

    def __init__(self, library: Library, folder: Path, example_files: list[Path], talk: Talk) -> None:
        self.library, self.folder, self.examples, self.talk = library, folder, example_files, talk

    def run(self) -> None:
        """Work on one client after another.

        Raises Ended where the input ends.
        """
        while True:
            try:
                self._begin(self._chosen())
            except Ended:
                raise
            except Leave:
                continue
            except (NoticeWizardError, OSError) as error:
                self.talk.complain(line_about(error))

    def _chosen(self) -> Callable[[], Session]:
        """What the user chooses, as what opens it."""
        self.talk.pause()
        self.talk.say(_("Answer questions about your business, and get a privacy and cookie notice to publish."))
        self.talk.say(_("The answers are kept in {folder}").format(folder=self.folder.absolute()))
        entries = self._entries()
        tell_list(self.talk, entries)
        labels = {label: label for label in entries}
        return entries[self.talk.insist(lambda: one_of(labels, self.talk.ask()))]

    def _begin(self, opened: Callable[[], Session]) -> None:
        _work(opened(), self.talk)

    def _entries(self) -> dict[str, Callable[[], Session]]:
        entries: dict[str, Callable[[], Session]] = {_("New client"): self._new}
        for client in recent_clients(self.folder):
            day = write_date(client.changed, self.library.locales.get(language(), "en_GB"))
            entries[f"{client.name}, {day} ({client.path.name})"] = self._opens(client.path)
        for file in self.examples:
            entries[_("Example: {name}").format(name=file.stem)] = self._copies(file)
        return entries

    def _opens(self, path: Path) -> Callable[[], Session]:
        return lambda: Session.opened(self.library, path)

    def _copies(self, example: Path) -> Callable[[], Session]:
        return lambda: Session.copied(self.library, self.folder, example)

    def _new(self) -> Session:
        name = self.talk.insist(self._name)
        kinds = {kind.id: said(kind.label) for kind in self.library.kinds.values()}
        self.talk.say(_("What kind of business is it? Numbers with commas between."))
        tell_list(self.talk, kinds.values())
        session = Session.started(self.library, self.folder, name, self.talk.insist(lambda: self._kinds(kinds)))
        self.talk.say(
            *makes(session), _("Good to have at hand"), *(f"- {line}" for line in at_hand(session)), *cannot()
        )
        return session

    def _name(self) -> str:
        name = self.talk.ask(_("What is the business called?"))
        if not name:
            raise AnswerError(_("Write what the business is called."))
        return name

    def _kinds(self, kinds: dict[str, str]) -> list[str]:
        chosen = [one_of(kinds, part) for part in several(self.talk.ask())]
        if not chosen:
            raise AnswerError(_("Name at least one kind."))
        return [kind for kind in kinds if kind in chosen]
