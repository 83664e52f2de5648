"""Every subject that small businesses write of has its place in the library."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.answering import library

ROWS = tomllib.loads((Path(__file__).parent / "rows.toml").read_text(encoding="utf-8"))

#: How many subjects five real notices of small businesses have together.
SUBJECTS = 62


def test_all_subjects_are_there() -> None:
    assert len(ROWS) == SUBJECTS


@pytest.mark.parametrize("subject", ROWS)
def test_a_subject_is_asked_or_is_a_field_of_every_activity(subject: str) -> None:
    row = ROWS[subject]
    assert row.get("asked") or row.get("field"), "nothing says where this is answered"
    for place in row.get("asked", []):
        assert place in library().topics or library().question(place), f"{place} is no topic and no question"
    for name in row.get("field", []):
        assert name in library().phrases["labels"] or name in library().sections, f"{name} is no field and no section"
