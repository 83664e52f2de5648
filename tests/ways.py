"""The way to a case in which some traits stand together: answers to begin with, searched for in the conditions."""

from __future__ import annotations

import ast
import random
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import BaseModel
from typing_extensions import override

from tests.answering import library
from tests.traits import OWN, RECORD, Trait, all_traits, conditions_of, questions, records_of
from tests.whole_cases import OWN_TOOL, made_up, tools_for
from wizard.library.reach import Without, answers_for
from wizard.library.sorts import Names, Sorts

Pair = tuple[Trait, Trait]


@dataclass
class Way:
    """Answers to begin with, by question, and traits to aim at in others."""

    start: dict[str, Any] = field(default_factory=dict)
    aims: set[Trait] = field(default_factory=set)

    def agrees(self, other: Way) -> bool:
        """Whether one case can go both."""
        if any(self.start[name] != other.start[name] for name in self.start.keys() & other.start.keys()):
            return False
        aimed = {aim.question: aim for aim in self.aims}
        if any(aimed.get(aim.question, aim) != aim for aim in other.aims):
            return False
        return not {aim.question for aim in self.aims | other.aims} & (self.start | other.start).keys()

    def add(self, other: Way) -> None:
        """Go the other way too."""
        self.start |= other.start
        self.aims |= other.aims

    def answers(self) -> dict[str, Any]:
        """The answers to begin with by address, those about a record under the first one."""
        records = {records_of(name): [{"id": RECORD}] for name in self.start if records_of(name)}
        fields = {
            f"{records_of(name)}.{RECORD}.{name.rpartition('.')[2]}": self.start[name]
            for name in self.start
            if records_of(name)
        }
        return records | {name: raw for name, raw in self.start.items() if not records_of(name)} | fields


#: Traits that no condition can say in full: the search finds a way to the question, and the answer is aimed at.
_ONLY_AIMED = ("left open", "holds", "given", f"has {OWN}")


def way_to(pair: Pair) -> Way | None:
    """Answers under which two traits can stand together; None where there are none.

    Raises UndecidedError where the search takes too long.
    """
    one, other = (_alone(trait) for trait in pair)
    if one and other and one.agrees(other):
        both = Way()
        both.add(one)
        both.add(other)
        return both
    return _way(pair)


@cache
def _alone(trait: Trait) -> Way | None:
    return _way((trait,))


def _way(some: tuple[Trait, ...]) -> Way | None:
    found = _found(some)
    if found is None:
        return None
    way = Way(aims={trait for trait in some if trait.says.startswith(_ONLY_AIMED)})
    aimed = {trait.question for trait in way.aims}
    for name, value in found.items():
        if isinstance(value, Without):
            way.aims.update(trait for trait in all_traits(name) if trait.says == "left open")
        elif name not in aimed:
            way.start[name] = _raw(name, value)
    return way


def _found(some: tuple[Trait, ...]) -> dict[str, Any] | None:
    """Answers by question under which traits stand together, as far as conditions can say."""
    records = {records_of(trait.question) for trait in some} - {""}
    assert len(records) < 2, f"fields of two sorts of records: {some}"
    each = next(iter(records), "")
    place = Names(_sorts(), this=_sorts().of_each(each) if each else None, records=each)
    conditions = [
        _with_topic(condition, trait.question.partition(".")[0]) for trait in some for condition in conditions_of(trait)
    ]
    found = answers_for(place, conditions)
    return found and {name.replace("this.", f"{each}."): value for name, value in found.items()}


@cache
def _sorts() -> Sorts:
    return Sorts(library())


def _raw(name: str, value: Any) -> Any:
    """A found answer as it stands in a file; where any will do, one that can be given to such a question."""
    question = questions()[name]
    if question.type == "records":
        return [{"id": RECORD}]
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True) | {
            "start": [*question.starts, *library().phrases["starts"]][0]
        }
    if question.type == "tools":
        return [tool if tool in tools_for(question) else OWN_TOOL for tool in value]
    is_any = isinstance(value, str) and value.startswith("other than")
    return made_up(random.Random(name), question) if is_any else value


def _with_topic(condition: str, topic: str) -> str:
    """A condition of a topic with its bare names written out."""
    return ast.unparse(_Qualified(topic).visit(ast.parse(" ".join(condition.split()), mode="eval")))


@dataclass(frozen=True)
class _Qualified(ast.NodeTransformer):
    topic: str

    @override
    def visit_Attribute(self, node: ast.Attribute) -> ast.Attribute:
        return node

    @override
    def visit_Call(self, node: ast.Call) -> ast.Call:
        return ast.Call(node.func, [self.visit(part) for part in node.args], node.keywords)

    @override
    def visit_Name(self, node: ast.Name) -> ast.Name:
        return node if node.id in ("true", "false", "this") else ast.Name(f"{self.topic}.{node.id}")
