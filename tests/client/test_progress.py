from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.answering import library
from tests.calling import python
from wizard.client.progress import Progress, progress
from wizard.client.session import Session, examples
from wizard.errors import CaseError


@pytest.fixture
def done(tmp_path: Path) -> Session:
    """A client that answered everything."""
    return Session.copied(library(), tmp_path, examples([])[0])


def export(file: Path) -> None:
    """Export where the wizard does."""
    outcome = python("-m", "wizard", "build", file, "--final", "--out", file.with_suffix(""), folder=file.parent)
    assert outcome.code == 0, outcome.err


def test_what_is_left_are_the_questions_that_keep_the_notice_a_draft(done: Session) -> None:
    assert progress(library(), done.path) == Progress(0)

    done.dont_know(done.interview.asked["business.email"])
    done.clear(done.interview.asked["business.orgno"])
    done.clear(done.interview.asked["business.phone"])

    assert progress(library(), done.path) == Progress(2)


def test_a_client_is_final_when_what_was_exported_last_is(done: Session) -> None:
    export(done.path)

    assert progress(library(), done.path) == Progress(0, is_final=True)


def test_what_was_exported_before_the_last_answer_says_nothing(done: Session) -> None:
    export(done.path)
    later = (done.path.with_suffix("") / "notice.json").stat().st_mtime + 10
    os.utime(done.path, (later, later))

    assert not progress(library(), done.path).is_final


def test_an_export_that_is_broken_says_nothing(done: Session) -> None:
    done.path.with_suffix("").mkdir()
    (done.path.with_suffix("") / "notice.json").write_text("{}")

    assert not progress(library(), done.path).is_final


def test_a_file_that_cannot_be_used_has_no_progress(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text("format = 99")

    with pytest.raises(CaseError):
        progress(library(), tmp_path / "odd.toml")
