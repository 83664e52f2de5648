"""Each type of question, answered by typed lines."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.plain.talking import at, say
from wizard.case import load_case
from wizard.client.session import Session
from wizard.interview import State
from wizard.locale import use_language

PERIOD = {"shape": "after", "amount": 6, "unit": "months", "start": "unsubscribed", "then": "deleted"}
COOKIE = {
    "name": "_own",
    "category": "statistics",
    "duration": "P7D",
    "set_by": "first",
    "does": {"nb": "Teller", "en": "Counts"},
}


@pytest.mark.parametrize(
    ("question", "lines", "answer"),
    [
        ("text", ["Anything [x] at all"], "Anything [x] at all"),
        ("own_words", ["We promise.\\", "\\", "Two.", "Vi lover."], {"nb": "Vi lover.", "en": "We promise.\n\nTwo."}),
        ("own_words", ["Only English", ""], {"en": "Only English"}),
        ("yes_no", ["yes"], True),
        ("yes_no", ["Nei"], False),
        ("orgno", ["923 609 016"], "923609016"),
        ("email", ["post@example.no"], "post@example.no"),
        ("url", ["example.no"], "https://example.no"),
        ("phone", ["22 12 34 56"], "22 12 34 56"),
        ("address", ["", "0155", "Oslo", ""], {"postcode": "0155", "city": "Oslo"}),
        ("address", ["", "111 22", "Lund", "Sverige"], {"postcode": "111 22", "city": "Lund", "country": "SE"}),
        ("country", ["norway"], "NO"),
        ("date", ["31.5.2026"], dt.date(2026, 5, 31)),
        ("one_of", ["2"], "blue"),
        ("one_of", ["red"], "red"),
        ("several_of", ["2, 1"], ["email", "name"]),
        ("several_of", ["1 2"], ["name", "email"]),
        ("several_of", ["1, + shoe size", "skonummer"], ["name", {"nb": "skonummer", "en": "shoe size"}]),
        ("several_of", ["0"], []),
        ("tools", ["nyhetsbrev", ""], ["mailer"]),
        ("tools", ["1", "+ Light Inc", ""], ["mailer", "own-light-inc"]),
        ("tools", ["1", "1", "+ Light", ""], ["own-light"]),
        ("tools", ["0"], []),
        ("retention", ["1", "6", "3", "1", "yes"], PERIOD),
        ("records", ["0"], []),
    ],
)  # fmt: skip
def test_an_answer_is_stored_as_the_screens_store_it(
    session: Session, question: str, lines: list[str], answer: object
) -> None:
    at(session, f"every.{question}", *lines)

    assert load_case(session.path, session.library).get(f"every.{question}") == answer


@pytest.mark.parametrize(
    ("question", "line", "complaint"),
    [
        ("yes_no", "perhaps", "Write yes or no."),
        ("orgno", "12", "an organisation number has nine digits; found '12'"),
        ("email", "nobody", "an e-mail address looks like name@shop.no; found 'nobody'"),
        ("date", "yesterday", "Write the day like this: 31.5.2026"),
        ("country", "Utopia", "There is no country called “Utopia”. Write its whole name."),
        ("one_of", "3", "“3” is no choice; write a number from 1 to 2."),
        ("one_of", "", "Write an answer, ? if you don't know, or > to leave it open."),
        ("several_of", "1, 9", "“9” is no choice; write a number from 1 to 2."),
        ("tools", "qqq", "There is no tool called “qqq” in the catalogue. Write + qqq to enter it by hand."),
        ("records", "- 1", "“1” is no choice; write a number from 1 to 0."),
    ],
)
def test_what_is_no_answer_is_said_in_one_line_and_asked_again(
    session: Session, question: str, line: str, complaint: str
) -> None:
    said = at(session, f"every.{question}", line)

    assert f"! {complaint}" in said.splitlines()
    assert session.interview.asked[f"every.{question}"].state is State.OPEN


def test_an_address_without_a_place_is_asked_for_again(session: Session) -> None:
    said = at(session, "every.address", "Storgata 1", "0155", "", "", "Storgata 1", "0155", "Oslo", "")

    assert "! Write both the postcode and the place." in said
    assert session.case.get("every.address") == {"street": "Storgata 1", "postcode": "0155", "city": "Oslo"}


def test_a_part_of_a_period_that_is_wrong_is_asked_for_again_alone(session: Session) -> None:
    said = at(session, "every.retention", "1", "soon", "6", "3", "1", "yes")

    assert "! Write a number in the line “Number”." in said
    assert session.case.get("every.retention") == PERIOD


def test_a_period_that_is_not_agreed_to_is_put_together_again(session: Session) -> None:
    said = at(session, "every.retention", "1", "9", "3", "1", "no", "1", "6", "3", "1", "yes")

    assert "9 months after you unsubscribe" in said
    assert session.case.get("every.retention") == PERIOD


def test_a_suggestion_is_adopted_with_an_empty_line(session: Session) -> None:
    session.answer(session.interview.asked["newsletter.sends"], True)

    at(session, "newsletter.keeps", "")

    assert session.case.get("newsletter.keeps")["amount"] == 12


def test_who_does_not_know_a_decision_is_offered_the_suggestion(session: Session) -> None:
    session.answer(session.interview.asked["newsletter.sends"], True)

    said = at(session, "newsletter.keeps", "?", "")

    assert "You can decide this now. Will you do it so from now on?" in said
    assert session.interview.asked["newsletter.keeps"].state is State.ANSWERED


def test_records_are_added_and_removed_by_name(session: Session) -> None:
    at(session, "every.records", "Entrance", "Hall", "- 1", "yes", "")

    assert [record["name"]["en"] for record in session.case.get("every.records")] == ["Hall"]


def test_a_record_stays_where_its_removal_is_not_agreed_to(session: Session) -> None:
    at(session, "every.records", "Entrance", "- 1", "no", "")

    assert len(session.case.get("every.records")) == 1


def test_cookies_are_chosen_from_the_catalogue_and_entered_by_hand(session: Session) -> None:
    session.answer(session.interview.asked["every.tools"], ["mailer"])
    categories = [*session.library.phrases["categories"]]
    by_hand = ["Teller", "Counts", str(categories.index("statistics") + 1), "1", "1", "7"]

    at(session, "tools.mailer.cookies", "_m, + _own", *by_hand)

    assert session.case.get("tools.mailer.cookies") == ["_m", COOKIE]


def test_a_text_whose_twin_was_changed_is_asked_about(session: Session) -> None:
    session.answer(session.interview.asked["every.own_words"], {"nb": "Vi lover.", "en": "We promise."})

    at(session, "every.own_words", "We promise more.", "", "no")

    assert session.case.get("every.own_words") == {"nb": "Vi lover.", "en": "We promise more.", "stale": "nb"}


def test_dont_know_can_be_written_as_a_sign_or_in_words(session: Session) -> None:
    at(session, "every.text", "?")
    at(session, "every.email", "don't know")
    use_language("nb")
    say(session, "/Se over", "3", str(list(session.interview.asked).index("every.url") + 1), "Vet ikke")

    states = [session.interview.asked[f"every.{question}"].state for question in ("text", "email", "url")]
    assert states == [State.DONT_KNOW] * 3


def test_help_is_told_where_it_is_asked_for(session: Session) -> None:
    said = at(session, "business.legal_name", "??")

    assert "Look in the register." in said.splitlines()
    assert "?  don't know" in said.splitlines()


def test_an_answer_is_in_the_file_before_the_next_question(session: Session, clients: Path) -> None:
    at(session, "business.email", "post@example.no")

    assert 'email = "post@example.no"' in session.path.read_text(encoding="utf-8")
