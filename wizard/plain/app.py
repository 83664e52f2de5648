"""The wizard line by line: which client, then the interview."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from wizard.case import Case
from wizard.client.folder import clients_folder
from wizard.client.session import Session, examples
from wizard.client.typical import typical_businesses
from wizard.library.schema import Library
from wizard.locale import _
from wizard.plain.desk import Desk
from wizard.plain.start import Start
from wizard.plain.talk import Ended, Talk
from wizard.plain.walk import Walk


def run(
    library_folders: list[Path], clients: Path | None, case: Case | None, encoding: str, load: Callable[[], Library]
) -> None:
    """Run the wizard on standard input and output, with one case open or from the start; `encoding` is the terminal's.

    `load` gives the library that these folders make with the built-in one.

    Raises NoticeWizardError where the library cannot be used.
    """
    talk = _talk(encoding)
    library = load()
    try:
        if case is not None:
            work(Session(library, case), talk)
            return
        typical = partial(typical_businesses, library, library_folders)
        Start(library, clients_folder(clients), examples(library_folders), typical, talk).run(work)
    except Ended:
        pass


def _talk(encoding: str) -> Talk:
    """A conversation on the standard streams; what the terminal cannot show becomes a question mark."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="replace")
    return Talk(sys.stdin, sys.stdout)


def work(session: Session, talk: Talk) -> None:
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
        _tell_end(session, talk)


def _tell_end(session: Session, talk: Talk) -> None:
    trouble = session.keeper.trouble
    if trouble is not None:
        talk.complain(trouble.says)
    else:
        talk.say(_("The answers are kept in {folder}").format(folder=session.path.absolute()))
