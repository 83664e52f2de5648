"""Whatever business is answered for, its notice is whole: both languages alike, nothing left open, no law forgotten."""

from __future__ import annotations

from functools import cache

import pytest

from tests.answering import DAY, library
from tests.faults import LANGUAGES, faults
from tests.whole_cases import lawful_case
from wizard.flow import Made, make
from wizard.review.model import Coverage

SEEDS = range(36)

pytestmark = pytest.mark.parametrize("seed", SEEDS)


@cache
def made(seed: int) -> Made:
    """What follows from a whole case; every third business does little, every third nearly everything."""
    return make(library(), lawful_case(seed, yes=(0.15, 0.5, 0.85)[seed % 3]), DAY)


def test_the_notice_is_whole_and_alike_in_both_languages(seed: int) -> None:
    assert faults(made(seed)) == []


def test_the_notice_is_final_and_meets_every_requirement_that_must_be_met(seed: int) -> None:
    review = made(seed).review
    assert {review.status(language) for language in LANGUAGES} == {"final"}
    assert [found.id for found in review.requirements if _is_lacking(found)] == []


def _is_lacking(requirement: Coverage) -> bool:
    return requirement.applies and requirement.weight == "must" and requirement.state == "unmet"
