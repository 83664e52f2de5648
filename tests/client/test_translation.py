from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.answering import library
from wizard.client.session import Session, examples
from wizard.client.translation import SheetError, lacking, read_sheet, sheets
from wizard.locale import use_language

LANGUAGES = {"nb", "en"}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


def texts_in(value: Any) -> Iterator[dict[str, str]]:
    """Each text with its twin, wherever it stands in the answers."""
    if isinstance(value, dict) and value and set(value) <= LANGUAGES:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def without(language: str, session: Session) -> dict[str, str]:
    """Take a language out of all own texts; gives what was taken by what is left."""
    taken: dict[str, str] = {}
    for texts in texts_in(session.case.document["answers"]):
        (other,) = LANGUAGES - {language}
        taken[" ".join(texts[other].split())] = texts.pop(language)
    return taken


def filled_in(sheet: str, language: str, texts: dict[str, str]) -> str:
    """The sheet as a translator sends it back, who knows what each sentence is in the other language."""
    (other,) = LANGUAGES - {language}
    return re.sub(
        rf"(?m)^{other}: (.*)\n{language}:$",
        lambda found: f"{found[0]} {texts[found[1]]}",
        sheet,
    )


def reopened(session: Session) -> Session:
    """The client as the file has it."""
    path = session.path
    session.close()
    return Session.opened(library(), path)


def written(session: Session, sheet: str) -> Path:
    file = session.path.with_name("sheet.txt")
    file.write_text(sheet, encoding="utf-8")
    return file


@pytest.fixture
def newsletter(tmp_path: Path) -> Session:
    """A client whose link for unsubscribing has a name in Norwegian only."""
    session = Session.copied(library(), tmp_path, next(file for file in examples([]) if file.stem == "backe"))
    give(session, "newsletter.unsubscribe_name", {"nb": "endre innstillinger"})
    return session


def give(session: Session, address: str, raw: Any) -> None:
    session.answer(session.interview.asked[address], raw)


SHEET = "[newsletter.unsubscribe_name]\nnb: endre innstillinger\nen: change settings\n"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("file", examples([]), ids=lambda file: file.stem)
def test_a_sheet_filled_in_gives_the_answers_that_were_typed(tmp_path: Path, file: Path, language: str) -> None:
    session = Session.copied(library(), tmp_path, file)
    typed = copy.deepcopy(session.case.document["answers"])
    known = without(language, session)
    session = with_document(session)
    wanted = len(lacking(session))

    sheet = sheets(session)[language]
    reading = read_sheet(session, written(session, filled_in(sheet, language, known)))

    assert (reading.taken, reading.left) == (wanted, ())
    assert lacking(session) == []
    assert reopened(session).case.document["answers"] == typed


def with_document(session: Session) -> Session:
    """A session that sees what was changed in the document behind its back."""
    return Session(session.library, session.case)


def test_a_sheet_says_where_the_text_is_used_and_leaves_a_line_empty(newsletter: Session) -> None:
    sheet = sheets(newsletter)["en"]

    entry = sheet.split("\n\n")[1].splitlines()
    assert entry[0] == "[newsletter.unsubscribe_name]"
    assert entry[1].startswith("# Newsletter: ")
    assert entry[2].startswith("# In the notice: “")
    assert "endre innstillinger" in entry[2]
    assert entry[3:] == ["nb: endre innstillinger", "en:"]


def test_nothing_lacks_where_all_is_written(tmp_path: Path) -> None:
    for file in examples([]):
        assert sheets(Session.copied(library(), tmp_path, file)) == {}


def test_a_text_whose_twin_was_changed_is_on_the_sheet_until_it_is_looked_at(newsletter: Session) -> None:
    stale = {"nb": "meld deg av", "en": "change settings", "stale": "en"}
    give(newsletter, "newsletter.unsubscribe_name", stale)
    assert [one.text for one in lacking(newsletter)] == ["meld deg av"]

    read_sheet(newsletter, written(newsletter, "[newsletter.unsubscribe_name]\nnb: meld deg av\nen: unsubscribe\n"))

    assert newsletter.case.get("newsletter.unsubscribe_name") == {"nb": "meld deg av", "en": "unsubscribe"}


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET.replace("\n", "\r\n"),
        "\ufeff" + SHEET,
        SHEET.replace("en: change settings", "EN:\n  change\n  settings\n"),
        "From: Ola\nSubject: the texts\n\n" + SHEET,
    ],
    ids=["with Windows line ends", "with a byte order mark", "over several lines", "with words before it"],
)
def test_a_sheet_from_any_editor_can_be_read(newsletter: Session, sheet: str) -> None:
    file = newsletter.path.with_name("sheet.txt")
    file.write_bytes(sheet.encode())
    assert read_sheet(newsletter, file).taken == 1
    assert newsletter.case.get("newsletter.unsubscribe_name") == {"nb": "endre innstillinger", "en": "change settings"}


def test_what_is_left_empty_still_lacks(newsletter: Session) -> None:
    assert read_sheet(newsletter, written(newsletter, sheets(newsletter)["en"])).taken == 0
    assert len(lacking(newsletter)) == 1


def test_a_translation_of_a_text_that_was_changed_meanwhile_is_not_taken(newsletter: Session) -> None:
    give(newsletter, "newsletter.unsubscribe_name", {"nb": "meld deg av"})

    reading = read_sheet(newsletter, written(newsletter, SHEET))

    assert reading.taken == 0
    assert "the text was changed" in reading.left[0]
    assert newsletter.case.get("newsletter.unsubscribe_name") == {"nb": "meld deg av"}


def test_what_was_typed_meanwhile_is_not_overwritten(newsletter: Session) -> None:
    typed = {"nb": "endre innstillinger", "en": "your settings"}
    give(newsletter, "newsletter.unsubscribe_name", typed)

    reading = read_sheet(newsletter, written(newsletter, SHEET))

    assert "answered already" in reading.left[0]
    assert newsletter.case.get("newsletter.unsubscribe_name") == typed


def test_a_sheet_read_twice_has_nothing_left_to_say(newsletter: Session) -> None:
    read_sheet(newsletter, written(newsletter, SHEET))
    again = read_sheet(newsletter, written(newsletter, SHEET))
    assert (again.taken, again.left) == (0, ())


def test_a_text_that_is_no_longer_asked_for_is_named(newsletter: Session) -> None:
    reading = read_sheet(newsletter, written(newsletter, "[events.closed]\nnb: borte\nen: gone\n"))
    assert reading.left[0].startswith("events.closed: not taken")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Dear Ola, here are the texts.", "no translation sheet"),
        (b"", "no translation sheet"),
        (b"\xff\xfe[\x00n\x00", "not plain text in UTF-8"),
        (b"#" * 1_000_001, "too long"),
    ],
    ids=["a letter", "an empty file", "another encoding", "a long file"],
)
def test_what_is_no_sheet_is_said_in_one_line_that_names_the_file(
    newsletter: Session, content: bytes, says: str
) -> None:
    file = newsletter.path.with_name("sheet.txt")
    file.write_bytes(content)
    with pytest.raises(SheetError, match=says) as raised:
        read_sheet(newsletter, file)
    assert str(raised.value).startswith(f"{file}: ")
    assert "\n" not in str(raised.value)
