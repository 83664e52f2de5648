"""`notice-wizard` and `notice-wizard open FILE`: the wizard, on screens or line by line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping

from wizard.case import load_case
from wizard.errors import DONE
from wizard.library.load import load


def run(options: Namespace) -> int:
    """Open the wizard, on a file where one is named.

    Raises CaseError before anything is drawn where that file cannot be used.
    """
    if options.file:
        load_case(options.file, load(options.library))
    if options.plain or not can_draw(os.environ):
        from wizard.plain.app import run as run_plain

        run_plain(options.library, options.clients, options.file, options.encoding)
    else:
        from wizard.tui.app import run as run_screens

        run_screens(options.library, options.clients, options.file, options.encoding)
    return DONE


def can_draw(environment: Mapping[str, str]) -> bool:
    """Whether there is a terminal that can show screens; a browser is one, through Textual's own driver."""
    if environment.get("TEXTUAL_DRIVER"):
        return True
    return environment.get("TERM") != "dumb" and sys.stdin.isatty() and sys.stdout.isatty()
