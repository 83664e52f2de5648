"""`notice-wizard` and `notice-wizard open FILE`: the wizard, on screens or line by line."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import DONE

if TYPE_CHECKING:
    from wizard.case import Case
    from wizard.library.schema import Library


def run(options: Namespace) -> int:
    """Open the wizard, on a file where one is named.

    Raises CaseError before anything is drawn where that file cannot be used.
    """
    load_once = cache(partial(_load, options.library))
    case = _load_case(options.file, load_once()) if options.file else None
    if options.plain or not can_draw(os.environ):
        from wizard.plain.app import run as run_plain

        run_plain(options.library, options.clients, case, options.encoding, load_once)
    else:
        gc.disable()  # there is nothing to collect until the first screen is painted: it is on again then
        from wizard.tui.app import run as run_screens

        run_screens(options.library, options.clients, case, options.encoding, load_once)
    return DONE


def _load(folders: list[Path]) -> Library:
    """The library; imported here, because the first screen is painted before it is needed."""
    from wizard.library.load import load

    return load(folders)


def _load_case(file: Path, library: Library) -> Case:
    from wizard.case import load_case

    return load_case(file, library)


def can_draw(environment: Mapping[str, str]) -> bool:
    """Whether there is a terminal that can show screens; a browser is one, through Textual's own driver."""
    if environment.get("TEXTUAL_DRIVER"):
        return True
    return environment.get("TERM") != "dumb" and sys.stdin.isatty() and sys.stdout.isatty()
