"""Programs in a pseudo-terminal: what they write is kept with the time of its arrival, and read by an emulator later.

The emulator works when the run is over, so that its own time is in no figure.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

#: What every program finds around it: a good terminal, the same language.
_AROUND = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "nb_NO.UTF-8", "LC_ALL": "nb_NO.UTF-8"}

_LINES, _COLUMNS = 40, 120

#: Sequences that the emulator misreads: keyboard protocols and questions about modes.
_MISREAD = re.compile(rb"\x1b\[[<>=?][0-9;]*[upcq$]+[a-z]?|\x1b\[>[0-9;]*[a-zA-Z]")


class Run:
    """One run of a program; `began` is just before it was started, in seconds as `perf_counter` counts."""

    def __init__(self, command: Sequence[str], around: Mapping[str, str], folder: Path) -> None:
        self.chunks: list[tuple[float, bytes]] = []
        environment = {**os.environ, **_AROUND, **around}
        self.began = time.perf_counter()
        self._process = PtyProcess.spawn(list(command), dimensions=(_LINES, _COLUMNS), env=environment, cwd=str(folder))

    def listen(self, seconds: float, quiet: float | None = None, until: str = "") -> None:
        """Keep what comes for so long; stop when nothing came for `quiet` seconds, or just after `until` came."""
        now = time.perf_counter()
        end, last, tail, heard = now + seconds, now, b"", False
        while now < end and not (quiet and heard and now - last > quiet):
            if select.select([self._process.fd], [], [], 0.005)[0]:
                content = self._read()
                if not content:
                    return
                last, heard = time.perf_counter(), True
                self.chunks.append((last, content))
                tail = tail[-400:] + content
                if until and until.encode() in tail:
                    end, until = min(end, last + 0.3), ""
            now = time.perf_counter()

    def _read(self) -> bytes:
        try:
            return os.read(self._process.fd, 1 << 16)
        except OSError:
            return b""

    def type(self, keys: str) -> float:
        """Type keys; gives when."""
        now = time.perf_counter()
        os.write(self._process.fd, keys.encode())
        return now

    def shown_at(self, words: str, since: int = 0, column: int = 0) -> float | None:
        """When the screen first showed these words from a column on, after so many chunks; None where it never did."""
        for number, (at, screen) in enumerate(self._screens()):
            if number >= since and any(words in line[column:] for line in screen.display):
                return at
        return None

    @property
    def screen(self) -> str:
        """What stands on the screen at the end."""
        displays = [screen for _, screen in self._screens()]
        return "\n".join(displays[-1].display) if displays else ""

    def _screens(self) -> Iterator[tuple[float, pyte.Screen]]:
        screen = pyte.Screen(_COLUMNS, _LINES)
        stream = pyte.ByteStream(screen)
        for at, content in self.chunks:
            with contextlib.suppress(Exception):  # what the emulator does not know is no picture either
                stream.feed(_MISREAD.sub(b"", content))
            yield at, screen

    def end(self) -> None:
        """End the program, whatever it is doing."""
        with contextlib.suppress(OSError):
            os.killpg(os.getpgid(self._process.pid), signal.SIGKILL)
        self._process.close(force=True)
