""" "Don't know" to everything that allows it, and what is left to do before the notice can be published."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.answering import DAY, library, say_no
from tests.readability import readability
from wizard.case import Case, new_case
from wizard.flow import Made, make
from wizard.interview import Interview

#: What a simple shop ticks: goods over the counter and on the web, questions from customers.
TICKED = ("shop_sales.sells", "online_sales.sells", "enquiries.answers")

#: What only the business can say, and a notice cannot do without.
IDENTITY = {
    "business.legal_name": "Fjordbris AS",
    "business.orgno": "910380133",
    "business.address": {"street": "Storgata 1", "postcode": "0155", "city": "Oslo"},
    "business.email": "post@fjordbris.example",
    "business.has_website": False,
}


def simple_shop() -> Case:
    """A shop that has ticked what it does, and does not know anything else."""
    case = new_case(library(), ["shop"])
    for address in TICKED:
        case.answer(address, True)
    case.answer("audience.sells_to", ["private-persons"])
    say_no(case)
    know_nothing(case)
    return case


def know_nothing(case: Case) -> None:
    """Say "don't know" to everything that is open, until nothing is."""
    while open_ones := [asked.address for asked in interview_of(case).asked.values() if asked.is_missing]:
        for address in open_ones:
            case.dont_know(address)


def interview_of(case: Case) -> Interview:
    return Interview(library(), case, DAY)


def adopt_all_proposals(case: Case) -> None:
    """Adopt what is proposed, and what is proposed for what opens then; what is not known stays so."""
    while proposals := {a.address: a.proposal.raw for a in interview_of(case).asked.values() if a.proposal}:
        for address, raw in proposals.items():
            case.answer(address, raw)
        know_nothing(case)


@pytest.fixture
def unknown() -> Made:
    return make(library(), simple_shop(), DAY)


def test_the_draft_says_that_it_is_one_and_reads_easily(unknown: Made) -> None:
    assert {unknown.review.status(language) for language in unknown.notice.languages} == {"draft"}
    assert readability(unknown.notice.text("nb")).mean < 15


def test_everything_that_is_not_known_is_an_open_point_or_needs_no_answer(unknown: Made) -> None:
    listed = {point.question for point in unknown.review.open_points}
    for asked in unknown.interview.asked.values():
        if unknown.case.is_unknown(asked.address) and asked.question.unknown != "fine":
            assert asked.address in listed, asked.address


def test_nothing_is_found_wrong_with_what_is_not_known(unknown: Made) -> None:
    assert [finding.id for finding in unknown.review.findings if finding.severity == "error"] == []


def test_nothing_is_denied_that_nobody_has_denied(unknown: Made) -> None:
    denied = [block.id for block in unknown.notice.blocks() if block.id.startswith(("cookies.only", "rights.no-auto"))]
    assert denied == []


def test_with_all_proposals_and_five_facts_a_simple_shop_can_publish() -> None:
    case = simple_shop()
    for address, raw in IDENTITY.items():
        case.answer(address, raw)
    adopt_all_proposals(case)
    review = make(library(), case, dt.date(2026, 11, 22)).review
    assert [point.question for point in review.open_points if point.blocks] == []
