"""Whether a condition can ever hold: a search for answers that make it true.

A question counts as answered only where its own condition holds, so a condition that reads a question brings that
question's condition with it. A value of law is any in its history. Facts are not followed: what reads them cannot be
decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, combinations
from typing import Any

from wizard.library.conditions import UNKNOWN, Answered, Compare, DontKnow, Literal, Name, Node, Scope, parse, walk
from wizard.library.retention import After, parse_length
from wizard.library.schema import Library, Question
from wizard.library.sorts import Names, Sort, Sorts

Answers = dict[str, Any]


class Without(Enum):
    """What a question can have instead of an answer."""

    ANSWER = "no answer"
    KNOWING = "don't know"


class UndecidedError(Exception):
    """The search was given up: the condition may hold or not."""


#: How many sets of answers are tried before the search is given up.
_PATIENCE = 20_000

#: Of more literals than this, met in one several-of question, not every combination is tried.
_MOST_COMBINED = 8


def reaching(library: Library, condition: str, topic: str = "", each: str = "") -> Answers | None:
    """Answers that make a condition of a topic true, `this` being a record or row of `each`; None if there are none.

    Names that do not matter are left out. Raises UndecidedError where the search takes too long, and LookupError where
    the condition reads facts.
    """
    sorts = Sorts(library)
    this = sorts.of_each(each) if each else None
    return answers_for(Names(sorts, topic, this, records=each), [condition])


def answers_for(names: Names, conditions: Iterable[str]) -> Answers | None:
    """Answers that make all these conditions true, where these names can be read; None if there are none.

    Raises as `reaching` does.
    """
    nodes = [parse(condition, names.topic) for condition in conditions]
    found = _Search(names, _literals_met(names, nodes)).find({}, nodes)
    return found and {name: value for name, value in found.items() if not name.startswith("law.")}


@dataclass
class _Search:
    """Tries one answer at a time, and goes back as soon as a condition has become false."""

    names: Names
    literals: dict[str, list[Any]]
    tried: int = 0

    def find(self, answers: Answers, conditions: Sequence[Node]) -> Answers | None:
        """`answers`, with those added that make all the conditions true."""
        self.tried += 1
        if self.tried > _PATIENCE:
            raise UndecidedError
        scope = _Tried(answers)
        outcomes = [condition.evaluate(scope) for condition in conditions]
        if False in outcomes:
            return None
        unsettled = [node for node, outcome in zip(conditions, outcomes, strict=True) if outcome is UNKNOWN]
        if not unsettled:
            return answers if all(outcome is True for outcome in outcomes) else None
        untried = [[name for name in _read(node) if name not in answers] for node in unsettled]
        return self._try_each(min(untried, key=len)[0], answers, conditions) if all(untried) else None

    def _try_each(self, name: str, answers: Answers, conditions: Sequence[Node]) -> Answers | None:
        for value in self._values(name):
            found = self.find({**answers, name: value}, [*conditions, *_brought_by(self.names, name, value)])
            if found is not None:
                return found
        return None

    def _values(self, name: str) -> Iterator[Any]:
        """What to try for a name: answers that make a difference, and doing without one; a row too may lack a field."""
        if name.startswith("law."):
            yield from _in_history(self.names, name)
            return
        yield from _telling(self.names.sort(name), self.literals.get(name, []))
        if self.names.question(name) or name.startswith("this."):
            yield from Without


@dataclass(frozen=True)
class _Tried:
    """The answers that are being tried; what was not tried yet is unknown, also whether it has an answer."""

    answers: Answers

    def value(self, name: str) -> Any:
        value = self.answers.get(name, UNKNOWN)
        return UNKNOWN if isinstance(value, Without) else value

    def is_answered(self, name: str) -> Any:
        if name in self.answers:
            return not isinstance(self.answers[name], Without)
        return UNKNOWN

    def is_dont_know(self, name: str) -> Any:
        if name in self.answers:
            return self.answers[name] is Without.KNOWING
        return UNKNOWN

    def rows(self, name: str) -> Sequence[Any]:
        raise LookupError(f"{name}: what reads facts cannot be decided from the answers")

    def provision(self, name: str) -> Any:
        return UNKNOWN

    def with_row(self, row: Any) -> Scope:
        return self


# ---------------------------------------------------------------- what a condition reads, and what that brings with it


def _read(node: Node) -> Iterator[str]:
    """The names that a condition reads."""
    yield from (part.name for part in walk(node) if isinstance(part, Name | Answered | DontKnow))


def _brought_by(names: Names, name: str, value: Any = None) -> Iterator[Node]:
    """The conditions under which a question can have that answer, or (without a value) any answer."""
    question = names.question(name)
    if question is None or value is Without.ANSWER:
        return
    topic = (names.records if name.startswith("this.") else name).partition(".")[0]
    records = names.sorts.questions.get(names.records) if name.startswith("this.") else None
    for condition in (question.when, records.when if records else None, *_of_options(question, value)):
        if condition:
            yield parse(condition, topic)


def _of_options(question: Question, value: Any) -> Iterator[str | None]:
    """The conditions of the chosen options; of all of them where nothing is chosen yet."""
    chosen = value if isinstance(value, list) else [value]
    yield from (option.when for option in question.option if value is None or option.id in chosen)


def _literals_met(names: Names, conditions: Sequence[Node]) -> dict[str, list[Any]]:
    """What each name is compared with, in the conditions and in all that they bring with them."""
    met: dict[str, list[Any]] = {}
    waiting, seen = list(conditions), set[str]()
    while waiting:
        node = waiting.pop()
        for name, literal in _comparisons(node):
            met.setdefault(name, []).extend(literal if isinstance(literal, list) else [literal])
        new = [name for name in _read(node) if name not in seen]
        seen.update(new)
        waiting.extend(brought for name in new for brought in _brought_by(names, name))
    return {name: list(dict.fromkeys(literals)) for name, literals in met.items()}


def _comparisons(node: Node) -> Iterator[tuple[str, Any]]:
    for part in walk(node):
        if isinstance(part, Compare):
            for one, other in ((part.left, part.right), (part.right, part.left)):
                if isinstance(one, Name) and isinstance(other, Literal):
                    yield one.name, other.value


# ---------------------------------------------------------------- what to try


def _telling(sort: Sort, literals: list[Any]) -> Iterator[Any]:
    """Answers of a sort that make a difference to conditions with these literals."""
    match sort.shape:
        case "yes-no":
            yield from (True, False)
        case "one":
            yield from sort.known if sort.known is not None else [*literals, "other"]
        case "several" | "cookies":
            yield from _combined(sort, literals)
        case "retention":
            yield from _periods(literals)
        case "number":
            yield from sorted({nearby for number in literals or [0] for nearby in (number - 1, number, number + 1)})
        case "records":
            yield [{"id": "one"}]
        case _:
            yield from (*literals, f"other than {literals}")


def _in_history(names: Names, law: str) -> Iterator[Any]:
    """Every value that a value of law has, the latest first."""
    for in_force in reversed(names.sorts.library.law[law.removeprefix("law.")].history):
        yield in_force.value


def _combined(sort: Sort, literals: list[Any]) -> Iterator[list[Any]]:
    """Every combination of the literals, the small ones first, and one answer that is none of them."""
    other = next((one for one in sort.known or ("other",) if one not in literals), None)
    sizes = range(len(literals) + 1) if len(literals) <= _MOST_COMBINED else (0, 1, 2, len(literals))
    yield from ([other],) if other is not None else ()
    yield from (list(some) for some in chain.from_iterable(combinations(literals, size) for size in sizes))


def _periods(literals: list[Any]) -> Iterator[After]:
    """Periods of each length, those next to it, and the shortest and longest there are."""
    lengths = [literal.split() for literal in literals if parse_length(str(literal)) is not None]
    nearby = [
        (max(1, int(amount) + step), f"{unit.removesuffix('s')}s") for amount, unit in lengths for step in (0, -1, 1)
    ]
    for amount, unit in dict.fromkeys([*nearby, (1, "days"), (100, "years")]):
        yield After.model_validate({"shape": "after", "amount": amount, "unit": unit, "start": ""})
