"""Where conditions, references and placeholders look their names up before there are facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wizard.library.conditions import UNKNOWN, Scope
from wizard.library.retention import parse_retention

if TYPE_CHECKING:
    from wizard.interview.reachable import ReachableAnswers


@dataclass(frozen=True)
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


def record_id(this: Any) -> str:
    """The id of the record at an address; "" where there is none."""
    return this.rpartition(".")[2] if isinstance(this, str) else ""


def record_of(address: str) -> str | None:
    """The address of the record that holds a field: ``camera.areas.inngang`` of ``camera.areas.inngang.sound``."""
    parts = address.split(".")
    if parts[0] == "tools" or len(parts) < 4:
        return None
    return ".".join(parts[:-1])
