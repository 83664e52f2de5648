"""`notice-wizard` and `notice-wizard open FILE`: the wizard."""

from __future__ import annotations

from argparse import Namespace

from wizard.case import load_case
from wizard.errors import DONE
from wizard.library.load import load
from wizard.tui.app import run as run_app


def run(options: Namespace) -> int:
    """Open the wizard, on a file where one is named.

    Raises CaseError before anything is drawn where that file cannot be used.
    """
    if options.file:
        load_case(options.file, load(options.library))
    run_app(options.library, options.clients, options.file)
    return DONE
