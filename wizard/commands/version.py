"""`notice-wizard --version`."""

from __future__ import annotations

from argparse import Namespace

from wizard import __version__
from wizard.commands.library import library_of
from wizard.errors import DONE
from wizard.locale import _


def run(options: Namespace) -> int:
    """Print the program's version, and the library's version and digest."""
    library = library_of(options)
    said = _("notice-wizard {program}, library {library} ({digest})")
    print(said.format(program=__version__, library=library.version, digest=library.digest()))
    return DONE
