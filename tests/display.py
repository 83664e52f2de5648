"""What a wizard draws, wherever its terminal is: someone types, and reads what stands there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pyte

_PATIENCE = 40.0

#: The screen is read when nothing has come for so many seconds: half a picture says nothing.
QUIET = 0.3

ENTER, SPACE, TAB, QUIT = "\r", " ", "\t", "\x11"
UP, DOWN, RIGHT = "\x1b[A", "\x1b[B", "\x1b[C"
F3, F4, F5, F8, F9, F10 = "\x1b[13~", "\x1b[14~", "\x1b[15~", "\x1b[19~", "\x1b[20~", "\x1b[21~"

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


class Display:
    """A terminal of so many columns and lines. Subclasses say where it is: how keys get there, and drawings back."""

    def __init__(self, columns: int, lines: int) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)

    def send(self, *keys: str) -> None:
        """Type keys."""
        raise NotImplementedError

    @property
    def is_running(self) -> bool:
        """Whether the wizard has not ended."""
        raise NotImplementedError

    def _read(self) -> bool:
        """Take in what the wizard has drawn meanwhile; False where nothing came."""
        raise NotImplementedError

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

    @property
    def unreadable(self) -> str:
        """The letters and digits that are drawn in the colour of their ground."""
        cells = (
            self._screen.buffer[line][at] for line in range(self._screen.lines) for at in range(self._screen.columns)
        )
        return "".join(cell.data for cell in cells if cell.data.isalnum() and cell.fg == cell.bg)

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

    def _form_columns(self) -> tuple[int, int]:
        """The columns from and to which the questions stand: between two panes, left of one, or everywhere."""
        shown = self._screen.display[1:-1]
        between = [at for at in range(self._screen.columns) if all(line[at] == _BETWEEN for line in shown)]
        left = between[0] + 1 if len(between) > 1 else 0
        return left, between[-1] if between else self._screen.columns

    def _panel_lines(self) -> list[int]:
        return [number for number, line in enumerate(self.form) if line[1:2] == _BAR]
