"""A real terminal with the wizard in it: someone types, and reads what stands on the screen."""

from __future__ import annotations

import os
import select
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ptyprocess import PtyProcess

from tests.calling import ROOT
from tests.display import QUIET, Display

_SMALL = (80, 24)

#: The terminal's mode in which a program has the whole screen, as the emulator numbers it.
_OTHER_SCREEN = 1049 << 5

_LOCALES = {"nb": "nb_NO", "en": "en_GB"}
COLOURED = {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
_SHOWS = {**COLOURED, "NO_COLOR": "1"}


class Terminal(Display):
    """One run of the wizard in a terminal of so many columns and lines."""

    def __init__(self, process: Any, columns: int = 80, lines: int = 24) -> None:
        super().__init__(columns, lines)
        self._process = process
        self.settings_at_start = self.settings
        self.drawn = bytearray()

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
        if not select.select([self._process.fd], [], [], QUIET)[0]:
            return False
        try:
            drawn = self._process.read(1 << 16)
            self.drawn += drawn
            self._stream.feed(drawn)
        except EOFError:
            return False
        return True


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
