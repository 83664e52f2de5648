"""Answers questions through their widgets, key by key: one small function for each type of question."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial
from typing import Any

from textual.events import Key
from textual.widgets import Input

from tests.tui.user import User
from wizard.client.route import optional
from wizard.interview import Asked, Page, State
from wizard.tui.fields.base import NONE, SKIP
from wizard.tui.fields.cycle import Cycle
from wizard.tui.screens.interview import InterviewScreen
from wizard.tui.widgets import Link, Picks

#: No form has more lines than this.
_MOST_LINES = 20

Typist = Callable[[User, Any], Awaitable[None]]


async def answer(user: User, raw: Any) -> None:
    """Answer the open question, adopting a proposal that says the same; None passes it by."""
    asked = _asked(user)
    if raw is None:
        await _pass_by(user, asked)
    elif asked.proposal and asked.proposal.raw == raw:
        await keys(user, "f4")
    else:
        await TYPISTS[asked.question.type](user, raw)
    await user.until(lambda: not is_asked(user) or user.at != asked.address)


async def go_on(user: User, wanted: Callable[[str], Any]) -> None:
    """Answer what the wizard has come to: a list to tick, a question, or the suggestions of a page."""
    form = user.interview.form
    assert form.view.page is not None
    if form.view.is_area:
        await _tick(user, form.view.page, wanted)
        return
    suggested = {asked.address: asked.proposal.raw for asked in form.view.suggestions if asked.proposal}
    extra = [asked.address for asked in optional(form.view.page) if wanted(asked.address) is not None]
    other = [address for address, raw in suggested.items() if wanted(address) not in (None, raw)]
    unwanted = [address for address in suggested if wanted(address) is None]
    is_resting = isinstance(user.app.focused, Link)
    if extra or (is_resting and other):
        await user.open([*extra, *other][0])
        await answer(user, wanted(user.at))
    elif not is_resting:
        await answer(user, wanted(user.at))
    elif len(unwanted) < len(suggested) and unwanted:
        await user.open(next(address for address in suggested if address not in unwanted))
        await answer(user, wanted(user.at))
    else:
        await _leave(user, keeps=bool(unwanted))


async def _leave(user: User, *, keeps: bool) -> None:
    """Adopt the suggestions of the page, or keep them as they are, and go on."""
    before = _resting_at(user)
    if keeps:
        user.app.screen.set_focus(user.interview.form.links.go_on)
    await keys(user, "enter" if keeps else "f8")
    await user.until(lambda: _resting_at(user) != before)


def _resting_at(user: User) -> tuple[str, list[str]] | None:
    """The page and its suggestions, while the focus rests beside them; adopting some can bring others."""
    if not is_asked(user) or not isinstance(user.app.focused, Link):
        return None
    return _page_id(user), [asked.address for asked in user.interview.form.view.suggestions]


async def _tick(user: User, page: Page, wanted: Callable[[str], Any]) -> None:
    """Tick what is wanted and take other ticks away, also on the lines that a tick brings up."""
    while wrong := list(_wrongly_ticked(user, wanted)):
        await _highlight(user, wrong[0])
        await keys(user, "space")
        await user.until(partial(_is_mended, user, wanted, wrong[0]))
    if not any(wanted(asked.address) for asked in _listed(user)):
        await _highlight(user, NONE)
    await keys(user, "enter")
    await user.until(lambda: not is_asked(user) or _page_id(user) != page.id)


def _is_mended(user: User, wanted: Callable[[str], Any], address: str) -> bool:
    return address not in _wrongly_ticked(user, wanted)


def _wrongly_ticked(user: User, wanted: Callable[[str], Any]) -> Iterator[str]:
    for asked in _listed(user):
        is_ticked = asked.raw if asked.state is State.ANSWERED else asked.proposal and asked.proposal.raw
        if bool(is_ticked) != bool(wanted(asked.address)):
            yield asked.address


def _listed(user: User) -> tuple[Asked, ...]:
    page = user.interview.form.area.page
    return page.asked if page else ()


def _page_id(user: User) -> str:
    page = user.interview.form.view.page
    return page.id if page else ""


async def _pass_by(user: User, asked: Asked) -> None:
    if asked.question.type in ("yes-no", "one-of"):
        await _highlight(user, SKIP)
    lines = len(user.session.library.languages) if asked.question.type == "own-words" else 1
    await keys(user, *["enter"] * lines)


def is_asked(user: User) -> bool:
    """Whether the interview still asks something."""
    return isinstance(user.app.screen, InterviewScreen)


def _asked(user: User) -> Asked:
    return user.session.interview.asked[user.at]


# ---------------------------------------------------------------- one type each


async def _text(user: User, raw: Any) -> None:
    await keys(user, *str(raw), "enter")


async def _date(user: User, raw: Any) -> None:
    await _text(user, f"{raw.day}.{raw.month}.{raw.year}")


async def _yes_no(user: User, raw: Any) -> None:
    await keys(user, "j" if raw else "n")


async def _one_of(user: User, raw: Any) -> None:
    await _highlight(user, raw)
    await keys(user, "enter")


async def _several_of(user: User, raw: Any) -> None:
    for item in raw or [NONE]:
        await _highlight(user, item)
        await keys(user, "space")
    if raw:
        await keys(user, "enter")


async def _tools(user: User, raw: Any) -> None:
    if not raw:
        await keys(user, "tab")
        await _several_of(user, raw)
        return
    for tool in raw:
        await _text(user, user.session.library.tools[tool].name)
    await keys(user, "enter")


async def _address(user: User, raw: Any) -> None:
    for key in ("street", "postcode", "city", "country"):
        await _text(user, raw.get(key, ""))


async def _own_words(user: User, raw: Any) -> None:
    for code in user.session.library.languages:
        await keys(user, *raw[code], "enter")


async def _records(user: User, raw: Any) -> None:
    for record in raw:
        await _text(user, record["name"]["nb"])
    await keys(user, "enter")


async def _retention(user: User, raw: Any) -> None:
    address = user.at
    for _line in range(_MOST_LINES):
        if user.at != address:
            return
        name = user.app.focused.name if user.app.focused else None
        await _fill(user, str(raw[name or ""]))


async def _cookies(user: User, raw: Any) -> None:
    for item in raw or [NONE]:
        if isinstance(item, str):
            await _highlight(user, item)
            await keys(user, "space")
    by_hand = [item for item in raw if isinstance(item, dict)]
    if by_hand:
        await keys(user, "tab")
    for cookie in by_hand:
        await _cookie(user, cookie)
    if raw:
        await keys(user, "enter")


async def _cookie(user: User, cookie: Mapping[str, Any]) -> None:
    lasts = re.fullmatch(r"P(\d+)([DMY])", cookie["duration"])
    assert lasts, cookie
    does = (cookie["does"][code] for code in user.session.library.languages)
    for line in (cookie["name"], *does, cookie["category"], cookie["set_by"], lasts[2], lasts[1]):
        await _fill(user, line)


TYPISTS: Mapping[str, Typist] = {
    "text": _text,
    "orgno": _text,
    "email": _text,
    "url": _text,
    "phone": _text,
    "country": _text,
    "date": _date,
    "yes-no": _yes_no,
    "one-of": _one_of,
    "several-of": _several_of,
    "tools": _tools,
    "address": _address,
    "own-words": _own_words,
    "records": _records,
    "retention": _retention,
    "cookies": _cookies,
}


# ---------------------------------------------------------------- keys


async def keys(user: User, *names: str) -> None:
    """Press keys faster than anyone types; one that is a single letter or sign writes it."""
    for name in names:
        user.app.post_message(Key("space" if name == " " else name, name if len(name) == 1 else None))
    await user.pilot.pause()


async def _fill(user: User, value: str) -> None:
    """Give one line of a form its value, and go to the next."""
    control, address = user.app.focused, user.at
    if isinstance(control, Cycle):
        choices = list(control._choices)
        turns = (choices.index(value) - choices.index(control.value)) % len(choices)
        await keys(user, *["right"] * turns, "enter")
    else:
        assert isinstance(control, Input), control
        await keys(user, *(value if control.value != value else ""), "enter")
    await user.until(lambda: user.app.focused is not control or not is_asked(user) or user.at != address)


async def _highlight(user: User, entry_id: str) -> None:
    """Move to an entry of the list with focus."""
    picks = user.app.focused
    assert isinstance(picks, Picks), picks
    steps = [entry.id for entry in picks.entries].index(entry_id) - (picks.highlighted or 0)
    await keys(user, *["down" if steps > 0 else "up"] * abs(steps))
    await user.until(lambda: picks.highlighted_id == entry_id)
