"""Requirement coverage: which requirements apply, and what in the notice or the tasks meets each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from wizard.interview import Interview
from wizard.library.conditions import parse
from wizard.library.schema import Requirement
from wizard.notice.model import Block, Notice
from wizard.notice.scope import FactScope
from wizard.review.model import Coverage, TaskToDo


def coverage(interview: Interview, notice: Notice, tasks: Sequence[TaskToDo]) -> Iterator[Coverage]:
    """How each requirement of the library stands for this notice."""
    scope = FactScope(interview, None, None, notice.facts)
    for requirement in interview.library.requirements.values():
        applies = parse(requirement.applies).evaluate(scope) is True
        blocks = _meeting(requirement, notice.blocks())
        to_do = _meeting(requirement, tasks)
        yield Coverage(requirement.id, requirement.weight, applies, _state(requirement, blocks, to_do), blocks or to_do)


def _meeting(requirement: Requirement, pieces: Iterable[Block | TaskToDo]) -> tuple[str, ...]:
    """The ids of the blocks or tasks that meet a requirement, each once."""
    return tuple(dict.fromkeys(piece.id for piece in pieces if requirement.id in piece.meets))


def _state(
    requirement: Requirement, blocks: tuple[str, ...], tasks: tuple[str, ...]
) -> Literal["met", "unmet", "task", "manual"]:
    if blocks:
        return "met"
    if tasks:
        return "task"
    return "manual" if requirement.shown == "whole" else "unmet"
