"""The library that a command works with."""

from __future__ import annotations

from argparse import Namespace

from wizard.library.load import load
from wizard.library.schema import Library


def library_of(options: Namespace) -> Library:
    """The built-in library with the chosen ones laid over it.

    Raises LibraryError where one cannot be used.
    """
    return load(options.library)
