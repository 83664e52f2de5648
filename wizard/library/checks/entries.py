"""Every piece of content in a library, with the place where its author finds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from wizard.library.places import called, file_of, line
from wizard.library.retention import parse_retention
from wizard.library.schema import InForce, Library, Pair, Proposal, Question, Reference, Sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of content: its model, the entry it stands in, and how it is called there."""

    model: BaseModel
    parent: Entry | None = None
    key: str = ""
    which: str | int = 0

    def problem(self, key: str, message: str) -> str:
        """The line that tells the author which file, entry and key to mend, and how."""
        parts = [called(entry.key, entry.which) for entry in reversed(list(self.above())) if entry.key != "topics"]
        return line(self.file(), [*parts, key], message)

    def get(self, key: str) -> Any:
        """What stands under a key; None where such an entry has no such key."""
        return self.model.__dict__.get(key)

    def file(self) -> str:
        """The file of the library that holds this entry."""
        outermost = next((entry for entry in self.above() if entry.parent and not entry.parent.parent), self)
        return file_of(outermost.key, str(outermost.which))

    def above(self) -> Iterator[Entry]:
        """This entry and those that it stands in, from the inside out."""
        entry: Entry | None = self
        while entry is not None:
            yield entry
            entry = entry.parent


def entries(library: Library) -> Iterator[Entry]:
    """Every model in the library, the outer before the inner; plain pairs and periods are made models as well."""
    yield from _inside(Entry(library))


def pairs(entry: Entry) -> Iterator[tuple[str, Pair]]:
    """The texts that stand directly in an entry, each with its key."""
    for key in _pair_keys(type(entry.model)):
        pair = getattr(entry.model, key)
        if pair is not None:
            yield ("" if isinstance(entry.model, Sentence) else key), pair


def address_of(entry: Entry) -> str:
    """``topic.question`` or ``topic.records.field`` of a question's entry; "" of other entries."""
    if not isinstance(entry.model, Question) or entry.parent is None:
        return ""
    outer = address_of(entry.parent) or str(entry.parent.which or entry.key)
    return f"{outer}.{entry.model.id}"


def _inside(entry: Entry) -> Iterator[Entry]:
    yield entry
    for key in _outer_keys(type(entry.model)):
        value = getattr(entry.model, key)
        if isinstance(value, tuple):
            yield from _in_array(entry, key, value)
        elif isinstance(value, BaseModel):
            yield from _inside(Entry(value, entry, key))
        elif isinstance(value, dict):
            yield from _in_table(entry, key, value)
    if isinstance(entry.model, InForce | Proposal):
        yield from _in_value(entry, entry.model.value)


def _in_array(entry: Entry, key: str, items: tuple[Any, ...]) -> Iterator[Entry]:
    for number, item in enumerate(items, start=1):
        if isinstance(item, BaseModel):
            yield from _inside(Entry(item, entry, key, _which(item, number, items)))


def _which(item: BaseModel, number: int, items: tuple[Any, ...]) -> str | int:
    """What tells an entry of an array from the others: its id or name, else its number; nothing if it is alone."""
    fields = type(item).model_fields
    for key in ("id", "name"):
        if key in fields:
            return str(getattr(item, key))
    return number if len(items) > 1 or not isinstance(item, Sentence | Reference) else 0


def _in_table(entry: Entry, key: str, table: dict[str, Any], outer: str = "") -> Iterator[Entry]:
    for which, item in table.items():
        if isinstance(item, BaseModel):
            yield from _inside(Entry(item, entry, key, outer + which))
        elif _is_pair(item):
            yield Entry(Sentence(text=item), entry, key, outer + which)
        elif isinstance(item, dict):
            yield from _in_table(entry, key, item, outer=f"{which}.")


def _in_value(entry: Entry, value: Any) -> Iterator[Entry]:
    """What stands in a `value`, which may be anything: a period, a text, or nothing to look into."""
    if isinstance(value, dict) and "shape" in value:
        try:
            yield from _inside(Entry(parse_retention(value), entry, "value"))
        except ValidationError:
            return
    elif _is_pair(value) and not _holds_a_table(entry):
        yield Entry(Sentence(text=value), entry, "value")


def _is_pair(value: Any) -> bool:
    return isinstance(value, dict) and "from" not in value and all(isinstance(text, str) for text in value.values())


def _holds_a_table(entry: Entry) -> bool:
    """Whether the value is an answer whose keys are no languages, such as an address."""
    question = entry.parent.model if entry.parent else None
    return isinstance(question, Question) and question.type in ("address", "records")


@cache
def _outer_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys under which other models can stand."""
    return tuple(key for key, annotation in _fields(model) if _can_hold_models(annotation))


def _can_hold_models(annotation: Any) -> bool:
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, BaseModel)
    return annotation == dict[str, Pair] or any(_can_hold_models(part) for part in get_args(annotation))


@cache
def _pair_keys(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        key for key, annotation in _fields(model) if annotation == Pair or get_args(annotation) == (Pair, type(None))
    )


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    """The fields of a model with their types; a type named before it is defined is looked up now, if not before."""
    model.model_rebuild()
    return ((key, field.annotation) for key, field in model.model_fields.items())
