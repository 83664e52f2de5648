from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.tui.user import NARROW, WIDE, User, interview, wizard
from wizard.case import load_case
from wizard.library.schema import Library
from wizard.locale import use_language
from wizard.tui.fields.typed import TypedField
from wizard.tui.screens.start import StartScreen


@pytest.fixture
async def user(library: Library, clients: Path) -> AsyncIterator[User]:
    async with interview(library, clients) as user:
        yield user


async def test_each_answer_is_in_the_file_at_once(user: User, library: Library) -> None:
    await user.open("business.legal_name")
    await user.type("Fjell AS")
    await user.press("enter")
    assert load_case(user.session.path, library).get("business.legal_name") == "Fjell AS"


async def test_what_was_typed_is_stored_when_one_goes_elsewhere(user: User) -> None:
    await user.open("business.motto")
    await user.type("Alltid")
    await user.press("shift+tab")
    assert user.at == "business.email"
    assert user.answer("business.motto") == "Alltid"


async def test_an_emptied_field_takes_the_answer_away(user: User) -> None:
    user.session.answer(user.session.interview.asked["business.motto"], "Alltid")
    await user.open("business.motto")
    await user.type("")
    await user.press("enter")
    assert user.answer("business.motto") is None


async def test_escape_takes_back_what_is_being_typed_and_then_leaves(user: User) -> None:
    await user.open("business.motto")
    await user.type("Alltid")
    await user.press("escape")
    assert isinstance(user.field, TypedField)
    assert user.field.input.value == ""
    await user.press("escape")
    await user.until(lambda: isinstance(user.app.screen, StartScreen))


async def test_keys_typed_ahead_of_enter_stay_with_their_question(user: User) -> None:
    await user.open("business.legal_name")
    for key in ("F", "j", "e", "l", "l", "enter", "a", "@", "b", ".", "n", "o", "enter", "H", "e", "i", "enter"):
        user.app.simulate_key(key)
    await user.until(lambda: user.answer("every.text"))
    written = ("business.legal_name", "business.email", "every.text")
    assert [user.answer(address) for address in written] == ["Fjell", "a@b.no", "Hei"]


async def test_yes_and_no_can_be_typed_ahead(user: User) -> None:
    await user.open("newsletter.sends")
    for key in ("j", "n"):
        user.app.simulate_key(key)
    await user.until(lambda: user.answer("newsletter.sells") is not None)
    assert user.answer("newsletter.sends") is True
    assert user.answer("newsletter.sells") is False


async def test_letters_for_yes_and_no_are_letters_in_a_text(user: User) -> None:
    await user.open("business.motto")
    await user.press("j", "n", "y", "space", "j", "enter")
    assert user.answer("business.motto") == "jny j"


async def test_questions_appear_and_disappear_with_the_answers(user: User) -> None:
    assert "newsletter.keeps" not in user.session.interview.asked
    await user.open("newsletter.sends")
    await user.press("y")
    await user.sees("○ Newsletter 1")
    await user.open("newsletter.keeps")
    await user.sees("How long?")
    await user.open("newsletter.sends")
    await user.press("n")
    await user.until(lambda: "○ Newsletter 1" not in user.screen)


async def test_help_and_reason_stand_with_the_question(user: User) -> None:
    await user.open("business.legal_name")
    await user.sees("Readers must know.")
    await user.sees("Look in the register.")


async def test_none_of_these_answers_the_rest_with_no(user: User) -> None:
    await user.open("newsletter.sends")
    await user.press("y", "f5")
    assert user.answer("newsletter.sends") is True
    assert user.answer("newsletter.sells") is False
    assert user.at == "business.email"


async def test_a_proposal_is_shown_with_its_reason_and_adopted_with_one_key(user: User) -> None:
    await user.open("newsletter.sends")
    await user.press("y")
    await user.open("newsletter.keeps")
    await user.sees("Suggestion: 12 months after")
    await user.sees("It is enough.")
    assert user.answer("newsletter.keeps") is None
    await user.press("f4")
    assert user.answer("newsletter.keeps")["amount"] == 12


async def test_dont_know_to_a_decision_offers_the_proposal(user: User) -> None:
    await user.open("newsletter.sends")
    await user.press("y")
    await user.open("newsletter.keeps")
    await user.press("f3")
    assert user.at == "newsletter.keeps"
    await user.sees("Will you do it so")
    await user.press("f4")
    assert user.answer("newsletter.keeps")["amount"] == 12


async def test_a_proposed_option_is_where_one_begins(user: User) -> None:
    await user.open("newsletter.sends")
    await user.press("y")
    await user.open("newsletter.style")
    await user.sees("On screen  (suggested)")
    await user.press("enter")
    assert user.answer("newsletter.style") == "screen"


async def test_the_preview_follows_in_either_language(user: User) -> None:
    await user.open("business.legal_name")
    await user.type("Fjell [x] AS")
    await user.press("enter")
    await user.sees("We are called Fjell [x] AS.")
    await user.press("f12")
    await user.sees("Vi heter Fjell [x] AS.")


async def test_only_the_clause_that_changed_is_written_again(user: User) -> None:
    await user.open("business.motto")
    await user.sees("We are called")
    pieces = dict(user.interview.preview.pieces)
    await user.type("Alltid")
    await user.press("enter")
    await user.sees("We say Alltid.")
    after = user.interview.preview.pieces
    assert all(after[key] is piece for key, piece in pieces.items())
    assert set(after) - set(pieces) == {"activities/business.motto/"}


async def test_the_language_is_switched_on_the_spot(user: User) -> None:
    await user.open("business.email")
    await user.type("post@fjell.no")
    await user.press("f2")
    await user.sees("Hvor kan folk skrive?")
    await user.sees("Vet ikke")
    await user.sees("Virksomheten")
    assert isinstance(user.field, TypedField)
    assert user.field.input.value == "post@fjell.no"
    await user.press("f2")
    await user.sees("Where can people write?")


async def test_all_can_be_reached_with_tab_alone(user: User) -> None:
    await user.open("business.motto")
    await user.press("tab")
    assert user.app.focused is user.interview.form.links.go_on
    await user.press("enter")
    assert user.at == "every.text"


async def test_topics_are_chosen_from_the_list(user: User) -> None:
    await user.press("f6")
    assert user.app.focused is user.interview.topics
    user.interview.topics.highlighted = 1
    await user.press("enter")
    await user.until(lambda: user.at == "business.email")


async def test_one_goes_on_where_one_left_off(library: Library, clients: Path) -> None:
    async with interview(library, clients) as user:
        await user.open("business.email")
        await user.type("post@fjell.no")
        await user.press("enter")
    async with wizard(library, clients) as user:
        await user.press("down", "enter", "enter")
        await user.sees("✓ Where can people write? post@fjell.no")
        await user.sees("○ What are you called? Fjell (suggestion)")


async def test_in_a_small_window_topics_and_notice_are_behind_keys(library: Library, clients: Path) -> None:
    async with interview(library, clients, NARROW) as user:
        await user.open("business.legal_name")
        await user.sees("What are you called?")
        assert not user.interview.topics.display
        assert not user.interview.preview.display
        await user.press("f7")
        await user.sees("We are called")
        await user.press("f7")
        await user.sees("What are you called?")
        await user.press("f6")
        await user.sees("○ Everything")
        await user.press("escape")
        assert isinstance(user.app.focused, type(user.field.entry))


async def test_no_line_of_the_footer_is_lost_in_a_small_window(library: Library, clients: Path) -> None:
    async with interview(library, clients, NARROW) as user:
        await user.open("business.legal_name")
        await user.sees("F3 Don't know")
        assert "F9 Review" in user.screen


async def test_the_interview_works_at_both_sizes(library: Library, clients: Path) -> None:
    for size in (WIDE, NARROW):
        async with interview(library, clients, size) as user:
            for address in list(user.session.interview.asked):
                await user.open(address)


async def test_a_file_that_cannot_be_saved_is_said_so(user: User) -> None:
    user.session.case.path = user.session.path.parent / "missing" / "client.toml"
    await user.open("business.motto")
    await user.type("Alltid")
    await user.press("enter")
    await user.sees("The answers cannot be saved")


async def test_quitting_keeps_what_is_being_typed(user: User, library: Library) -> None:
    await user.open("business.motto")
    await user.type("Alltid")
    await user.press("ctrl+q")
    await asyncio.sleep(0)
    assert load_case(user.session.path, library).get("business.motto") == "Alltid"


async def test_the_keys_work_in_a_text_of_several_lines_too(user: User) -> None:
    await user.open("every.own_words")
    await user.press("f6")
    assert user.app.focused is user.interview.topics


async def test_every_key_has_a_command_that_can_be_searched_for(user: User) -> None:
    await user.open("newsletter.sends")
    commands = {command.title for command in user.app.get_system_commands(user.app.screen)}
    assert commands >= {
        "Don't know",
        "None of these",
        "Topics",
        "Notice",
        "Review",
        "Export",
        "Back",
        "Language",
        "Quit",
    }


async def test_the_list_of_keys_speaks_the_programs_language(user: User) -> None:
    await user.press("f2", "f1")
    await user.sees("Neste spørsmål")
    assert "cursor" not in user.screen.lower()


async def test_without_colours_the_highlighted_line_is_dark_on_light(
    library: Library, clients: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with interview(library, clients) as user:
        await user.open("every.one_of")
        await user.sees("Red")
        assert brightness(user, "Red") < 0 < brightness(user, "Blue")


def brightness(user: User, text: str) -> int:
    """How much brighter a text is than what is behind it."""
    segments = (one for strip in user.app.screen._compositor.render_strips() for one in strip)
    style = next(one.style for one in segments if text in one.text)
    front, back = (color and color.triplet for color in (style and style.color, style and style.bgcolor))
    assert front
    assert back
    return sum(front) - sum(back)


async def test_the_foot_of_a_narrow_window_shows_whole_keys_only(library: Library, clients: Path) -> None:
    use_language("nb")
    async with interview(library, clients, NARROW) as user:
        await user.open("newsletter.sends")
        await user.sees("Esc Tilbake")
        foot = user.screen.splitlines()[-1].rstrip()
        assert foot.endswith(("Tilbake", "Forslagene", "Språk")), foot
