"""Whatever business is answered for, its notice is whole: both languages alike, nothing left open, no law forgotten."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.answering import DAY, library
from tests.whole_cases import whole_case
from wizard.flow import Made, make

SEEDS = range(24)
LANGUAGES = ("nb", "en")

pytestmark = pytest.mark.parametrize("seed", SEEDS)


@cache
def made(seed: int) -> Made:
    """What follows from a whole case; every third business does little, every third nearly everything."""
    return make(library(), whole_case(seed, yes=(0.15, 0.5, 0.85)[seed % 3]), DAY)


def test_every_block_stands_in_both_languages_and_is_built_alike(seed: int) -> None:
    for block in made(seed).notice.blocks():
        nb, en = (block.text[language] for language in LANGUAGES)
        assert nb.strip(), block.id
        assert en.strip(), block.id
        for sign in ("\n- **", "\n#### ", "\n| ", "\n\n"):
            assert nb.count(sign) == en.count(sign), block.id


def test_no_placeholder_no_mark_and_no_id_is_left(seed: int) -> None:
    for language in LANGUAGES:
        text = made(seed).notice.text(language)
        assert not re.search(r"\{[^}]*\}|\[\]|\(ikke svart\)|\(not answered\)|own-|UNKNOWN|None", text)


def test_no_section_is_empty_and_no_block_stands_twice(seed: int) -> None:
    notice = made(seed).notice
    assert all(section.blocks for section in notice.sections)
    identities = [(block.id, block.record) for block in notice.blocks()]
    assert len(identities) == len(set(identities))


def test_no_sentence_of_a_clause_stands_twice(seed: int) -> None:
    for language in LANGUAGES:
        clauses = [block.text[language] for block in made(seed).notice.blocks() if block.kind == "clause"]
        assert len(clauses) == len(set(clauses))


def test_everything_that_is_open_is_an_error_to_correct(seed: int) -> None:
    assert {point.kind for point in made(seed).review.open_points if point.blocks} <= {"error"}


def test_every_finding_leads_to_a_question_that_is_asked(seed: int) -> None:
    result = made(seed)
    for finding in result.review.findings:
        assert finding.question in result.interview.asked, finding.id


def test_every_requirement_that_must_be_met_is_met_or_a_task_or_waits_for_an_error(seed: int) -> None:
    review = made(seed).review
    unmet = [
        item.id for item in review.requirements if item.applies and item.weight == "must" and item.state == "unmet"
    ]
    assert unmet == [] or any(finding.severity == "error" for finding in review.findings)
