"""What one of several notices of a case covers: `[[notices]]` in the answer file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wizard.case import Case
from wizard.library.schema import Library, Topic
from wizard.text import Text


@dataclass(frozen=True)
class Extent:
    """The activities that one notice tells of; who is responsible, rights and complaint stand in every notice."""

    id: str = ""
    title: Text | None = None
    #: The topics whose activities it tells of; None where it tells of all.
    topics: frozenset[str] | None = None
    #: The records it is about; of a list of records that has none of these, it is about all.
    records: frozenset[str] = frozenset()

    def covers(self, topic: str) -> bool:
        """Whether it tells of the activities of a topic."""
        return self.topics is None or topic in self.topics

    def has(self, topic: Topic) -> bool:
        """Whether it has the clauses and tables of a topic; those of some stand in every notice."""
        return topic.everywhere or self.covers(topic.id)

    def is_about(self, record: str) -> bool:
        """Whether it is about the record at an address."""
        chosen = [chosen for chosen in self.records if chosen.rpartition(".")[0] == record.rpartition(".")[0]]
        return not chosen or record in chosen


#: The extent of the one notice of a case that defines none.
WHOLE = Extent()


def extents(library: Library, case: Case) -> tuple[Extent, ...]:
    """The extents of a case's notices, the main one first."""
    return tuple(_extents(library, case)) or (WHOLE,)


def _extents(library: Library, case: Case) -> Iterator[Extent]:
    for table in case.notices:
        title = table.get("title") or None
        yield Extent(table["id"], title, _topics(library, table), frozenset(table.get("records", ())))


def _topics(library: Library, table: dict[str, Any]) -> frozenset[str] | None:
    named, left_out = table.get("topics"), table.get("leaves_out")
    if not named and not left_out:
        return None
    return frozenset(named or library.topics) - frozenset(left_out or ())
