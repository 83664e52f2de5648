"""What the examples export stands in `outputs/`, committed; here it is made anew and compared.

After a change that is meant to be seen: `make examples`, read the difference, commit it.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.readability import readability
from wizard.flow import Made, make_from_file
from wizard.library.load import built_in, load
from wizard.library.schema import Library
from wizard.render.export import Wanted, render

OUTPUTS = Path(__file__).parents[1] / "outputs"
EXAMPLES = sorted((built_in() / "examples").glob("*.toml"))
DAY = dt.date(2026, 11, 22)

pytestmark = pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def made_from(library: Library, file: Path) -> Made:
    return make_from_file(library, file, DAY)


def test_an_example_is_final_in_both_languages(library: Library, file: Path) -> None:
    review = made_from(library, file).review
    assert [point.question for point in review.open_points if point.blocks] == []
    assert {review.status("nb"), review.status("en")} == {"final"}


def test_an_example_exports_what_is_committed(library: Library, file: Path) -> None:
    made = made_from(library, file)
    contents = render(library, made.notice, made.review, Wanted(made.notice.languages))
    committed = {path.name: path.read_text(encoding="utf-8") for path in (OUTPUTS / file.stem).iterdir()}
    assert set(contents) == set(committed)
    for name, content in contents.items():
        assert content == committed[name], f"{name} differs: make examples, and read the difference"


def test_an_example_meets_every_requirement_that_must_be_met(library: Library, file: Path) -> None:
    requirements = made_from(library, file).review.requirements
    assert [item.id for item in requirements if item.applies and item.weight == "must" and item.state == "unmet"] == []


def test_an_example_has_no_error_and_no_warning_but_those_accepted_with_a_reason(library: Library, file: Path) -> None:
    findings = made_from(library, file).review.findings
    assert [finding.id for finding in findings if finding.severity != "advice" and not finding.accepted] == []


#: What every business of this size has to do besides publishing, whatever it answered.
TASKS = {"business.link", "overview.register", "rights.answer-in-time", "rights.balancing"}


def test_an_example_is_told_what_every_business_has_to_do(library: Library, file: Path) -> None:
    assert {task.id for task in made_from(library, file).review.tasks} >= TASKS


#: Limits for a whole notice; LIX may be higher where company customers, credit or cameras are in it.
MOST_LIX, MOST_LIX_WITH_HARD_TOPICS = 42, 45
MOST_GRADE, LEAST_EASE = 10, 45
MOST_WORDS_ON_AVERAGE, MOST_WORDS = 15, 30


def test_an_example_reads_easily_in_norwegian(library: Library, file: Path) -> None:
    made = made_from(library, file)
    read = readability(made.notice.text("nb"))
    topics = {activity.topic for activity in made.notice.facts.activities}
    limit = MOST_LIX_WITH_HARD_TOPICS if topics & {"partners", "credit", "camera"} else MOST_LIX
    assert read.lix <= limit
    assert read.mean <= MOST_WORDS_ON_AVERAGE
    assert len(read.longest) <= MOST_WORDS, " ".join(read.longest)


def test_an_example_reads_easily_in_english(library: Library, file: Path) -> None:
    read = readability(made_from(library, file).notice.text("en"))
    assert read.grade <= MOST_GRADE
    assert read.ease >= LEAST_EASE
    assert read.mean <= MOST_WORDS_ON_AVERAGE
    assert len(read.longest) <= MOST_WORDS, " ".join(read.longest)
