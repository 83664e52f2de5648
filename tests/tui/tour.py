"""Draws the pictures of the README, from an example and the real library: `make pictures`."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from textual.widgets import Input

from tests.tui.pictures import at_rest, home, picture
from tests.tui.user import User, wizard
from wizard.client.session import Session, examples
from wizard.library.load import load
from wizard.library.schema import Library
from wizard.locale import use_language
from wizard.tui.screens.export import ExportScreen
from wizard.tui.screens.interview import InterviewScreen
from wizard.tui.screens.review import ReviewScreen

_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
_EXAMPLE = "backe"
_SIZE = (120, 34)

#: When the client was last worked on, and when its notice was published.
_DAY = dt.datetime(2026, 11, 22, 12)

#: These are taken back, so that there is something to suggest.
_OPEN = ("newsletter.basis", "analytics.keeps", "enquiries.keeps", "recruitment.keeps")


async def _start(user: User) -> None:
    await user.press("down")
    await user.until(lambda: "left  " in user.screen)


async def _question(user: User) -> None:
    await _interview(user)
    await user.open("newsletter.basis")


async def _tools(user: User) -> None:
    await _interview(user)
    await user.open("newsletter.tools")
    await user.press(*"mail")


async def _review(user: User) -> None:
    await _interview(user)
    await user.press("f9")
    await user.until(lambda: isinstance(user.app.screen, ReviewScreen))
    await user.press("right")


async def _export(user: User) -> None:
    await _interview(user)
    user.session.adopt(user.session.proposals)
    await user.press("f10")
    await user.until(lambda: isinstance(user.app.screen, ExportScreen))
    await user.press("enter")


async def _interview(user: User) -> None:
    await user.press("down", "enter", "enter")
    await user.until(lambda: isinstance(user.app.screen, InterviewScreen) and user.at)


_TOUR: Mapping[str, Callable[[User], Awaitable[None]]] = {
    "start": _start,
    "question": _question,
    "tools": _tools,
    "review": _review,
    "export": _export,
}


async def _draw(library: Library, name: str) -> None:
    with home() as folder:
        _write_client(library, folder / "notices")
        async with wizard(library, folder / "notices", _SIZE, examples([])) as user:
            await _TOUR[name](user)
            await at_rest(user)
            (_PICTURES / f"{name}.svg").write_text(picture(user, folder), encoding="utf-8")


def _write_client(library: Library, clients: Path) -> None:
    example = next(file for file in examples([]) if file.stem == _EXAMPLE)
    session = Session.copied(library, clients, example)
    session.case.document["published"] = [{"date": _DAY.date()}]
    for address in _OPEN:
        if address in session.interview.asked:
            session.clear(session.interview.asked[address])
    session.close()
    os.utime(session.path, (_DAY.timestamp(), _DAY.timestamp()))


def main() -> None:
    """Draw every picture anew."""
    use_language("en")
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    Input.cursor_blink._default = False
    _PICTURES.mkdir(parents=True, exist_ok=True)
    library = load([])
    for name in _TOUR:
        asyncio.run(_draw(library, name))


if __name__ == "__main__":
    main()
