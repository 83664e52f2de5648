"""Findings: what the checks of the library see in answers and facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.interview import Interview
from wizard.library.conditions import parse
from wizard.library.schema import Check, Topic
from wizard.notice.assemble import FactScope, standing_once_for
from wizard.notice.facts import Words, in_order, record_id
from wizard.notice.model import Notice
from wizard.notice.wording import address_of
from wizard.review.model import Finding


def findings(interview: Interview, notice: Notice) -> Iterator[Finding]:
    """A finding for each check whose condition is true, and for each record it is true of."""
    for topic in in_order(interview):
        for check in topic.check:
            for this in standing_once_for(check.each, topic.id, interview, notice.facts):
                scope = FactScope(interview, this, None, notice.facts)
                if parse(check.when, topic.id).evaluate(scope) is True:
                    yield _finding(interview, check, topic, scope)


def _finding(interview: Interview, check: Check, topic: Topic, scope: FactScope) -> Finding:
    record = record_id(scope.this)
    finding_id = f"{topic.id}.{check.id}" + (f".{record}" if record else "")
    return Finding(
        id=finding_id,
        severity=check.severity,
        question=_question_address(check, topic, scope),
        says=Words(interview).in_each(lambda wording: wording.fill(check.says, scope, topic.id)),
        law=check.law,
        accepted=interview.case.accepted.get(finding_id) if check.severity != "error" else None,
    )


def _question_address(check: Check, topic: Topic, scope: Any) -> str:
    """The address to go to: `this.field` in the record at hand, a local or a full name else."""
    if check.question.startswith("this."):
        return address_of(check.question, scope)
    return check.question if "." in check.question else f"{topic.id}.{check.question}"
