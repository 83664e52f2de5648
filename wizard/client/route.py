"""The way through the interview: which question and which page come next, as the answers are now."""

from __future__ import annotations

from wizard.interview import Asked, Interview, Page, State


def first_question(page: Page) -> Asked:
    """The first question of a page that has no answer, else its first."""
    return next((asked for asked in page.asked if asked.state is State.OPEN), page.asked[0])


def neighbour(interview: Interview, address: str, step: int) -> Asked | None:
    """The question so many steps from one on its page."""
    page = interview.page_of(address)
    if page is None:
        return None
    at = [asked.address for asked in page.asked].index(address) + step
    return page.asked[at] if 0 <= at < len(page.asked) else None


def next_open(interview: Interview, address: str) -> Asked | None:
    """The next question on the page of one that has no answer."""
    after = neighbour(interview, address, 1)
    while after is not None and after.state is not State.OPEN:
        after = neighbour(interview, after.address, 1)
    return after


def left_off(interview: Interview, address: str) -> str:
    """Where one who last changed the question at an address goes on: there, or where there is no answer after it."""
    page = interview.page_of(address)
    if page is None or interview.asked[address].state is not State.ANSWERED:
        return address
    beside = page_beside(interview, page.id, 1)
    after = next_open(interview, address) or (first_question(beside) if beside else None)
    return after.address if after else address


def page_beside(interview: Interview, page_id: str, step: int) -> Page | None:
    """The page so many places from one."""
    ids = [page.id for page in interview.pages]
    at = ids.index(page_id) + step if page_id in ids else 0
    return interview.pages[at] if 0 <= at < len(ids) else None
