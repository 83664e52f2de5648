"""Which answers count: those of reachable questions, read by their question's type, and the tools they picked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from wizard.case import Case, record_id, record_of, tool_facts, use_facts
from wizard.interview.model import PickedUse
from wizard.library.answers import AnswerError, read_answer
from wizard.library.conditions import UNKNOWN, Name, Scope, names_in, parse
from wizard.library.retention import parse_retention
from wizard.library.schema import Library, Option, Question, Tool, Use


@dataclass(frozen=True)
class ReachableAnswers:
    """The answers of one case that count on one day. Make a new one after each change of the case."""

    library: Library
    case: Case
    day: dt.date = field(default_factory=dt.date.today)

    def question(self, address: str) -> Question | None:
        """The question at an address."""
        if address not in self._questions:
            self._questions[address] = self._find_question(address)
        return self._questions[address]

    def _find_question(self, address: str) -> Question | None:
        parts = address.split(".")
        if parts[0] == "tools":
            questions = self.library.use_questions if parts[2:3] == ["uses"] else self.library.tool_questions
            return next((question for question in questions if question.id == parts[-1]), None)
        return self.library.question(".".join([parts[0], *parts[1::2]]))

    def is_reachable(self, address: str) -> bool:
        """Whether the question at an address is asked with the answers so far."""
        if address not in self._reachable:
            self._reachable[address] = self._find_reachable(address)
        return self._reachable[address]

    def value(self, address: str) -> Any:
        """The answer at an address, read by its question's type; UNKNOWN where there is no reachable answer."""
        if address not in self._values:
            self._values[address] = self._read_value(address)
        return self._values[address]

    def is_known(self, address: str) -> bool:
        """Whether a reachable answer stands at an address."""
        return self.value(address) is not UNKNOWN

    def records(self, address: str) -> list[str]:
        """The addresses of the records that answer the question at an address."""
        if not self.is_known(address):
            return []
        return [f"{address}.{record_id}" for record_id in self.case.record_ids(address)]

    def scope(self, this: Any = None) -> AnswerScope:
        """Where conditions look names up; `this` is a record's address or a row."""
        return AnswerScope(self, this)

    def holds(self, condition: str | None, address: str) -> bool:
        """Whether a condition of the question at an address is true; none always is."""
        return condition is None or self._evaluated(condition, address) is True

    def is_pending(self, address: str) -> bool:
        """Whether an answer that is still missing could give the question at an address a value."""
        if address not in self._pending:
            self._pending[address] = self._find_pending(address)
        return self._pending[address]

    def _find_pending(self, address: str) -> bool:
        question = self.question(address)
        if question is None or self.is_reachable(address):
            return question is not None and not self.is_known(address)
        records = (record_of(address) or "").rpartition(".")[0]
        if records and not self.is_known(records):
            return self.is_pending(records)
        return question.when is not None and self.awaits(question.when, topic_of(address), self.scope_at(address))

    def awaits(self, expression: str, topic: str, scope: AnswerScope) -> bool:
        """Whether an expression of a topic is unknown for now, because an answer that it reads is still missing."""
        node = parse(expression, topic)
        return node.evaluate(scope) is UNKNOWN and any(
            self.is_pending(scope.address(name)) for name in names_in(expression, topic)
        )

    def referred(self, value: Any, address: str) -> Any:
        """A value in a question's content as it would stand in the file: where it is a reference, what stands there.

        None where nothing does.
        """
        if not (isinstance(value, dict) and set(value) == {"from"}):
            return value
        scope = self.scope_at(address)
        node = parse(value["from"], topic_of(address))
        at = scope.address(node.name) if isinstance(node, Name) else ""
        found = node.evaluate(scope)
        if found is UNKNOWN:
            return None
        if self.question(at):
            return self.case.get(at)
        return found.model_dump(mode="json", exclude_none=True) if isinstance(found, BaseModel) else found

    @cached_property
    def _questions(self) -> dict[str, Question | None]:
        return {}

    @cached_property
    def _reachable(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _values(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _pending(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _tools(self) -> dict[str, Tool]:
        return {}

    @cached_property
    def _uses(self) -> dict[tuple[str, str], Use]:
        return {}

    def _find_reachable(self, address: str) -> bool:
        question = self.question(address)
        if question is None:
            return False
        record = record_of(address)
        if record and not self.is_known(record.rpartition(".")[0]):
            return False
        return self.holds(question.when, address)

    def _read_value(self, address: str) -> Any:
        question = self.question(address)
        if question is None or not self.is_reachable(address) or self.case.is_proposed(address):
            return UNKNOWN
        raw = self.case.get(address)
        if raw is None:
            return UNKNOWN
        try:
            return self._open_options(address, question, read_answer(self.library, question, raw))
        except AnswerError:
            return UNKNOWN

    def open_options(self, address: str, question: Question) -> tuple[Option, ...]:
        """The options of a question whose own condition holds."""
        return tuple(option for option in question.option if self.holds(option.when, address))

    def _open_options(self, address: str, question: Question, value: Any) -> Any:
        """The value without options that are closed."""
        if not any(option.when for option in question.option):
            return value
        open_ids = {option.id for option in self.open_options(address, question)}
        if isinstance(value, list):
            return [item for item in value if not isinstance(item, str) or item in open_ids]
        return value if not isinstance(value, str) or value in open_ids else UNKNOWN

    def _evaluated(self, condition: str, address: str) -> Any:
        return parse(condition, topic_of(address)).evaluate(self.scope_at(address))

    def scope_at(self, address: str) -> AnswerScope:
        """Where the conditions of the question at an address look names up; `row` is the client's own use of a tool."""
        _, _, *rest = address.split(".")
        about_use = address.startswith("tools.") and rest[0] == "uses"
        return AnswerScope(self, self._this(address), self._own_use(address) if about_use else None)

    def _own_use(self, address: str) -> _UseRow:
        _, tool_id, _, use_id, *_ = address.split(".")
        return _UseRow(self.tool(tool_id), self.use(tool_id, use_id))

    def _this(self, address: str) -> Any:
        """What `this` is for the question at an address: its record, or what the catalogue says of its tool or use."""
        if not address.startswith("tools."):
            return record_of(address)
        _, tool_id, *rest = address.split(".")
        tool = self.library.tools.get(tool_id, Tool(name=tool_id))
        return _UseRow(tool, tool.uses.get(rest[1], Use())) if rest[0] == "uses" else tool

    # ------------------------------------------------ tools

    @cached_property
    def uses(self) -> tuple[PickedUse, ...]:
        """Each tool that a reachable answer picked, with what it is used for; each pair once."""
        picked = {
            PickedUse(tool_id, question.use or ""): None
            for address, question in self.tools_questions
            for tool_id in (self.value(address) if self.is_known(address) else ())
        }
        return tuple(picked)

    @cached_property
    def picked_at(self) -> Mapping[str, Sequence[str]]:
        """The addresses of the answers that name each tool."""
        found: dict[str, list[str]] = {}
        for address, _ in self.tools_questions:
            for tool_id in dict.fromkeys(self.value(address) if self.is_known(address) else ()):
                found.setdefault(tool_id, []).append(address)
        return found

    @cached_property
    def tools_questions(self) -> tuple[tuple[str, Question], ...]:
        """Each question that asks for tools, by address; a field of records once for each record."""
        return tuple(self._all_tools_questions())

    def _all_tools_questions(self) -> Iterator[tuple[str, Question]]:
        for address, question in self.library.where_tools_are_named:
            yield from self._tools_questions(address, question)

    def _tools_questions(self, address: str, question: Question) -> Iterator[tuple[str, Question]]:
        if question.type == "tools":
            yield address, question
        for part in question.field:
            for record in self.records(address):
                yield from self._tools_questions(f"{record}.{part.id}", part)

    def cookies_questions(self) -> list[str]:
        """The address of each question for cookies that are no tool's."""
        topics = self.library.topics.values()
        return [f"{topic.id}.{part.id}" for topic in topics for part in topic.question if part.type == "cookies"]

    def tool(self, tool_id: str) -> Tool:
        """A tool with what this client confirmed, changed or entered about it."""
        if tool_id not in self._tools:
            self._tools[tool_id] = self._tool(tool_id)
        return self._tools[tool_id]

    def _tool(self, tool_id: str) -> Tool:
        known = self.library.tools.get(tool_id, Tool(name=tool_id))
        facts = tool_facts(self.library, self.case.tools.get(tool_id, {}))
        return known.model_copy(update=self._adopted(f"tools.{tool_id}", facts))

    def use(self, tool_id: str, use_id: str) -> Use:
        """One use of a tool with what this client said about it; role and ground are "" where they are not known."""
        if (tool_id, use_id) not in self._uses:
            self._uses[tool_id, use_id] = self._use(tool_id, use_id)
        return self._uses[tool_id, use_id]

    def _use(self, tool_id: str, use_id: str) -> Use:
        known = self.library.tools.get(tool_id, Tool(name=tool_id)).uses.get(use_id, Use())
        facts = use_facts(self.library, self.case.tools.get(tool_id, {}).get("uses", {}).get(use_id, {}))
        use = known.model_copy(update=self._adopted(f"tools.{tool_id}.uses.{use_id}", facts))
        return use.model_copy(update={key: "" for key in ("role", "ground") if getattr(use, key) == "mixed"})

    def _adopted(self, address: str, facts: Mapping[str, str]) -> dict[str, str]:
        return {key: fact for key, fact in facts.items() if not self.case.is_proposed(f"{address}.{key}")}


@dataclass(frozen=True)
class _UseRow:
    """A use, and the tool it is a use of, as one row."""

    tool: Tool
    use: Use

    def __getattr__(self, name: str) -> Any:
        return getattr(self.use if name in Use.model_fields else self.tool, name)


def topic_of(address: str) -> str:
    """The topic in which conditions on the question at an address stand; "" for one about a tool."""
    return "" if address.startswith("tools.") else address.partition(".")[0]


@dataclass(eq=False, slots=True)
class AnswerScope:
    """Looks names up among the reachable answers, the record or row at hand, and the law.

    `this` and `row` are a record's address or a row with fields.
    """

    interview: ReachableAnswers
    this: Any = None
    row: Any = None

    def value(self, name: str) -> Any:
        """The value of a name; UNKNOWN where it has none."""
        head, _, rest = name.partition(".")
        if head == "law":
            return self._law(rest)
        if head in ("this", "row"):
            return self._field(self.this if head == "this" else self.row, rest)
        return self.interview.value(name)

    def is_answered(self, name: str) -> bool:
        """Whether the name has an answer."""
        return self.value(name) is not UNKNOWN

    def is_dont_know(self, name: str) -> bool:
        """Whether the reachable question was answered "don't know"."""
        address = self.address(name)
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

    def address(self, name: str) -> str:
        """The address of the question that a name stands for, with the record or row at hand put in."""
        head, _, rest = name.partition(".")
        if head not in ("this", "row"):
            return name
        holder = self.this if head == "this" else self.row
        if isinstance(holder, str):
            return f"{holder}.{rest}"
        said_at = getattr(holder, "said_at", None)
        return str(said_at(rest)) if said_at else name

    def _law(self, name: str) -> Any:
        law = self.interview.library.law.get(name)
        value = law.on(self.interview.day) if law else UNKNOWN
        return parse_retention(value) if isinstance(value, dict) and "shape" in value else value

    def _field(self, holder: Any, name: str) -> Any:
        if not isinstance(holder, str):
            read = getattr(holder, "fact", None)
            return read(name) if read else getattr(holder, name, UNKNOWN)
        return record_id(holder) if name == "id" else self.interview.value(f"{holder}.{name}")
