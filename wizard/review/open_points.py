"""Open points: what must be settled, who would know, and which languages stay draft until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from wizard.interview import Asked, Interview, State
from wizard.library.conditions import UNKNOWN
from wizard.notice.model import Gap, Notice
from wizard.review.model import Finding, OpenPoint


def open_points(interview: Interview, notice: Notice, findings: Iterable[Finding]) -> Iterator[OpenPoint]:
    """Questions without an answer, missing translations, then errors."""
    settled: set[str] = set()
    for asked in interview.asked.values():
        point = _about_question(asked, notice)
        if point:
            settled.add(point.question)
            yield point
    for gap in notice.gaps:
        if gap.address not in settled:
            yield _about_gap(interview, gap, notice)
    for finding in findings:
        if finding.blocks_final:
            yield OpenPoint(finding.question, "error", notice.languages, "owner", finding.says)


def _about_question(asked: Asked, notice: Notice) -> OpenPoint | None:
    """The open point that a question is, if it is one."""
    question = asked.question
    if asked.state is State.ANSWERED or not question.required:
        return None
    blocks = notice.languages
    if asked.state is State.DONT_KNOW:
        if question.unknown == "fine":
            return None
        blocks = notice.languages if question.unknown == "blocks" else ()
    return OpenPoint(asked.address, _kind(asked), blocks, question.who or "owner", _says(asked, notice))


def _kind(asked: Asked) -> Literal["proposal", "unknown", "unanswered"]:
    if asked.proposal:
        return "proposal"
    return "unknown" if asked.state is State.DONT_KNOW else "unanswered"


def _says(asked: Asked, notice: Notice) -> dict[str, str]:
    about = f"{asked.about}: " if asked.about else ""
    return {language: f"{about}{asked.question.ask[language]}" for language in notice.languages}


def _about_gap(interview: Interview, gap: Gap, notice: Notice) -> OpenPoint:
    """A text that stands in the notice and lacks an answer, or its words in a language."""
    question = interview.question(gap.address)
    is_translation = interview.value(gap.address) is not UNKNOWN
    says = {language: question.ask[language] if question else gap.address for language in notice.languages}
    return OpenPoint(
        question=gap.address,
        kind="translation" if is_translation else "unanswered",
        blocks=tuple(language for language in gap.languages if language in notice.languages),
        who=(question.who if question else None) or "owner",
        says=says,
    )
