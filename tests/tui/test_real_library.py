from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.user import NARROW, User, wizard
from wizard.client.session import Session, examples
from wizard.library.load import load
from wizard.library.schema import Library
from wizard.locale import use_language
from wizard.tui.screens.before import BeforeScreen
from wizard.tui.screens.interview import InterviewScreen


@pytest.fixture(scope="session")
def real() -> Library:
    return load([])


@pytest.mark.parametrize("example", examples([]), ids=lambda file: file.stem)
async def test_every_question_of_an_example_can_be_opened_and_left(real: Library, clients: Path, example: Path) -> None:
    async with wizard(real, clients, NARROW) as user:
        user.start.open_session(Session.copied(real, clients, example))
        await user.until(lambda: isinstance(user.app.screen, InterviewScreen) and user.at)
        before = user.session.path.read_text(encoding="utf-8")
        for address in list(user.session.interview.asked):
            await user.open(address)
            assert await user.interview.form.store_typed(), (address, user.field.message)
        after = user.session.path.read_text(encoding="utf-8")
        assert before.split("[state]")[0] == after.split("[state]")[0]


@pytest.mark.parametrize("size", [NARROW, (60, 16)], ids=["80x24", "60x16"])
async def test_each_question_is_in_sight_with_what_answers_it(
    real: Library, clients: Path, size: tuple[int, int]
) -> None:
    async with wizard(real, clients, size) as user:
        user.start.open_session(Session.copied(real, clients, examples([])[-1]))
        await user.until(lambda: isinstance(user.app.screen, InterviewScreen) and user.at)
        for address in list(user.session.interview.asked):
            await user.open(address)
            await user.until(lambda: _is_in_sight(user))


def _is_in_sight(user: User) -> bool:
    """Whether all of what is asked stands on the screen, and all of what takes the answer."""
    form, focused = user.interview.form, user.app.focused
    asked = form.area.ask if form.view.is_area else form.panel.ask
    return focused is not None and all(form.region.contains_region(each.region) for each in (asked, focused))


async def test_a_new_shop_answers_the_first_page_in_norwegian(real: Library, clients: Path) -> None:
    use_language("nb")
    async with wizard(real, clients) as user:
        await user.press("enter")
        await user.type("Fjell og Fjord AS")
        await user.press("enter", "space", "enter")
        await user.until(lambda: isinstance(user.app.screen, BeforeScreen))
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, InterviewScreen) and user.at == "business.orgno")
        await user.press("f8")
        assert user.answer("business.legal_name") == "Fjell og Fjord AS"
        await user.sees("Fjell og Fjord AS er")
