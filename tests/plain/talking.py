"""A conversation typed beforehand, and one with the program itself."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.calling import ROOT, Outcome
from wizard.client.session import Session
from wizard.plain.desk import Desk
from wizard.plain.talk import Ended, Talk
from wizard.plain.walk import Walk

LOCALES = {"nb": "nb_NO.UTF-8", "en": "en_GB.UTF-8"}


def say(session: Session, *lines: str) -> str:
    """Answer with these lines, then the input ends; gives what was said."""
    heard = io.StringIO()
    try:
        Walk(Desk(session, Talk(io.StringIO("".join(f"{line}\n" for line in lines)), heard))).run()
    except Ended:
        return heard.getvalue()
    raise AssertionError("it went on without input")


def at(session: Session, address: str, *lines: str) -> str:
    """Go to a question from the review and answer with these lines; gives what was said."""
    place = list(session.interview.asked).index(address) + 1
    return say(session, "/Review", "3", str(place), *lines)


def piped(folder: Path, lines: Iterable[str], language: str = "en", **environment: str) -> Outcome:
    """Run the program with these lines on its standard input, its clients in the folder."""
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "--clients", str(folder / "clients")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": LOCALES[language], **environment},
        input="".join(f"{line}\n" for line in lines).encode(),
        capture_output=True,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
