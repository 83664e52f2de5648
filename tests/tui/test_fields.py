from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.typist import keys
from tests.tui.user import User, interview
from wizard.library.schema import Library
from wizard.tui.fields.period import PeriodField
from wizard.tui.fields.place import AddressField
from wizard.tui.fields.tools import ToolsField
from wizard.tui.fields.words import WordsField


@pytest.fixture
async def user(library: Library, clients: Path) -> AsyncIterator[User]:
    async with interview(library, clients) as user:
        yield user


def typed(text: str) -> Callable[[User], Awaitable[None]]:
    async def answer(user: User) -> None:
        await user.type(text)
        await user.press("enter")

    return answer


def pressed(*keys: str) -> Callable[[User], Awaitable[None]]:
    async def answer(user: User) -> None:
        await user.press(*keys)

    return answer


def typed_ahead(*names: str) -> Callable[[User], Awaitable[None]]:
    async def answer(user: User) -> None:
        await keys(user, *names)

    return answer


async def address(user: User) -> None:
    for text in ("Storgata 1", "0155", "Oslo", "sverige"):
        await user.type(text)
        await user.press("enter")


async def own_words(user: User) -> None:
    for text in ("Vi lover [x] [/x]", "We promise [x] [/x]"):
        await user.type(text)
        await user.press("enter")


async def several(user: User) -> None:
    await user.press("space", "tab")
    for text in ("skonummer", "shoe size"):
        await user.type(text)
        await user.press("enter")
    await user.press("enter")


async def tools(user: User) -> None:
    await user.type("mailer")
    await user.press("enter")
    await user.type("Lys & Lyd")
    await user.press("enter", "enter")


async def period(user: User) -> None:
    await keys(user, "6", "enter", "right", "right", "enter", "enter", "enter")


async def cookies(user: User) -> None:
    await keys(user, "tab")
    for text in ("_own", "Husker deg", "Remembers you"):
        await keys(user, *text, "enter")
    await keys(user, "enter", "right", "enter", "right", "right", "enter", "2", "enter", "enter")


ANSWERED = [
    ("text", typed("Bærum & [x] [/x]"), "Bærum & [x] [/x]"),
    ("yes_no", pressed("y"), True),
    ("yes_no", pressed("down", "enter"), False),
    ("orgno", typed("974 760 673"), "974760673"),
    ("email", typed("post@butikk.no"), "post@butikk.no"),
    ("url", typed("www.butikk.no"), "https://www.butikk.no"),
    ("phone", typed("+47 22 33 44 55"), "+47 22 33 44 55"),
    ("country", typed("Sverige"), "SE"),
    ("country", typed("germany"), "DE"),
    ("date", typed("1.5.2026"), dt.date(2026, 5, 1)),
    ("date", typed("2026-05-01"), dt.date(2026, 5, 1)),
    ("one_of", pressed("down", "space"), "blue"),
    ("one_of", typed_ahead("down", "enter"), "blue"),
    ("address", address, {"street": "Storgata 1", "postcode": "0155", "city": "Oslo", "country": "SE"}),
    ("own_words", own_words, {"nb": "Vi lover [x] [/x]", "en": "We promise [x] [/x]"}),
    ("tools", tools, ["mailer", "own-lys-lyd"]),
    (
        "retention",
        period,
        {"shape": "after", "amount": 6, "unit": "months", "start": "unsubscribed", "then": "deleted"},
    ),
]


@pytest.mark.parametrize(("question", "answer", "expected"), ANSWERED)
async def test_each_type_is_answered_through_its_widget(
    user: User, question: str, answer: Callable[[User], Awaitable[None]], expected: Any
) -> None:
    address = f"every.{question}"
    await user.open(address)
    await answer(user)
    await user.until(lambda: user.at != address)
    assert user.answer(address) == expected


async def test_several_of_takes_ticks_and_own_entries(user: User, library: Library) -> None:
    await user.open("every.several_of")
    await several(user)
    first = next(iter(library.phrases["data"]))
    assert user.answer("every.several_of") == [first, {"nb": "skonummer", "en": "shoe size"}]


async def test_a_cookie_can_be_entered_by_hand(user: User) -> None:
    await user.open("every.tools")
    await tools(user)
    await user.open("tools.mailer.cookies")
    await cookies(user)
    await user.until(lambda: user.at != "tools.mailer.cookies")
    entered = {"name": "_own", "category": "necessary", "duration": "P2Y", "set_by": "third", "does": DOES}
    assert user.answer("tools.mailer.cookies") == [entered]


DOES = {"nb": "Husker deg", "en": "Remembers you"}


async def test_records_are_added_named_asked_about_and_removed(user: User) -> None:
    await user.open("every.records")
    await user.type("Inngang [x]")
    await user.press("enter")
    name = {"nb": "Inngang [x]", "en": "Inngang [x]"}
    await user.until(lambda: user.answer("every.records") == [{"id": "inngang-x", "name": name}])
    await user.press("enter")
    assert user.at == "every.records.inngang-x.sound"
    await user.sees("Inngang [x]: Sound?")
    await user.press("y")
    assert user.answer("every.records.inngang-x.sound") is True
    await user.open("every.records")
    await user.press("tab", "delete")
    await user.sees("Press Delete once more")
    await user.press("delete")
    await user.until(lambda: user.answer("every.records") == [])


async def test_names_of_records_typed_ahead_arrive_whole(user: User) -> None:
    await user.open("every.records")
    await keys(user, *"Inngang", "enter", *"Kasse", "enter", *"Lager", "enter")
    await user.until(lambda: len(user.answer("every.records") or []) == 3)
    assert [record["name"]["nb"] for record in user.answer("every.records")] == ["Inngang", "Kasse", "Lager"]


@pytest.mark.parametrize("question", ["text", "yes_no", "several_of", "tools", "retention", "records", "own_words"])
async def test_every_question_can_be_answered_dont_know(user: User, question: str) -> None:
    await user.open(f"every.{question}")
    await user.press("f3")
    assert user.session.case.is_unknown(f"every.{question}")


@pytest.mark.parametrize("question", ["yes_no", "one_of", "several_of"])
async def test_dont_know_is_also_a_line_of_the_list(user: User, question: str) -> None:
    await user.open(f"every.{question}")
    await user.press("end", "enter")
    assert user.session.case.is_unknown(f"every.{question}")


@pytest.mark.parametrize("question", ["several_of", "tools", "records"])
async def test_none_of_these_is_an_answer(user: User, question: str) -> None:
    await user.open(f"every.{question}")
    picks = user.field.query("Picks").first()
    user.app.screen.set_focus(picks)
    await user.press("end", "up", "enter")
    assert user.answer(f"every.{question}") == []


@pytest.mark.parametrize("question", ["several_of", "tools"])
async def test_none_of_these_is_one_key(user: User, question: str) -> None:
    await user.open(f"every.{question}")
    await user.press("f5")
    assert user.answer(f"every.{question}") == []


@pytest.mark.parametrize(
    ("question", "text", "says"),
    [
        ("orgno", "974760674", "check digit"),
        ("email", "post", "An e-mail address looks like"),
        ("country", "Fjelland", "There is no country called"),
        ("date", "31.2.2026", "Write the day like this"),
    ],
)
async def test_what_is_wrong_is_said_under_the_field(user: User, question: str, text: str, says: str) -> None:
    await user.open(f"every.{question}")
    await typed(text)(user)
    assert says in user.field.message
    assert user.at == f"every.{question}"
    assert user.answer(f"every.{question}") is None


async def test_an_address_without_a_place_is_not_taken(user: User) -> None:
    await user.open("every.address")
    await user.type("Storgata 1")
    await user.press("enter", "enter", "enter", "enter")
    assert isinstance(user.field, AddressField)
    assert "postcode" in user.field.message


async def test_one_who_cannot_write_english_answers_in_norwegian(user: User) -> None:
    await user.press("f2")
    await user.open("every.own_words")
    await user.type("Vi lover")
    assert isinstance(user.field, WordsField)
    user.app.screen.set_focus(user.field.cannot["en"])
    await user.press("enter", "shift+tab", "enter")
    await user.until(lambda: user.answer("every.own_words") == {"nb": "Vi lover"})


async def test_one_language_alone_is_asked_about(user: User) -> None:
    await user.open("every.own_words")
    await user.type("Vi lover")
    await user.press("enter", "enter")
    assert "Write it in English too" in user.field.message


async def test_a_changed_text_asks_for_its_twin(user: User) -> None:
    asked = user.session.interview.asked["every.own_words"]
    user.session.answer(asked, {"nb": "Vi lover", "en": "We promise"})
    await user.open("every.own_words")
    await user.type("Vi lover alt")
    await user.press("enter", "enter")
    assert user.answer("every.own_words") == {"nb": "Vi lover alt", "en": "We promise", "stale": "en"}
    await user.open("every.own_words")
    await user.sees("The text in English is still right")
    assert isinstance(user.field, WordsField)
    user.app.screen.set_focus(user.field.still_right)
    await user.press("enter", "tab")
    assert user.answer("every.own_words") == {"nb": "Vi lover alt", "en": "We promise"}


async def test_the_catalogue_is_searched_by_name(user: User) -> None:
    await user.open("every.tools")
    await user.type("MAIL")
    await user.sees("[ ] Mailer")
    await user.sees("Add “MAIL” to the list")
    assert isinstance(user.field, ToolsField)


PERIODS: list[dict[str, Any]] = [
    {"shape": "after", "amount": 12, "unit": "months", "start": "last-contact"},
    {"shape": "when", "start": "unsubscribed"},
    {"shape": "until-day", "day": "01-31", "years": 1},
    {"shape": "around", "amount": 14, "unit": "days", "side": "before", "date": dt.date(2026, 5, 1)},
    {"shape": "around", "amount": 14, "unit": "days", "side": "after", "start": "delivery"},
    {"shape": "inactive", "amount": 2, "unit": "years", "start": "purchase"},
    {"shape": "run", "every": "year", "amount": 6, "unit": "months", "start": "purchase"},
    {"shape": "while", "start": "agreement-end", "amount": 12, "unit": "months"},
    {"shape": "season", "seasons": 1, "start": "purchase"},
    {"shape": "published", "start": "purchase", "amount": 2, "unit": "years"},
    {"shape": "statutory", "amount": 5, "unit": "years", "start": "financial-year-end", "statute": "gdpr-6"},
    {"shape": "consent"},
]
ARCHIVE = {
    "shape": "archive",
    "purpose": {"nb": "Historie", "en": "History"},
    "review": {"amount": 5, "unit": "years"},
    "removal": {"nb": "Skriv til oss", "en": "Write to us"},
}


@pytest.mark.parametrize("raw", [*PERIODS, ARCHIVE], ids=lambda raw: raw["shape"])
async def test_a_period_of_every_shape_is_shown_as_it_is_and_given_back(user: User, raw: dict[str, Any]) -> None:
    await user.open("every.retention")
    assert isinstance(user.field, PeriodField)
    parts = user.field.parts
    await parts.show({**raw, "then": "anonymised"}, ["after", raw["shape"]], [])
    assert parts.value == {**raw, "then": "anonymised"}


@pytest.mark.parametrize("shape", ["longest", "shortest", "steps"])
async def test_periods_of_two_periods(user: User, shape: str) -> None:
    raw = {"shape": shape, "of": [{**period, "then": "deleted"} for period in PERIODS[:2]], "then": "deleted"}
    await user.open("every.retention")
    assert isinstance(user.field, PeriodField)
    await user.field.parts.show(raw, ["after", "when", shape], [])
    assert user.field.parts.value == raw


async def test_a_period_for_each_system(user: User) -> None:
    systems = [{"system": name, "keep": {**PERIODS[0], "then": "deleted"}} for name in ("mailer", "Arkivskap")]
    raw = {"shape": "per-system", "of": systems}
    await user.open("every.retention")
    assert isinstance(user.field, PeriodField)
    await user.field.parts.show(raw, ["after", "per-system"], [])
    assert user.field.parts.value == raw


async def test_some_data_can_stay_after_a_period(user: User) -> None:
    raw = {**PERIODS[0], "then": {"keeps": ["email"]}}
    await user.open("every.retention")
    assert isinstance(user.field, PeriodField)
    await user.field.parts.show(raw, ["after"], [])
    assert user.field.parts.value == raw
