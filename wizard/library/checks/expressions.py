"""Expressions can be read, name what there is, and compare what can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from wizard.errors import nearest
from wizard.library.checks.entries import Entry, pairs
from wizard.library.checks.written import Purpose, written
from wizard.library.conditions import (
    Answered,
    Compare,
    DontKnow,
    ExpressionError,
    Junction,
    Literal,
    Name,
    Node,
    Not,
    Over,
    Provision,
    parse,
)
from wizard.library.placeholders import stray_braces
from wizard.library.retention import parse_length
from wizard.library.schema import Library
from wizard.library.sorts import NUMBER, SEVERAL, TEXT, YES_NO, Names, Sort, Sorts


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each expression that cannot be read or can mean nothing, and each brace that opens none."""
    found = list(found)
    for one in written(Sorts(library), found):
        try:
            hold(one.source, one.names, one.purpose)
        except ExpressionError as error:
            yield one.entry.problem(one.key, f"{_shown(one.source, one.purpose)}: {error}")
    for entry in found:
        for key, pair in pairs(entry):
            if any(stray_braces(text) for text in pair.values()):
                yield entry.problem(key, "a brace stands alone: placeholders are written {topic.question}")


def hold(source: str, names: Names, purpose: Purpose) -> Node:
    """The expression, read and held against what can be named in its place.

    Raises ExpressionError with what is wrong and what would be right.
    """
    node = parse(source, names.topic)
    reader = _Reader(names)
    if purpose == "condition":
        reader.condition(node)
    elif reader.value(node).shape == "records":
        raise ExpressionError("records cannot be printed: let the clause stand once for each of them (each = …)")
    elif purpose == "number" and reader.value(node) != NUMBER:
        raise ExpressionError("must be a number, such as count(uses)")
    return node


def _shown(source: str, purpose: Purpose) -> str:
    return f"{{{source}}}" if purpose == "placeholder" else f"{source!r}"


@dataclass(frozen=True)
class _Reader:
    """Goes through an expression in one place."""

    names: Names

    def condition(self, node: Node) -> None:
        """Hold a node that must be true, false or unknown."""
        if isinstance(node, Name) and (sort := self.names.sort(node.name)) != YES_NO:
            raise ExpressionError(f"{_bare(node)!r} alone is neither true nor false{_instead(node, sort)}")
        if isinstance(node, Literal) and not isinstance(node.value, bool):
            raise ExpressionError(f"{node.value!r} alone is neither true nor false")
        if self.value(node) != YES_NO and not isinstance(node, Literal):
            raise ExpressionError("is neither true nor false: compare it with something")

    def value(self, node: Node) -> Sort:
        """What a node is worth."""
        match node:
            case Name(name=name):
                return self.names.sort(name)
            case Literal(value=value):
                return _of_literal(value)
            case Not(part=part):
                self.condition(part)
            case Junction(parts=parts):
                for part in parts:
                    self.condition(part)
            case Compare():
                self._compare(node)
            case Answered(name=name) | DontKnow(name=name):
                self.names.sort(name)
            case Over():
                return self._over(node)
            case Provision(name=name):
                return self._provision(name)
        return YES_NO

    def _over(self, node: Over) -> Sort:
        if not self.names.facts:
            raise ExpressionError(
                f"{node.function}({node.collection} …) reads facts, which only clauses, tables, checks, tasks and "
                "requirements can"
            )
        if node.function == "names" and "name" not in self.names.sorts.rows[node.collection]:
            raise ExpressionError(f"{node.collection} have no name: names() lists uses, recipients, transfers, cookies")
        if node.where:
            _Reader(replace(self.names, row=self.names.sorts.rows[node.collection])).condition(node.where)
        return {"count": NUMBER, "names": SEVERAL}.get(node.function, YES_NO)

    def _provision(self, name: str) -> Sort:
        known = self.names.sorts.library.provisions
        if name not in known:
            raise ExpressionError(f"{name!r} is not in law/provisions.toml{nearest(name, known)}")
        return TEXT

    def _compare(self, node: Compare) -> None:
        left, right = self.value(node.left), self.value(node.right)
        if node.sign in ("in", "not in"):
            _hold_membership(node, left, right)
        elif isinstance(node.right, Literal):
            _hold_comparison(node, node.left, left, node.right.value)
        elif isinstance(node.left, Literal):
            _hold_comparison(node, node.right, right, node.left.value)


def _hold_membership(node: Compare, left: Sort, right: Sort) -> None:
    """`x in y`: y holds several; a literal x, or the literals in y, are among what the other side can be."""
    if right.shape != "several":
        raise ExpressionError(f"{_bare(node.right)!r} holds one value, not several: compare it with ==")
    if left.shape == "several":
        raise ExpressionError(f"{_bare(node.left)!r} holds several values: write 'id' in {_bare(node.left)}")
    if isinstance(node.left, Literal):
        _hold_known(node.left.value, right)
    if isinstance(node.right, Literal):
        for item in node.right.value:
            _hold_known(item, left)


def _hold_comparison(node: Compare, named: Node, sort: Sort, literal: object) -> None:
    ordered = node.sign not in ("==", "!=")
    if sort.shape == "several":
        _hold_list(named, sort, literal)
        return
    if ordered and sort.shape not in ("retention", "number", "date"):
        raise ExpressionError(f"{_bare(named)!r} has no order: {node.sign} compares periods, numbers and dates")
    if not _FITS.get(sort.shape, _is_text)(literal):
        raise ExpressionError(f"{_bare(named)!r} cannot be {literal!r}: {_WANTED.get(sort.shape, 'it is a text')}")
    _hold_known(literal, sort)


def _hold_list(named: Node, sort: Sort, literal: object) -> None:
    if not isinstance(literal, list):
        raise ExpressionError(f"{_bare(named)!r} holds several values: write {literal!r} in {_bare(named)}")
    for item in literal:
        _hold_known(item, sort)


def _hold_known(literal: object, sort: Sort) -> None:
    if sort.known is not None and literal not in sort.known:
        known = [word for word in sort.known if word]
        listed = f": {', '.join(known)}" if len(known) <= _FEW else ""
        raise ExpressionError(f"{literal!r} is not among what it can be{nearest(str(literal), known)}{listed}")


_FEW = 12


def _is_text(literal: object) -> bool:
    return isinstance(literal, str)


def _is_length(literal: object) -> bool:
    return isinstance(literal, str) and parse_length(literal) is not None


def _is_number(literal: object) -> bool:
    return isinstance(literal, int) and not isinstance(literal, bool)


_FITS: dict[str, Callable[[object], bool]] = {
    "yes-no": lambda literal: isinstance(literal, bool),
    "number": _is_number,
    "retention": _is_length,
    "country": lambda literal: isinstance(literal, str) and re.fullmatch("[A-Z]{2}", literal) is not None,
    "records": lambda literal: False,
}
_WANTED = {
    "yes-no": "it is yes or no, so write it alone, or with not",
    "number": "it is a number",
    "retention": "a length is written '12 months'",
    "country": "a country is written 'NO'",
    "records": "records cannot be compared",
}


def _of_literal(value: object) -> Sort:
    if isinstance(value, bool):
        return YES_NO
    if isinstance(value, list):
        return SEVERAL
    return NUMBER if isinstance(value, int) else TEXT


def _bare(node: Node) -> str:
    return node.name if isinstance(node, Name) else str(getattr(node, "value", "this"))


def _instead(name: Name, sort: Sort) -> str:
    if sort.shape in ("one", "number", "country"):
        return f": write {name.name} == …, or answered({name.name})"
    if sort.shape == "several":
        return f": write 'id' in {name.name}, or answered({name.name})"
    return f": write answered({name.name})"
