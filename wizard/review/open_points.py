"""Open points: what must be settled, who would know, and which languages stay draft until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from wizard.case import record_id, record_of
from wizard.interview import Asked, Interview, State
from wizard.library.conditions import UNKNOWN
from wizard.notice.model import Notice
from wizard.review.model import Finding, OpenPoint
from wizard.text import in_each

#: The languages in which the notice has a gap, by the address that would fill it.
Gaps = Mapping[str, tuple[str, ...]]


def open_points(interview: Interview, notice: Notice, findings: Iterable[Finding]) -> Iterator[OpenPoint]:
    """Questions without an answer, then what else the notice's text lacks, then errors."""
    gaps = _gaps(notice)
    open_questions = [point for asked in interview.asked.values() for point in _about(interview, asked, notice, gaps)]
    yield from (_named(interview, point, notice) for point in open_questions)
    settled = {point.question for point in open_questions}
    for address, languages in gaps.items():
        if address not in settled:
            yield _named(interview, _about_gap(interview, address, languages, notice), notice)
    for finding in findings:
        if finding.blocks_final:
            yield OpenPoint(finding.question, "error", notice.languages, "owner", finding.says)


def _gaps(notice: Notice) -> Gaps:
    found: dict[str, set[str]] = {}
    for gap in notice.gaps:
        found.setdefault(gap.address, set()).update(gap.languages)
    return {address: _in_order(languages, notice) for address, languages in found.items()}


def _in_order(languages: Iterable[str], notice: Notice) -> tuple[str, ...]:
    wanted = set(languages)
    return tuple(language for language in notice.languages if language in wanted)


def _about(interview: Interview, asked: Asked, notice: Notice, gaps: Gaps) -> Iterator[OpenPoint]:
    """The open point that a question is, if it is one; a gap in the text blocks, whatever the question says."""
    if asked.state is State.ANSWERED:
        return
    blocks, gap = _blocks(interview, asked, notice), gaps.get(asked.address)
    if blocks is not None or gap:
        languages = _in_order((*(blocks or ()), *(gap or ())), notice)
        question = asked.question
        yield OpenPoint(asked.address, _kind(asked), languages, question.who or "owner", question.ask)


def _blocks(interview: Interview, asked: Asked, notice: Notice) -> tuple[str, ...] | None:
    """The languages that an unanswered question keeps draft; None where it is no open point at all."""
    if not asked.question.required:
        return () if interview.case.is_proposed(asked.address) else None
    if asked.blocks:
        return notice.languages
    return () if asked.question.unknown == "open" else None


def _kind(asked: Asked) -> Literal["proposal", "unknown", "unanswered"]:
    if asked.proposal:
        return "proposal"
    return "unknown" if asked.state is State.DONT_KNOW else "unanswered"


def _about_gap(interview: Interview, address: str, languages: tuple[str, ...], notice: Notice) -> OpenPoint:
    """A place in the text that lacks an answer, or an answer's words in a language."""
    question = interview.question(address)
    return OpenPoint(
        question=address,
        kind="translation" if interview.is_known(address) and languages != notice.languages else "unanswered",
        blocks=languages,
        who=(question.who if question else None) or "owner",
        says=question.ask if question else in_each(notice.languages, lambda _: address),
    )


def _named(interview: Interview, point: OpenPoint, notice: Notice) -> OpenPoint:
    """The point with the tool or the record that it is about, in the notice's languages."""
    asked = interview.asked.get(point.question)
    record = record_of(point.question)

    def say(language: str) -> str:
        about = asked.about if asked else ""
        name = about or (_record_name(interview, record, language) if record else "")
        return f"{name}: {point.says[language]}" if name else point.says[language]

    return replace(point, says=in_each(notice.languages, say))


def _record_name(interview: Interview, record: str, language: str) -> str:
    """What a record is called: its name in that language, else its id."""
    name = interview.value(f"{record}.name")
    if isinstance(name, dict):
        name = name.get(language, UNKNOWN)
    return record_id(record) if name is UNKNOWN else str(name)
