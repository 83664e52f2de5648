"""`notice-wizard` and `notice-wizard open FILE`: the wizard."""

from __future__ import annotations

from argparse import Namespace

from wizard.errors import DONE
from wizard.tui.app import run as run_app


def run(options: Namespace) -> int:
    """Open the wizard, on a file where one is named."""
    run_app(options.library, options.clients, options.file)
    return DONE
