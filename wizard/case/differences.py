"""What two versions of a case say differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wizard.case.model import Raw

#: What changes without anyone's having answered anything.
_NO_ANSWERS = ("library", "state.at")


@dataclass(frozen=True)
class Difference:
    """One place in the file with what the two versions hold there; None where a version holds nothing."""

    address: str
    one: Any
    other: Any


def differences(one: Raw, other: Raw) -> list[Difference]:
    """The places in which two documents differ: answers by their address, all else by its key."""
    ones, others = dict(_places(one)), dict(_places(other))
    return [
        Difference(_address(place), ones.get(place), others.get(place))
        for place in dict.fromkeys((*ones, *others))
        if ones.get(place) != others.get(place) and place not in _NO_ANSWERS
    ]


def _address(place: str) -> str:
    return place.removeprefix("answers.")


def _places(table: Raw, above: str = "") -> Iterator[tuple[str, Any]]:
    """Each value with its place; records, which have ids, are gone into, and their order is a value too."""
    for key, value in table.items():
        place = f"{above}.{key}" if above else key
        if _are_records(value):
            yield place, [{"id": record["id"]} for record in value]
            for record in value:
                fields = {name: raw for name, raw in record.items() if name != "id"}
                yield from _places(fields, f"{place}.{record['id']}")
        elif isinstance(value, dict) and _is_table(place):
            yield from _places(value, place)
        else:
            yield place, value


def _is_table(place: str) -> bool:
    """Whether a place holds others, and no answer: an answer can be a table of the file too, such as an address."""
    first, *rest = place.split(".")
    return first == "tools" or (first == "answers" and len(rest) < 2) or place in ("state", "notes")


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) and "id" in entry for entry in value)
