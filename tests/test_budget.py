"""An owner has twenty minutes: how many prompts a business meets, and how many of them are typed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.answering import DAY, library
from tests.budget import Walk, walk
from wizard.flow import make
from wizard.interview import AREA_PAGE, Interview

FOLDER = Path(__file__).parent / "budget"

#: The most prompts, and the most typed ones, that each business may meet.
MOST = {"simple-shop": (60, 15), "three-part-organiser": (120, 20), "wholesaler": (120, 20)}

#: A list to tick that is longer than this is not read.
LONGEST_LIST = 12

walked = cache(lambda name: walk(FOLDER / f"{name}.toml"))

#: What a list shows of a question to tick is at most so long.
LONGEST_LINE = 80

of_each = pytest.mark.parametrize("name", MOST)


def test_each_business_has_its_budget() -> None:
    assert {file.stem for file in FOLDER.glob("*.toml")} == set(MOST)


@of_each
def test_a_business_meets_no_more_prompts_than_its_budget(name: str) -> None:
    met: Walk = walked(name)
    prompts, typed = MOST[name]
    assert met.prompts.total() <= prompts, f"{met}\n" + "\n".join(met.told)
    assert met.typed.total() <= typed, str(met)


@of_each
def test_the_prompts_lead_to_a_final_notice(name: str) -> None:
    review = make(library(), walked(name).case, DAY).review

    assert [point.question for point in review.open_points if point.blocks] == []
    assert [finding.id for finding in review.findings if finding.severity != "advice"] == []
    assert {review.status(language) for language in library().languages} == {"final"}


@of_each
def test_each_answer_of_the_file_is_given_on_the_way(name: str) -> None:
    met: Walk = walked(name)
    asked = Interview(library(), met.answers, DAY).asked
    given = {address: met.case.get(address) for address in asked}
    assert given == {address: met.answers.get(address) for address in asked}


@of_each
def test_the_lists_to_tick_are_short(name: str) -> None:
    pages = Interview(library(), walked(name).case, DAY).pages
    lists = {page.id: len(page.asked) for page in pages if page.id.startswith(AREA_PAGE)}
    assert {page: length for page, length in lists.items() if length > LONGEST_LIST} == {}


def test_what_is_ticked_is_one_short_line_in_a_list() -> None:
    ticks = [question for topic in library().topics.values() for question in topic.question if question.tick]
    asked = [text for question in ticks for text in question.ask.values()]
    assert asked
    assert [text for text in asked if len(text) > LONGEST_LINE] == []
