"""`notice-wizard lint`: the library held to its rules."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from wizard.errors import DONE, UNUSABLE, complain
from wizard.library.lint import advise, lint, stale
from wizard.library.load import built_in, load
from wizard.locale import _


def run(options: Namespace) -> int:
    """Print what must be mended in the library or in another folder of its form; else advice, and what is stale."""
    base = options.folder or built_in()
    problems = lint([base, *options.library])
    for problem in problems:
        print(problem)
    if problems:
        complain(_("{count} to mend").format(count=len(problems)))
        return UNUSABLE
    library = load(options.library, base)
    old = stale(library, options.stale, dt.date.today()) if options.stale is not None else ()
    for line in (*advise(library), *old):
        print(line)
    return DONE
