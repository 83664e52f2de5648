"""`notice-wizard new`: a fresh answer file."""

from __future__ import annotations

from argparse import Namespace

from wizard.case import new_case, save_case
from wizard.commands.library import library_of
from wizard.errors import DONE, CaseError
from wizard.locale import _


def run(options: Namespace) -> int:
    """Write a fresh answer file; an existing file is never overwritten."""
    library = library_of(options)
    case = new_case(library, options.kind)
    if options.file.exists():
        raise CaseError(options.file, "", _("exists already; choose another name"))
    case.path = options.file
    save_case(case, library)
    print(options.file)
    return DONE
