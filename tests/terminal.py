"""A real terminal with the wizard in it: someone types, and reads what stands on the screen."""

from __future__ import annotations

import os
import select
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyte
from ptyprocess import PtyProcess

from tests.calling import ROOT

_SMALL = (80, 24)
_PATIENCE = 40.0

#: The screen is read when nothing has come for so many seconds: half a picture says nothing.
_QUIET = 0.3

#: The terminal's mode in which a program has the whole screen, as the emulator numbers it.
_OTHER_SCREEN = 1049 << 5

_LOCALES = {"nb": "nb_NO", "en": "en_GB"}
COLOURED = {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
_SHOWS = {**COLOURED, "NO_COLOR": "1"}

ENTER, SPACE, TAB, QUIT = "\r", " ", "\t", "\x11"
UP, DOWN, RIGHT = "\x1b[A", "\x1b[B", "\x1b[C"
F3, F4, F5, F8, F10 = "\x1b[13~", "\x1b[14~", "\x1b[15~", "\x1b[19~", "\x1b[21~"

#: The bar at the left of the open question, and the line between two panes.
_BAR, _BETWEEN = "█", "│"

#: What stands before the lines of a list to choose from.
_MARKS = ("[ ]", "[✓]", "( )", "(•)")


#: What scroll bars are drawn with, and what else stands beside the text of a line.
_SCROLLBAR = " ▁▂▃▄▅▆▇"
_BESIDE = f"{_SCROLLBAR}{_BAR}{_BETWEEN}"


class EndedError(Exception):
    """The wizard ended while something was waited for."""


@dataclass(frozen=True)
class Entry:
    """One entry of a list to choose from, as it stands on the screen."""

    label: str
    is_picked: bool
    is_highlighted: bool


class Terminal:
    """One run of the wizard in a terminal of so many columns and lines."""

    def __init__(self, process: Any, columns: int = 80, lines: int = 24) -> None:
        self._process = process
        self.settings_at_start = self.settings
        self.drawn = bytearray()
        self._screen = pyte.Screen(columns, lines)
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
    def form(self) -> list[str]:
        """The lines of the questions, without the panes beside them."""
        left, right = self._form_columns()
        return [line[left:right].rstrip(_SCROLLBAR) for line in self._screen.display]

    @property
    def panel(self) -> str:
        """The open question with all that stands in its frame; empty where none is open."""
        form = self.form
        return " ".join(form[line][3:].strip() for line in self._panel_lines())

    @property
    def question(self) -> str:
        """The open question: the first bold lines beside the bar."""
        asked: list[str] = []
        left, form = self._form_columns()[0], self.form
        for line in self._panel_lines():
            if not self._screen.buffer[line][left + 3].bold:
                break
            asked.append(form[line][3:].strip())
        return " ".join(asked)

    @property
    def entries(self) -> list[Entry]:
        """The entries of the list to choose from that stand on the screen; a long one goes on below."""
        entries: list[Entry] = []
        left, ground = self._form_columns()[0], ""
        for line, text in enumerate(self.form):
            shown = text.strip(_BESIDE)
            start = text.find(shown)
            cell = self._screen.buffer[line][left + start]
            if shown[:3] in _MARKS:
                entries.append(Entry(shown[4:], shown[1] != " ", cell.bold))
                ground = cell.bg
            elif entries and shown and cell.bg == ground:
                entries[-1] = replace(entries[-1], label=f"{entries[-1].label} {shown}")
            else:
                ground = ""
        return entries

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

    def rests(self) -> None:
        """Read the screen until nothing more comes."""
        self.until(lambda: True)

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

    def _form_columns(self) -> tuple[int, int]:
        """The columns from and to which the questions stand: between two panes, left of one, or everywhere."""
        shown = self._screen.display[1:-1]
        between = [at for at in range(self._screen.columns) if all(line[at] == _BETWEEN for line in shown)]
        left = between[0] + 1 if len(between) > 1 else 0
        return left, between[-1] if between else self._screen.columns

    def _panel_lines(self) -> list[int]:
        return [number for number, line in enumerate(self.form) if line[1:2] == _BAR]


@contextmanager
def terminal(
    folder: Path,
    *arguments: str,
    sees: str = "+ Ny virksomhet",
    size: tuple[int, int] = _SMALL,
    language: str = "nb",
    shows: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """The wizard in a terminal of that size, its clients in a folder of their own, once it shows what is to be seen."""
    call = [sys.executable, "-m", "wizard", "--clients", str(folder / "clients"), *arguments]
    speaks = dict.fromkeys(("LANG", "LC_ALL"), f"{_LOCALES[language]}.UTF-8") | {"LANGUAGE": _LOCALES[language]}
    environment = {**os.environ, **speaks, **(shows or _SHOWS)}
    process = PtyProcess.spawn(call, cwd=str(folder), env=environment, dimensions=size[::-1])
    opened = Terminal(process, *size)
    try:
        opened.sees(sees)
        yield opened
    finally:
        opened.close()
