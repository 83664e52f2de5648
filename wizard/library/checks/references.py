"""References lead somewhere, and to something that fits: `from`, `each`, a check's question, a table's columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.errors import nearest
from wizard.library.checks.entries import Entry
from wizard.library.checks.vocabulary import ITEMS, Known, called, known_ids
from wizard.library.checks.written import names_at
from wizard.library.conditions import ROWS, ExpressionError
from wizard.library.schema import Check, Item, Library, Question, Reference, Table
from wizard.library.sorts import Sort, Sorts

#: The keys for one id, and the vocabulary it is from.
_IDS = {"basis": "bases", "special": "special", "statute": "provisions"}

#: The fields of rows that a question about a tool or its use says, so that a check can lead to it.
_SAID_OF_USES = {
    "uses": ("this.role", "this.ground", "this.outside"),
    "transfers": ("this.ground", "this.country"),
    "cookies": ("this.name", "this.duration"),
}

#: What can be asked for where words will do.
_WORDS = ("text", "own-words")


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each reference that leads nowhere, or to something of another sort."""
    references = _References(Sorts(library), known_ids(library))
    for entry in found:
        model = entry.model
        each = entry.get("each")
        if each is not None:
            yield from references.each(entry, each)
        if isinstance(model, Check):
            yield from references.question(entry, model)
        if isinstance(model, Table) and model.rows in ROWS:
            yield from _columns(entry, model)
        if isinstance(model, Reference | Item) and model.from_ is not None:
            yield from references.value(entry, model.from_)
            if isinstance(model, Reference) and model.or_:
                yield from references.value(entry, model.or_)


@dataclass(frozen=True)
class _References:
    """Follows references in one library."""

    sorts: Sorts
    known: Known

    def each(self, entry: Entry, each: str) -> Iterator[str]:
        if self.sorts.of_each(each) is None:
            records = [path for path, question in self.sorts.questions.items() if question.type == "records"]
            wrong = f"{each!r} is no records question and no collection of facts{nearest(each, [*records, *ROWS])}"
            yield entry.problem("each", wrong)

    def question(self, entry: Entry, check: Check) -> Iterator[str]:
        question = check.question
        if question.startswith("this.") and check.each in _SAID_OF_USES:
            if question not in _SAID_OF_USES[check.each]:
                yield entry.problem("question", f"{question!r} is not asked of {check.each}")
        elif question not in self.sorts.questions:
            yield entry.problem("question", f"{question!r} is no question{self.sorts.nearest_question(question)}")

    def value(self, entry: Entry, source: str) -> Iterator[str]:
        names = names_at(self.sorts, entry)
        try:
            sort = names.sort(source)
        except ExpressionError as error:
            yield entry.problem("from", str(error))
        else:
            wrong = self._misfit(entry, names.question(source), sort)
            if wrong:
                yield entry.problem("from", f"{source!r} {wrong}")

    def _misfit(self, entry: Entry, question: Question | None, sort: Sort) -> str:
        """Why what a reference leads to cannot stand there; nothing where it can."""
        if entry.key == "keep":
            return "" if sort.shape == "retention" else "is no period: keep needs a retention question or a law value"
        if entry.key == "uses":
            return "" if question and question.type == "tools" else "is no tools question"
        if entry.key in _IDS and sort.shape != "one":
            return "is no one-of question"
        if sort.shape in ("one", "several"):
            return self._strangers(entry, sort)
        return "" if sort.shape in _WORDS else f"is a {sort.shape}, which cannot stand here"

    def _strangers(self, entry: Entry, sort: Sort) -> str:
        collection = {**ITEMS, **_IDS, "must": "must"}.get(entry.key)
        strangers = [answer for answer in sort.known or () if collection and answer not in self.known[collection]]
        if not strangers or collection is None:
            return ""
        return f"can be answered {', '.join(strangers)}, which is not in {called(collection)}"


def _columns(entry: Entry, table: Table) -> Iterator[str]:
    fields = ROWS[table.rows]
    for number, column in enumerate(table.column, start=1):
        if column.value not in fields:
            wrong = f"{column.value!r} is no field of {table.rows}{nearest(column.value, fields)}"
            yield entry.problem(f"column {number} value", wrong)
