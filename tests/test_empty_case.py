from __future__ import annotations

import datetime as dt

import pytest

from wizard.case import new_case
from wizard.flow import Made, make
from wizard.library.load import load


@pytest.fixture(scope="module")
def empty() -> Made:
    """What follows from a case in the real library in which nothing has been answered."""
    library = load()
    return make(library, new_case(library, list(library.kinds)), dt.date(2026, 11, 22))


def test_without_answers_there_is_no_activity_recipient_transfer_or_cookie(empty: Made) -> None:
    facts = empty.notice.facts

    assert (facts.activities, facts.recipients, facts.transfers, facts.cookies) == ((), (), (), ())


def test_without_answers_only_clauses_that_rest_on_law_stand(empty: Made) -> None:
    others = [block.id for block in empty.notice.blocks() if block.kind != "clause" or not block.law]

    assert others == []


def test_without_answers_nothing_is_found_wrong(empty: Made) -> None:
    assert empty.review.findings == ()


def test_without_answers_the_notice_is_a_draft_in_every_language(empty: Made) -> None:
    assert {empty.review.status(language) for language in empty.notice.languages} == {"draft"}


def test_every_mark_for_a_missing_answer_has_its_open_point(empty: Made) -> None:
    gaps = {gap.address for gap in empty.notice.gaps}

    assert gaps <= {point.question for point in empty.review.open_points}


def test_the_mark_for_a_missing_answer_meets_no_requirement(empty: Made) -> None:
    unmet = {coverage.id for coverage in empty.review.requirements if coverage.applies and coverage.state == "unmet"}

    assert {"gdpr-13-1-a", "gdpr-13-1-a-contact"} <= unmet
