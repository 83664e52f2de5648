"""Values can be what they stand for: a proposal an answer to its question, a period of law a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from wizard.library.answers import AnswerError, read_answer
from wizard.library.checks.entries import Entry
from wizard.library.checks.written import names_at
from wizard.library.conditions import ExpressionError
from wizard.library.retention import parse_retention
from wizard.library.schema import InForce, LawValue, Library, Proposal, Question
from wizard.library.sorts import Sorts


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each proposal that can be no answer, each period of law that is none, each history out of order."""
    proposals = _Proposals(Sorts(library))
    for entry in found:
        if isinstance(entry.model, Proposal):
            yield from proposals.hold(entry, entry.model)
        if isinstance(entry.model, InForce):
            yield from _in_force(entry, entry.model)
        if isinstance(entry.model, LawValue):
            yield from _in_order(entry, entry.model)


@dataclass(frozen=True)
class _Proposals:
    """Holds proposals against their questions, in one library."""

    sorts: Sorts

    def hold(self, entry: Entry, proposal: Proposal) -> Iterator[str]:
        """What is proposed can be an answer to the question."""
        question = entry.parent.model if entry.parent else None
        if isinstance(question, Question):
            yield from self._value(entry, question, proposal.value)

    def _value(self, entry: Entry, question: Question, value: object) -> Iterator[str]:
        if isinstance(value, dict) and "from" in value:
            yield from self._reference(entry, question, str(value["from"]))
            return
        try:
            read_answer(self.sorts.library, question, value)
        except AnswerError as error:
            yield entry.problem("value", str(error))
            return
        if question.type == "retention" and isinstance(value, dict):
            yield from _offered(entry, question, value)

    def _reference(self, entry: Entry, question: Question, source: str) -> Iterator[str]:
        try:
            sort = names_at(self.sorts, entry).sort(source)
        except ExpressionError as error:
            yield entry.problem("value from", str(error))
        else:
            wanted = self.sorts.of_question(question).shape
            if sort.shape != wanted:
                yield entry.problem("value from", f"{source!r} is {sort.shape}, but the answer must be {wanted}")


def _offered(entry: Entry, question: Question, period: dict[str, object]) -> Iterator[str]:
    for key, offered in (("shape", question.shapes), ("start", question.starts)):
        value = period.get(key)
        if offered and value is not None and value not in offered:
            yield entry.problem(f"value {key}", f"{value!r} is not among the question's {key}s: {', '.join(offered)}")


def _in_force(entry: Entry, law: InForce) -> Iterator[str]:
    if not isinstance(law.value, dict) or "shape" not in law.value:
        return
    try:
        parse_retention(law.value)
    except ValidationError as error:
        yield entry.problem("value", f"is no period: {error.errors()[0]['msg']}")


def _in_order(entry: Entry, law: LawValue) -> Iterator[str]:
    days = [in_force.from_ for in_force in law.history]
    if days != sorted(set(days)):
        yield entry.problem("history", "must go from the oldest to the latest, each day once")
