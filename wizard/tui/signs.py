"""Terminals that know only ASCII's signs, or no UTF-8: frames are drawn with ASCII, letters in the terminal's encoding.

Textual has ASCII borders one by one, and reads and writes UTF-8 only; so the signs are changed on their way out.
"""

from __future__ import annotations

import codecs
import os
import sys
from functools import partial
from io import TextIOWrapper

from textual import constants
from textual.driver import Driver
from typing_extensions import override

from wizard.text import in_plain_signs

#: Terminals that have no signs but ASCII's, by how their names begin.
_WITHOUT_SIGNS = ("vt1", "vt2", "vt5", "ansi")


def driver_for(encoding: str) -> type[Driver] | None:
    """The driver for a terminal that lacks signs; None where Textual's own does."""
    is_small = os.environ.get("TERM", "").startswith(_WITHOUT_SIGNS) or not _is_unicode(encoding)
    if not is_small or constants.DRIVER or sys.platform == "win32":
        return None
    _speak(encoding)
    return _small_driver()


def _is_unicode(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith("utf")


def _speak(encoding: str) -> None:
    """Read and write in the terminal's encoding; what it lacks becomes a question mark."""
    from textual.drivers import linux_driver

    if isinstance(sys.__stderr__, TextIOWrapper):
        sys.__stderr__.reconfigure(encoding=encoding, errors="replace")
    if not _is_unicode(encoding):  # Textual names its encoding where it reads; nothing else can be told it
        decoder = partial(codecs.getincrementaldecoder(encoding), errors="replace")
        linux_driver.getincrementaldecoder = lambda _name: decoder  # type: ignore[assignment,attr-defined]


def _small_driver() -> type[Driver]:
    from textual.drivers.linux_driver import LinuxDriver

    class SmallDriver(LinuxDriver):
        """Writes the program's own signs and frames as signs of ASCII."""

        @override
        def write(self, data: str) -> None:
            super().write(in_plain_signs(data))

    return SmallDriver
