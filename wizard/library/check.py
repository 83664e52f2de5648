"""What a library means, held against its rules each time it is loaded: one line for each thing to mend."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.library.checks import expressions, ids, lines, optional, references, twins, values, vocabulary, waits
from wizard.library.checks.entries import entries
from wizard.library.schema import Library


def problems(library: Library) -> Iterator[str]:
    """Each thing that its author has to mend, as one line: ``file: entry: key: what is wrong``."""
    found = list(entries(library))
    for module in (ids, twins, vocabulary, references, expressions, values, lines, optional, waits):
        yield from module.problems(library, found)
