"""Why a piece of the library does not stand in the notice: the condition that does not hold, and what it reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wizard.interview import Interview
from wizard.library.conditions import UNKNOWN, names, parse, parts_of
from wizard.library.schema import Activity, Clause, Table
from wizard.notice.model import Notice
from wizard.notice.provenance import condition_of
from wizard.notice.scope import FactScope


@dataclass(frozen=True)
class Failed:
    """A part of a condition that does not hold; `value` is False, or None where it is unknown."""

    condition: str
    value: bool | None


@dataclass(frozen=True)
class Absent:
    """A clause, activity or table that is not in the notice."""

    id: str
    condition: str
    fails: tuple[Failed, ...]
    answers: dict[str, Any]

    def data(self) -> dict[str, Any]:
        """The same as data."""
        fails = [{"condition": failed.condition, "value": failed.value} for failed in self.fails]
        return {"condition": self.condition, "fails": fails, "answers": self.answers}


def absent(interview: Interview, notice: Notice) -> Iterator[Absent]:
    """Each piece that does not stand: its condition, the parts of it that fail, and the answers that these read."""
    standing = {block.id for block in notice.blocks()}
    scope = FactScope(interview, None, None, notice.facts)
    for topic in interview.library.topics.values():
        pieces: tuple[Clause | Activity | Table, ...] = (*topic.clause, *topic.activity, *topic.table)
        for piece in pieces:
            name = f"{topic.id}.{piece.id}"
            if name not in standing:
                condition = condition_of(piece)
                fails = tuple(_failing(condition, topic.id, scope))
                read = dict.fromkeys(name for failed in fails for name in names(parse(failed.condition, topic.id)))
                yield Absent(name, condition, fails, {address: _answer(interview, address) for address in read})


def _failing(condition: str, topic: str, scope: FactScope) -> Iterator[Failed]:
    """The parts of a condition that are not true; all of it where none can be told apart."""
    for part in parts_of(condition):
        value = _value(part, topic, scope)
        if value is not True:
            yield Failed(part, None if value is UNKNOWN else False)


def _value(condition: str, topic: str, scope: FactScope) -> Any:
    """What a condition is worth; unknown where it is about a record or row, of which there may be several."""
    about_rows = any(name.startswith(("this.", "row.")) for name in names(parse(condition, topic)))
    return UNKNOWN if about_rows else parse(condition, topic).evaluate(scope)


def _answer(interview: Interview, address: str) -> Any:
    """The answer at an address as it stands in the file; None where there is no reachable one."""
    return interview.case.get(address) if interview.is_known(address) else None
