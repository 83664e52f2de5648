from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.answering import library
from wizard.client.letters import letter_text
from wizard.client.outgoing import LETTER, SHEET, TASKS, Order, keeps_from_final, not_ours, open_letters, write
from wizard.client.session import Session, examples
from wizard.locale import use_language
from wizard.render.layout import PLAIN

BOTH = ("nb", "en")


@pytest.fixture(autouse=True)
def norwegian() -> Iterator[None]:
    use_language("nb")
    yield
    use_language("en")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A client whose link for unsubscribing has a name in Norwegian only."""
    session = Session.copied(library(), tmp_path, next(file for file in examples([]) if file.stem == "backe"))
    link = session.interview.asked["newsletter.unsubscribe_name"]
    session.answer(link, {"nb": "endre innstillinger"})
    return session


def names(files: list[Path]) -> set[str]:
    return {file.name for file in files}


def test_one_language_can_be_final_while_the_other_is_a_draft(session: Session) -> None:
    assert [point.question for point in keeps_from_final(session, ("en",))] == ["newsletter.unsubscribe_name"]
    assert keeps_from_final(session, ("nb",)) == []


def test_letters_tasks_and_the_sheet_are_written_beside_the_notice(session: Session, tmp_path: Path) -> None:
    written = write(session, tmp_path / "out", Order(BOTH, ("json",), extras=(LETTER, TASKS, SHEET)))

    (letter,) = open_letters(session)
    assert names(written) >= {"notice.json", "tasks.nb.txt", "translation.en.txt"}
    file = tmp_path / "out" / "letter.nb.dere-selv.txt"
    assert file.read_text(encoding="utf-8") == letter_text(letter) + "\n"
    tasks = (tmp_path / "out" / "tasks.nb.txt").read_text(encoding="utf-8").splitlines()
    assert len(tasks) == len(session.review.tasks)
    assert all(task.startswith("- [ ] ") for task in tasks)


def test_a_letter_is_in_the_notices_language_where_the_program_speaks_another(session: Session, tmp_path: Path) -> None:
    session.case.document["languages"] = ["nb"]
    session = Session(session.library, session.case)
    use_language("en")
    session.clear(session.interview.asked["business.email"])

    write(session, tmp_path / "out", Order(("nb",), (), extras=(LETTER,)))

    letter = (tmp_path / "out" / "letter.nb.dere-selv.txt").read_text(encoding="utf-8")
    assert letter.startswith("Til: Dere selv\n")
    assert "Hvilken e-postadresse" in letter


def test_only_what_is_wanted_is_written(session: Session, tmp_path: Path) -> None:
    written = write(session, tmp_path / "out", Order(("nb",), ("html",)))
    assert names(written) == {"notice.nb.html"} == names(list((tmp_path / "out").iterdir()))


def test_the_cookie_notice_can_stand_by_itself(session: Session, tmp_path: Path) -> None:
    written = write(session, tmp_path / "out", Order(("nb",), ("html",), replace(PLAIN, split=True)))
    assert names(written) == {"notice.nb.html", "cookies.nb.html"}


def test_an_export_leaves_the_answers_as_they_are(session: Session) -> None:
    before = session.path.read_bytes()
    write(session, session.path.parent, Order(BOTH, ("html", "md", "json"), extras=(LETTER, TASKS, SHEET)))
    assert session.path.read_bytes() == before


def test_what_an_export_wrote_can_be_replaced(session: Session, tmp_path: Path) -> None:
    write(session, tmp_path / "out", Order(BOTH, ("html", "json")))
    assert not_ours(tmp_path / "out") == []


def test_a_page_of_that_name_that_someone_else_made_is_found_before_it_is_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert not_ours(site) == []
    site.mkdir()
    (site / "notice.json").write_text('{"name": "board"}', encoding="utf-8")
    (site / "notice-board.html").touch()
    (site / "index.html").touch()
    assert [file.name for file in not_ours(site)] == ["notice-board.html", "notice.json"]
