"""Every screen of the wizard as a user comes to it, with an invented bakery whose content never changes."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.tui.user import User, wizard
from wizard.client.session import Session
from wizard.client.typical import read_typical
from wizard.library.load import built_in, read
from wizard.library.schema import Library
from wizard.tui.screens.ask import AskScreen
from wizard.tui.screens.before import BeforeScreen
from wizard.tui.screens.choose import ChooseScreen
from wizard.tui.screens.export import ExportScreen
from wizard.tui.screens.interview import InterviewScreen
from wizard.tui.screens.new import NewScreen
from wizard.tui.screens.question import QuestionScreen
from wizard.tui.screens.review import ReviewScreen

LARGE, MEDIUM, SMALL = (120, 40), (100, 30), (80, 24)
_ALL, _MINOR = (LARGE, MEDIUM, SMALL), (SMALL,)

#: For screens that look the same in 100 columns as in 120, only wider.
_ENDS = (LARGE, SMALL)

#: When everything happened that has a date.
_DAY = dt.date(2026, 11, 22)

_HERE = Path(__file__).parent / "bakery"

_BEGUN: Mapping[str, Any] = {"business.legal_name": "Fjord bakeri AS", "business.email": "post@fjordbakeri.no"}
_TICKED: Mapping[str, Any] = {**_BEGUN, "orders.takes": True, "orders.delivers": False, "newsletter.sends": True}
_DONE: Mapping[str, Any] = {
    **_TICKED,
    "business.phone": "22334455",
    "orders.keeps": {"shape": "after", "amount": 6, "unit": "months", "start": "purchase", "then": "deleted"},
    "orders.asks": "phone",
    "newsletter.tools": ["brevdue"],
    "newsletter.promise": {"nb": "Aldri mer enn én i måneden.", "en": "Never more than one a month."},
}
_TOOL: Mapping[str, Any] = {"tools.brevdue.cookies": []}


@dataclass(frozen=True)
class Scene:
    """A screen: how the user comes to it from the start, the answers given before, and the sizes it is looked at in."""

    go: Callable[[User], Awaitable[None]]
    answers: Mapping[str, Any] | None = None
    clients: bool = False
    sizes: tuple[tuple[int, int], ...] = _ALL


# ---------------------------------------------------------------- the start


async def _stay(user: User) -> None:
    await user.until(lambda: "Fjell" in user.screen or not user.start.list.clients)


async def _search(user: User) -> None:
    await user.press(*"fjell")


async def _new(user: User) -> None:
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, NewScreen))
    await user.type("Fjord bakeri AS")
    await user.press("enter", "space")


async def _before(user: User) -> None:
    await _new(user)
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, BeforeScreen))


async def _menu(user: User) -> None:
    await user.press("down", "enter")
    await user.until(lambda: isinstance(user.app.screen, ChooseScreen))


async def _copy(user: User) -> None:
    await user.press("down", "f3")


# ---------------------------------------------------------------- the interview


def _at(address: str, *keys: str) -> Callable[[User], Awaitable[None]]:
    async def go(user: User) -> None:
        await user.open(address)
        await user.press(*keys)

    return go


async def _resting(user: User) -> None:
    await user.open("orders.asks")
    await user.interview.page_view.rest_at(user.interview.form.links.adopt_all)


async def _trouble(user: User) -> None:
    path = user.session.path
    path.write_text(path.read_text(encoding="utf-8").replace("Fjord", "Fjell"), encoding="utf-8")
    user.session.answer(user.session.interview.asked["business.email"], "kake@fjordbakeri.no")
    await user.until(lambda: isinstance(user.app.screen, ChooseScreen))


# ---------------------------------------------------------------- review and export


def _review(number: int) -> Callable[[User], Awaitable[None]]:
    async def go(user: User) -> None:
        await user.press("f9")
        await user.until(lambda: isinstance(user.app.screen, ReviewScreen))
        await user.pilot.pause()
        screen = user.app.screen
        assert isinstance(screen, ReviewScreen)
        screen.action_show([tab.id or "" for tab in screen.tabs.query("Tab")][number])

    return go


def _export(*keys: str) -> Callable[[User], Awaitable[None]]:
    async def go(user: User) -> None:
        await user.press("f10")
        await user.until(lambda: isinstance(user.app.screen, ExportScreen))
        await user.pilot.pause()
        await user.press(*keys)

    return go


async def _review_question(user: User) -> None:
    await _review(2)(user)
    await user.press("down", "enter")
    await user.until(lambda: isinstance(user.app.screen, QuestionScreen))


async def _accept(user: User) -> None:
    await _review(0)(user)
    await user.press("down", "f5")
    await user.until(lambda: isinstance(user.app.screen, AskScreen))


SCENES: Mapping[str, Scene] = {
    "start-empty": Scene(_stay, sizes=_ENDS),
    "start": Scene(_stay, clients=True),
    "start-search": Scene(_search, clients=True, sizes=_MINOR),
    "new": Scene(_new, sizes=_ENDS),
    "before": Scene(_before, sizes=_ENDS),
    "menu": Scene(_menu, clients=True, sizes=_MINOR),
    "copy": Scene(_copy, clients=True, sizes=_MINOR),
    "area": Scene(_at("orders.takes", "space", "down"), _BEGUN),
    "question": Scene(_at("orders.asks"), _TICKED),
    "suggestions": Scene(_resting, _TICKED),
    "tools": Scene(_at("newsletter.tools", *"nyhets"), _TICKED),
    "period": Scene(_at("orders.keeps", "tab", "tab"), _TICKED),
    "wrong": Scene(_at("business.email", *"@", "enter"), _BEGUN, sizes=_MINOR),
    "own-words": Scene(_at("newsletter.promise"), _TICKED, sizes=_MINOR),
    "cookies": Scene(_at("tools.brevdue.cookies"), {**_TICKED, "newsletter.tools": ["brevdue"]}, sizes=_MINOR),
    "preview": Scene(_at("orders.asks", "f7"), _DONE),
    "topics": Scene(_at("orders.asks", "f6"), _TICKED, sizes=_MINOR),
    "keys": Scene(_at("orders.asks", "f1"), _TICKED, sizes=(LARGE, SMALL)),
    "commands": Scene(_at("orders.asks", "ctrl+p"), _TICKED, sizes=_MINOR),
    "trouble": Scene(_trouble, _BEGUN, sizes=_MINOR),
    "review-left": Scene(_review(0), _TICKED),
    "review-suggestions": Scene(_review(1), _TICKED, sizes=_ENDS),
    "review-answers": Scene(_review(2), _DONE, sizes=_ENDS),
    "review-periods": Scene(_review(3), _DONE, sizes=_MINOR),
    "review-tasks": Scene(_review(4), _DONE, sizes=_MINOR),
    "review-law": Scene(_review(5), _DONE, sizes=_MINOR),
    "review-letters": Scene(_review(6), _TICKED, sizes=_MINOR),
    "review-question": Scene(_review_question, _DONE, sizes=_MINOR),
    "accept": Scene(_accept, _DONE, sizes=_MINOR),
    "export": Scene(_export(), _DONE),
    "export-refused": Scene(_export("enter"), _TICKED, sizes=(LARGE, MEDIUM)),
    "export-refused-low": Scene(_export("enter"), _TICKED, sizes=_MINOR),
    "export-final-low": Scene(_export("enter"), {**_DONE, **_TOOL}, sizes=_MINOR),
    "export-final": Scene(_export("enter"), {**_DONE, **_TOOL}, sizes=(LARGE, MEDIUM)),
    "too-small": Scene(_at("orders.asks"), _TICKED, sizes=((39, 11),)),
}


@asynccontextmanager
async def standing(scene: Scene, library: Library, home: Path) -> AsyncIterator[User]:
    """A user who has come to a scene, in its first size. The clients lie below `home`."""
    clients = home / "erklæringer"
    if scene.clients:
        _make_clients(library, clients)
    async with wizard(library, clients, max(scene.sizes[0], SMALL), [Path("nettbutikk.toml")]) as user:
        user.start.typical = {"cakes": read_typical(library, _HERE / "typical" / "cakes.toml")}
        if scene.answers is not None:
            await _begin(user, library, clients, scene.answers)
        await scene.go(user)
        yield user


async def _begin(user: User, library: Library, clients: Path, answers: Mapping[str, Any]) -> None:
    user.start.open_session(_session(library, clients, "Fjord bakeri AS", answers))
    await user.until(lambda: isinstance(user.app.screen, InterviewScreen) and user.interview.page_view.page)


def _make_clients(library: Library, clients: Path) -> None:
    """Two clients: one with nothing but a name, one that is done, each written on a day of its own."""
    several: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("Fjell konditori", {}),
        ("Fjord bakeri AS", {**_DONE, **_TOOL}),
    )
    for number, (name, answers) in enumerate(several):
        session = _session(library, clients, name, answers)
        session.close()
        moment = dt.datetime.combine(_DAY, dt.time(12)) - dt.timedelta(days=10 - number)
        os.utime(session.path, (moment.timestamp(), moment.timestamp()))


def _session(library: Library, clients: Path, name: str, answers: Mapping[str, Any]) -> Session:
    session = Session.started(library, clients, name, ["shop"])
    session.case.document["published"] = [{"date": _DAY}]
    for address, raw in answers.items():
        session.answer(session.interview.asked[address], raw)
    return session


def bakery(words: Path) -> Library:
    """The bakery's library, with the phrases of the real one, put together in a folder."""
    for name in ("phrases.toml", "library.toml"):
        shutil.copy(built_in() / name, words / name)
    return read([words, _HERE])
