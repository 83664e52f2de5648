"""How many prompts an owner meets, and how many of them are typed: the wizard's way walked with the answers of a file.

One prompt is: a screen to tick; all that is suggested on one page, adopted together; each suggestion that is wrong;
each other question that must be answered; each record that is entered. What may be left open costs nothing
where it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.answering import DAY, library
from wizard.case import Case, load_case, new_case
from wizard.client.route import is_finished, optional, page_after, suggested, to_answer
from wizard.interview import AREA_PAGE, Asked, Interview, Page

#: The types that are answered at the keyboard.
TYPED = ("text", "own-words", "orgno", "email", "url", "phone", "address", "date", "records")

#: A walk with more steps than this goes round in a circle.
MOST_STEPS = 1000


@dataclass
class Walk:
    """A fresh case that is given the answers of a file, question by question, and the prompts that were met."""

    answers: Case
    case: Case
    prompts: Counter[str] = field(default_factory=Counter)
    typed: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        pages = ", ".join(f"{page} {count}" for page, count in self.prompts.items())
        return f"{self.prompts.total()} prompts, {self.typed.total()} of them typed: {pages}"


def walk(file: Path) -> Walk:
    """The walk with the answers of a file, from its first question to its last.

    Raises AssertionError where the file has no answer to a question that must be answered.
    """
    answers = load_case(file, library())
    walked = Walk(answers, new_case(library(), answers.kinds))
    page = _next_page(walked, "")
    for _ in range(MOST_STEPS):
        if page is None:
            return walked
        _answer_next(walked, page)
        page = _next_page(walked, page.id)
    raise AssertionError(f"{file.name}: the interview has no end")


def _interview(walked: Walk) -> Interview:
    return Interview(library(), walked.case, DAY)


def _next_page(walked: Walk, page_id: str) -> Page | None:
    """The page itself while something waits on it, then the page to which the wizard leads."""
    interview = _interview(walked)
    page = next((page for page in interview.pages if page.id == page_id), None)
    if page and (not is_finished(page) or _more_to_say(walked, page)):
        return page
    return page_after(interview, page_id)


def _more_to_say(walked: Walk, page: Page) -> list[Asked]:
    """What need not be answered, but is in the file."""
    return [asked for asked in optional(page) if walked.answers.get(asked.address) is not None]


def _answer_next(walked: Walk, page: Page) -> None:
    if page.id.startswith(AREA_PAGE):
        _tick(walked, page)
    elif to_answer(page):
        _give(walked, page, to_answer(page)[0])
    elif suggested(page):
        _adopt(walked, page)
    else:
        _give(walked, page, _more_to_say(walked, page)[0])


def _tick(walked: Walk, page: Page) -> None:
    """Tick what applies, also what appears on the screen meanwhile; the rest is no."""
    _met(walked, page, "ticks")
    while open_ones := _open_ticks(walked, page.id):
        for asked in open_ones:
            walked.case.answer(asked.address, bool(walked.answers.get(asked.address)))


def _open_ticks(walked: Walk, page_id: str) -> list[Asked]:
    page = next(page for page in _interview(walked).pages if page.id == page_id)
    return [asked for asked in page.asked if asked.is_missing]


def _adopt(walked: Walk, page: Page) -> None:
    """Change what is suggested wrongly, else adopt the suggestions of the page."""
    wrong = [asked for asked in suggested(page) if asked.proposal and asked.proposal.raw != _wanted(walked, asked)]
    if wrong:
        _give(walked, page, wrong[0])
        return
    _met(walked, page, "adopt " + ", ".join(asked.address for asked in suggested(page)))
    for asked in suggested(page):
        walked.case.answer(asked.address, _wanted(walked, asked))


def _give(walked: Walk, page: Page, asked: Asked) -> None:
    raw = _wanted(walked, asked)
    if asked.question.type == "records":
        _enter(walked, page, asked, raw)
        return
    _met(walked, page, asked.address, typed=asked.question.type in TYPED)
    if asked.question.type == "tools":
        _enter_by_hand(walked, page, raw)
    walked.case.answer(asked.address, raw)


def _enter_by_hand(walked: Walk, page: Page, tools: list[str]) -> None:
    """Enter the tools that the catalogue does not have by their names."""
    for name in [f"tools.{tool}.name" for tool in tools if tool.startswith("own-")]:
        _met(walked, page, name, typed=True)
        walked.case.answer(name, walked.answers.get(name))


def _enter(walked: Walk, page: Page, asked: Asked, records: list[dict[str, Any]]) -> None:
    """Enter each record by its name; its other fields are asked one by one."""
    for record in records:
        _met(walked, page, f"{asked.address}.{record['id']}", typed=True)
    named = [{key: record[key] for key in ("id", "name") if key in record} for record in records]
    walked.case.answer(asked.address, named)


def _met(walked: Walk, page: Page, what: str, *, typed: bool = False) -> None:
    walked.prompts[page.id] += 1
    walked.typed[page.id] += typed
    walked.told.append(f"{page.id}: {what}")


def _wanted(walked: Walk, asked: Asked) -> Any:
    raw = walked.answers.get(asked.address)
    assert raw is not None, f"the file has no answer to {asked.address}"
    return raw
