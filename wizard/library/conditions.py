"""The language of conditions: three-valued expressions over answers, facts and law.

An expression is written in a small part of Python's grammar and parsed once into nodes. A name that has no answer is
UNKNOWN; `and`, `or` and `not` follow Kleene's logic, so that what nobody said never counts as "no".
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial
from threading import Lock
from typing import Any, Protocol

from wizard.library.retention import parse_length, parse_retention


class _Unknown(Enum):
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("an unknown value is neither true nor false: compare with `is True`")


#: What a name without an answer is worth.
UNKNOWN = _Unknown.UNKNOWN


class Partial(tuple[Any, ...]):
    """Several values to which an answer that is still missing could add: what is not among them may still come."""

    __slots__ = ()


#: The fact collections that a condition can look through, with the fields of their rows.
ROWS: dict[str, tuple[str, ...]] = {
    "activities": (
        *("id", "topic", "record", "title", "purpose", "sources", "indirect"),
        *("marketing", "profiling", "automated", "automated_by"),
    ),
    "lines": (
        *("activity", "topic", "record", "id", "who", "data", "basis", "interest"),
        *("ekom", "special", "statute", "withdraw", "keep"),
    ),
    "uses": (
        "tool",
        "use",
        "name",
        "provider",
        "country",
        "parent_country",
        "role",
        "ground",
        "outside",
        "activity",
        "topic",
        "privacy_url",
        "dpa_url",
        "settings_url",
    ),
    "recipients": ("id", "name", "roles", "country", "activities"),
    "transfers": ("id", "name", "country", "ground", "activities"),
    "cookies": ("name", "tool", "provider", "category", "duration", "set_by", "does"),
}


class ExpressionError(ValueError):
    """An expression that cannot be read; the message says what would be right."""


class Scope(Protocol):
    """Where an expression looks its names up."""

    def value(self, name: str) -> Any:
        """The value of ``topic.question``, ``this.field``, ``law.id`` or ``row.field``; UNKNOWN where there is none."""

    def is_answered(self, name: str) -> Any:
        """True where the name has an answer."""

    def is_dont_know(self, name: str) -> Any:
        """True where the answer was "don't know"."""

    def rows(self, name: str) -> Sequence[Any]:
        """The rows of a fact collection; a last one that is UNKNOWN where an answer still missing could add more."""

    def provision(self, name: str) -> Any:
        """The name of a provision of law, in every language."""

    def with_row(self, row: Any) -> Scope:
        """This scope, with `row.field` read from that row."""


@dataclass(frozen=True)
class Literal:
    """A value written out."""

    value: Any

    def evaluate(self, scope: Scope) -> Any:
        """The value itself."""
        return self.value


@dataclass(frozen=True)
class Name:
    """An answer, a field of the record or row at hand, or a value of law."""

    name: str

    def evaluate(self, scope: Scope) -> Any:
        """The value that the scope has for the name."""
        return scope.value(self.name)


@dataclass(frozen=True)
class Not:
    """The opposite; of unknown, unknown."""

    part: Node

    def evaluate(self, scope: Scope) -> Any:
        """The opposite; UNKNOWN of what is unknown."""
        value = self.part.evaluate(scope)
        return UNKNOWN if value is UNKNOWN else not value


@dataclass(frozen=True)
class Junction:
    """`and`, `or`: decided as soon as one part decides, else unknown if any part is."""

    decisive: bool
    parts: tuple[Node, ...]

    def evaluate(self, scope: Scope) -> Any:
        """True or false where the parts decide it, else UNKNOWN."""
        return _decide(map(operator.methodcaller("evaluate", scope), self.parts), decisive=self.decisive)


@dataclass(frozen=True)
class Compare:
    """Two values compared; retention by its length in days."""

    left: Node
    sign: str
    right: Node

    def evaluate(self, scope: Scope) -> Any:
        """How the two compare; UNKNOWN where one of them is unknown or they cannot be compared."""
        left, right = self.left.evaluate(scope), self.right.evaluate(scope)
        if left is UNKNOWN or right is UNKNOWN:
            return UNKNOWN
        if not (type(left) in _PLAIN and type(right) in _PLAIN):
            left, right = _as_list(left), _as_list(right)
            if _is_period(left) or _is_period(right):
                left, right = _length(left), _length(right)
                if left is None or right is None:
                    return UNKNOWN
        try:
            return _SIGNS[self.sign](left, right)
        except TypeError:
            return UNKNOWN


@dataclass(frozen=True)
class Answered:
    """Whether a name has an answer. Never unknown itself."""

    name: str

    def evaluate(self, scope: Scope) -> Any:
        """Whether there is an answer."""
        return scope.is_answered(self.name)


@dataclass(frozen=True)
class DontKnow:
    """Whether the answer was "don't know". Never unknown itself."""

    name: str

    def evaluate(self, scope: Scope) -> Any:
        """Whether the answer was "don't know"."""
        return scope.is_dont_know(self.name)


@dataclass(frozen=True)
class Over:
    """`any`, `all`, `count` or `names` over the rows of the facts that pass a filter."""

    function: str
    collection: str
    where: Node | None

    def evaluate(self, scope: Scope) -> Any:
        """True, false or UNKNOWN; a number for `count`; a list for `names`."""
        rows = scope.rows(self.collection)
        if self.function in ("any", "all"):
            return _decide(map(partial(self._outcome, scope), rows), decisive=self.function == "any")
        outcomes = [self._outcome(scope, row) for row in rows]
        passed = [row for row, outcome in zip(rows, outcomes, strict=True) if outcome is True]
        if self.function == "names":
            return _distinct(row.name for row in passed)
        return UNKNOWN if not passed and UNKNOWN in outcomes else len(passed)

    def _outcome(self, scope: Scope, row: Any) -> Any:
        """Whether a row passes; a row that is UNKNOWN itself stands for those that may still come."""
        if row is UNKNOWN or self.where is None:
            return UNKNOWN if row is UNKNOWN else True
        return self.where.evaluate(scope.with_row(row))


@dataclass(frozen=True)
class Provision:
    """The name of a provision of law."""

    name: str

    def evaluate(self, scope: Scope) -> Any:
        """The name that the scope has for the provision."""
        return scope.provision(self.name)


Node = Literal | Name | Not | Junction | Compare | Answered | DontKnow | Over | Provision


def _decide(values: Iterable[Any], *, decisive: bool) -> Any:
    """Kleene's "or" (decisive true) or "and" (decisive false) of some values."""
    result: Any = not decisive
    for value in values:
        if value is decisive:
            return decisive
        if value is UNKNOWN:
            result = UNKNOWN
    return result


def _distinct(values: Iterable[Any]) -> list[Any]:
    """The values in their order, each once."""
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


#: The types that most values have, and that no period has.
_PLAIN = frozenset((str, bool, int, list))


def _is_period(value: Any) -> bool:
    return hasattr(value, "days") or (isinstance(value, dict) and "shape" in value)


def _length(value: Any) -> float | None:
    if _is_period(value):
        return parse_retention(value).days()
    return parse_length(str(value))


def _as_list(value: Any) -> Any:
    return list(value) if type(value) is tuple else value


def _contains(item: Any, items: Any) -> Any:
    return True if item in items else UNKNOWN if isinstance(items, Partial) else False


def _lacks(item: Any, items: Any) -> Any:
    return False if item in items else UNKNOWN if isinstance(items, Partial) else True


_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": _contains,
    "not in": _lacks,
}

_PYTHON_SIGNS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


#: Python 3.11 before 3.11.8 fails with a SystemError where two threads read expressions at once (its issue 106905).
_ONE_AT_A_TIME = Lock()


@cache
def parse(source: str, topic: str = "") -> Node:
    """The expression that `source` writes; bare names are questions of `topic`.

    Raises ExpressionError where it is not in the language.
    """
    try:
        tree = _tree(source)
    except SyntaxError as error:
        raise ExpressionError(f"cannot be read: {source!r} ({error.msg})") from error
    return _Parser(topic).node(tree, in_filter=False)


def _tree(source: str) -> ast.expr:
    with _ONE_AT_A_TIME:
        return ast.parse(source.replace("\n", " ").strip(), mode="eval").body


def parts_of(source: str) -> list[str]:
    """The parts of a condition that must all be true, as they are written; none of an empty one."""
    if not source.strip():
        return []
    tree = _tree(source)
    if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And):
        return [ast.unparse(part) for part in tree.values]
    return [source.strip()]


@dataclass(frozen=True)
class _Parser:
    topic: str

    def node(self, tree: ast.expr, *, in_filter: bool) -> Node:
        match tree:
            case ast.BoolOp(op=op, values=values):
                return Junction(isinstance(op, ast.Or), tuple(self.node(v, in_filter=in_filter) for v in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.node(operand, in_filter=in_filter))
            case ast.Compare(left=left, ops=[sign], comparators=[right]) if type(sign) in _PYTHON_SIGNS:
                return Compare(
                    self.node(left, in_filter=in_filter),
                    _PYTHON_SIGNS[type(sign)],
                    self.node(right, in_filter=in_filter),
                )
            case ast.Constant(value=str() | int() as value):
                return Literal(value)
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return Literal([self._constant(item) for item in items])
            case ast.Name(id="true" | "false" as word):
                return Literal(word == "true")
            case ast.Name() | ast.Attribute():
                return Name(self._name(tree, in_filter=in_filter))
            case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
                return self._call(function, arguments, in_filter=in_filter)
        raise ExpressionError(f"is not in the language of conditions: {ast.unparse(tree)!r}")

    def _call(self, function: str, arguments: list[ast.expr], *, in_filter: bool) -> Node:
        match function, arguments:
            case "answered", [name]:
                return Answered(self._name(name, in_filter=in_filter))
            case "unknown", [name]:
                return DontKnow(self._name(name, in_filter=in_filter))
            case "provision", [ast.Constant(value=str() as provision)]:
                return Provision(provision)
            case "any" | "all" | "count" | "names", [ast.Name(id=collection), *where] if len(where) < 2:
                if collection not in ROWS:
                    raise ExpressionError(f"{collection!r} is no collection of facts: use one of {', '.join(ROWS)}")
                return Over(function, collection, self.node(where[0], in_filter=True) if where else None)
        raise ExpressionError(f"{function}() is not in the language of conditions, or is called otherwise")

    def _name(self, tree: ast.expr, *, in_filter: bool) -> str:
        name = _dotted(tree)
        if "." in name:
            return name
        if in_filter:
            return f"row.{name}"
        return f"{self.topic}.{name}" if self.topic else name

    def _constant(self, tree: ast.expr) -> Any:
        if not isinstance(tree, ast.Constant):
            raise ExpressionError(f"a list holds literals only: {ast.unparse(tree)!r}")
        return tree.value


def _dotted(tree: ast.expr) -> str:
    match tree:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=holder, attr=name):
            return f"{_dotted(holder)}.{name}"
    raise ExpressionError(f"is not a name: {ast.unparse(tree)!r}")


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it."""
    yield node
    parts: tuple[Node, ...] = ()
    match node:
        case Not(part=part):
            parts = (part,)
        case Junction(parts=some):
            parts = some
        case Compare(left=left, right=right):
            parts = (left, right)
        case Over(where=where) if where:
            parts = (where,)
    for part in parts:
        yield from walk(part)


def names(node: Node) -> tuple[str, ...]:
    """The answers and values that an expression reads, each once, in order; fields of rows are left out."""
    read = [part.name for part in walk(node) if isinstance(part, Name | Answered | DontKnow)]
    return tuple(dict.fromkeys(name for name in read if not name.startswith("row.")))


@cache
def names_in(source: str, topic: str) -> tuple[str, ...]:
    """The names that the expression which `source` writes reads.

    Raises ExpressionError where it is not in the language.
    """
    return names(parse(source, topic))


def reads_facts(node: Node) -> bool:
    """Whether an expression looks through facts."""
    return any(isinstance(part, Over) for part in walk(node))
