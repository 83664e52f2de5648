from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answering import library
from wizard.client.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session.started(library(), tmp_path, "Nordlys kafé", ["shop"])
    yield session
    session.close()


def test_where_nothing_was_changed_there_is_nothing_to_take_back(session: Session) -> None:
    assert session.undo() is None


def test_the_question_is_told_whose_answer_was_taken_back(session: Session) -> None:
    session.answer(session.interview.asked["business.legal_name"], "Nordlys kafé AS")

    assert session.undo() == "business.legal_name"
    assert session.case.get("business.legal_name") == "Nordlys kafé"


def test_a_reason_that_was_given_before_any_question_was_open_is_taken_back(session: Session) -> None:
    session.accept("no-cookies", "We have looked.")

    assert session.undo() == ""
    assert "We have looked." not in str(session.case.document)


def test_to_use_suggestions_where_there_are_none_leaves_nothing_to_take_back(session: Session) -> None:
    session.adopt([session.interview.asked["business.orgno"]])

    assert session.undo() is None
