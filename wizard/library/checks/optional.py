"""What stands only because of a question that may be left open asks first whether it is answered.

Otherwise such an open question keeps the facts unsettled for good, and nothing can be said of what is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.library.checks.entries import Entry
from wizard.library.checks.written import names_at
from wizard.library.conditions import Answered, ExpressionError, names, parse, walk
from wizard.library.schema import Activity, Item, Library, Line
from wizard.library.sorts import Names, Sorts

#: The lists of an activity whose items bring recipients.
_LISTS = ("uses", "recipients")


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each condition or reference that reads a question that may be left open, and does not ask."""
    sorts = Sorts(library)
    for entry in found:
        if _brings_facts(entry):
            yield from _unasked(entry, names_at(sorts, entry))


def _brings_facts(entry: Entry) -> bool:
    return isinstance(entry.model, Activity | Line) or (isinstance(entry.model, Item) and entry.key in _LISTS)


def _unasked(entry: Entry, at: Names) -> Iterator[str]:
    asked = {name for outer in entry.above() for name in _asked(outer.get("when"), at.topic)}
    for key in ("when", "from_"):
        for name in dict.fromkeys(_read(entry.get(key), at.topic)):
            question = at.question(name)
            if question and not question.required and name not in asked:
                yield entry.problem(key.strip("_"), f"{name!r} may be left open: ask answered({name}) first")


def _asked(condition: str | None, topic: str) -> Iterator[str]:
    """The names that a condition asks an answer of."""
    try:
        nodes = walk(parse(condition, topic)) if condition else ()
    except ExpressionError:
        return
    yield from (node.name for node in nodes if isinstance(node, Answered))


def _read(expression: str | None, topic: str) -> tuple[str, ...]:
    try:
        return names(parse(expression, topic)) if expression else ()
    except ExpressionError:
        return ()
