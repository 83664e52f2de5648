"""Findings: what the checks of the library see in answers and facts."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.interview import Interview
from wizard.library.conditions import parse
from wizard.library.schema import Check, Topic
from wizard.notice.facts import in_order
from wizard.notice.model import Notice
from wizard.notice.scope import FactScope, key_of, standing_once_for
from wizard.notice.wording import Words
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
    key = key_of(scope.this)
    finding_id = f"{topic.id}.{check.id}" + (f".{key}" if key else "")
    return Finding(
        id=finding_id,
        severity=check.severity,
        question=_question_address(check, scope),
        says=Words(interview).in_each(lambda wording: wording.fill(check.says, scope, topic.id)),
        law=check.law,
        accepted=interview.case.accepted.get(finding_id) if check.severity != "error" else None,
    )


def _question_address(check: Check, scope: FactScope) -> str:
    """The address to go to: a field of records, or of a row, is that of the one at hand."""
    if check.question.startswith("this."):
        return scope.address(check.question)
    records, _, field = check.question.rpartition(".")
    return f"{scope.this}.{field}" if check.each == records and isinstance(scope.this, str) else check.question
