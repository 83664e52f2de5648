"""`notice-wizard lint`: the library held to its rules."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace

from wizard.client import typical
from wizard.errors import DONE, UNUSABLE, complain
from wizard.library.lint import advise, lint, stale
from wizard.library.load import built_in, load
from wizard.locale import _


def run(options: Namespace) -> int:
    """Print what must be mended in the library or in another folder of its form; else advice, and what is stale."""
    base = options.folder or built_in()
    folders = [base, *options.library]
    problems = lint(folders)
    if problems:
        return _to_mend(problems)
    library = load(options.library, base)
    problems = list(typical.problems(library, folders))
    if problems:
        return _to_mend(problems)
    old = stale(library, options.stale, dt.date.today()) if options.stale is not None else ()
    for line in (*advise(library), *old):
        print(line)
    return DONE


def _to_mend(problems: list[str]) -> int:
    for problem in problems:
        print(problem)
    complain(_("{count} to mend").format(count=len(problems)))
    return UNUSABLE
