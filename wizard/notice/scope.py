"""Where clauses, tables, checks, tasks and requirements look their names up: among answers and facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wizard.case import record_id
from wizard.interview import AnswerScope, Interview
from wizard.library.conditions import ROWS, UNKNOWN
from wizard.notice.activities import records_of
from wizard.notice.rows import Facts, Row


@dataclass(eq=False, slots=True)
class FactScope(AnswerScope):
    """Looks names up among answers and facts."""

    facts: Facts = field(default_factory=Facts)

    def rows(self, name: str) -> Sequence[Any]:
        """The rows of a fact collection; a last one that is UNKNOWN where an answer still missing could add more."""
        rows = getattr(self.facts, name)
        return (*rows, UNKNOWN) if name in self.facts.unsettled else tuple(rows)

    def with_row(self, row: Any) -> FactScope:
        """This scope with another row."""
        return FactScope(self.interview, self.this, row, self.facts)


def standing_once_for(each: str | None, topic: str, interview: Interview, facts: Facts) -> list[Any]:
    """What a clause, check or task stands once for: nothing, the records of a question, or the rows of the facts."""
    return list(getattr(facts, each)) if each in ROWS else records_of(interview, each, topic)


def key_of(this: Any) -> str:
    """What tells a piece from the others that stand for other records or rows; "" where it stands once."""
    return this.key if isinstance(this, Row) else record_id(this)
