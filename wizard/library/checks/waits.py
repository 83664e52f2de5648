"""What a question waits for through its conditions: never for itself, nor for what is decided after all questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wizard.library.checks.entries import Entry, address_of
from wizard.library.conditions import ExpressionError, names, parse
from wizard.library.schema import Library, Question, Tool, Use

Waits = Mapping[str, tuple[str, ...]]

#: `this` of questions about tools is what the catalogue says, also where their own answers replace it; `row` is what
#: the client has said of the use.
_ABOUT_TOOLS = ("tool_questions", "use_questions")
_IN_CATALOGUE = {*Tool.model_fields, *Use.model_fields}


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each question that waits for a decision, and for each cycle, with the chain back to its start."""
    entries = {address: entry for entry in found if (address := address_of(entry))}
    waits = {address: tuple(_waits_for(address, entry)) for address, entry in entries.items()}
    yield from _for_decisions(entries, waits)
    for chain in _cycles(waits):
        yield entries[chain[0]].problem("when", f"waits for itself: {' → '.join(chain)}")


def _for_decisions(entries: Mapping[str, Entry], waits: Waits) -> Iterator[str]:
    decided = {address for address, entry in entries.items() if entry.get("nature") == "decision"}
    for address, awaited in waits.items():
        for decision in awaited:
            if decision in decided and address not in decided:
                yield entries[address].problem("when", f"waits for {decision}, which is decided last: make that a fact")


def _waits_for(address: str, entry: Entry) -> Iterator[str]:
    """The questions whose answers decide whether this one is asked, or what it can be answered with."""
    holder, _, _ = address.rpartition(".")
    if "." in holder:
        yield holder
    if not isinstance(entry.model, Question):
        return
    for condition in (entry.model.when, *(option.when for option in entry.model.option)):
        for name in _read(condition, address.partition(".")[0]):
            head, _, field = name.partition(".")
            if head == "row":
                yield f"{holder}.{field}"
            elif head != "this":
                yield name
            elif holder not in _ABOUT_TOOLS or field not in _IN_CATALOGUE:
                yield f"{holder}.{field}"


def _read(condition: str | None, topic: str) -> tuple[str, ...]:
    try:
        return names(parse(condition, topic)) if condition else ()
    except ExpressionError:
        return ()


def _cycles(waits: Waits) -> Iterator[tuple[str, ...]]:
    """Each cycle once, begun at the question of the library that comes first."""
    done: set[str] = set()
    for start in waits:
        chain = _back_to(start, waits, done)
        if chain:
            yield chain
            done.update(chain)


def _back_to(start: str, waits: Waits, done: set[str]) -> tuple[str, ...]:
    """The shortest chain from a question back to itself; empty where there is none."""
    chains: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set(done)
    while chains:
        chain = chains.pop(0)
        for following in waits.get(chain[-1], ()):
            if following == start and start not in done:
                return (*chain, start)
            if following not in seen:
                seen.add(following)
                chains.append((*chain, following))
    return ()
