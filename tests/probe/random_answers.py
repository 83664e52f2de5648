"""Random cases of the probe: every question answered, left open, answered "don't know" or only proposed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.probe.probe import answered as answered_with
from tests.probe.probe import library, not_known, proposed
from wizard.case import Case, new_case
from wizard.library.answers import option_ids
from wizard.library.schema import Question

Draw = Callable[[st.SearchStrategy[Any]], Any]
Change = Callable[[Case], Any]

TOOLS = ("brevdue", "ekko", "kasse", "own-fyrlykt", "own-skuff")
RECORDS = ("a", "b")


@dataclass(frozen=True)
class Planted:
    """An address, and the words that stand nowhere but in its answer."""

    address: str
    words: str


@st.composite
def cases(draw: Draw) -> Case:
    """A case in which everything that can be answered may be."""
    case = new_case(library(), ["event"])
    for address, _ in questions():
        if has_its_record(case, address):
            draw(st.sampled_from(_ways_at(address)))(case)
    for tool in ("own-fyrlykt", "own-skuff"):
        case.answer(f"tools.{tool}.name", tool.removeprefix("own-"))
    return case


def has_its_record(case: Case, address: str) -> bool:
    """Whether the record that a question is asked about is there; of other questions, always."""
    topic, name, *rest = address.split(".")
    return topic == "tools" or len(rest) < 2 or rest[0] in case.record_ids(f"{topic}.{name}")


@cache
def _ways_at(address: str) -> list[Change]:
    """What can be done with the question at an address: mostly answer it, also leave it open."""
    question = dict(questions())[address]
    answered = [answered_with(address, raw) for raw in answers(question, address)]
    others: list[Change] = [lambda case: None, not_known(address), proposed(address, answers(question, address)[-1])]
    return [*answered, *others]


def questions() -> Iterator[tuple[str, Question]]:
    """Every question with its address: those of records for each record, those about tools for each tool and use."""
    for topic in library().topics.values():
        for question in topic.question:
            yield f"{topic.id}.{question.id}", question
            for record in RECORDS if question.type == "records" else ():
                for field in question.field:
                    yield f"{topic.id}.{question.id}.{record}.{field.id}", field
    for tool in ("own-fyrlykt", "own-skuff"):
        for question in library().tool_questions:
            yield f"tools.{tool}.{question.id}", question
    for tool, use in (("ekko", "advertising"), ("own-skuff", "newsletter"), ("own-fyrlykt", "own")):
        for question in library().use_questions:
            yield f"tools.{tool}.uses.{use}.{question.id}", question


def planted(case: Case) -> Iterator[Planted]:
    """Each answer that holds words of its own, with those words."""
    for address, question in questions():
        raw = case.get(address)
        if raw and question.type == "text":
            yield Planted(address, raw)
        elif raw and question.type == "own-words":
            yield from (Planted(address, words) for words in raw.values())
        elif raw and question.own:
            yield from (Planted(address, item["nb"]) for item in raw if isinstance(item, dict))


def answers(question: Question, address: str) -> list[Any]:
    """Answers to a question; words in them tell where they stand."""
    words = "ord" + "x".join(re.split(r"[._-]", address)) + "slutt"
    own = {"nb": f"{words}nb", "en": f"{words}en"}
    match question.type:
        case "text":
            return [words]
        case "own-words":
            return [own, {"nb": own["nb"]}, {"en": own["en"]}]
        case "yes-no":
            return [True, True, False]
        case "one-of":
            return list(option_ids(library(), question))
        case "several-of":
            return _several([*option_ids(library(), question), *([own] if question.own else [])])
        case "tools":
            return _several(TOOLS)
        case "records":
            return [[{"id": record} for record in RECORDS]]
        case "retention":
            return _PERIODS
        case "cookies":
            return _several(_COOKIES)
    return [_PLAIN[question.type]]


def _several(items: Sequence[Any]) -> list[Any]:
    """No item, each alone, the last two, and all."""
    return [[], *([item] for item in items), list(items[-2:]), list(items)]


_PLAIN = {"email": "hei@probe.example", "phone": "22 33 44 55", "country": "NO", "date": "2026-05-17"}

_PERIODS = [
    {"shape": "consent"},
    {"shape": "after", "amount": 5, "unit": "years", "start": "purchase", "then": "anonymised"},
    {"shape": "around", "amount": 30, "unit": "days", "side": "before", "start": "event"},
    {
        "shape": "archive",
        "purpose": {"nb": "Historie", "en": "History"},
        "review": {"amount": 1, "unit": "years"},
        "removal": {"nb": "Ring", "en": "Call"},
    },
]

_COOKIES = [
    {"name": "en", "category": "necessary", "does": {"nb": "Husker.", "en": "Remembers."}},
    {"name": "to", "category": "marketing", "duration": "P1Y", "does": {"nb": "Viser."}},
]
