"""Tasks: what the business must do besides publishing."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.interview import Interview
from wizard.library.conditions import parse
from wizard.library.schema import Task, Topic
from wizard.notice.facts import in_order
from wizard.notice.model import Notice
from wizard.notice.scope import FactScope, key_of, standing_once_for
from wizard.notice.wording import Words
from wizard.review.model import TaskToDo


def tasks(interview: Interview, notice: Notice) -> Iterator[TaskToDo]:
    """Each task whose condition is true, once for the same words."""
    said: set[tuple[str, ...]] = set()
    for topic in in_order(interview):
        for task in topic.task:
            for to_do in _standing(interview, notice, topic, task):
                if tuple(to_do.says.values()) not in said:
                    said.add(tuple(to_do.says.values()))
                    yield to_do


def _standing(interview: Interview, notice: Notice, topic: Topic, task: Task) -> Iterator[TaskToDo]:
    """The task for each record or row that it stands for."""
    for this in standing_once_for(task.each, topic.id, interview, notice.facts):
        scope = FactScope(interview, this, None, notice.facts)
        if _stands(task, topic, scope):
            key = key_of(this)
            yield TaskToDo(
                id=f"{topic.id}.{task.id}" + (f".{key}" if key else ""),
                says=_says(interview, topic, task, scope),
                law=task.law,
                meets=task.meets,
            )


def _stands(task: Task, topic: Topic, scope: FactScope) -> bool:
    if task.where and parse(task.where, "row").evaluate(scope.with_row(scope.this)) is not True:
        return False
    return task.when is None or parse(task.when, topic.id).evaluate(scope) is True


def _says(interview: Interview, topic: Topic, task: Task, scope: FactScope) -> dict[str, str]:
    return Words(interview).in_each(lambda wording: wording.fill(task.says, scope, topic.id))
