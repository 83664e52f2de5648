"""Requirement coverage: which requirements apply, and what in the notice or the tasks meets each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from wizard.interview import Interview
from wizard.library.conditions import parse
from wizard.library.schema import Requirement
from wizard.notice.assemble import FactScope
from wizard.notice.model import Notice
from wizard.review.model import Coverage, TaskToDo


def coverage(interview: Interview, notice: Notice, tasks: Iterable[TaskToDo]) -> Iterator[Coverage]:
    """How each requirement of the library stands for this notice."""
    scope = FactScope(interview, None, None, notice.facts)
    met_by_block = [(block.id, block.meets) for block in notice.blocks()]
    met_by_task = list(_tasks_that_meet(interview, tasks))
    for requirement in interview.library.requirements.values():
        applies = parse(requirement.applies).evaluate(scope) is True
        by = tuple(block for block, meets in met_by_block if requirement.id in meets)
        to_do = tuple(task for task, meets in met_by_task if requirement.id in meets)
        yield Coverage(requirement.id, requirement.weight, applies, _state(requirement, by, to_do), by or to_do)


def _tasks_that_meet(interview: Interview, tasks: Iterable[TaskToDo]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for task in tasks:
        topic_id, _, task_id = task.id.partition(".")
        topic = interview.library.topics[topic_id]
        yield task.id, next(entry.meets for entry in topic.task if entry.id == task_id)


def _state(
    requirement: Requirement, by: tuple[str, ...], to_do: tuple[str, ...]
) -> Literal["met", "unmet", "task", "manual"]:
    if by:
        return "met"
    if to_do:
        return "task"
    return "manual" if requirement.shown == "whole" else "unmet"
