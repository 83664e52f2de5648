"""Each common mistake is caught by a finding, or no answer can make it: `common_mistakes.toml` says how."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.answering import DAY, library
from tests.mistakes.test_mistakes import FILES
from tests.practices.test_practices import FILES as PRACTICES
from wizard.flow import make_from_file
from wizard.library.answers import option_ids
from wizard.library.checks.entries import entries
from wizard.library.checks.texts import for_customers
from wizard.library.load import built_in
from wizard.library.schema import Line, Question, Reference
from wizard.review.model import Coverage

HERE = Path(__file__).parent
COMMON = tomllib.loads((HERE / "common_mistakes.toml").read_text(encoding="utf-8"))
MISTAKES, DEFECTS = COMMON["mistake"], COMMON["defect"]
EXAMPLES = sorted((built_in() / "examples").glob("*.toml"))
LANGUAGES = ("nb", "en")

#: How many mistakes are numbered, and how many kinds of defect five real notices have.
NUMBERED, KINDS = 42, 25

#: What an entry is held to; each has one at least.
PROOFS = ("files", "requirements", "practices", "tasks", "never", "never_on", "only_here", "special")

Proofs = dict[str, Any]


def with_proof(proof: str) -> pytest.MarkDecorator:
    """Once for each entry that has a proof of this sort."""
    having = [entry for entry in (*MISTAKES, *DEFECTS) if proof in entry]
    names = [str(entry.get("number", entry["title"])) for entry in having]
    return pytest.mark.parametrize("entry", having, ids=names)


# ---------------------------------------------------------------- none is missing


def test_every_number_is_there_once() -> None:
    assert [mistake["number"] for mistake in MISTAKES] == list(range(1, NUMBERED + 1))


def test_every_defect_of_the_real_notices_is_of_one_kind() -> None:
    assert len(DEFECTS) == KINDS
    of_a_kind = [statement for defect in DEFECTS for statement in defect["statements"]]
    assert sorted(of_a_kind) == sorted(defective_statements())


def defective_statements() -> Iterator[str]:
    for file in (HERE / "seeds").glob("*.statements.toml"):
        for statement in tomllib.loads(file.read_text(encoding="utf-8"))["statement"]:
            if statement["kind"] == "defect":
                yield statement["id"]


@pytest.mark.parametrize("entry", [*MISTAKES, *DEFECTS], ids=lambda entry: entry["title"])
def test_an_entry_has_a_proof_and_nothing_that_is_not_read(entry: Proofs) -> None:
    assert any(entry.get(proof) for proof in PROOFS)
    assert set(entry) <= {"number", "title", "statements", *PROOFS}


# ---------------------------------------------------------------- findings


@with_proof("files")
def test_the_wrong_answers_of_each_file_are_tested(entry: Proofs) -> None:
    assert set(entry["files"]) <= {file.stem for file in FILES}


@with_proof("tasks")
def test_the_business_is_told_to_do_it(entry: Proofs) -> None:
    tasks = {f"{topic.id}.{task.id}" for topic in library().topics.values() for task in topic.task}
    assert set(entry["tasks"]) <= tasks


# ---------------------------------------------------------------- right words


@with_proof("practices")
def test_the_right_words_of_each_practice_are_tested(entry: Proofs) -> None:
    assert set(entry["practices"]) <= {file.stem for file in PRACTICES}


@with_proof("requirements")
def test_what_the_law_demands_instead_is_met_by_every_example_that_it_applies_to(entry: Proofs) -> None:
    for requirement in entry["requirements"]:
        applying = [covered[requirement] for covered in coverages() if covered[requirement].applies]
        assert applying, f"{requirement} applies to no example"
        assert [item.state for item in applying if not _is_met(item)] == [], requirement


def _is_met(item: Coverage) -> bool:
    return item.state == "met" or (item.state == "task" and library().requirements[item.id].shown == "task")


@cache
def coverages() -> tuple[dict[str, Coverage], ...]:
    """How each example meets the requirements."""
    reviews = (make_from_file(library(), file, DAY).review for file in EXAMPLES)
    return tuple({item.id: item for item in review.requirements} for review in reviews)


# ---------------------------------------------------------------- wrong words


@with_proof("never")
def test_no_text_of_the_library_has_the_wrong_words(entry: Proofs) -> None:
    for language in LANGUAGES:
        for words in entry["never"][language]:
            pattern = re.compile(rf"(?<!\w){re.escape(words.casefold())}")
            assert [text for text in customer_texts(language) if pattern.search(text)] == [], words


@cache
def customer_texts(language: str) -> tuple[str, ...]:
    """All that a notice can say but names and what owners write themselves."""
    pairs = (pair for entry in entries(library()) for _, pair in for_customers(entry))
    of_law = (str(value.on(DAY)) for value in library().law.values())
    return tuple(" ".join(text.split()).casefold() for text in (*(pair[language] for pair in pairs), *of_law))


# ---------------------------------------------------------------- what no answer can bring about


@with_proof("never_on")
def test_no_line_rests_on_the_wrong_basis(entry: Proofs) -> None:
    rule = entry["never_on"]
    for topic, name, line in lines():
        if topic in rule.get("topics", ()) or set(rule.get("groups", ())) & set(_values(line.who, "who")):
            assert not set(rule["bases"]) & set(_bases(line)), name
    assert set(rule.get("topics", ())) <= set(library().topics)
    assert set(rule.get("groups", ())) <= set(library().phrases["groups"])


@with_proof("special")
def test_no_line_holds_special_data_without_its_condition(entry: Proofs) -> None:
    special = set(entry["special"])
    assert special <= set(library().phrases["data"])
    for _, name, line in lines():
        assert line.special or not special & set(_values(line.data, "data")), name


@with_proof("only_here")
def test_only_these_questions_offer_such_a_period(entry: Proofs) -> None:
    rule = entry["only_here"]
    offering = [address for address, question in periods() if not question.shapes or rule["shape"] in question.shapes]
    assert offering == rule["questions"]


def lines() -> Iterator[tuple[str, str, Line]]:
    """Every line, with its topic and its whole name."""
    for topic in library().topics.values():
        for activity in topic.activity:
            for line in activity.line:
                yield topic.id, f"{topic.id}.{activity.id}.{line.id}", line


def periods() -> Iterator[tuple[str, Question]]:
    """Every question for a period, with its address."""
    for topic in library().topics.values():
        for question in topic.question:
            for asked in (question, *question.field):
                if asked.type == "retention":
                    path = asked.id if asked is question else f"{question.id}.{asked.id}"
                    yield f"{topic.id}.{path}", asked


def _bases(line: Line) -> tuple[str, ...]:
    return _offered(line.basis.from_) if isinstance(line.basis, Reference) else (line.basis,)


def _values(items: Any, vocabulary: str) -> Iterator[str]:
    """The ids that a list can hold: its literals, and what the questions it reads can be answered with."""
    for item in items:
        if item.item:
            yield item.item
        elif not item.from_.startswith("this."):
            yield from _offered(item.from_)


def _offered(address: str) -> tuple[str, ...]:
    question = library().question(address)
    assert question is not None, address
    return tuple(option_ids(library(), question))
