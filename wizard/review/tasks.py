"""Tasks: what the business must do besides publishing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.interview import Interview
from wizard.library.conditions import parse
from wizard.library.schema import Task, Topic
from wizard.notice.assemble import FactScope, standing_once_for
from wizard.notice.facts import Words, in_order
from wizard.notice.model import Notice
from wizard.review.model import TaskToDo


def tasks(interview: Interview, notice: Notice) -> Iterator[TaskToDo]:
    """Each task whose condition is true, once for the same words."""
    said: set[tuple[str, ...]] = set()
    for topic in in_order(interview):
        for task in topic.task:
            for this in standing_once_for(task.each, topic.id, interview, notice.facts):
                scope = FactScope(interview, this, None, notice.facts)
                if not _stands(task, topic, scope, this):
                    continue
                says = Words(interview).in_each(lambda wording, t=task, s=scope: wording.fill(t.says, s, topic.id))
                if tuple(says.values()) not in said:
                    said.add(tuple(says.values()))
                    yield TaskToDo(f"{topic.id}.{task.id}", says, task.law)


def _stands(task: Task, topic: Topic, scope: FactScope, this: Any) -> bool:
    if task.where and parse(task.where, "row").evaluate(scope.with_row(this)) is not True:
        return False
    return task.when is None or parse(task.when, topic.id).evaluate(scope) is True
