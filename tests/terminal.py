"""A real terminal of 80 by 24 with the wizard in it: someone types, and reads what stands on the screen."""

from __future__ import annotations

import os
import select
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyte
from ptyprocess import PtyProcess

from tests.calling import ROOT

_COLUMNS, _LINES = 80, 24
_PATIENCE = 40.0

#: The screen is read when nothing has come for so many seconds: half a picture says nothing.
_QUIET = 0.2

#: The terminal's mode in which a program has the whole screen, as the emulator numbers it.
_OTHER_SCREEN = 1049 << 5

_SPEAKS = {"LANG": "nb_NO.UTF-8", "LC_ALL": "nb_NO.UTF-8", "LANGUAGE": "nb_NO"}
_SHOWS = {"TERM": "xterm-256color", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}

ENTER, SPACE, QUIT = "\r", " ", "\x11"
DOWN = "\x1b[B"
F5, F8, F10 = "\x1b[15~", "\x1b[19~", "\x1b[21~"

#: The bar at the left of the open question.
_BAR = "█"


class EndedError(Exception):
    """The wizard ended while something was waited for."""


class Terminal:
    """One run of the wizard in a terminal."""

    def __init__(self, process: Any) -> None:
        self._process = process
        self.settings_at_start = self.settings
        self.drawn = bytearray()
        self._screen = pyte.Screen(_COLUMNS, _LINES)
        self._stream = pyte.ByteStream(self._screen)

    def send(self, *keys: str) -> None:
        """Type keys, all in one write."""
        self._process.write("".join(keys).encode())

    @property
    def settings(self) -> list[Any]:
        """How the terminal treats what is typed and shown."""
        return termios.tcgetattr(self._process.fd)

    @property
    def is_covered(self) -> bool:
        """Whether the wizard's screen covers what stood in the terminal before."""
        return _OTHER_SCREEN in self._screen.mode

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    @property
    def panel(self) -> str:
        """The open question with all that stands in its frame; empty where none is open."""
        return " ".join(self._screen.display[line][3:].strip() for line in self._panel_lines())

    @property
    def question(self) -> str:
        """The open question: the first bold lines beside the bar."""
        asked: list[str] = []
        for line in self._panel_lines():
            if not self._screen.buffer[line][3].bold:
                break
            asked.append(self._screen.display[line][3:].strip())
        return " ".join(asked)

    def until(self, holds: Callable[[], Any]) -> None:
        """Read the screen until something holds."""
        end = time.monotonic() + _PATIENCE
        while self._read() or not holds():
            if not self.is_running:
                raise EndedError(self.text)
            assert time.monotonic() < end, f"never came about; the screen shows:\n{self.text}"

    def sees(self, text: str) -> None:
        """Read the screen until a text stands on it."""
        self.until(lambda: text in self.text)

    def ends(self) -> None:
        """Wait until the wizard has ended by itself, without an error."""
        self.until(lambda: not self._process.isalive())
        assert self._process.exitstatus == 0, self.text

    @property
    def is_running(self) -> bool:
        """Whether the wizard has not ended."""
        return bool(self._process.isalive())

    def signal(self, number: int) -> None:
        """Send the wizard a signal."""
        self._process.kill(number)

    def close(self) -> None:
        """End the wizard, however far it is."""
        self._process.close(force=True)

    def _read(self) -> bool:
        """Take in what the wizard has drawn meanwhile; False where nothing came."""
        if not select.select([self._process.fd], [], [], _QUIET)[0]:
            return False
        try:
            drawn = self._process.read(1 << 16)
            self.drawn += drawn
            self._stream.feed(drawn)
        except EOFError:
            return False
        return True

    def _panel_lines(self) -> list[int]:
        return [line for line in range(_LINES) if self._screen.display[line][1] == _BAR]


@contextmanager
def terminal(folder: Path, *arguments: str, sees: str = "+ Ny virksomhet") -> Iterator[Terminal]:
    """The wizard in a terminal, its clients in a folder of their own, once it shows what is to be seen."""
    call = [sys.executable, "-m", "wizard", "--clients", str(folder / "clients"), *arguments]
    process = PtyProcess.spawn(
        call, cwd=str(folder), env={**os.environ, **_SPEAKS, **_SHOWS}, dimensions=(_LINES, _COLUMNS)
    )
    opened = Terminal(process)
    try:
        opened.sees(sees)
        yield opened
    finally:
        opened.close()
