"""The interview: which questions are reachable with the answers so far, what is proposed, and how far one has come.

Everything here is read anew from library and case; nothing is stored. Only reachable answers have a value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any

from wizard.case import Case
from wizard.library.answers import AnswerError, option_ids, read_answer
from wizard.library.conditions import UNKNOWN, Scope, parse
from wizard.library.schema import Library, Pair, Question, Tool, Use

#: The page on which questions about the chosen tools stand.
TOOLS_PAGE = "tools"


class State(Enum):
    """How far a question is."""

    OPEN = "open"
    ANSWERED = "answered"
    DONT_KNOW = "dont-know"


class PageState(Enum):
    """How far a page is."""

    UNTOUCHED = "untouched"
    STARTED = "started"
    DONE = "done"


@dataclass(frozen=True)
class Proposed:
    """A value the program suggests, as it would stand in the file, and why."""

    raw: Any
    because: Pair | None = None


@dataclass(frozen=True)
class Choice:
    """One answer to choose from, with its label for the screen."""

    id: str
    label: Pair


@dataclass(frozen=True)
class Asked:
    """One reachable question with where it stands."""

    address: str
    question: Question
    state: State
    raw: Any = None
    proposal: Proposed | None = None
    about: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether a required answer is still to be given."""
        return self.question.required and self.state is State.OPEN


@dataclass(frozen=True)
class Page:
    """Questions that are shown together: an area to tick, a topic, or the chosen tools."""

    id: str
    label: Pair
    asked: tuple[Asked, ...]
    ask: Pair | None = None

    @property
    def state(self) -> PageState:
        """Done when nothing required is open."""
        if not any(asked.is_missing for asked in self.asked):
            return PageState.DONE
        touched = any(asked.state is not State.OPEN for asked in self.asked)
        return PageState.STARTED if touched else PageState.UNTOUCHED

    @property
    def left(self) -> int:
        """How many required questions are open."""
        return sum(asked.is_missing for asked in self.asked)


@dataclass(frozen=True)
class PickedUse:
    """A tool that a reachable answer picked, and what for."""

    tool: str
    use: str


@dataclass(frozen=True)
class Interview:
    """The library asked of one case on one day. Make a new one after each change of the case."""

    library: Library
    case: Case
    day: dt.date = field(default_factory=dt.date.today)

    # ------------------------------------------------ questions and pages

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """All reachable questions by address, in the order of the interview."""
        return {asked.address: asked for page in self.pages for asked in page.asked}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages that have a reachable question, in the order of the interview."""
        pages = [*self._area_pages(), *self._topic_pages(), (TOOLS_PAGE_ORDER, self._tools_page())]
        last_area = max((area.order for area in self.library.areas.values()), default=0)
        ranks = {topic: rank for rank, topic in enumerate(self._opened_first())}
        ordered = sorted(
            pages,
            key=lambda entry: (entry[0] > last_area, ranks.get(entry[1].id, len(ranks)) * (entry[0] > last_area), entry[0]),
        )
        return tuple(page for _, page in ordered if page.asked)

    def page_of(self, address: str) -> Page | None:
        """The page on which a reachable question stands."""
        return next((page for page in self.pages if any(asked.address == address for asked in page.asked)), None)

    def choices(self, asked: Asked) -> tuple[Choice, ...]:
        """The answers to choose from, those with a condition only where it is true."""
        question = asked.question
        if question.vocabulary:
            phrases = self.library.phrases.get(question.vocabulary, {})
            return tuple(Choice(id, phrases[id].shown()) for id in option_ids(self.library, question) if id in phrases)
        scope = self.scope(_record_of(asked.address))
        topic = asked.address.partition(".")[0]
        return tuple(
            Choice(option.id, option.label)
            for option in question.option
            if option.when is None or parse(option.when, topic).evaluate(scope) is True
        )

    def _opened_first(self) -> list[str]:
        kinds = [self.library.kinds[kind] for kind in self.case.kinds]
        return list(dict.fromkeys(topic for kind in kinds for topic in kind.opens))

    def _area_pages(self) -> Iterator[tuple[int, Page]]:
        for area in self.library.areas.values():
            ticks = (
                self._ask(f"{topic.id}.{question.id}", question)
                for topic in sorted(self.library.topics.values(), key=lambda topic: topic.order)
                for question in topic.question
                if question.tick == area.id and self.is_reachable(f"{topic.id}.{question.id}")
            )
            yield area.order, Page(area.id, area.label, tuple(ticks), area.ask)

    def _topic_pages(self) -> Iterator[tuple[int, Page]]:
        for topic in self.library.topics.values():
            asked = [
                asked
                for question in topic.question
                if not question.tick
                for asked in self._ask_with_records(f"{topic.id}.{question.id}", question)
            ]
            yield topic.order, Page(topic.id, topic.label, tuple(asked))

    def _ask_with_records(self, address: str, question: Question) -> Iterator[Asked]:
        if not self.is_reachable(address):
            return
        yield self._ask(address, question)
        for record_id in self.case.record_ids(address) if question.type == "records" else ():
            for part in question.field:
                yield from self._ask_with_records(f"{address}.{record_id}.{part.id}", part)

    def _tools_page(self) -> Page:
        label = self.library.phrases.get("labels", {})["tools"].shown() if self.uses else {}
        return Page(TOOLS_PAGE, label, tuple(self._ask_about_tools()))

    def _ask_about_tools(self) -> Iterator[Asked]:
        for tool_id in dict.fromkeys(use.tool for use in self.uses):
            name = self.tool(tool_id).name
            for question in self.library.tool_questions:
                if self.is_reachable(f"tools.{tool_id}.{question.id}"):
                    yield self._ask(f"tools.{tool_id}.{question.id}", question, about=name)
            for use in (use for use in self.uses if use.tool == tool_id):
                for question in self.library.use_questions:
                    if self.is_reachable(f"tools.{tool_id}.uses.{use.use}.{question.id}"):
                        yield self._ask(f"tools.{tool_id}.uses.{use.use}.{question.id}", question, about=name)

    def _ask(self, address: str, question: Question, about: str = "") -> Asked:
        raw = None if self.case.is_proposed(address) else self.case.get(address)
        if raw is not None:
            return Asked(address, question, State.ANSWERED, raw, about=about)
        state = State.DONT_KNOW if self.case.is_unknown(address) else State.OPEN
        return Asked(address, question, state, None, self._proposal(address, question), about)

    def _proposal(self, address: str, question: Question) -> Proposed | None:
        if self.case.is_proposed(address):
            return Proposed(self.case.get(address))
        if question.type == "cookies":
            tool = self.library.tools.get(address.split(".")[1])
            usual = [cookie.name for cookie in tool.cookies if cookie.usual] if tool else []
            return Proposed(usual) if usual else None
        scope = self.scope(_record_of(address))
        topic = address.partition(".")[0]
        for proposal in question.propose:
            if proposal.when is None or parse(proposal.when, topic).evaluate(scope) is True:
                return Proposed(proposal.value, proposal.because)
        return None

    # ------------------------------------------------ reachable answers

    def scope(self, this: Any = None) -> AnswerScope:
        """Where conditions look names up; `this` is a record's address or a row."""
        return AnswerScope(self, this)

    def value(self, address: str) -> Any:
        """The answer at an address, read by its question's type; UNKNOWN where there is no reachable answer."""
        if address not in self._values:
            self._values[address] = self._read_value(address)
        return self._values[address]

    def is_reachable(self, address: str) -> bool:
        """Whether the question at an address is asked with the answers so far."""
        if address not in self._reachable:
            self._reachable[address] = self._find_reachable(address)
        return self._reachable[address]

    def question(self, address: str) -> Question | None:
        """The question at an address."""
        parts = address.split(".")
        if parts[0] == "tools":
            questions = self.library.use_questions if parts[2:3] == ["uses"] else self.library.tool_questions
            return next((question for question in questions if question.id == parts[-1]), None)
        return self.library.question(".".join([parts[0], *parts[1::2]]))

    @cached_property
    def _values(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _reachable(self) -> dict[str, bool]:
        return {}

    def _read_value(self, address: str) -> Any:
        question = self.question(address)
        if question is None or not self.is_reachable(address) or self.case.is_proposed(address):
            return UNKNOWN
        raw = self.case.get(address)
        if raw is None:
            return UNKNOWN
        try:
            value = read_answer(self.library, question, raw)
        except AnswerError:
            return UNKNOWN
        return self._open_options(address, question, value)

    def _open_options(self, address: str, question: Question, value: Any) -> Any:
        """The value without options whose own condition does not hold."""
        if not any(option.when for option in question.option):
            return value
        open_ids = {choice.id for choice in self.choices(Asked(address, question, State.ANSWERED))}
        if isinstance(value, list):
            return [item for item in value if not isinstance(item, str) or item in open_ids]
        return value if not isinstance(value, str) or value in open_ids else UNKNOWN

    def _find_reachable(self, address: str) -> bool:
        question = self.question(address)
        if question is None:
            return False
        record = _record_of(address)
        if address.startswith("tools."):
            return self._is_true(question.when, "", self._catalogue_row(address))
        if record and not self.is_reachable(record.rpartition(".")[0]):
            return False
        return self._is_true(question.when, address.partition(".")[0], record)

    def _is_true(self, condition: str | None, topic: str, this: Any) -> bool:
        return condition is None or parse(condition, topic).evaluate(self.scope(this)) is True

    # ------------------------------------------------ tools

    @cached_property
    def uses(self) -> tuple[PickedUse, ...]:
        """Each tool that a reachable answer picked, with what it is used for; each pair once."""
        found: dict[PickedUse, None] = {}
        for topic in self.library.topics.values():
            for question in topic.question:
                for address, part in self._tools_questions(f"{topic.id}.{question.id}", question):
                    picked = self.value(address)
                    for tool_id in picked if picked is not UNKNOWN else ():
                        found[PickedUse(tool_id, part.use or "")] = None
        return tuple(found)

    def _tools_questions(self, address: str, question: Question) -> Iterator[tuple[str, Question]]:
        if question.type == "tools":
            yield address, question
        if question.type == "records":
            for record_id in self.case.record_ids(address):
                for part in question.field:
                    yield from self._tools_questions(f"{address}.{record_id}.{part.id}", part)

    def tool(self, tool_id: str) -> Tool:
        """A tool with what this client confirmed, changed or entered about it."""
        known = self.library.tools.get(tool_id, Tool(name=tool_id))
        facts = {
            key: value
            for key, value in self.case.tools.get(tool_id, {}).items()
            if key in Tool.model_fields and key not in ("uses", "cookies")
        }
        return known.model_copy(update=facts)

    def use(self, tool_id: str, use_id: str) -> Use:
        """One use of a tool with what this client said about it; role and ground are "" where they are not known."""
        known = self.library.tools.get(tool_id, Tool(name=tool_id)).uses.get(use_id, Use())
        said = self.case.tools.get(tool_id, {}).get("uses", {}).get(use_id, {})
        facts = {key: value for key, value in said.items() if key in Use.model_fields}
        use = known.model_copy(update=facts)
        unsettled = {key: "" for key in ("role", "ground") if getattr(use, key) == "mixed"}
        return use.model_copy(update=unsettled)

    def _catalogue_row(self, address: str) -> Any:
        """What the catalogue says of the tool or use that an address is about; empty for one entered by hand."""
        parts = address.split(".")
        tool = self.library.tools.get(parts[1], Tool(name=parts[1]))
        if parts[2] != "uses":
            return tool
        return _UseRow(tool, tool.uses.get(parts[3], Use()))


#: Questions about tools come when all topics before have said which tools there are.
TOOLS_PAGE_ORDER = 700


@dataclass(frozen=True)
class _UseRow:
    """A use, and the tool it is a use of, as one row."""

    tool: Tool
    use: Use

    def __getattr__(self, name: str) -> Any:
        return getattr(self.use if name in Use.model_fields else self.tool, name)


@dataclass(frozen=True)
class AnswerScope:
    """Looks names up among the reachable answers, the record or row at hand, and the law."""

    interview: Interview
    this: Any = None
    row: Any = None

    def value(self, name: str) -> Any:
        """The value of a name; UNKNOWN where it has none."""
        head, _, rest = name.partition(".")
        if head == "row":
            return getattr(self.row, rest)
        if head == "law":
            value = self.interview.library.law.get(rest)
            return value.on(self.interview.day) if value else UNKNOWN
        if head != "this":
            return self.interview.value(name)
        if isinstance(self.this, str):
            return self.interview.value(f"{self.this}.{rest}")
        return getattr(self.this, rest, UNKNOWN)

    def is_answered(self, name: str) -> bool:
        """Whether the name has an answer."""
        return self.value(name) is not UNKNOWN

    def is_dont_know(self, name: str) -> bool:
        """Whether the reachable question was answered "don't know"."""
        address = f"{self.this}.{name.removeprefix('this.')}" if name.startswith("this.") else name
        return self.interview.is_reachable(address) and self.interview.case.is_unknown(address)

    def rows(self, name: str) -> Sequence[Any]:
        """No facts stand here: questions and activities cannot look through them."""
        raise LookupError(f"{name}: facts cannot be read before they are made")

    def provision(self, name: str) -> Any:
        """The name of a provision in every language."""
        return self.interview.library.provisions.get(name, UNKNOWN)

    def with_row(self, row: Any) -> Scope:
        """This scope with another row."""
        return AnswerScope(self.interview, self.this, row)


def _record_of(address: str) -> str | None:
    """The address of the record that holds a field: ``camera.areas.inngang`` of ``camera.areas.inngang.sound``."""
    parts = address.split(".")
    if parts[0] == "tools" or len(parts) < 4:
        return None
    return ".".join(parts[:-1])
