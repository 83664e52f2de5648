"""Review: findings, open points, tasks and requirement coverage of one notice."""

from __future__ import annotations

from wizard.interview import Interview
from wizard.notice.model import Notice
from wizard.review.coverage import coverage
from wizard.review.findings import findings
from wizard.review.model import Review
from wizard.review.open_points import open_points
from wizard.review.tasks import tasks


def review(interview: Interview, notice: Notice) -> Review:
    """What is left to do before and beside publishing this notice."""
    found = tuple(findings(interview, notice))
    to_do = tuple(tasks(interview, notice))
    return Review(
        findings=found,
        open_points=tuple(open_points(interview, notice, found)),
        tasks=to_do,
        requirements=tuple(coverage(interview, notice, to_do)),
    )
