"""A case that reaches it exists for everything in the built-in library: each piece, line, question, check and task."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from tests.answering import DAY, laid_over, library, made_of, read
from tests.mistakes.test_mistakes import FILES as MISTAKES
from tests.practices.test_practices import FILES as PRACTICES
from tests.whole_cases import whole_case
from wizard.flow import Made, make
from wizard.library.conditions import parts_of
from wizard.library.reach import UndecidedError, Without, reaching
from wizard.library.schema import Question

#: How many random businesses are tried before, and for, something that none of the written cases reaches.
BUSINESSES, TRIES = 30, 12


@dataclass(frozen=True)
class Wanted:
    """Something to reach, with its topic and the conditions that let it in."""

    name: str
    topic: str
    conditions: tuple[str, ...]
    each: str = ""


def reached(made: Made) -> Iterator[str]:
    """The names of everything that a case reaches."""
    yield from (f"piece {block.id}" for block in made.notice.blocks())
    yield from (f"line {line.topic}.{line.activity}.{line.id}" for line in made.notice.facts.lines)
    for finding in made.review.findings:
        yield f"check {'.'.join(finding.id.split('.')[:2])}"
    for task in made.review.tasks:
        yield f"task {'.'.join(task.id.split('.')[:2])}"
    for address in made.interview.asked:
        parts = address.split(".")
        yield f"question {'.'.join([parts[0], *parts[1::2]])}"


def wanted() -> Iterator[Wanted]:
    """Everything there is to reach."""
    for topic in library().topics.values():
        for question in topic.question:
            yield from _questions(topic.id, question)
        for piece in (*topic.clause, *topic.activity, *topic.table):
            yield Wanted(
                f"piece {topic.id}.{piece.id}", topic.id, _conditions(piece), getattr(piece, "each", None) or ""
            )
        for activity in topic.activity:
            for line in activity.line:
                conditions = (*_conditions(activity), *_conditions(line))
                yield Wanted(f"line {topic.id}.{activity.id}.{line.id}", topic.id, conditions, activity.each or "")
        for check in topic.check:
            yield Wanted(f"check {topic.id}.{check.id}", topic.id, _conditions(check), check.each or "")
        for task in topic.task:
            yield Wanted(f"task {topic.id}.{task.id}", topic.id, _conditions(task), task.each or "")


def _questions(topic: str, question: Question) -> Iterator[Wanted]:
    yield Wanted(f"question {topic}.{question.id}", topic, _conditions(question))
    for field in question.field:
        conditions = (*_conditions(question), *_conditions(field))
        yield Wanted(f"question {topic}.{question.id}.{field.id}", topic, conditions, f"{topic}.{question.id}")


def _conditions(content: Any) -> tuple[str, ...]:
    return tuple(condition for condition in (getattr(content, "when", None),) if condition)


@cache
def written_and_random() -> frozenset[str]:
    """What the practices, the mistakes and some random businesses reach."""
    names: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for file in PRACTICES:
            names.update(reached(made_of(read(file), Path(folder))))
        for file in MISTAKES:
            document = read(file)
            names.update(reached(made_of(laid_over(document, document["wrong"]), Path(folder))))
    for seed in range(BUSINESSES):
        names.update(reached(make(library(), whole_case(seed, yes=(0.3, 0.6, 0.9)[seed % 3]), DAY)))
    return frozenset(names)


def start_for(thing: Wanted) -> Mapping[str, Any]:
    """Answers under which what its conditions say of answers is true; what they say of facts is left to chance."""
    of_answers = [part for condition in thing.conditions for part in parts_of(condition) if not _reads_facts(part)]
    if not of_answers:
        return {}
    try:
        found = reaching(library(), " and ".join(f"({part})" for part in of_answers), thing.topic, thing.each) or {}
    except (UndecidedError, LookupError):
        return {}
    return dict(_placed(found, thing.each))


def _placed(found: Mapping[str, Any], each: str) -> Iterator[tuple[str, Any]]:
    own = {
        name.removeprefix("this."): _raw(value)
        for name, value in found.items()
        if name.startswith("this.") and not isinstance(value, Without)
    }
    if own and "." in each:
        yield each, [{"id": "a", **own}]
    for name, value in found.items():
        if not name.startswith("this.") and not isinstance(value, Without):
            yield name, _raw(value)


def _raw(value: Any) -> Any:
    """An answer as it stands in a file; a period counted from an event that there is."""
    if not isinstance(value, BaseModel):
        return value
    return value.model_dump(mode="json", exclude_none=True) | {"start": next(iter(library().phrases["starts"]))}


def _reads_facts(condition: str) -> bool:
    return any(f"{function}(" in condition for function in ("any", "all", "count", "names"))


def reaches(thing: Wanted) -> bool:
    start = start_for(thing)
    return any(
        thing.name in reached(make(library(), whole_case(seed, yes=(0.1, 0.5, 0.9)[seed % 3], start=start), DAY))
        for seed in range(100, 100 + TRIES)
    )


def test_everything_in_the_library_is_reached_by_some_case() -> None:
    left = [thing for thing in wanted() if thing.name not in written_and_random()]
    assert [thing.name for thing in left if not reaches(thing)] == []
