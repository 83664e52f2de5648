"""Every expression in a library, with the names that can be read where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from wizard.library.checks.entries import Entry, address_of, pairs
from wizard.library.placeholders import placeholders
from wizard.library.schema import Check, Clause, Evidence, Phrase, Question, Requirement, Section, Table, Task, Topic
from wizard.library.sorts import Fields, Names, Sorts

#: What an expression is for: to hold or not, to count, or to be printed.
Purpose = Literal["condition", "number", "placeholder"]

_KEYS: tuple[tuple[str, Purpose], ...] = (
    ("when", "condition"),
    ("where", "condition"),
    ("applies", "condition"),
    ("number", "number"),
)
_WITH_FACTS = (Clause, Table, Check, Task, Requirement, Evidence, Section)


@dataclass(frozen=True, slots=True)
class Written:
    """An expression: where it stands, what it is for, and the names that it can read there."""

    entry: Entry
    key: str
    source: str
    purpose: Purpose
    names: Names


def written(sorts: Sorts, found: Iterable[Entry]) -> Iterator[Written]:
    """All expressions in these entries."""
    for entry in found:
        expressions = [*_keyed(entry), *_placeholders(entry)]
        names = names_at(sorts, entry) if expressions else Names(sorts)
        for key, source, purpose in expressions:
            yield Written(entry, key, source, purpose, _of_row(entry, names) if key == "where" else names)


def names_at(sorts: Sorts, entry: Entry) -> Names:
    """The names that can be read in an entry."""
    chain = tuple(entry.above())
    topic = next((outer.model.id for outer in chain if isinstance(outer.model, Topic)), "")
    records = next((path for outer in chain if (path := _records(outer))), "")
    this = sorts.of_each(records) if records else _about_tools(sorts, chain)
    row = sorts.use if this is sorts.use else None
    facts = any(isinstance(outer.model, _WITH_FACTS) for outer in chain)
    return Names(sorts, topic, this, row, facts=facts, records=records)


def _keyed(entry: Entry) -> Iterator[tuple[str, str, Purpose]]:
    for key, purpose in _KEYS:
        source = entry.get(key)
        if source is not None:
            yield key, source, purpose


def _placeholders(entry: Entry) -> Iterator[tuple[str, str, Purpose]]:
    """The placeholders of an entry's texts; those of phrases are filled by the program and are no expressions."""
    if isinstance(entry.model, Phrase):
        return
    for key, pair in pairs(entry):
        for source in dict.fromkeys(source for text in pair.values() for source in placeholders(text)):
            yield key, source, "placeholder"


def _records(entry: Entry) -> str:
    """What an entry stands once for each of: a records question, or a collection of facts."""
    if isinstance(entry.model, Question) and entry.parent and isinstance(entry.parent.model, Question):
        return address_of(entry.parent)
    return str(entry.get("each") or "")


def _about_tools(sorts: Sorts, chain: tuple[Entry, ...]) -> Fields | None:
    asked = {entry.key for entry in chain}
    if "tool_questions" in asked:
        return sorts.tool
    return sorts.use if "use_questions" in asked else None


def _of_row(entry: Entry, names: Names) -> Names:
    """The names in a `where`, in which bare names are the fields of the row."""
    rows = names.sorts.rows.get(entry.model.rows) if isinstance(entry.model, Table) else names.this
    return replace(names, topic="row", row=rows)
