"""Ids: their form, and that each stands once among its neighbours."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator

from wizard.library.checks.entries import Entry
from wizard.library.schema import LawValue, Library, Piece, Question, Tool, Topic

_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_KEBAB = re.compile(r"[a-z0-9]+([-+][a-z0-9]+)*")

#: Clauses, activities and tables become blocks of one notice, and are told apart by their ids.
_PIECE = "piece"

#: Words that mean something else at that place of a condition.
_TAKEN_TOPICS = ("this", "row", "law", "tools", "kind", "kinds")
_TAKEN_WORDS = ("true", "false")


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each id of the wrong form, each that stands twice, and each old id that is still in use."""
    neighbours: dict[tuple[int, str], list[Entry]] = {}
    for entry in found:
        own = _id(entry)
        if own:
            neighbours.setdefault(
                (id(entry.parent), _PIECE if isinstance(entry.model, Piece) else entry.key), []
            ).append(entry)
            yield from (entry.problem("id", wrong) for wrong in _form(entry, own))
    for some in neighbours.values():
        yield from _among_neighbours(some)


def _id(entry: Entry) -> str:
    """The id of an entry, or "" where it has none; of a vocabulary's entry without its vocabulary."""
    if entry.key == "phrases":
        return str(entry.which).partition(".")[2]
    if entry.key in ("tools", "law", "provisions", "uses") and isinstance(entry.which, str):
        return entry.which
    return str(entry.get("id") or "")


def _form(entry: Entry, own: str) -> Iterator[str]:
    if isinstance(entry.model, Topic | Question | LawValue):
        if not _SNAKE.fullmatch(own):
            yield f"{own!r} must be snake_case: small letters, digits and _"
        elif keyword.iskeyword(own) or own in _TAKEN_WORDS or own in _taken(entry):
            yield f"{own!r} means something else in conditions: choose another id"
    elif not _KEBAB.fullmatch(own):
        yield f"{own!r} must be kebab-case: small letters, digits and -"
    elif isinstance(entry.model, Tool) and own.startswith("own-"):
        yield f"{own!r}: own- is kept for tools that are entered by hand"
    if isinstance(entry.model, Topic) and own != entry.which:
        yield f"{own!r} is not the name of the file; leave id out"


def _taken(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry.model, Topic):
        return _TAKEN_TOPICS
    return ("id",) if entry.parent and isinstance(entry.parent.model, Question) else ()


def _among_neighbours(entries: list[Entry]) -> Iterator[str]:
    ids = [str(entry.which) for entry in entries]
    for number, entry in enumerate(entries):
        if ids[number] in ids[:number]:
            yield entry.problem("id", "stands twice")
        for old in entry.get("was") or ():
            if old in ids:
                yield entry.problem("was", f"{old!r} is still the id of another")
