"""Answer files of the tests: a small business to lay others over, and "no" to everything that it does not do."""

from __future__ import annotations

import copy
import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w

from wizard.case import Case, load_case
from wizard.flow import Made, make
from wizard.interview import Interview
from wizard.library.load import load
from wizard.library.schema import Library

BASE = Path(__file__).parent / "practices" / "base.toml"
DAY = dt.date(2026, 11, 22)

Document = dict[str, Any]


@cache
def library() -> Library:
    """The built-in library, read once."""
    return load()


def read(file: Path) -> Document:
    """An answer file as it stands, with what a test expects of it beside the answers."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def laid_over(below: Document, above: Document) -> Document:
    """Two answer files as one: tables are merged, everything else of the upper one stands, periods as a whole."""
    merged = copy.deepcopy(below)
    for key, value in above.items():
        both_tables = isinstance(value, dict) and isinstance(merged.get(key), dict) and "shape" not in value
        merged[key] = laid_over(merged[key], value) if both_tables else copy.deepcopy(value)
    return merged


def made_of(document: Document, folder: Path) -> Made:
    """What follows from an answer file laid over the small business, which says no to everything else."""
    file = folder / "client.toml"
    file.write_text(tomli_w.dumps(laid_over(read(BASE), document)), encoding="utf-8")
    case = load_case(file, library())
    say_no(case)
    return make(library(), case, DAY)


def say_no(case: Case) -> None:
    """Answer no to every question of the tick screens that is open, until none is."""
    while ticks := [asked.address for asked in Interview(library(), case, DAY).asked.values() if _is_open_tick(asked)]:
        for address in ticks:
            case.answer(address, False)


def _is_open_tick(asked: Any) -> bool:
    return asked.question.tick is not None and asked.is_missing
