"""Whatever business is answered for, its notice is whole: both languages alike, nothing left open, no law forgotten."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.answering import DAY, library
from tests.whole_cases import lawful_case
from wizard.flow import Made, make
from wizard.review.model import Coverage

SEEDS = range(36)
LANGUAGES = ("nb", "en")

pytestmark = pytest.mark.parametrize("seed", SEEDS)


@cache
def made(seed: int) -> Made:
    """What follows from a whole case; every third business does little, every third nearly everything."""
    return make(library(), lawful_case(seed, yes=(0.15, 0.5, 0.85)[seed % 3]), DAY)


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


def test_no_clause_says_what_another_says(seed: int) -> None:
    for language in LANGUAGES:
        clauses = [block.text[language] for block in made(seed).notice.blocks() if block.kind == "clause"]
        assert len(clauses) == len(set(clauses))


def test_every_finding_leads_to_a_question_that_is_asked(seed: int) -> None:
    result = made(seed)
    assert [found.id for found in result.review.findings if found.question not in result.interview.asked] == []


def test_the_notice_is_final_and_meets_every_requirement_that_must_be_met(seed: int) -> None:
    review = made(seed).review
    assert {review.status(language) for language in LANGUAGES} == {"final"}
    assert [found.id for found in review.requirements if _is_lacking(found)] == []


def _is_lacking(requirement: Coverage) -> bool:
    return requirement.applies and requirement.weight == "must" and requirement.state == "unmet"
