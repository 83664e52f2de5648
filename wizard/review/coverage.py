"""Requirement coverage: which requirements apply, and what in the notice or the tasks meets each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from wizard.interview import Interview
from wizard.library.conditions import parse
from wizard.library.schema import Requirement
from wizard.notice.model import Block, Notice
from wizard.notice.scope import FactScope
from wizard.review.evidence import Evidences, Shown
from wizard.review.model import Coverage, TaskToDo


def coverage(interview: Interview, notice: Notice, tasks: Sequence[TaskToDo]) -> Iterator[Coverage]:
    """How each requirement of the library stands for this notice."""
    scope = FactScope(interview, None, None, notice.facts)
    evidences = Evidences(interview, notice)
    for requirement in interview.library.requirements.values():
        applies = parse(requirement.applies).evaluate(scope) is True
        shown = tuple(evidences.of(requirement)) if applies else ()
        by = _ids(block for one in shown for block in one.blocks)
        to_do = _ids(task for task in tasks if requirement.id in task.meets)
        yield Coverage(requirement.id, requirement.weight, applies, _state(requirement, shown, to_do), by or to_do)


def _ids(pieces: Iterable[Block | TaskToDo]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.id for piece in pieces))


def _state(
    requirement: Requirement, shown: Sequence[Shown], tasks: Sequence[str]
) -> Literal["met", "unmet", "task", "manual"]:
    if shown and all(one.stands for one in shown):
        return "met"
    if tasks:
        return "task"
    return "manual" if requirement.shown == "whole" and not shown else "unmet"
