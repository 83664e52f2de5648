from __future__ import annotations

import time
from typing import Any

import pytest

from tests.library.tiny import Tiny
from wizard.library.conditions import UNKNOWN, parse
from wizard.library.load import load
from wizard.library.reach import Without, reaching
from wizard.library.schema import Library
from wizard.library.sorts import Sorts


@pytest.fixture
def library(tiny: Tiny) -> Library:
    tiny.bend("\n[[activity]]", OLD_QUESTIONS)
    return tiny.library()


OLD_QUESTIONS = """
[[question]]
id = "dull"
type = "yes-no"
when = "not sends"
ask = { nb = "Kjedelig?", en = "Dull?" }

[[question]]
id = "ink"
type = "one-of"
when = "style == 'paper'"
ask = { nb = "Blekk?", en = "Ink?" }
  [[question.option]]
  id = "blue"
  label = { nb = "Blått", en = "Blue" }
  [[question.option]]
  id = "red"
  when = "'weekly' in occasions"
  label = { nb = "Rødt", en = "Red" }

[[activity]]"""


@pytest.mark.parametrize(
    ("condition", "answers"),
    [
        ("true", {}),
        ("sends", {"newsletter.sends": True}),
        ("not sends", {"newsletter.sends": False}),
        ("style == 'screen'", {"newsletter.style": "screen", "newsletter.sends": True}),
        ("'yearly' in occasions", {"newsletter.occasions": ["yearly"], "newsletter.sends": True}),
        (
            "'yearly' in occasions and 'weekly' in occasions",
            {"newsletter.occasions": ["yearly", "weekly"], "newsletter.sends": True},
        ),
        ("occasions == []", {"newsletter.occasions": [], "newsletter.sends": True}),
        ("unknown(keeps)", {"newsletter.keeps": Without.KNOWING, "newsletter.sends": True}),
        ("not answered(sends)", {"newsletter.sends": Without.ANSWER}),
        ("'mailer' in tools", {"newsletter.tools": ["mailer"], "newsletter.sends": True}),
        ("answered(lists)", {"newsletter.lists": [{"id": "one"}], "newsletter.sends": True}),
        ("law.reply_months < 2", {}),
    ],
)
def test_answers_that_make_a_condition_true_are_found(
    library: Library, condition: str, answers: dict[str, Any]
) -> None:
    assert reaching(library, condition, "newsletter") == answers


@pytest.mark.parametrize(
    "condition",
    [
        "keeps > '36 months'",
        "keeps == '2 weeks'",
        "keeps < '1 day' or keeps >= '10 years'",
        "not (sends and style == 'paper')",
        "style != 'paper' and 'weekly' not in occasions and answered(occasions)",
        "ink == 'red'",
        "keeps > '6 months' and keeps < '12 months'",
    ],
)
def test_what_is_found_does_make_the_condition_true(library: Library, condition: str) -> None:
    answers = reaching(library, condition, "newsletter")

    assert answers is not None
    assert parse(condition, "newsletter").evaluate(Given(answers)) is True


@pytest.mark.parametrize(
    "condition",
    [
        "false",
        "sends and not sends",
        "style == 'paper' and style == 'screen'",
        "dull and style == 'paper'",
        "dull and answered(keeps)",
        "unknown(sends) and answered(style)",
        "answered(style) and not sends",
        "ink == 'red' and 'weekly' not in occasions",
        "ink == 'blue' and style != 'paper'",
        "keeps > '12 months' and keeps < '6 months'",
        "answered(sends) and unknown(sends)",
        "law.reply_months > 2",
        "occasions == [] and 'weekly' in occasions",
    ],
)
def test_what_can_never_be_is_seen(library: Library, condition: str) -> None:
    assert reaching(library, condition, "newsletter") is None


def test_a_value_of_law_is_any_of_its_history(tiny: Tiny) -> None:
    history = "history = [{ from = 2018-07-20, value = 1 }, { from = 2030-01-01, value = 3 }]"
    tiny.bend("history = [{ from = 2018-07-20, value = 1 }]", history, "law/values.toml")

    found = {number: reaching(tiny.library(), f"law.reply_months == {number}") for number in (1, 2, 3)}

    assert found == {1: {}, 2: None, 3: {}}


def test_the_fields_of_a_record_are_answered_too(library: Library) -> None:
    assert reaching(library, "answered(this.rule)", "newsletter", each="newsletter.lists") == {
        "newsletter.sends": True,
        "this.open": True,
        "this.rule": "other than []",
    }


def test_a_field_can_contradict_the_one_it_waits_for(library: Library) -> None:
    assert reaching(library, "answered(this.rule) and not this.open", "newsletter", each="newsletter.lists") is None


def test_the_fields_of_a_fact_are_free(library: Library) -> None:
    assert reaching(library, "this.role == 'joint' and sends", "newsletter", each="uses") == {
        "this.role": "joint",
        "newsletter.sends": True,
    }


def test_what_reads_facts_is_refused(library: Library) -> None:
    with pytest.raises(LookupError, match="cannot be decided from the answers"):
        reaching(library, "any(lines)", "newsletter")


def test_every_question_of_the_built_in_library_can_be_reached_quickly() -> None:
    library = load()
    start = time.process_time()

    unreachable = [
        path
        for path, question in Sorts(library).questions.items()
        if question.when and path.count(".") == 1
        if reaching(library, question.when, path.partition(".")[0]) is None
    ]

    assert unreachable == []
    assert time.process_time() - start < 3


class Given:
    """The answers that were found, as a scope; all others are unknown."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers

    def value(self, name: str) -> Any:
        value = self.answers.get(name, UNKNOWN)
        return UNKNOWN if isinstance(value, Without) else value

    def is_answered(self, name: str) -> bool:
        return self.value(name) is not UNKNOWN

    def is_dont_know(self, name: str) -> bool:
        return self.answers.get(name) is Without.KNOWING

    def rows(self, name: str) -> list[Any]:
        raise LookupError(name)

    def provision(self, name: str) -> Any:
        raise LookupError(name)

    def with_row(self, row: Any) -> Given:
        return self
