"""Which collections of facts are not settled: an answer that is still missing could add rows to them.

A condition such as `not any(cookies, …)` is unknown then, so that nothing stands because of a missing answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.interview import Interview
from wizard.library.schema import Activity, Topic
from wizard.notice.activities import records_address, records_of
from wizard.notice.reader import Reader
from wizard.notice.recipients import OWN
from wizard.notice.rows import UseFact
from wizard.notice.wording import Words

_OF_TOOLS = ("uses", "recipients", "transfers")


def unsettled(words: Words, uses: Iterable[UseFact]) -> frozenset[str]:
    """The collections to which an answer that is still missing could add rows."""
    grounds = ["transfers"] if any(not use.ground and use.role != OWN for use in uses) else []
    return frozenset([*_by_activities(words), *_by_cookies(words.interview), *grounds])


def _by_activities(words: Words) -> Iterator[str]:
    interview = words.interview
    for topic in interview.library.topics.values():
        for activity in topic.activity:
            if activity.each and interview.is_pending(records_address(activity.each, topic.id)):
                yield from ("activities", "lines", *_OF_TOOLS)
            for record in records_of(interview, activity.each, topic.id):
                yield from _by_activity(activity, Reader(words, topic.id, interview.scope(record)))


def _by_activity(activity: Activity, reader: Reader) -> Iterator[str]:
    if reader.is_open(activity.when):
        yield from ("activities", "lines", *_OF_TOOLS)
    if not reader.stands(activity.when):
        return
    if any(reader.is_open(line.when) for line in activity.line):
        yield from ("activities", "lines", *_OF_TOOLS)
    if reader.awaits(activity.uses):
        yield from _OF_TOOLS
    if reader.awaits(activity.recipients):
        yield "recipients"


def _by_cookies(interview: Interview) -> Iterator[str]:
    picked = dict.fromkeys(use.tool for use in interview.uses)
    asked = [
        *(f"{topic.id}.{name}" for topic in interview.library.topics.values() for name in _with_tools(topic)),
        *(address for address, _ in interview.tools_questions),
        *(f"tools.{tool}.cookies" for tool in picked),
        *interview.cookies_questions(),
    ]
    if any(interview.is_pending(address) and not _may_be_skipped(interview, address) for address in asked):
        yield "cookies"


def _may_be_skipped(interview: Interview, address: str) -> bool:
    """Whether leaving a question open says that there is nothing: tools and cookies that may be left out."""
    question = interview.question(address)
    if question is None or question.required or question.type not in ("tools", "cookies"):
        return False
    return interview.is_reachable(address)


def _with_tools(topic: Topic) -> Iterator[str]:
    """The questions for records that can pick tools."""
    yield from (question.id for question in topic.question if any(part.type == "tools" for part in question.field))
