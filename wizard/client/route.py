"""The way through the interview: which question and which page come next, as the answers are now.

Whoever answers is led to what is open and required. What has a suggestion is left to be adopted together with the
other suggestions of its page; what is optional is there for those who want to say more.
"""

from __future__ import annotations

from collections.abc import Iterable

from wizard.interview import Asked, Interview, Page, State


def to_answer(page: Page) -> list[Asked]:
    """The questions of a page that are answered one by one: required, open, and without a suggestion."""
    return [asked for asked in page.asked if asked.is_missing and asked.proposal is None]


def suggested(page: Page) -> list[Asked]:
    """The questions of a page that are open and have a suggestion."""
    return [asked for asked in page.asked if asked.state is State.OPEN and asked.proposal is not None]


def optional(page: Page) -> list[Asked]:
    """The questions of a page that are open, and need not be answered."""
    return [asked for asked in page.asked if asked.state is State.OPEN and not (asked.is_missing or asked.proposal)]


def is_finished(page: Page) -> bool:
    """Whether nothing on a page waits for an answer or to be adopted."""
    return not (to_answer(page) or suggested(page))


def neighbour(page: Page, address: str, step: int) -> Asked | None:
    """The question so many steps from one on its page."""
    at = _at(page, address)
    return page.asked[at + step] if at is not None and 0 <= at + step < len(page.asked) else None


def next_to_answer(page: Page, address: str) -> Asked | None:
    """The next question on a page to be answered: after the one at an address, else the first before it."""
    at = _at(page, address)
    after = page.asked[at + 1 :] if at is not None else ()
    waiting = [asked.address for asked in to_answer(page)]
    return _first(asked for asked in (*after, *page.asked) if asked.address in waiting and asked.address != address)


def first_question(page: Page) -> Asked:
    """The first question of a page that is to be answered, else the first."""
    return _first(to_answer(page)) or page.asked[0]


def left_off(interview: Interview, address: str) -> str:
    """Where one who last changed the question at an address goes on: there, or where there is no answer after it."""
    page = interview.page_of(address)
    if page is None or interview.asked[address].state is not State.ANSWERED:
        return address
    beside = page_after(interview, page.id)
    after = next_to_answer(page, address) or _first(suggested(page)) or (first_question(beside) if beside else None)
    return after.address if after else address


def page_after(interview: Interview, page_id: str) -> Page | None:
    """The next page on which something waits; None where there is none.

    After a page that is finished the way leads round, to what came up on an earlier page after it was left. From one on
    which something waits it only leads on: who leaves that undone shall not go in a circle.
    """
    ids = [page.id for page in interview.pages]
    at = ids.index(page_id) if page_id in ids else -1
    before = interview.pages[:at] if at > 0 and is_finished(interview.pages[at]) else ()
    return next((page for page in (*interview.pages[at + 1 :], *before) if not is_finished(page)), None)


def page_beside(interview: Interview, page_id: str, step: int) -> Page | None:
    """The page so many places from one."""
    ids = [page.id for page in interview.pages]
    at = ids.index(page_id) + step if page_id in ids else 0
    return interview.pages[at] if 0 <= at < len(ids) else None


def _at(page: Page, address: str) -> int | None:
    return next((number for number, asked in enumerate(page.asked) if asked.address == address), None)


def _first(several: Iterable[Asked]) -> Asked | None:
    return next(iter(several), None)
