"""How long data is kept: one class for each shape a period can have, and lengths to compare them by."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator, model_validator

Unit = Literal["days", "weeks", "months", "years"]

#: A unit's length in days, for comparing periods only; texts always print the period as it was given.
DAYS = {"days": 1.0, "weeks": 7.0, "months": 365.25 / 12, "years": 365.25}


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    #: What happens then: ``deleted``, ``anonymised``, or which data stay.
    then: Literal["deleted", "anonymised"] | Keeps = "deleted"

    def days(self) -> float | None:
        """The longest time the data is kept, in days after the start event; None where no number can be given."""
        return None


class Keeps(BaseModel):
    """Some data stay after the period, the rest is deleted: ``{ keeps = ["name"] }``."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    keeps: tuple[str, ...]


class Interval(BaseModel):
    """An amount and a unit."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    amount: int = Field(ge=1)
    unit: Unit

    def length(self) -> float:
        """How long it is, in days."""
        return self.amount * DAYS[self.unit]


class _Period(_Shape):
    amount: int = Field(ge=1)
    unit: Unit
    #: What comes on top in a smaller unit: 3 years and 6 months.
    plus: Interval | None = None

    def length(self) -> float:
        """How long it is, in days."""
        return self.amount * DAYS[self.unit] + (self.plus.length() if self.plus else 0.0)

    def days(self) -> float | None:
        """Its length."""
        return self.length()


class After(_Period):
    """So long after an event: 12 months after the application is decided."""

    shape: Literal["after"]
    start: str


class When(_Shape):
    """Until an event happens, and no longer."""

    shape: Literal["when"]
    start: str

    def days(self) -> float | None:
        """Nothing after the event."""
        return 0.0


class UntilDay(_Shape):
    """Until a day in the year (``MM-DD``), so many years on."""

    shape: Literal["until-day"]
    day: str
    years: int = Field(default=1, ge=0)

    @field_validator("day")
    @classmethod
    def _is_a_day(cls, day: str) -> str:
        if not re.fullmatch(r"\d\d-\d\d", day):
            raise ValueError("must be a day written MM-DD, such as 01-31")
        dt.date.fromisoformat(f"2024-{day}")
        return day

    def days(self) -> float | None:
        """The longest it can be: until that day of the last year."""
        return (self.years + 1) * DAYS["years"]


class Around(_Period):
    """Until so long before or after a day: a date, or an event that has one."""

    shape: Literal["around"]
    side: Literal["before", "after"]
    start: str | None = None
    date: dt.date | None = None

    @model_validator(mode="after")
    def _has_its_day(self) -> Around:
        if (self.start is None) == (self.date is None):
            raise ValueError("needs either the event it is counted from (start) or a date")
        return self

    def days(self) -> float | None:
        """Before or after the day; negative before it."""
        length = self.length()
        return -length if self.side == "before" else length


class Inactive(_Period):
    """So long after the person last did something."""

    shape: Literal["inactive"]
    start: str


class Longest(_Shape):
    """The longer of two periods."""

    shape: Literal["longest"]
    of: tuple[Retention, Retention]

    def days(self) -> float | None:
        """The longer of the two; None where one has no number."""
        lengths = [part.days() for part in self.of]
        return None if None in lengths else max(length for length in lengths if length is not None)


class Shortest(_Shape):
    """The shorter of two periods."""

    shape: Literal["shortest"]
    of: tuple[Retention, Retention]

    def days(self) -> float | None:
        """The shorter of the two; None where one has no number."""
        lengths = [part.days() for part in self.of]
        return None if None in lengths else min(length for length in lengths if length is not None)


class Steps(_Shape):
    """First one period, then another for what is left."""

    shape: Literal["steps"]
    of: tuple[Retention, Retention]

    def days(self) -> float | None:
        """The second step's; None where it has no number."""
        return self.of[1].days()


class Run(_Period):
    """A monthly or yearly run deletes what is older than the period."""

    shape: Literal["run"]
    every: Literal["month", "year"]
    start: str

    def days(self) -> float | None:
        """The period, and the time until the next run."""
        return self.length() + DAYS[f"{self.every}s"]


class While(_Period):
    """As long as a relation lasts, and so long after it."""

    shape: Literal["while"]
    start: str


class Season(_Shape):
    """Until so many seasons after the event are over."""

    shape: Literal["season"]
    seasons: int = Field(ge=0)
    start: str

    def days(self) -> float | None:
        """At most a year for each season, and the one under way."""
        return (self.seasons + 1) * DAYS["years"]


class Published(_Period):
    """Published from an event on, and taken down after the period."""

    shape: Literal["published"]
    start: str


class Statutory(_Period):
    """The period that a statute orders."""

    shape: Literal["statutory"]
    start: str
    statute: str


class Consent(_Shape):
    """Until the consent is withdrawn."""

    shape: Literal["consent"]


class SystemPeriod(BaseModel):
    """One system of several, and how long it keeps the data."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    system: str
    keep: Retention


class PerSystem(_Shape):
    """Each system keeps the data for its own time."""

    shape: Literal["per-system"]
    of: tuple[SystemPeriod, ...] = Field(min_length=1)

    def days(self) -> float | None:
        """The longest of all; None where one has no number."""
        lengths = [part.keep.days() for part in self.of]
        return None if None in lengths else max(length for length in lengths if length is not None)


class Archive(_Shape):
    """No end date: only for a publication or archive with a purpose, a review and a rule for being removed."""

    shape: Literal["archive"]
    purpose: dict[str, str]
    review: Interval
    removal: dict[str, str]

    def days(self) -> float | None:
        """Without end."""
        return float("inf")


Retention = Annotated[
    After
    | When
    | UntilDay
    | Around
    | Inactive
    | Longest
    | Shortest
    | Steps
    | Run
    | While
    | Season
    | Published
    | Statutory
    | Consent
    | PerSystem
    | Archive,
    Field(discriminator="shape"),
]

SHAPES = (
    "after",
    "when",
    "until-day",
    "around",
    "inactive",
    "longest",
    "shortest",
    "steps",
    "run",
    "while",
    "season",
    "published",
    "statutory",
    "consent",
    "per-system",
    "archive",
)


@cache
def _adapter() -> TypeAdapter[Any]:
    """Reads periods; made when the first one is read, because it takes as long as reading a hundred."""
    return TypeAdapter(Retention)


def parse_retention(raw: object) -> Retention:
    """The retention that a table from a TOML file describes.

    Raises pydantic.ValidationError where the shape is unknown or a key is missing or wrong.
    """
    retention: Retention = _adapter().validate_python(raw)
    return retention


def parse_length(written: str) -> float | None:
    """The length in days of a period written ``12 months``; None where it is not one."""
    match = re.fullmatch(r"(\d+) (day|week|month|year)s?", written.strip())
    return int(match[1]) * DAYS[f"{match[2]}s"] if match else None
