from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest
from pydantic import ValidationError

from wizard.library.retention import SHAPES, Keeps, parse_length, parse_retention

PERIOD: dict[str, Any] = {"amount": 12, "unit": "months", "start": "purchase"}
WEEK: dict[str, Any] = {"shape": "after", "amount": 1, "unit": "weeks", "start": "purchase"}
YEAR: dict[str, Any] = {"shape": "after", **PERIOD}
CONSENT: dict[str, Any] = {"shape": "consent"}
PAIR = {"nb": "x", "en": "x"}

LENGTHS: list[tuple[dict[str, Any], float | None]] = [
    ({"shape": "after", **PERIOD}, 365.25),
    ({"shape": "after", **PERIOD, "plus": {"amount": 1, "unit": "weeks"}}, 372.25),
    ({"shape": "when", "start": "purchase"}, 0),
    ({"shape": "until-day", "day": "01-31", "years": 1}, 730.5),
    ({"shape": "around", "amount": 14, "unit": "days", "side": "before", "start": "event"}, -14),
    ({"shape": "around", "amount": 2, "unit": "weeks", "side": "after", "date": dt.date(2026, 5, 1)}, 14),
    ({"shape": "inactive", **PERIOD}, 365.25),
    ({"shape": "longest", "of": [WEEK, YEAR]}, 365.25),
    ({"shape": "longest", "of": [WEEK, CONSENT]}, None),
    ({"shape": "shortest", "of": [WEEK, YEAR]}, 7),
    ({"shape": "steps", "of": [WEEK, YEAR]}, 365.25),
    ({"shape": "run", "every": "year", **PERIOD}, 730.5),
    ({"shape": "while", **PERIOD}, 365.25),
    ({"shape": "season", "seasons": 1, "start": "event"}, 730.5),
    ({"shape": "published", **PERIOD}, 365.25),
    ({"shape": "statutory", "statute": "bokforingsloven-13", **PERIOD}, 365.25),
    (CONSENT, None),
    ({"shape": "per-system", "of": [{"system": "a", "keep": WEEK}, {"system": "b", "keep": YEAR}]}, 365.25),
    ({"shape": "per-system", "of": [{"system": "a", "keep": CONSENT}]}, None),
    ({"shape": "archive", "purpose": PAIR, "review": {"amount": 2, "unit": "years"}, "removal": PAIR}, math.inf),
]


@pytest.mark.parametrize(("raw", "days"), LENGTHS)
def test_each_shape_has_its_length(raw: dict[str, Any], days: float | None) -> None:
    assert parse_retention(raw).days() == days


def test_every_shape_is_tried_here() -> None:
    assert {raw["shape"] for raw, _ in LENGTHS} == set(SHAPES)


@pytest.mark.parametrize(
    "wrong",
    [
        "12 months",
        {},
        {"shape": "for-ever"},
        {"shape": "after", "amount": 12, "unit": "months"},
        {"shape": "after", **PERIOD, "amount": 0},
        {"shape": "after", **PERIOD, "amount": "many"},
        {"shape": "after", **PERIOD, "unit": "month"},
        {"shape": "after", **PERIOD, "then": "kept"},
        {"shape": "after", **PERIOD, "until": "x"},
        {"shape": "until-day", "day": "31.01"},
        {"shape": "until-day", "day": "02-30"},
        {"shape": "around", "amount": 14, "unit": "days", "side": "before"},
        {"shape": "around", "amount": 14, "unit": "days", "side": "near", "start": "event"},
        {"shape": "longest", "of": [WEEK]},
        {"shape": "run", "every": "week", **PERIOD},
        {"shape": "statutory", **PERIOD},
        {"shape": "per-system", "of": []},
        {"shape": "archive", "purpose": PAIR, "removal": PAIR},
    ],
)
def test_what_is_no_period_is_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        parse_retention(wrong)


def test_afterwards_the_data_is_deleted_unless_something_else_is_said() -> None:
    assert parse_retention(YEAR).then == "deleted"
    assert parse_retention({**YEAR, "then": "anonymised"}).then == "anonymised"
    assert parse_retention({**YEAR, "then": {"keeps": ["name"]}}).then == Keeps(keeps=("name",))


@pytest.mark.parametrize(
    ("written", "days"),
    [("1 day", 1), ("30 days", 30), ("2 weeks", 14), (" 12 months ", 365.25), ("1 year", 365.25)],
)
def test_a_written_length_is_read(written: str, days: float) -> None:
    assert parse_length(written) == days


@pytest.mark.parametrize("written", ["", "months", "twelve months", "12", "12 moons", "-1 days", "1.5 years"])
def test_what_is_no_length_is_none(written: str) -> None:
    assert parse_length(written) is None
