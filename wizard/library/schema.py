"""The form of the content: what a file of the library may hold. `docs/content.md` describes it for authors."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from wizard.library.reads import expressions
from wizard.library.retention import Retention
from wizard.text import write_country

#: A text in every declared language; that none is missing is checked against the library's languages.
Pair = dict[str, str]

#: An expression in the language of conditions.
Expression = str


class Content(BaseModel):
    """Base of everything in the library: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)

    def digest(self) -> str:
        """Twelve characters that change when this piece of content changes."""
        return self._digest

    @cached_property
    def _digest(self) -> str:
        return hashlib.sha256(self.model_dump_json(exclude_defaults=True).encode()).hexdigest()[:12]

    @cached_property
    def expressions(self) -> tuple[str, ...]:
        """Every condition, reference and placeholder in it, as they are written."""
        return tuple(expressions(self))


class Reference(Content):
    """A value that stands elsewhere: ``{ from = "newsletter.basis" }``; at `or` where the first place is closed."""

    from_: str = Field(alias="from")
    or_: str | None = Field(default=None, alias="or")


class Sentence(Content):
    """A text with the condition under which it stands."""

    text: Pair
    when: Expression | None = None


class Item(Content):
    """One item of a list: a literal or a reference, perhaps conditional."""

    item: str | None = None
    from_: str | None = Field(default=None, alias="from")
    when: Expression | None = None
    named: Sentences = ()
    gets: Sentences = ()

    @model_validator(mode="after")
    def _literal_or_reference(self) -> Item:
        if (self.item is None) == (self.from_ is None):
            raise ValueError('must be a literal, { item = "…" } or { from = "…" }')
        return self


def _as_sentences(raw: object) -> object:
    """A pair, a reference, or a list of conditional pairs, as a list."""
    return [_as_sentence(part) for part in (raw if isinstance(raw, list | tuple) else [raw])]


def _as_sentence(raw: object) -> object:
    if not isinstance(raw, dict) or "from" in raw or "text" in raw:
        return raw
    text = {key: value for key, value in raw.items() if key != "when"}
    return {"text": text, **({"when": raw["when"]} if "when" in raw else {})}


def _as_items(raw: object) -> object:
    parts = raw if isinstance(raw, list | tuple) else [raw]
    return [{"item": part} if isinstance(part, str) else part for part in parts]


Sentences = Annotated[tuple[Sentence | Reference, ...], BeforeValidator(_as_sentences)]
Items = Annotated[tuple[Item, ...], BeforeValidator(_as_items)]


# ---------------------------------------------------------------- questions

QuestionType = Literal[
    "text",
    "own-words",
    "yes-no",
    "one-of",
    "several-of",
    "tools",
    "orgno",
    "email",
    "url",
    "phone",
    "address",
    "country",
    "date",
    "retention",
    "records",
    "cookies",
]


class Option(Content):
    """One of the answers to choose from."""

    id: str
    label: Pair
    words: Pair | None = None
    when: Expression | None = None
    was: tuple[str, ...] = ()


class Proposal(Content):
    """A value the program suggests, and why. No answer until it is adopted."""

    value: Any
    because: Pair
    when: Expression | None = None


class Question(Content):
    """Something the wizard asks."""

    id: str
    type: QuestionType
    ask: Pair
    why: Pair | None = None
    help: Pair | None = None
    when: Expression | None = None
    required: bool = True
    nature: Literal["fact", "decision"] = "fact"
    unknown: Literal["blocks", "open", "fine"] = "blocks"
    who: str | None = None
    was: tuple[str, ...] = ()
    tick: str | None = None
    propose: tuple[Proposal, ...] = ()
    option: tuple[Option, ...] = ()
    vocabulary: str | None = None
    only: tuple[str, ...] = ()
    own: bool = False
    use: str | None = None
    groups: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    field: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Question:
        if self.type in ("one-of", "several-of") and not self.option and not self.vocabulary:
            raise ValueError(f"a {self.type} question needs options or a vocabulary")
        if self.type == "tools" and not self.use:
            raise ValueError('a tools question needs the use it stands for: use = "newsletter"')
        if self.type == "records" and not self.field:
            raise ValueError("a records question needs fields")
        if self.tick and self.type != "yes-no":
            raise ValueError("only a yes-no question can stand on a tick screen")
        return self


# ---------------------------------------------------------------- what a notice is made of


class Line(Content):
    """Within an activity: whose data, which, in which case, on which basis, kept how long."""

    id: str
    when: Expression | None = None
    case: Sentences = ()
    who: Items
    data: Items
    basis: str | Reference
    interest: Sentences = ()
    statute: str | Reference | None = None
    special: str | Reference | None = None
    ekom: bool = False
    withdraw: Sentences = ()
    keep: Retention | Reference


class Piece(Content):
    """What clauses, activities and tables have in common."""

    id: str
    section: str
    when: Expression | None = None
    meets: tuple[str, ...] = ()
    law: tuple[str, ...] = ()


class Activity(Piece):
    """One processing activity: why, from where, to whom, and its lines."""

    section: str = "activities"
    each: str | None = None
    title: Sentences
    purpose: Sentences
    sources: Items
    must: str | Sentences | Reference = ()
    inside: Items = ()
    uses: Items = ()
    recipients: Items = ()
    marketing: bool = False
    automated: Sentences = ()
    automated_by: Literal["us", "recipient"] = "us"
    profiling: Sentences = ()
    published: Sentences = ()
    not_done: Sentences = ()
    line: tuple[Line, ...] = Field(min_length=1)


class Clause(Piece):
    """A fragment of text; with `number`, one text for one and another for several."""

    each: str | None = None
    number: Expression | None = None
    text: Pair | None = None
    one: Pair | None = None
    several: Pair | None = None

    @model_validator(mode="after")
    def _has_its_text(self) -> Clause:
        if self.number and not (self.one and self.several and self.text is None):
            raise ValueError("with number, a clause has one and several instead of text")
        if not self.number and (self.text is None or self.one or self.several):
            raise ValueError("a clause needs text (one and several only go with number)")
        return self


class Column(Content):
    """One column of a table: its heading, the field of the row that stands in it, and what does where that is empty."""

    heading: Pair
    value: str
    empty: Pair | None = None


class Table(Piece):
    """An index of the facts; not printed where there are no rows."""

    rows: str
    where: Expression | None = None
    caption: Pair
    column: tuple[Column, ...] = Field(min_length=1)


class Check(Content):
    """Looks at answers and facts; what it says is a finding."""

    id: str
    severity: Literal["error", "warning", "advice"]
    when: Expression
    each: str | None = None
    question: str
    says: Pair
    law: tuple[str, ...] = ()


class Task(Content):
    """Something to do besides publishing."""

    id: str
    when: Expression | None = None
    each: str | None = None
    where: Expression | None = None
    says: Pair
    law: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()


class Topic(Content):
    """One subject: its questions, activities, clauses, tables, checks and tasks together."""

    id: str
    order: int
    label: Pair
    #: Its clauses and tables stand in every notice of a case, whatever that tells of.
    everywhere: bool = False
    question: tuple[Question, ...] = ()
    activity: tuple[Activity, ...] = ()
    clause: tuple[Clause, ...] = ()
    table: tuple[Table, ...] = ()
    check: tuple[Check, ...] = ()
    task: tuple[Task, ...] = ()


# ---------------------------------------------------------------- the frame around the topics


class Area(Content):
    """A screen on which the business ticks what it does."""

    id: str
    order: int
    label: Pair
    ask: Pair


class Remark(Content):
    """A short line on a screen."""

    text: Pair


def _as_remarks(raw: object) -> object:
    return [{"text": pair} for pair in raw] if isinstance(raw, list | tuple) else raw


class Kind(Content):
    """A sort of business. Chooses which topics come first and what to have at hand, and nothing else."""

    id: str
    label: Pair
    opens: tuple[str, ...] = ()
    at_hand: Annotated[tuple[Remark, ...], BeforeValidator(_as_remarks)] = ()


class Section(Content):
    """A heading of the notice."""

    id: str
    heading: Pair
    intro: Pair | None = None


class Phrase(Content):
    """An entry of a vocabulary."""

    label: Pair | None = None
    words: Pair | None = None
    sentence: Pair | None = None
    one: Pair | None = None
    other: Pair | None = None
    role: str | None = None
    country: str | None = None
    indirect: bool = False

    def said(self) -> Pair:
        """The entry's words inside a sentence."""
        return self.words or self.sentence or self.label or {}

    def shown(self) -> Pair:
        """The entry's label on a screen or in a table."""
        return self.label or self.words or self.sentence or {}


Vocabularies = dict[str, dict[str, Phrase]]


class Cookie(Content):
    """Something a tool stores on or reads from the visitor's device."""

    name: str
    category: str
    duration: str = ""
    set_by: Literal["first", "third"] = "first"
    usual: bool = False
    does: Pair
    domain: str = ""
    storage: str = ""


class Use(Content):
    """What a tool is used for: its role there, the ground for transfers, and the country outside the EEA.

    With the role `own` the tool runs on the business's own systems: it stores, but nobody receives.
    """

    role: Literal["processor", "controller", "joint", "own", "mixed", ""] = ""
    data: tuple[str, ...] = ()
    ground: str = ""
    outside: str = ""


class Tool(Content):
    """An entry of the catalogue, or one entered by hand."""

    name: str
    group: str = ""
    aliases: tuple[str, ...] = ()
    provider: str = ""
    country: str = ""
    parent_country: str = ""
    privacy_url: str = ""
    dpa_url: str = ""
    settings_url: str = ""
    confidence: str = ""
    source: str = ""
    checked: dt.date | None = None
    note: str = ""
    uses: dict[str, Use] = {}
    cookies: tuple[Cookie, ...] = ()


class InForce(Content):
    """A value of the law, and the day from which it holds."""

    from_: dt.date = Field(alias="from")
    value: Any


class LawValue(Content):
    """A fact of the law that may change: a period, an age, an address."""

    what: str
    source: str
    checked: dt.date
    history: tuple[InForce, ...] = Field(min_length=1)

    def on(self, day: dt.date) -> Any:
        """The value in force on that day; before the first, the first."""
        in_force = [entry for entry in self.history if entry.from_ <= day]
        return (in_force[-1] if in_force else self.history[0]).value


class Evidence(Content):
    """What must stand in the rendered notice, in every language, for a requirement to be met.

    `words`: one of these stands in the blocks that name the requirement; with `each`, in the row's own block or, where
    rows have none, in those blocks. `label`: the row's block has that field. `nowhere`: these words stand nowhere.
    """

    when: Expression | None = None
    each: Literal["activities", "lines", "uses", "recipients", "transfers", "cookies"] | None = None
    where: Expression | None = None
    label: str | None = None
    words: tuple[Sentence, ...] = ()
    nowhere: Pair | None = None

    @model_validator(mode="before")
    @classmethod
    def _with_words(cls, raw: object) -> object:
        """The languages stand directly in the table: ``nb = "…"``, or a list of which one is enough."""
        if not isinstance(raw, dict) or "words" in raw:
            return raw
        texts = {key: value for key, value in raw.items() if key not in cls.model_fields}
        rest = {key: value for key, value in raw.items() if key not in texts}
        listed = {key: value if isinstance(value, list) else [value] for key, value in texts.items()}
        if len({len(words) for words in listed.values()}) > 1:
            raise ValueError("has other words to choose from in one language than in another")
        pairs = [dict(zip(listed, words, strict=True)) for words in zip(*listed.values(), strict=True)]
        return {**rest, "words": [{"text": pair} for pair in pairs]}

    @model_validator(mode="after")
    def _asks_for_one_thing(self) -> Evidence:
        if sum(map(bool, (self.words, self.label, self.nowhere))) != 1:
            raise ValueError("asks for words, a label, or words that stand nowhere: one of them")
        if self.label and self.each not in ("activities", "lines"):
            raise ValueError('a label is a field of an activity: each = "activities" or "lines"')
        return self


class Requirement(Content):
    """One item that a complete notice, or its surroundings, must have."""

    id: str
    citation: Pair
    weight: Literal["must", "should"]
    applies: Expression
    shown: Literal["clauses", "facts", "whole", "task"]
    requires: Pair
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _has_its_evidence(self) -> Requirement:
        if self.shown in ("clauses", "facts") and not self.evidence:
            raise ValueError("needs evidence: the words in the notice that show it ([[requirement.evidence]])")
        return self


class Avoided(Content):
    """A term that must not stand in a customer's text."""

    lang: str
    wrong: str
    right: str
    why: str


class LawName(Content):
    """The one name of a statute or an authority in each language: where one text has it, its twin has the other."""

    id: str
    words: Pair


class Library(Content):
    """All content, loaded and checked."""

    format: int
    version: str
    languages: tuple[str, ...]
    preparing: tuple[str, ...] = ()
    locales: dict[str, str]
    areas: dict[str, Area]
    kinds: dict[str, Kind]
    sections: dict[str, Section]
    phrases: Vocabularies
    topics: dict[str, Topic]
    tools: dict[str, Tool]
    tool_questions: tuple[Question, ...] = ()
    use_questions: tuple[Question, ...] = ()
    law: dict[str, LawValue] = {}
    provisions: dict[str, Pair] = {}
    requirements: dict[str, Requirement] = {}
    avoid: tuple[Avoided, ...] = ()
    names: tuple[LawName, ...] = ()

    def question(self, path: str) -> Question | None:
        """The question that `topic.question` or `topic.records.field` names, if there is one."""
        return self._questions.get(path)

    @cached_property
    def where_tools_are_named(self) -> tuple[tuple[str, Question], ...]:
        """The questions of topics that ask for tools, or for records that may name some, by address."""
        questions = [
            (f"{topic.id}.{question.id}", question) for topic in self.topics.values() for question in topic.question
        ]
        return tuple(
            (address, question) for address, question in questions if question.field or question.type == "tools"
        )

    def country(self, code: str, language: str) -> str:
        """The name of a country (ISO 3166) in a language: as the library writes it, else as the CLDR does."""
        own = self.phrases.get("countries", {}).get(code.lower())
        return own.shown()[language] if own else write_country(code, self.locales.get(language, "en_GB"))

    @cached_property
    def _questions(self) -> dict[str, Question]:
        found: dict[str, Question] = {}
        for topic in self.topics.values():
            _collect(topic.id, topic.question, found)
        return found


def _collect(above: str, questions: Iterable[Question], found: dict[str, Question]) -> None:
    """Put the questions and their fields in, each under its path; the first of a path stands."""
    for question in questions:
        found.setdefault(f"{above}.{question.id}", question)
        _collect(f"{above}.{question.id}", question.field, found)
