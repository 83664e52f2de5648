"""The screens in terminals that lack signs, UTF-8 or colours."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("ptyprocess", reason="needs a terminal of Unix", exc_type=ImportError)

from ptyprocess import PtyProcess

from tests.calling import ROOT
from tests.display import ENTER, F9, F10, QUIT, SPACE
from tests.terminal import Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")

UTF8 = {"TERM": "vt100", "PYTHONIOENCODING": "utf-8"}
LATIN1 = {"TERM": "xterm", "PYTHONIOENCODING": "iso-8859-1"}


class Latin1Terminal(Terminal):
    """A terminal that reads and writes ISO 8859-1."""

    def __init__(self, process: PtyProcess) -> None:
        super().__init__(process)
        self._stream.select_other_charset("@")

    def send(self, *keys: str) -> None:
        self._process.write("".join(keys).encode("iso-8859-1"))


@contextmanager
def opened(folder: Path, environment: dict[str, str], kind: type[Terminal]) -> Iterator[Terminal]:
    call = [sys.executable, "-m", "wizard", "--clients", str(folder / "clients")]
    norwegian = {"LC_ALL": "nb_NO", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    process = PtyProcess.spawn(call, cwd=str(folder), env={**os.environ, **norwegian, **environment})
    terminal = kind(process)
    try:
        terminal.sees("+ Ny virksomhet")
        yield terminal
    finally:
        terminal.close()


def begin(terminal: Terminal, name: str) -> None:
    terminal.send(ENTER)
    terminal.sees("Hva heter virksomheten?")
    terminal.send(name)
    terminal.sees(name)
    terminal.send(ENTER, SPACE, ENTER)
    terminal.sees("Før dere begynner")
    terminal.send(ENTER)
    terminal.sees("Hva er organisasjonsnummeret?")


def test_a_vt100_gets_frames_and_signs_of_ascii_and_its_letters(tmp_path: Path) -> None:
    with opened(tmp_path, UTF8, Terminal) as terminal:
        begin(terminal, "Blåbær")
        assert {sign for sign in terminal.text if ord(sign) > 255} == set()
        assert "|" in terminal.text
        terminal.send(QUIT)
        terminal.ends()


def test_a_terminal_without_utf8_reads_and_writes_its_own_letters_and_the_file_is_utf8(tmp_path: Path) -> None:
    with opened(tmp_path, LATIN1, Latin1Terminal) as terminal:
        begin(terminal, "Blåbær")
        terminal.send(QUIT)
        terminal.ends()

    (file,) = (tmp_path / "clients").glob("*.toml")
    assert tomllib.loads(file.read_text(encoding="utf-8"))["answers"]["business"]["legal_name"] == "Blåbær"


@pytest.mark.parametrize("term", ["xterm-16color", "linux"])
def test_in_sixteen_colours_no_letter_has_the_colour_of_its_ground(term: str, tmp_path: Path) -> None:
    shows = {"TERM": term, "COLORTERM": "", "PYTHONPATH": str(ROOT)}
    with terminal(tmp_path, shows=shows) as wizard:
        assert wizard.unreadable == ""
        begin(wizard, "Fjell")
        assert wizard.unreadable == ""
        for key, seen in ((F9, "Avklare"), (F10, "Skriv filene"), (ENTER, "utkast")):
            wizard.send(key)
            wizard.sees(seen)
            assert wizard.unreadable == ""
