"""What sort of value each name in an expression holds: answers, fields of records and rows, values of law."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wizard.errors import nearest
from wizard.library.answers import option_ids
from wizard.library.conditions import ROWS, ExpressionError
from wizard.library.schema import LawValue, Library, Question, Tool, Use


@dataclass(frozen=True)
class Sort:
    """A sort of value: its shape, and the ids it can hold where those are known."""

    shape: str
    known: Collection[str] | None = None


YES_NO, TEXT, SEVERAL, RETENTION, NUMBER, COUNTRY = (
    Sort(shape) for shape in ("yes-no", "text", "several", "retention", "number", "country")
)

Fields = Mapping[str, Sort]


class Sorts:
    """The sorts of everything that a library's expressions can name."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def of_question(self, question: Question) -> Sort:
        """What the answer to a question is."""
        match question.type:
            case "one-of":
                return Sort("one", option_ids(self.library, question))
            case "several-of":
                return Sort("several", option_ids(self.library, question))
            case "tools":
                return Sort("several", self.library.tools)
        return Sort(question.type)

    def of_law(self, law: LawValue) -> Sort:
        """What a value of law is."""
        match law.history[-1].value:
            case bool():
                return YES_NO
            case int() | float():
                return NUMBER
            case list():
                return SEVERAL
            case {"shape": _}:
                return RETENTION
        return TEXT

    def of_each(self, each: str) -> Fields | None:
        """The fields of what `each` goes through: a fact collection or a records question; None where it is neither."""
        if each in ROWS:
            return self.rows[each]
        question = self.library.question(each)
        return self.of_fields(question) if question and question.type == "records" else None

    def of_fields(self, records: Question) -> Fields:
        """The fields of a record."""
        return {"id": TEXT, **{field.id: self.of_question(field) for field in records.field}}

    @cached_property
    def rows(self) -> Mapping[str, Fields]:
        """The fields of the rows of each fact collection; what nobody said is unknown there, never ""."""
        return {
            collection: {field: self._fields.get(field, TEXT) for field in fields}
            for collection, fields in ROWS.items()
        }

    @cached_property
    def tool(self) -> Fields:
        """What a question about a chosen tool can read: the catalogue, where "" is what nobody knows."""
        return {**self._asked(self.library.tool_questions), **self._in_catalogue(Tool)}

    @cached_property
    def use(self) -> Fields:
        """What a question about one use of a tool can read."""
        return {**self._asked(self.library.use_questions), **self.tool, **self._in_catalogue(Use)}

    def _in_catalogue(self, model: type[Tool] | type[Use]) -> Fields:
        return {field: _or_unsaid(self._fields.get(field, TEXT)) for field in model.model_fields}

    def _asked(self, questions: tuple[Question, ...]) -> dict[str, Sort]:
        return {question.id: self.of_question(question) for question in questions}

    @cached_property
    def _fields(self) -> Mapping[str, Sort]:
        """The fields whose values are more than a text, in rows and in the catalogue."""
        phrases = self.library.phrases
        picked = {question.use or "" for question in self.questions.values()}
        return {
            "topic": Sort("one", self.library.topics),
            "tool": Sort("one", (*self.library.tools, "")),  # a cookie of the site itself is of no tool
            "use": Sort("one", picked),
            "group": Sort("one", {tool.group for tool in self.library.tools.values()}),
            "sources": Sort("several", phrases.get("sources", {})),
            "who": Sort("several", phrases.get("groups", {})),
            "data": Sort("several", phrases.get("data", {})),
            "basis": Sort("one", phrases.get("bases", {})),
            "special": Sort("one", phrases.get("special", {})),
            "statute": Sort("one", self.library.provisions),
            "role": Sort("one", (*phrases.get("roles", {}), "own")),
            "roles": Sort("several", phrases.get("roles", {})),
            "ground": Sort("one", phrases.get("grounds", {})),
            "category": Sort("one", phrases.get("categories", {})),
            "set_by": Sort("one", ("first", "third")),
            "activities": SEVERAL,
            "aliases": SEVERAL,
            "cookies": SEVERAL,
            "country": COUNTRY,
            "outside": COUNTRY,
            "parent_country": COUNTRY,
            "keep": RETENTION,
            "ekom": YES_NO,
            "indirect": YES_NO,
            "marketing": YES_NO,
            "profiling": YES_NO,
            "automated": YES_NO,
            "automated_by": Sort("one", ("us", "recipient")),
        }

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by ``topic.question`` or ``topic.records.field``."""
        found: dict[str, Question] = {}
        for topic in self.library.topics.values():
            self._collect(topic.id, topic.question, found)
        return found

    def nearest_question(self, path: str) -> str:
        """`` (did you mean "topic.question"?)`` where a question is called alike or has the same name elsewhere."""
        own = path.rpartition(".")[2]
        elsewhere = [known for known in self.questions if known.rpartition(".")[2] == own]
        return nearest(path, self.questions) or (f' (did you mean "{elsewhere[0]}"?)' if elsewhere else "")

    def _collect(self, path: str, questions: tuple[Question, ...], found: dict[str, Question]) -> None:
        for question in questions:
            found[f"{path}.{question.id}"] = question
            self._collect(f"{path}.{question.id}", question.field, found)


def _or_unsaid(sort: Sort) -> Sort:
    """A field of the catalogue, which can be "" where nobody knows, and mixed where it varies."""
    if sort == COUNTRY:
        return TEXT
    return Sort("one", {"", "mixed", *sort.known}) if sort.shape == "one" and sort.known is not None else sort


@dataclass(frozen=True)
class Names:
    """The names that can be read in one place: its topic, and the record, row and facts at hand."""

    sorts: Sorts
    topic: str = ""
    this: Fields | None = None
    row: Fields | None = None
    facts: bool = False
    records: str = ""  #: the records question that `this` is a record of

    def question(self, name: str) -> Question | None:
        """The question that a name reads, if it reads an answer."""
        if name.startswith("this.") and self.records:
            return self.sorts.questions.get(f"{self.records}.{name.removeprefix('this.')}")
        return self.sorts.questions.get(name)

    def sort(self, name: str) -> Sort:
        """What a name holds here.

        Raises ExpressionError where there is nothing of that name.
        """
        head, _, rest = name.partition(".")
        if head in ("this", "row"):
            return self._field(name, rest, self.this if head == "this" else self.row)
        if head == "law":
            return self._law(rest)
        question = self.sorts.questions.get(name)
        if question is None or name.count(".") > 1:
            raise ExpressionError(self._no_question(name))
        return self.sorts.of_question(question)

    def _field(self, name: str, field: str, fields: Fields | None) -> Sort:
        if fields is None:
            raise ExpressionError(f"{name!r}: there is no record or row here (each = … gives one)")
        if field not in fields:
            raise ExpressionError(f"{field!r} is no field here{nearest(field, fields)}; there are {', '.join(fields)}")
        return fields[field]

    def _law(self, name: str) -> Sort:
        law: Any = self.sorts.library.law
        if name not in law:
            raise ExpressionError(f"'law.{name}' is not in law/values.toml{nearest(name, law)}")
        return self.sorts.of_law(law[name])

    def _no_question(self, name: str) -> str:
        if {"kind", "kinds"} & set(name.split(".")):
            return f"{name!r}: nothing may depend on a kind of business; ask what the business does"
        if name in self.sorts.questions:
            return f"{name!r} is a field of records: read it with each and this.{name.rpartition('.')[2]}"
        return f"{name!r} is no question{self.sorts.nearest_question(name)}"
