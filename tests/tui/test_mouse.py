"""A whole interview by mouse, from an empty folder to the final files; keys only write words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.mouse import Mouse
from tests.tui.scenes import LARGE, SMALL, bakery
from tests.tui.user import User, wizard
from wizard.library.schema import Library
from wizard.locale import LANGUAGES


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return bakery(tmp_path_factory.mktemp("words"))


@pytest.mark.parametrize("size", [LARGE, SMALL], ids=["120x40", "80x24"])
async def test_a_bakery_gets_its_notice_by_mouse(library: Library, clients: Path, size: tuple[int, int]) -> None:
    async with wizard(library, clients, size) as user:
        mouse = Mouse(user)
        await _begins(user, mouse)
        await _says_who_it_is(user, mouse)
        await _says_what_it_does(mouse)
        await _answers_about_orders(mouse)
        await _answers_about_newsletters(user, mouse)
        await _settles_the_rest(mouse)
        await _exports(mouse)
        session = user.session

    (notice,) = clients.glob("*/notice.json")
    assert json.loads(notice.read_text(encoding="utf-8"))["status"] == dict.fromkeys(LANGUAGES, "final")
    assert session.case.get("business.email") == "post@fjord.no"


async def test_what_a_click_answers_shows_in_the_notice_at_once(library: Library, clients: Path) -> None:
    async with wizard(library, clients, LARGE) as user:
        mouse = Mouse(user)
        await _begins(user, mouse)
        await _says_who_it_is(user, mouse)
        await mouse.click("Do you send a newsletter?")

        await user.sees("Newsletter: We send it only to you")


async def _begins(user: User, mouse: Mouse) -> None:
    await mouse.click("+ New client")
    await user.sees("What is the business called?")
    await user.press(*"Fjord")
    await mouse.click("Shop or web shop")
    await mouse.find("› Begin")
    await mouse.click("› Begin")
    await user.sees("Before you start")
    await mouse.find("› Begin")
    await mouse.click("› Begin")


async def _says_who_it_is(user: User, mouse: Mouse) -> None:
    await user.sees("Which e-mail address can people write to?")
    await user.press(*"post@fjord.no")
    await mouse.click("Enter  OK")
    await mouse.click("F8 Use the suggestion")


async def _says_what_it_does(mouse: Mouse) -> None:
    await mouse.click("Do you take orders?")
    await mouse.click("Do you send a newsletter?")
    await mouse.click("› Go on")


async def _answers_about_orders(mouse: Mouse) -> None:
    await mouse.click("How do customers order?")
    await mouse.click("By telephone")


async def _answers_about_newsletters(user: User, mouse: Mouse) -> None:
    await user.sees("Which tool do you send with?")
    await user.press(*"brevd")
    await mouse.click("Brevdue")
    await mouse.find("Enter  OK")
    await mouse.click("Enter  OK")


async def _settles_the_rest(mouse: Mouse) -> None:
    await mouse.click("None of these")
    await mouse.click("F8 Use the suggestion")


async def _exports(mouse: Mouse) -> None:
    await mouse.user.sees("Review · Fjord")
    await mouse.click("F10")
    await mouse.find("› Write the files")
    await mouse.click("› Write the files")
    await mouse.user.sees("Written to")
