from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.tui.user import NARROW, User, interview
from wizard.case import load_case
from wizard.library.schema import Library
from wizard.tui.screens.export import ExportScreen
from wizard.tui.screens.interview import InterviewScreen
from wizard.tui.screens.review import ReviewScreen

PERIOD = {"shape": "after", "amount": 6, "unit": "months", "start": "unsubscribed"}
ANSWERS: dict[str, Any] = {
    "business.legal_name": "Fjell [x] [/x] AS",
    "business.email": "post@fjell.no",
    "newsletter.sends": True,
    "newsletter.sells": False,
    "newsletter.keeps": PERIOD,
    "newsletter.style": "screen",
    "every.text": "[x] [/x]",
    "every.own_words": {"nb": "[x] [/x]", "en": "[x] [/x]"},
    "every.yes_no": True,
    "every.orgno": "974760673",
    "every.email": "post@fjell.no",
    "every.url": "https://fjell.no",
    "every.phone": "22334455",
    "every.address": {"street": "[x] [/x]", "postcode": "0155", "city": "[/b]"},
    "every.country": "NO",
    "every.date": "2026-05-01",
    "every.one_of": "red",
    "every.several_of": ["name", {"nb": "[x] [/x]", "en": "[x] [/x]"}],
    "every.tools": [],
    "every.retention": PERIOD,
    "every.records": [],
}


@pytest.fixture
async def user(library: Library, clients: Path) -> AsyncIterator[User]:
    async with interview(library, clients) as user:
        yield user


def give(user: User, answers: dict[str, Any]) -> None:
    for address, raw in answers.items():
        user.session.answer(user.session.interview.asked[address], raw)


async def review(user: User) -> ReviewScreen:
    await user.press("f9")
    await user.until(lambda: isinstance(user.app.screen, ReviewScreen) and user.app.screen.is_current)
    await user.pilot.pause()
    screen = user.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def show(user: User, screen: ReviewScreen, tab: str) -> None:
    screen.tabs.active = tab
    await user.pilot.pause()


async def test_proposals_are_adopted_one_by_one(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    await user.sees("Do you send" if not screen.session.proposals else "Suggestions (3)")
    at = [asked.address for asked in user.session.proposals].index("newsletter.keeps")
    screen.list.highlighted = at
    await user.press("f4")
    assert user.answer("newsletter.keeps")["amount"] == 12
    assert user.answer("newsletter.style") is None


async def test_all_proposals_are_adopted_at_once(user: User) -> None:
    give(user, {"newsletter.sends": True})
    await review(user)
    await user.press("f5")
    await user.sees("Enter goes to the question.")
    assert user.answer("newsletter.style") == "screen"


async def test_an_open_point_leads_to_its_question(user: User) -> None:
    screen = await review(user)
    await show(user, screen, "settle")
    at = next(place for place, item in enumerate(screen._items) if item.question == "business.email")
    screen.list.highlighted = at
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, InterviewScreen) and user.at == "business.email")
    await user.until(lambda: user.app.focused is user.field.entry)


async def test_a_warning_leads_to_its_question_or_is_accepted_with_a_reason(user: User) -> None:
    give(user, {"newsletter.sends": True, "newsletter.style": "paper"})
    screen = await review(user)
    await show(user, screen, "settle")
    await user.sees("! Warning: Paper is rare.")
    await user.press("f3")
    await user.sees("Why is it right as it is?")
    await user.type("Kundene er [gamle]")
    await user.press("enter")
    await user.sees("Accepted: Kundene er [gamle]")
    assert list(user.session.case.accepted.values()) == ["Kundene er [gamle]"]


async def test_all_answers_are_there_to_be_checked(user: User) -> None:
    give(user, {"business.legal_name": "Fjell [x] [/x] AS", "newsletter.sends": True})
    screen = await review(user)
    await show(user, screen, "answers")
    await user.sees("✓ What are you called? Fjell [x] [/x] AS")
    await user.sees("✓ Do you send a newsletter? Yes")


async def test_what_is_to_be_done_besides_is_listed(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    await show(user, screen, "tasks")
    await user.sees("Clean the list.")


async def test_the_review_follows_the_language(user: User) -> None:
    screen = await review(user)
    await show(user, screen, "settle")
    await user.press("f2")
    await user.sees("Å avklare")
    await user.sees("Hvor kan folk skrive?")


async def test_from_the_start_to_the_files(user: User, library: Library) -> None:
    give(user, ANSWERS)
    await review(user)
    await user.press("f10")
    await user.until(lambda: isinstance(user.app.screen, ExportScreen))
    await user.sees("ready to be published")
    await user.press("enter")
    await user.sees("Written to")
    folder = user.session.path.with_suffix("")
    assert {file.name for file in folder.iterdir()} >= {"notice.nb.md", "notice.en.html", "notice.json"}
    await user.sees("Put notice.nb.html and notice.en.html on your website")
    assert load_case(user.session.path, library).get("every.text") == "[x] [/x]"


async def test_a_draft_says_so_before_it_is_written(library: Library, clients: Path) -> None:
    async with interview(library, clients, NARROW) as user:
        await user.press("f10")
        await user.until(lambda: isinstance(user.app.screen, ExportScreen))
        await user.sees("draft, because")
        await user.press("enter")
        await user.sees("Settle what is left")


async def test_brackets_do_no_harm_in_any_field_or_list(user: User) -> None:
    give(user, ANSWERS)
    for address in ANSWERS:
        await user.open(address)
    screen = await review(user)
    for tab in ("settle", "answers", "proposals"):
        await show(user, screen, tab)


async def test_a_folder_that_cannot_be_written_is_named(user: User, clients: Path) -> None:
    (clients / "file").touch()
    await user.press("f10")
    await user.until(lambda: isinstance(user.app.screen, ExportScreen))
    screen = user.app.screen
    assert isinstance(screen, ExportScreen)
    screen.folder.value = str(clients / "file" / "inside")
    await user.press("enter")
    await user.sees("Cannot write in")
