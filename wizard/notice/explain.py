"""Why a piece of the library does not stand in the notice: the condition that does not hold, and what it reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wizard.interview import Interview
from wizard.library.conditions import names, parse
from wizard.notice.model import Notice


@dataclass(frozen=True)
class Absent:
    """A clause, activity or table that is not in the notice."""

    id: str
    condition: str
    answers: dict[str, Any]

    def data(self) -> dict[str, Any]:
        """The same as data."""
        return {"condition": self.condition, "answers": self.answers}


def absent(interview: Interview, notice: Notice) -> Iterator[Absent]:
    """Each piece that does not stand, with its condition and the answers that the condition reads."""
    standing = {block.id for block in notice.blocks()}
    for topic in interview.library.topics.values():
        for piece in (*topic.clause, *topic.activity, *topic.table):
            name = f"{topic.id}.{piece.id}"
            if name not in standing:
                condition = str(piece.when or getattr(piece, "each", None) or getattr(piece, "rows", ""))
                read = names(parse(condition, topic.id)) if condition else ()
                yield Absent(name, condition, {address: _answer(interview, address) for address in read})


def _answer(interview: Interview, address: str) -> Any:
    """The answer at an address as it stands in the file; None where there is no reachable one."""
    return interview.case.get(address) if interview.is_known(address) else None
