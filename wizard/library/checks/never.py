"""Conditions that no answers can make true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.library.checks.entries import Entry
from wizard.library.checks.written import Written, written
from wizard.library.conditions import parse, reads_facts
from wizard.library.reach import UndecidedError, answers_for
from wizard.library.schema import Library
from wizard.library.sorts import Sorts


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each condition that can never hold, also for what stands around it."""
    for one in written(Sorts(library), found):
        if one.purpose == "condition" and not _can_hold(one):
            yield one.entry.problem(one.key, f"{one.source!r} can never be true: no answers lead here")


def _can_hold(one: Written) -> bool:
    """Whether a condition holds with some answers; what reads facts is taken to."""
    if reads_facts(parse(one.source, one.names.topic)):
        return True
    around = [] if one.key == "where" else _around(one)
    try:
        return answers_for(one.names, [one.source, *around]) is not None
    except UndecidedError:
        return True


def _around(one: Written) -> Iterator[str]:
    """The conditions of what an expression stands in, those that read facts left out."""
    _, *outer = one.entry.above()
    for condition in (entry.get("when") for entry in outer):
        if condition and not reads_facts(parse(condition, one.names.topic)):
            yield condition
