"""Backe, typed from nothing through the wizard."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.calling import EXAMPLE, ROOT
from tests.tui.typist import answer, go_on, is_asked, keys
from tests.tui.user import NARROW, User, wizard
from wizard.case import load_case
from wizard.client.route import optional
from wizard.flow import make_from_file
from wizard.interview import Interview
from wizard.library.load import load
from wizard.library.schema import Library
from wizard.locale import use_language
from wizard.render.export import Wanted, render
from wizard.tui.screens.before import BeforeScreen
from wizard.tui.screens.export import ExportScreen

#: The day that the committed files are dated.
DAY = dt.date(2026, 11, 22)

#: So often one comes to the same page at rest: once for each suggestion that is not adopted with the others.
_MOST_STOPS = 12


@pytest.fixture(scope="module")
def real() -> Library:
    return load()


@pytest.fixture(scope="module")
def typed(real: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The answer file that was typed; the export lies in the folder beside it."""
    return asyncio.run(_typed(real, tmp_path_factory.mktemp("clients")))


async def _typed(library: Library, clients: Path) -> Path:
    use_language("nb")
    example = load_case(EXAMPLE, library)
    async with wizard(library, clients, NARROW) as user:
        await _begin(user, example.get("business.legal_name"))
        user.session.case.document["published"] = [{"date": DAY}]
        stops: list[str] = []
        while is_asked(user):
            stops.append(f"{user.interview.form.view.page and user.interview.form.view.page.id}: {user.at}")
            assert stops.count(stops[-1]) < _MOST_STOPS, stops[-12:]
            await go_on(user, example.get)
        await _say_more(user, example.get)
        await _export(user)
        return user.session.path


async def _say_more(user: User, wanted: Callable[[str], Any]) -> None:
    """Answer what is optional on pages that the wizard does not stop at."""
    await user.press("escape")
    await user.until(lambda: is_asked(user))
    for page in user.session.interview.pages:
        for asked in optional(page):
            if wanted(asked.address) is not None:
                await user.open(asked.address)
                await answer(user, wanted(asked.address))
    if not is_asked(user):
        await user.press("escape")
        await user.until(lambda: is_asked(user))


async def _begin(user: User, name: str) -> None:
    await user.press("enter")
    await keys(user, *name, "enter", "space", "enter")
    await user.until(lambda: isinstance(user.app.screen, BeforeScreen))
    await user.press("enter")
    await user.until(lambda: is_asked(user) and user.at)


async def _export(user: User) -> None:
    await user.press("f10")
    await user.until(lambda: isinstance(user.app.screen, ExportScreen))
    await user.press("f10")
    await user.sees("Skrevet til")


def answers(library: Library, file: Path) -> dict[str, Any]:
    """The answer to every question that is asked."""
    case = load_case(file, library)
    return {address: asked.raw for address, asked in Interview(library, case, DAY).asked.items()}


def exported(library: Library, file: Path) -> dict[str, str]:
    made = make_from_file(library, file, DAY)
    return render(library, made.notice, made.review, Wanted(made.notice.languages))


def test_the_answers_typed_are_those_of_the_example(real: Library, typed: Path) -> None:
    assert answers(real, typed) == answers(real, EXAMPLE)


def test_what_was_typed_makes_the_notice_of_the_example(real: Library, typed: Path) -> None:
    assert exported(real, typed) == exported(real, EXAMPLE)


def test_the_export_screen_writes_what_is_committed(typed: Path) -> None:
    written = {file.name: file.read_bytes() for file in typed.with_suffix("").iterdir()}
    committed = {file.name: file.read_bytes() for file in (ROOT / "outputs" / EXAMPLE.stem).iterdir()}
    assert {name: written.get(name) for name in committed} == committed
