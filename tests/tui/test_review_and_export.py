from __future__ import annotations

import webbrowser
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.tui.user import NARROW, User, interview, wizard
from wizard.case import load_case
from wizard.client.outgoing import keeps_from_final
from wizard.client.session import Session, examples
from wizard.library.load import load
from wizard.library.schema import Library
from wizard.locale import use_language
from wizard.tui.lists import LISTINGS, SETTLE
from wizard.tui.screens.export import ExportScreen
from wizard.tui.screens.interview import InterviewScreen
from wizard.tui.screens.question import QuestionScreen
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
    return await on_review(user)


async def on_review(user: User) -> ReviewScreen:
    await user.until(lambda: isinstance(user.app.screen, ReviewScreen) and user.app.screen.is_current)
    await user.pilot.pause()
    screen = user.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def export(user: User) -> ExportScreen:
    await user.press("f10")
    await user.until(lambda: isinstance(user.app.screen, ExportScreen) and user.app.screen.is_current)
    await user.pilot.pause()
    screen = user.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


async def question(user: User) -> QuestionScreen:
    await user.until(lambda: isinstance(user.app.screen, QuestionScreen) and user.app.focused)
    screen = user.app.screen
    assert isinstance(screen, QuestionScreen)
    return screen


async def show(user: User, screen: ReviewScreen, tab: str) -> None:
    screen.tabs.active = tab
    await user.pilot.pause()


def put_highlight(screen: ReviewScreen, address: str) -> None:
    """Highlight the line that leads to a question."""
    screen.list.highlighted = next(at for at, item in enumerate(screen._items) if item.question == address)


def lines(screen: ReviewScreen) -> list[str]:
    """What the list says, from its first line to its last."""
    return [item.says.plain for item in screen._items]


# ---------------------------------------------------------------- suggestions


async def test_suggestions_are_used_one_by_one(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    await show(user, screen, "proposals")
    await user.sees("It is enough.")
    put_highlight(screen, "newsletter.keeps")
    await user.press("space")
    assert user.answer("newsletter.keeps")["amount"] == 12
    assert user.answer("newsletter.style") is None


async def test_all_suggestions_are_used_at_once_and_what_is_left_is_shown(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    await show(user, screen, "proposals")
    await user.press("f8")
    await user.until(lambda: screen.listing is SETTLE)
    assert user.answer("newsletter.style") == "screen"
    assert user.session.proposals == []


async def test_a_suggestion_is_changed_and_the_next_one_is_highlighted(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    await show(user, screen, "proposals")
    put_highlight(screen, "newsletter.style")
    before = screen.list.highlighted
    await user.press("enter")
    changed = await question(user)
    assert changed.asked.address == "newsletter.style"
    await user.press("up", "enter")
    await on_review(user)
    assert user.answer("newsletter.style") == "paper"
    assert "newsletter.style" not in [item.question for item in screen._items]
    assert screen.list.highlighted == min(before or 0, len(screen._items) - 1)


async def test_what_was_used_can_be_taken_back(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    await show(user, screen, "proposals")
    await user.press("f8")
    await user.until(lambda: screen.listing is SETTLE)
    await user.press("ctrl+t")
    assert user.answer("newsletter.style") is None
    assert user.answer("newsletter.sends") is True


async def test_answers_that_can_only_be_read_stay_as_they_are(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    await show(user, screen, "proposals")
    user.session.case.is_read_only = True
    await user.press("f8")
    await user.sees("open in another wizard")
    user.session.case.is_read_only = False
    assert user.answer("newsletter.style") is None


# ---------------------------------------------------------------- what is to be settled


async def test_an_open_point_is_settled_in_its_question_and_leads_back(user: User) -> None:
    screen = await review(user)
    put_highlight(screen, "business.email")
    await user.press("enter")
    await question(user)
    await user.type("post@fjell.no")
    await user.press("enter")
    await on_review(user)
    assert user.answer("business.email") == "post@fjell.no"
    assert "business.email" not in [item.question for item in screen._items]


async def test_escape_stores_what_was_typed(user: User) -> None:
    screen = await review(user)
    put_highlight(screen, "business.email")
    await user.press("enter")
    await question(user)
    await user.type("post@fjell.no")
    await user.press("escape")
    await on_review(user)
    assert user.answer("business.email") == "post@fjell.no"


async def test_escape_says_what_is_wrong_before_it_gives_it_up(user: User) -> None:
    screen = await review(user)
    put_highlight(screen, "business.email")
    await user.press("enter")
    await question(user)
    await user.type("post fjell")
    await user.press("escape")
    await user.sees("An e-mail address looks like")
    await user.press("escape")
    await on_review(user)
    assert user.answer("business.email") is None


async def test_a_question_can_be_seen_in_its_topic(user: User) -> None:
    screen = await review(user)
    put_highlight(screen, "business.email")
    await user.press("enter")
    await question(user)
    await user.press("f6")
    await user.until(lambda: isinstance(user.app.screen, InterviewScreen) and user.at == "business.email")


async def test_what_a_change_brings_is_said(user: User) -> None:
    give(user, {"newsletter.sends": False})
    screen = await review(user)
    await show(user, screen, "answers")
    put_highlight(screen, "newsletter.sends")
    await user.press("enter")
    await question(user)
    await user.press("y")
    await user.sees("Your change brings more to look at (2)")
    assert user.answer("newsletter.sends") is True


async def test_errors_and_missing_answers_stand_before_warnings(user: User) -> None:
    give(user, {"newsletter.sends": True, "newsletter.style": "paper"})
    said = lines(await review(user))
    assert said.index("Where can people write?") < said.index("Warnings (1)")


async def test_a_warning_is_accepted_with_a_reason(user: User) -> None:
    give(user, {"newsletter.sends": True, "newsletter.style": "paper"})
    screen = await review(user)
    await user.sees("! Paper is rare.")
    put_highlight(screen, "newsletter.style")
    await user.press("space")
    await user.sees("Why is it right as it is?")
    await user.type("Kundene er [gamle]")
    await user.press("enter")
    await user.sees("Accepted: Kundene er [gamle]")
    assert list(user.session.case.accepted.values()) == ["Kundene er [gamle]"]


# ---------------------------------------------------------------- the other lists


async def test_answers_are_grouped_by_page_and_can_be_changed_in_place(user: User) -> None:
    give(user, ANSWERS)
    screen = await review(user)
    await show(user, screen, "answers")
    said = lines(screen)
    assert said.index("The business") < said.index("What are you called? Fjell [x] [/x] AS")
    put_highlight(screen, "every.email")
    before = screen.list.highlighted
    await user.press("enter")
    await question(user)
    await user.type("ny@fjell.no")
    await user.press("enter")
    await user.sees("✓ What about email? ny@fjell.no")
    assert screen.list.highlighted == before


async def test_what_is_to_be_done_besides_is_listed(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    await show(user, screen, "tasks")
    await user.sees("□ Clean the list.")


async def test_what_is_open_is_told_to_whom_it_is_asked_and_can_be_copied(user: User) -> None:
    screen = await review(user)
    await show(user, screen, "letters")
    await user.sees("To: You")
    put_highlight(screen, "business.email")
    await user.press("space")
    await user.sees("The letter to You is copied")
    assert "Where can people write?" in user.app.clipboard


async def test_every_list_can_be_walked_through_by_keys(user: User) -> None:
    give(user, {"newsletter.sends": True})
    screen = await review(user)
    seen = []
    for _listing in LISTINGS:
        seen.append(screen.listing.id)
        await user.press("right")
    assert seen[0] == screen.listing.id == "settle"
    assert sorted(seen) == sorted(listing.id for listing in LISTINGS)


async def test_the_review_follows_the_language(user: User) -> None:
    await review(user)
    await user.press("f2")
    await user.sees("Ikke besvart")
    await user.sees("Hvor kan folk skrive?")


@pytest.fixture(scope="session")
def real() -> Library:
    return load([])


@pytest.mark.parametrize("example", examples([]), ids=lambda file: file.stem)
async def test_bases_and_periods_lead_to_questions(real: Library, clients: Path, example: Path) -> None:
    async with wizard(real, clients) as user:
        user.app.push_screen(ReviewScreen(Session.copied(real, clients, example)))
        screen = await on_review(user)
        await show(user, screen, "periods")
        shown = [item for item in screen._items if not item.is_heading]
        assert len(shown) == len(screen.session.notice.facts.lines) > 0
        assert [item.says.plain for item in shown if item.question not in screen.session.interview.asked] == []


async def test_the_law_is_told_with_its_source_and_what_is_not_met_comes_first(real: Library, clients: Path) -> None:
    use_language("nb")
    async with wizard(real, clients) as user:
        session = Session.started(real, clients, "Fjell", ["shop"])
        user.app.push_screen(ReviewScreen(session))
        screen = await on_review(user)
        await show(user, screen, "coverage")
        said = lines(screen)
        assert said[0].startswith("Ikke oppfylt (")
        assert said[-1].startswith("Erklæringen") or said[-1].count("\n")
        applying = [coverage for coverage in session.review.requirements if coverage.applies]
        assert len([item for item in screen._items if not item.is_heading]) == len(applying)
        assert any("personvernforordningen artikkel 13 nr. 2 bokstav d" in line and "påkrevd" in line for line in said)


# ---------------------------------------------------------------- the export


async def test_from_the_start_to_the_files(user: User, library: Library) -> None:
    give(user, ANSWERS)
    await review(user)
    await export(user)
    await user.sees("ready to be published")
    await user.press("enter")
    await user.sees("Written to")
    folder = user.session.path.with_suffix("")
    names = {file.name for file in folder.iterdir()}
    assert names >= {"notice.nb.md", "notice.en.html", "notice.json", "notice.nb.fragment.html", "publish.en.md"}
    assert load_case(user.session.path, library).get("every.text") == "[x] [/x]"


async def test_what_to_do_with_the_files_is_told_for_each_sort_of_website(user: User) -> None:
    give(user, ANSWERS)
    screen = await export(user)
    await user.press("enter")
    await user.sees("What to do with the files")
    user.app.screen.set_focus(screen.outcome.places)
    await user.press("home")
    await user.until(lambda: "1. Open notice.en.fragment.html" in screen.outcome.steps.text)


async def test_final_is_refused_while_something_is_open_and_the_draft_is_offered(
    library: Library, clients: Path
) -> None:
    async with interview(library, clients, NARROW) as user:
        screen = await export(user)
        await user.sees("draft, because")
        await user.press("enter")
        await user.sees("Not ready to be published")
        assert not user.session.path.with_suffix("").exists()
        user.app.screen.set_focus(screen.outcome.draft)
        await user.press("enter")
        await user.until(lambda: screen.written)
        await user.until(lambda: "Settle what is left" in screen.outcome.says.text)
        assert "DRAFT" in (user.session.path.with_suffix("") / "notice.en.md").read_text(encoding="utf-8")


async def test_a_point_that_is_left_leads_to_its_question_and_back(user: User) -> None:
    screen = await export(user)
    await user.press("enter")
    await user.sees("Not ready to be published")
    number = screen.outcome.points.option_count
    user.app.screen.set_focus(screen.outcome.points)
    left = [point.question for point in keeps_from_final(user.session, ("nb", "en"))]
    screen.outcome.points.highlighted = left.index("business.legal_name")
    await user.press("enter")
    assert (await question(user)).asked.address == "business.legal_name"
    await user.press("f4")
    await user.until(lambda: user.app.screen is screen)
    assert screen.outcome.points.option_count == number - 1


async def test_one_language_is_written_while_the_other_is_not_ready(user: User) -> None:
    give(user, {**ANSWERS, "every.own_words": {"nb": "Bare norsk"}})
    screen = await export(user)
    user.app.screen.set_focus(screen.choices.languages["en"])
    await user.press("space", "f10")
    await user.sees("Written to")
    names = {file.name for file in user.session.path.with_suffix("").iterdir()}
    assert "notice.nb.html" in names
    assert "notice.en.html" not in names


async def test_a_translators_sheet_is_written_filled_in_and_read_back(user: User) -> None:
    give(user, {**ANSWERS, "every.own_words": {"nb": "Bare norsk"}})
    screen = await export(user)
    user.app.screen.set_focus(screen.choices.languages["en"])
    await user.press("space", "f10")
    await user.sees("translation.en.txt")
    sheet = user.session.path.with_suffix("") / "translation.en.txt"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("\nen:\n", "\nen: Only English\n"), encoding="utf-8")
    user.app.screen.set_focus(screen.sheet)
    await user.press("enter")
    await user.sees("Texts taken from the sheet: 1")
    assert user.answer("every.own_words") == {"nb": "Bare norsk", "en": "Only English"}


async def test_a_sheet_that_is_not_there_is_named(user: User) -> None:
    give(user, {"every.own_words": {"nb": "Bare norsk"}})
    screen = await export(user)
    screen.sheet.value = "/nowhere/sheet.txt"
    user.app.screen.set_focus(screen.read)
    await user.press("enter")
    await user.sees("Cannot read /nowhere/sheet.txt: No such file")


async def test_files_that_may_be_someone_elses_are_replaced_only_when_that_is_meant(user: User, clients: Path) -> None:
    give(user, ANSWERS)
    page = clients / "site" / "notice.html"
    page.parent.mkdir()
    page.write_text("Board", encoding="utf-8")
    screen = await export(user)
    screen.choices.folder_input.value = str(page.parent)
    await user.press("f10")
    await user.until(lambda: "Write once more to replace" in screen.outcome.says.text)
    assert page.read_text(encoding="utf-8") == "Board"
    await user.press("f10")
    await user.sees("Written to")
    assert "Fjell" in page.read_text(encoding="utf-8")


async def test_a_folder_that_cannot_be_written_is_named(user: User, clients: Path) -> None:
    give(user, ANSWERS)
    (clients / "file").touch()
    screen = await export(user)
    screen.choices.folder_input.value = str(clients / "file" / "inside")
    await user.press("f10")
    await user.sees("Cannot write in")


async def test_the_export_can_be_walked_through_by_arrow_keys(user: User) -> None:
    screen = await export(user)
    user.app.screen.set_focus(screen.choices.languages["nb"])
    await user.press("down", "down", "enter")
    assert user.app.focused is screen.choices.formats["html"]
    assert screen.choices.order.formats == ("fragment", "md", "json", "publish")


class Browser(webbrowser.BaseBrowser):
    """A browser that notes what it is to show."""

    def __init__(self) -> None:
        super().__init__("noting")
        self.shown: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.shown.append(url)
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    noting = Browser()
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    webbrowser.register("noting", None, noting, preferred=True)
    return noting


async def test_the_page_is_opened_in_the_browser_only_when_that_is_asked_for(user: User, browser: Browser) -> None:
    give(user, ANSWERS)
    await export(user)
    await user.press("enter")
    await user.sees("Written to")
    assert browser.shown == []
    await user.press("f7")
    await user.until(lambda: browser.shown)
    assert browser.shown == [(user.session.path.with_suffix("") / "notice.html").as_uri()]


async def test_a_browser_in_the_terminal_does_not_write_over_the_wizard(
    user: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    webbrowser.register("in-terminal", None, webbrowser.GenericBrowser(["touch", str(ran)]), preferred=True)
    give(user, ANSWERS)
    await export(user)
    await user.press("enter")
    await user.sees("Written to")
    await user.press("f7")
    await user.sees("No browser was found")
    assert not ran.exists()


async def test_brackets_do_no_harm_in_any_field_or_list(user: User) -> None:
    give(user, ANSWERS)
    for address in ANSWERS:
        await user.open(address)
    screen = await review(user)
    for listing in LISTINGS:
        await show(user, screen, listing.id)
