"""Where in a TOML text a key stands, for messages about it. Reads lines, not grammar: it works on broken texts too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADING = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=\s*(.*)")
_LONG_TEXT = re.compile(r'"""|\'\'\'')

#: The way to a value: keys of tables, and the places of entries in arrays.
Steps = tuple[str | int, ...]


def line_of(text: str, document: dict[str, Any], key: str) -> int | None:
    """The line of a dotted key in a valid TOML text, else of the innermost table that would hold it; None if neither.

    Records are named by their id, as in `answers.camera.areas.door.sound`.
    """
    wanted = tuple(_steps(document, key))
    best, found = 0, None
    for line, steps in _keys(text):
        shared = _shared(steps, wanted)
        if shared > best and shared == len(steps):
            best, found = shared, line
    return found


def key_at(text: str, line: int) -> str:
    """The last key that a text gives in a line or before it; "" where there is none."""
    before = [steps for number, steps in _keys(text) if number <= line]
    return ".".join(str(step) for step in before[-1] if isinstance(step, str)) if before else ""


def _steps(document: Any, key: str) -> Iterator[str | int]:
    here = document
    for part in key.split("."):
        step: str | int = part
        if isinstance(here, list):
            step = next((at for at, entry in enumerate(here) if isinstance(entry, dict) and entry.get("id") == part), 0)
            here = here[step] if here else None
        else:
            here = here.get(part) if isinstance(here, dict) else None
        yield step


def _keys(text: str) -> Iterator[tuple[int, Steps]]:
    """Each heading and key with its line, in their order."""
    table: Steps = ()
    entries: Counter[Steps] = Counter()
    within = ""
    for line, written in enumerate(text.splitlines(), start=1):
        if within:
            within = _within(within, written)
            continue
        heading, key = _HEADING.match(written), _KEY.match(written)
        if heading:
            table = _in_arrays(_parts(heading[2]), entries)
            if heading[1] == "[[":
                entries[table] += 1
                table = (*table, entries[table] - 1)
            yield line, table
        elif key:
            yield line, (*table, *_parts(key[1]))
            within = _within("", key[2])


def _in_arrays(parts: Steps, entries: Counter[Steps]) -> Steps:
    """The same way with the place of the last entry after each array on it."""
    steps: Steps = ()
    for part in parts[:-1]:
        steps = (*steps, part)
        if entries[steps]:
            steps = (*steps, entries[steps] - 1)
    return (*steps, *parts[-1:])


def _parts(dotted: str) -> Steps:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))


def _within(within: str, written: str) -> str:
    """The marks of the long text that is open after a piece of a line; "" where none is."""
    for mark in _LONG_TEXT.findall(written):
        if not within:
            within = mark
        elif within == mark:
            within = ""
    return within


def _shared(some: Steps, others: Steps) -> int:
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count
