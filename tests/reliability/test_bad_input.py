"""Whatever is typed or pasted is stored safely or refused with what would be right; it never steers a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.every import ANSWERS
from wizard.case import load_case
from wizard.client.session import Session
from wizard.library.answers import AnswerError
from wizard.library.schema import Library
from wizard.render.data import to_json

HOSTILE = {
    "colours": "\x1b[31mrød\x1b[0m",
    "a title": "\x1b]0;tittel\x07",
    "a reset": "a@b.no\x1bc",
    "one sign for escape": "\x9b2J",
    "NUL": "a\0b",
    "bells and backspaces": "a\x07\x08\x7fb",
    "written backwards": "a\u202eb\u2066c\u200f",
    "half a character": "a\ud83db",
    "accents without end": "e" + "\u0301" * 500,
    "fifty kilobytes": "ord " * 12_500,
    "one word of fifty kilobytes": "x" * 50_000,
    "new lines of all sorts": "a\r\nb\rc\u2028d\x85e\x0bf",
    "TOML": "\"\"\"'''\n[answers]\nx = 1\n#",
    "markup": "[bold]x[/] {text} {{ }} <b>&amp;</b> ](x)",
    "nothing but signs that are taken out": "\x00\x1b",
    "blanks": " \t\u00a0\u3000 ",
    "emoji": "👩‍👩‍👧 ✂️",
}

_STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def session(every: Library, tmp_path: Path) -> Iterator[Session]:
    session = Session.started(every, tmp_path, "Fjell", ["shop"])
    session.add_tool("Lys")
    yield session
    session.close()


def laid_into(answer: Any, text: str) -> Any:
    """An answer with each of its texts replaced."""
    if isinstance(answer, str):
        return text
    if isinstance(answer, dict):
        return {key: value if key in ("id", "shape") else laid_into(value, text) for key, value in answer.items()}
    return [laid_into(item, text) for item in answer] if isinstance(answer, list) else answer


def texts(document: Any) -> Iterator[str]:
    if isinstance(document, str):
        yield document
    for part in document.values() if isinstance(document, dict) else document if isinstance(document, list) else ():
        yield from texts(part)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("name", [name for name in ANSWERS if name != "records"])
def test_hostile_text_is_stored_safely_or_refused(name: str, text: str, session: Session) -> None:
    before = session.path.read_bytes()

    try:
        session.answer(session.interview.asked[f"every.{name}"], laid_into(ANSWERS[name], text))
    except AnswerError:
        assert session.path.read_bytes() == before
        return

    assert session.keeper.trouble is None
    assert load_case(session.path, session.library).document == session.case.document
    assert not [found for found in texts(session.case.document) if _STEERS.search(found)]
    assert not _STEERS.search(to_json(session.notice, session.review, "x").replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_names_reasons_and_notes_are_stored_safely(text: str, session: Session) -> None:
    with suppress(AnswerError):
        session.add_record(session.interview.asked["every.records"], text)
    with suppress(AnswerError):
        session.add_tool(text)
    session.accept("every.odd", text)
    session.case.set_note("every.text", text)
    session.dont_know(session.interview.asked["every.country"])

    assert load_case(session.path, session.library).document == session.case.document
    assert not [found for found in texts(session.case.document) if _STEERS.search(found)]


def test_the_hostile_texts_are_not_all_refused(session: Session) -> None:
    for text in ("a\x1b]0;x\x07b", "x" * 50_000, "a\ud83db"):
        session.answer(session.interview.asked["every.text"], text)

        assert session.case.get("every.text") == re.sub(_STEERS, "", text)


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("orgno", "12345", "an organisation number has nine digits; found '12345'"),
        ("orgno", "923609017", "'923609017' is no organisation number: its check digit is wrong"),
        ("email", "post.butikk.no", "an e-mail address looks like name@shop.no; found 'post.butikk.no'"),
        ("email", "a@b", "an e-mail address looks like name@shop.no; found 'a@b'"),
        ("phone", "ring", "a telephone number has 5 to 15 digits; found 'ring'"),
        ("url", "http://", "a web address looks like https://www.shop.no; found 'http://'"),
        ("url", "ftp://butikk.no", "a web address looks like https://www.shop.no; found 'ftp://butikk.no'"),
        ("date", "31.2.2026", "a date is written 2026-05-31; found '31.2.2026'"),
        ("country", "Norge", "a country is two letters, such as NO or SE; found 'Norge'"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(name: str, typed: str, told: str, session: Session) -> None:
    with pytest.raises(AnswerError) as raised:
        session.answer(session.interview.asked[f"every.{name}"], typed)

    assert str(raised.value) == told


def test_answers_too_large_to_be_read_again_are_not_written(session: Session) -> None:
    session.answer(session.interview.asked["every.text"], "x" * 900_000)
    before = session.path.read_bytes()

    session.answer(session.interview.asked["every.own_words"], {"nb": "y" * 900_000, "en": "y"})

    assert session.keeper.trouble is not None
    assert session.path.read_bytes() == before
    assert load_case(session.path, session.library).get("every.text") == "x" * 900_000
