from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.library.tiny import Tiny
from wizard.library.answers import AnswerError, option_ids, read_answer
from wizard.library.schema import Library, Question

ASK = {"nb": "?", "en": "?"}
OPTIONS = [{"id": "paper", "label": ASK}, {"id": "screen", "label": ASK}]
MORE: dict[str, dict[str, Any]] = {
    "one-of": {"option": OPTIONS},
    "several-of": {"option": OPTIONS},
    "tools": {"use": "newsletter"},
    "records": {"field": [{"id": "name", "type": "text", "ask": ASK}]},
}
YEAR = {"shape": "after", "amount": 12, "unit": "months", "start": "unsubscribed"}
COOKIE = {"name": "_x", "category": "marketing", "does": ASK}


@pytest.fixture
def library(tiny: Tiny) -> Library:
    return tiny.library()


def question(kind: str, **more: Any) -> Question:
    return Question.model_validate({"id": "q", "type": kind, "ask": ASK, **MORE.get(kind, {}), **more})


@pytest.mark.parametrize(
    ("kind", "raw", "answer"),
    [
        ("text", "  Joh. Å ", "Joh. Å"),
        ("text", "a\x1b[2Jb\u202e", "a[2Jb"),
        ("own-words", {"nb": "ja ", "en": "yes"}, {"nb": "ja", "en": "yes"}),
        ("own-words", {"nb": "ja", "en": " "}, {"nb": "ja"}),
        ("own-words", {"nb": "ja", "en": "yes", "stale": "en"}, {"nb": "ja"}),
        ("yes-no", False, False),
        ("one-of", "paper", "paper"),
        ("several-of", [], []),
        ("several-of", ["paper", "screen", "paper"], ["paper", "screen"]),
        ("tools", ["mailer", "own-letters"], ["mailer", "own-letters"]),
        ("orgno", "NO 923 609 016 MVA", "923609016"),
        ("orgno", "923609016", "923609016"),
        ("email", " post@blåbær.no ", "post@blåbær.no"),
        ("url", "www.example.no/a?b=c", "https://www.example.no/a?b=c"),
        ("url", "http://example.no:8080", "http://example.no:8080"),
        ("phone", "+47  22 33 44 55", "+47 22 33 44 55"),
        ("phone", "(0047) 22-33.44/55", "(0047) 22-33.44/55"),
        (
            "address",
            {"street": "Storgata 1", "postcode": 1234, "city": "Oslo"},
            {"street": "Storgata 1", "postcode": "1234", "city": "Oslo"},
        ),
        (
            "address",
            {"postcode": "SE-111", "city": "Stockholm", "country": "se"},
            {"postcode": "SE-111", "city": "Stockholm", "country": "SE"},
        ),
        ("country", "no", "NO"),
        ("date", dt.date(2026, 5, 1), dt.date(2026, 5, 1)),
        ("date", "2026-05-01", dt.date(2026, 5, 1)),
        ("records", [{"id": "a", "name": "A"}, {"id": "b-1"}], [{"id": "a", "name": "A"}, {"id": "b-1"}]),
        ("cookies", ["_m"], ["_m"]),
    ],
)
def test_a_good_answer_is_read(library: Library, kind: str, raw: object, answer: object) -> None:
    assert read_answer(library, question(kind), raw) == answer


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        ("text", 3, "must be a text; found 3"),
        ("text", " \x07", "is empty"),
        ("own-words", "ja", "must be a text for each language"),
        ("own-words", {"nb": "", "sv": "ja"}, "is empty in every language"),
        ("yes-no", "ja", "must be true or false; found 'ja'"),
        ("yes-no", 1, "must be true or false; found 1"),
        ("one-of", "papers", "'papers' is no option; use one of: paper, screen (did you mean \"paper\"?)"),
        ("one-of", ["paper"], "is no option; use one of: paper, screen"),
        ("one-of", {"nb": "papp", "en": "card"}, "is no option"),
        ("several-of", "paper", "must be a list; found 'paper'"),
        ("several-of", ["paper", "skreen"], 'did you mean "screen"'),
        ("tools", ["mailor"], "'mailor' is no tool of the catalogue; search it with: notice-wizard tools WORD"),
        ("tools", [3], "3 is no tool of the catalogue"),
        ("tools", "mailer", "must be a list of tools"),
        ("orgno", "12345", "has nine digits; found '12345'"),
        ("orgno", "923609017", "is no organisation number: its check digit is wrong"),
        ("orgno", 923609016, "must be nine digits; found 923609016"),
        ("email", "post", "looks like name@shop.no; found 'post'"),
        ("email", "a@b", "looks like name@shop.no"),
        ("email", "a@b..no", "looks like name@shop.no"),
        ("email", "a)](x@b.no", "looks like name@shop.no"),
        ("url", "example", "looks like https://www.shop.no; found 'example'"),
        ("url", "ftp://example.no", "looks like https://www.shop.no"),
        ("url", "javascript:alert(1)", "looks like https://www.shop.no"),
        ("url", "https://.", "looks like https://www.shop.no"),
        ("url", "https://a.no/<b>", "looks like https://www.shop.no"),
        ("url", "https://[a.no", "looks like https://www.shop.no"),
        ("phone", "1234", "has 5 to 15 digits; found '1234'"),
        ("phone", "ring meg", "has 5 to 15 digits"),
        ("address", "Storgata 1", "must be an address"),
        ("address", {"postcode": "0150"}, "'city' is missing from the address"),
        ("address", {"postcode": "150", "city": "Oslo"}, "has four digits; found '150'"),
        ("address", {"zip": "0150"}, "'zip' is no part of an address"),
        ("address", {"postcode": "111", "city": "X", "country": "Sverige"}, "a country is two letters"),
        ("country", "Norge", "two letters, such as NO or SE; found 'Norge'"),
        ("country", "XX", "two letters"),
        ("date", "1. mai", "is written 2026-05-31; found '1. mai'"),
        ("date", dt.datetime(2026, 5, 1, 12), "is written 2026-05-31"),
        ("retention", "12 months", "is no period"),
        ("retention", {"shape": "for-ever"}, "is no period: shape"),
        ("retention", {**YEAR, "unit": "month"}, "is no period: unit: Input should be 'days'"),
        ("retention", {**YEAR, "start": "left"}, "'left' is no option; use one of: unsubscribed"),
        ("retention", {"shape": "longest", "of": [YEAR, {**YEAR, "start": "left"}]}, "'left' is no option"),
        ("retention", {"shape": "statutory", **YEAR, "statute": "x"} | {"shape": "statutory"}, "'x' is no option"),
        (
            "retention",
            {"shape": "archive", "purpose": {"nb": " "}, "review": {"amount": 1, "unit": "years"}, "removal": ASK},
            "'purpose' of the period is empty in every language",
        ),
        ("records", {"id": "a"}, "must be a list of records"),
        ("records", [{"name": "A"}], "needs an id of small letters, digits and hyphens"),
        ("records", ["a"], "needs an id"),
        ("records", [{"id": "Å"}], "needs an id"),
        ("records", [{"id": "a"}, {"id": "a"}], "the id 'a' stands twice"),
        ("cookies", "_m", "must be a list"),
        ("cookies", [{"name": "_x"}], "is no cookie: category: Field required"),
    ],
)
def test_a_wrong_answer_is_told_what_would_be_right(library: Library, kind: str, raw: object, message: str) -> None:
    with pytest.raises(AnswerError) as raised:
        read_answer(library, question(kind), raw)

    assert message in str(raised.value)


def test_a_period_is_read_as_one(library: Library) -> None:
    assert read_answer(library, question("retention"), YEAR).days() == 365.25


def test_a_cookie_entered_by_hand_is_read_as_one(library: Library) -> None:
    (cookie,) = read_answer(library, question("cookies"), [COOKIE])

    assert (cookie.name, cookie.category, cookie.set_by) == ("_x", "marketing", "first")


def test_own_words_are_an_option_where_the_question_allows_them(library: Library) -> None:
    words = {"nb": "papp", "en": "card"}

    assert read_answer(library, question("one-of", own=True), words) == words
    assert read_answer(library, question("several-of", own=True), ["paper", words]) == ["paper", words]


def test_options_come_from_a_vocabulary_or_a_part_of_it(library: Library) -> None:
    whole = Question.model_validate({"id": "q", "type": "one-of", "ask": ASK, "vocabulary": "data"})
    part = whole.model_copy(update={"only": ("name",)})

    assert option_ids(library, whole) == ("email", "name")
    assert option_ids(library, part) == ("name",)
