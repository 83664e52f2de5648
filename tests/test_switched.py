"""Each answer, switched alone, changes both languages of the notice, or stands in `not_printed.toml` with a reason."""

from __future__ import annotations

import copy
import random
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.answering import BASE, DAY, library, read, say_no
from tests.test_reached import Wanted, start_for, wanted
from tests.traits import question_of
from tests.whole_cases import another_answer, whole_case
from wizard.case import Case
from wizard.interview import Interview
from wizard.notice.assemble import assemble
from wizard.text import Text

NOT_PRINTED: dict[str, str] = tomllib.loads((Path(__file__).parent / "not_printed.toml").read_text(encoding="utf-8"))

#: How many businesses an answer is switched in, and how often in each, before it counts as not printed.
BUSINESSES, TRIES = 12, 2

#: How many businesses are made for a question whose answer changes nothing in these.
DIRECTED = 6

LANGUAGES = ("nb", "en")


@cache
def businesses() -> tuple[Case, ...]:
    """The small business that says no to everything, and random ones."""
    small = Case(read(BASE))
    say_no(small)
    return (small, *(whole_case(seed, yes=(0.5, 0.9)[seed % 2]) for seed in range(BUSINESSES)))


@cache
def asked_in(number: int) -> set[str]:
    return {question_of(address) for address in Interview(library(), businesses()[number], DAY).asked}


@cache
def text_of(number: int) -> Text:
    return text(businesses()[number])


def text(case: Case) -> Text:
    notice = assemble(Interview(library(), case, DAY))
    return {language: notice.text(language) for language in LANGUAGES}


def switched(question: str) -> Iterator[tuple[Text, Text]]:
    """The notice before and after an answer to the question is switched, in every business that is asked it."""
    rng = random.Random(question)
    numbers = [number for number in range(len(businesses())) if question in asked_in(number)]
    for number in numbers:
        yield from _switched(rng, question, businesses()[number], text_of(number))
    for seed in range(DIRECTED):
        case = whole_case(seed, start=start_for(wanted_by_name()[f"question {question}"]))
        yield from _switched(rng, question, case, text(case))


def _switched(rng: random.Random, question: str, case: Case, before: Text) -> Iterator[tuple[Text, Text]]:
    interview = Interview(library(), case, DAY)
    for address in [address for address in interview.asked if question_of(address) == question]:
        for _ in range(TRIES):
            other = Case(copy.deepcopy(case.document))
            other.answer(address, another_answer(rng, interview, address))
            yield before, text(other)


@cache
def wanted_by_name() -> dict[str, Wanted]:
    return {thing.name: thing for thing in wanted()}


def questions(topic: str) -> list[str]:
    found: list[str] = []
    for question in library().topics[topic].question:
        found += [f"{topic}.{question.id}", *(f"{topic}.{question.id}.{field.id}" for field in question.field)]
    return found


def is_printed(question: str) -> bool:
    for before, after in switched(question):
        changed = [language for language in LANGUAGES if before[language] != after[language]]
        assert len(changed) in (0, len(LANGUAGES)), f"{question} changes only {changed}"
        if changed:
            return True
    return False


@pytest.mark.parametrize("topic", sorted(library().topics))
def test_each_answer_of_a_topic_is_printed_in_both_languages_or_named_as_not_printed(topic: str) -> None:
    not_printed = {question for question in questions(topic) if not is_printed(question)}
    assert not_printed == {question for question in NOT_PRINTED if question.partition(".")[0] == topic}


def test_each_answer_that_is_not_printed_has_its_reason_and_its_question() -> None:
    known: Any = {question for topic in library().topics for question in questions(topic)}
    assert set(NOT_PRINTED) <= known
    assert all(reason.strip() for reason in NOT_PRINTED.values())
