"""The answers cannot be in their file: line by line, what is told and what can be done."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.plain.talking import say
from wizard.case import load_case
from wizard.client.session import Session
from wizard.plain.app import work
from wizard.plain.talk import Ended, Talk

CHANGED = "! Another program has changed this file since it was opened here. Nothing was overwritten."
GONE = "! The answers cannot be saved: No such file or directory"

unix = pytest.mark.skipif(sys.platform == "win32", reason="an open folder cannot be moved on Windows")


def change_elsewhere(session: Session) -> bytes:
    """Another program answers as well; gives what the file holds then."""
    content = session.path.read_text(encoding="utf-8")
    session.path.write_text(content + '\n[answers.every]\ncountry = "SE"\n', encoding="utf-8")
    return session.path.read_bytes()


def in_file(path: Path, session: Session) -> object:
    return load_case(path, session.library).get("every.text")


# ---------------------------------------------------------------- changed by another program


def test_the_difference_is_told_and_the_answers_here_can_be_used(session: Session) -> None:
    theirs = change_elsewhere(session)

    said = say(session, "/Everything", "typed", "Use the answers here").splitlines()

    assert CHANGED in said
    assert "What about text? Here: typed. There: –" in said
    assert "What about country? Here: –. There: Sweden" in said
    assert in_file(session.path, session) == "typed"
    assert session.path.with_name("fjell.toml.before-1").read_bytes() == theirs


def test_the_other_version_can_be_used_and_is_gone_on_with(session: Session) -> None:
    change_elsewhere(session)

    say(session, "/Everything", "typed", "Use the other version", "More words.", "Flere ord.")

    stored = load_case(session.path, session.library)
    assert stored.get("every.country") == "SE"
    assert stored.get("every.own_words") == {"nb": "Flere ord.", "en": "More words."}
    assert in_file(session.path.with_name("fjell.toml.before-1"), session) == "typed"


@pytest.mark.parametrize("later", ["Go on", "<", ">"])
def test_who_goes_on_for_now_is_asked_once_and_told_as_long_as_it_lasts(session: Session, later: str) -> None:
    theirs = change_elsewhere(session)

    said = say(session, "/Everything", "typed", later, "Words.", "Ord.", "yes").splitlines()

    assert said.count("What about text? Here: typed. There: –") == 1
    assert said.count(CHANGED) == 3
    assert session.path.read_bytes() == theirs


def test_who_leaves_is_asked_again(session: Session) -> None:
    change_elsewhere(session)

    said = say(session, "/Everything", "typed", "Go on", "/Another client", "<", "/Quit", "Use the answers here")

    assert said.count("  Leave, and lose what is not saved") == 2
    assert in_file(session.path, session) == "typed"


def test_a_version_that_cannot_be_used_is_named_and_not_offered(session: Session) -> None:
    session.path.write_text("<<<<<<< HEAD\n", encoding="utf-8")

    said = say(session, "/Everything", "typed", "Use the answers here")

    assert "is not valid TOML" in said
    assert "Use the other version" not in said
    assert in_file(session.path, session) == "typed"


# ---------------------------------------------------------------- a disk that fails


@unix
def test_where_the_folder_is_gone_the_answers_go_elsewhere(session: Session, tmp_path: Path) -> None:
    session.path.parent.rename(tmp_path / "away")

    said = say(session, "/Everything", "typed", "Try again", "Save in", str(tmp_path / "there"), "/Quit")

    saved = tmp_path / "there" / "fjell.toml"
    assert said.splitlines().count(GONE) == 2
    assert f"Saved as {saved}" in said.splitlines()
    assert in_file(saved, session) == "typed"


@unix
def test_a_place_that_will_not_do_either_is_said_and_it_is_asked_again(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    session.path.parent.rename(tmp_path / "away")

    said = say(session, "/Everything", "typed", "Save in", str(tmp_path / "file" / "there"))

    assert said.splitlines().count("2  Save in another folder") == 2
    assert session.case.get("every.text") == "typed"


@unix
def test_who_gives_up_what_is_not_saved_leaves(session: Session, tmp_path: Path) -> None:
    session.path.parent.rename(tmp_path / "away")

    said = say(session, "/Everything", "typed", "Go on", "/Quit", "Leave")

    assert said.splitlines()[-1].startswith("> ")
    assert in_file(tmp_path / "away" / session.path.name, session) is None


@unix
@pytest.mark.parametrize("lines", ["", "Leave\n"])
def test_at_the_end_nothing_is_promised_that_is_not_so(session: Session, tmp_path: Path, lines: str) -> None:
    session.path.parent.rename(tmp_path / "away")
    heard = io.StringIO()

    with pytest.raises(Ended):
        work(session, Talk(io.StringIO(f"/Everything\ntyped\nGo on\n/Quit\n{lines}"), heard))

    assert heard.getvalue().splitlines()[-1] == GONE
    assert "The answers are kept in" not in heard.getvalue()
