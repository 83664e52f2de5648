from __future__ import annotations

from pathlib import Path

import pytest

from tests.answering import DAY, library
from tests.budget import walk
from wizard.case import Case
from wizard.client.route import page_after
from wizard.interview import Interview

SHOP = Path(__file__).parents[1] / "budget" / "simple-shop.toml"


@pytest.fixture
def answered() -> Case:
    return walk(SHOP).case


def after(case: Case, page_id: str) -> str:
    page = page_after(Interview(library(), case, DAY), page_id)
    return page.id if page else ""


def last_page(case: Case) -> str:
    return Interview(library(), case, DAY).pages[-1].id


def test_when_nothing_waits_there_is_no_next_page(answered: Case) -> None:
    assert after(answered, "business") == ""
    assert after(answered, last_page(answered)) == ""


def test_what_came_up_on_an_earlier_page_is_come_to_after_the_last(answered: Case) -> None:
    answered.clear("audience.sells_to")
    assert after(answered, last_page(answered)) == "audience"


def test_what_waits_further_on_comes_before_what_waits_further_back(answered: Case) -> None:
    answered.clear("audience.sells_to")
    answered.clear("accounting.programs")
    assert after(answered, "payment") == "accounting"


def test_who_leaves_a_page_undone_is_not_led_in_a_circle(answered: Case) -> None:
    answered.clear("business.email")
    answered.clear("accounting.programs")
    assert after(answered, "business") == "accounting"
    assert after(answered, "accounting") == ""
