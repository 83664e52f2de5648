"""A business that does all gets a long notice in order and without repetition; one that does nothing a short one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.answering import library
from tests.extremes import everything, nothing
from tests.faults import LANGUAGES, faults
from wizard.flow import Made

#: Topics that tell of the notice itself, of the business and of what the law gives everyone.
ALWAYS_THERE = {"business", "changes", "complaint", "overview", "rights"}

#: A notice of so many words is read in a few minutes.
MOST_WORDS = 900


def test_the_business_that_does_everything_has_ticked_all_that_can_be_true_together() -> None:
    ticks = {address: asked.raw for address, asked in everything().interview.asked.items() if asked.question.tick}
    assert [address for address, raw in ticks.items() if not raw] == ["rights.decides_automatically"]


def test_the_business_that_does_everything_is_told_of_in_every_topic() -> None:
    told = {block.id.partition(".")[0] for block in everything().notice.blocks()}
    assert set(library().topics) - told == {"audience"}


@pytest.mark.parametrize("made", [everything, nothing], ids=["everything", "nothing"])
def test_the_notice_is_final_and_whole(made: Callable[[], Made]) -> None:
    result = made()
    assert {result.review.status(language) for language in LANGUAGES} == {"final"}
    assert faults(result) == []


def test_the_business_that_does_nothing_is_told_of_no_practice() -> None:
    told = {block.id.partition(".")[0] for block in nothing().notice.blocks()}
    assert told == ALWAYS_THERE
    assert nothing().notice.facts.activities == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_of_the_business_that_does_nothing_is_short(language: str) -> None:
    assert len(nothing().notice.text(language).split()) < MOST_WORDS


def test_the_notice_of_the_business_that_does_nothing_meets_every_requirement_that_must_be_met() -> None:
    unmet = [item.id for item in nothing().review.requirements if item.applies and item.state == "unmet"]
    assert unmet == []


def test_the_business_that_does_nothing_is_asked_whether_it_forgot_something() -> None:
    assert [finding.id for finding in nothing().review.findings] == ["overview.nothing-ticked"]
