"""A period as a form: the parts of each shape, what they are called, what can be chosen, and what they make."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from wizard.client.days import read_day, write_day
from wizard.library.answers import AnswerError
from wizard.library.schema import Library
from wizard.locale import _, language_name, said

Period = dict[str, Any]

#: Which parts each shape has, in the order they are asked.
PARTS: Mapping[str, tuple[str, ...]] = {
    "after": ("amount", "unit", "start"),
    "when": ("start",),
    "until-day": ("day", "years"),
    "around": ("amount", "unit", "side", "start", "date"),
    "inactive": ("amount", "unit", "start"),
    "longest": ("of",),
    "shortest": ("of",),
    "steps": ("of",),
    "run": ("every", "amount", "unit", "start"),
    "while": ("start", "amount", "unit"),
    "season": ("seasons", "start"),
    "published": ("start", "amount", "unit"),
    "statutory": ("amount", "unit", "start", "statute"),
    "consent": (),
    "per-system": ("count", "of"),
    "archive": ("purpose", "amount", "unit", "removal"),
}

#: The shapes that hold other periods; they are not offered again inside one.
HOLDING = ("longest", "shortest", "steps", "per-system")

TYPED = ("system", "amount", "date", "day", "years", "seasons")
CHOSEN = ("shape", "every", "unit", "side", "start", "statute", "count", "then")
IN_WORDS = ("purpose", "removal")
ON_A_DATE, KEEPS = "date", "keeps"

_NUMBERS = ("amount", "years", "seasons")


def part_label(key: str, language: str = "") -> str:
    """What a part is called; one in words, in which language."""
    labels = {
        "system": _("System"),
        "shape": _("How long"),
        "every": _("How often"),
        "amount": _("Number"),
        "unit": _("Unit"),
        "side": _("Before or after"),
        "start": _("Counted from"),
        "date": _("Day"),
        "day": _("Day in the year"),
        "years": _("Years later"),
        "seasons": _("Seasons"),
        "statute": _("Statute"),
        "count": _("How many systems"),
        "purpose": _("Why, in {language}"),
        "removal": _("How to be removed, in {language}"),
        "then": _("And then"),
    }
    return labels[key].format(language=language_name(language))


def part_choices(library: Library, key: str, shapes: Collection[str], starts: Collection[str]) -> dict[str, str]:
    """What one part can be chosen from, by id, where the question offers these shapes and these events.

    All events where none are named.
    """
    phrases = library.phrases
    if key == "shape":
        return {shape: said(phrases["retention"][shape].shown()) for shape in shapes}
    if key == "start":
        events = {start: said(phrases["starts"][start].shown()) for start in starts or phrases.get("starts", {})}
        return {**events, **({ON_A_DATE: _("a certain day")} if "around" in shapes else {})}
    if key == "statute":
        return {entry: said(pair) for entry, pair in library.provisions.items()}
    if key in ("unit", "then"):
        vocabulary = phrases["units" if key == "unit" else "then"]
        return {entry: said(phrase.shown()) for entry, phrase in vocabulary.items()}
    fixed = {
        "every": {"month": _("every month"), "year": _("every year")},
        "side": {"after": _("after"), "before": _("before")},
        "count": {str(number): str(number) for number in range(1, 7)},
    }
    return fixed[key]


def kept_choices(library: Library) -> dict[str, str]:
    """The data that can stay after a period, by id."""
    return {key: said(phrase.shown()) for key, phrase in library.phrases.get("data", {}).items()}


def inner_shapes(shapes: Iterable[str]) -> list[str]:
    """The shapes that a period inside another can have."""
    return [shape for shape in shapes if shape not in HOLDING] or ["after", "inactive", "when"]


def part_of(period: Period, key: str) -> str:
    """What stands in one part of a period, as it is typed or chosen; empty where nothing does."""
    head, _dot, code = key.partition(".")
    value = period.get("review", period).get(head) if head in ("amount", "unit") else period.get(head)
    match key:
        case "then" if isinstance(value, dict):
            return KEEPS
        case "count" if period.get("shape") == "per-system":
            return str(len(period.get("of", ())))
        case "start" if period.get("date"):
            return ON_A_DATE
        case "day" if value:
            month, day = value.split("-")
            return f"{int(day)}.{int(month)}."
        case "date" if value:
            return write_day(value)
    if code:
        value = (value or {}).get(code)
    return "" if value is None else str(value)


def period_of(parts: Mapping[str, str], inside: Sequence[Period] = (), kept: Iterable[str] = ()) -> Period:
    """The period that the parts make, as it stands in the file.

    `parts` gives what is typed or chosen by part, those in words as ``purpose.nb``; `inside` the periods that it holds,
    `kept` the data that stay.

    Raises AnswerError where a part is missing or wrong.
    """
    shape = parts["shape"]
    period: Period = {"shape": shape}
    for key in PARTS[shape]:
        if key not in ("count", "of", *IN_WORDS):
            period |= read_part(parts, key)
    if shape == "archive":
        review = {key: period.pop(key) for key in ("amount", "unit")}
        period |= {"purpose": _pair(parts, "purpose"), "review": review, "removal": _pair(parts, "removal")}
    if "of" in PARTS[shape]:
        period["of"] = list(inside)
    if has_then(shape):
        period["then"] = {KEEPS: list(kept)} if parts["then"] == KEEPS else parts["then"]
    return period


def has_then(shape: str) -> bool:
    """Whether a shape says itself what happens after the period; where each system has its own, they do."""
    return shape != "per-system"


def system_period(library: Library, system: str, period: Period) -> Period:
    """The period of one of several systems, by the name that someone typed.

    Raises AnswerError where there is no name.
    """
    if not system:
        raise AnswerError(_("Write the name of the system."))
    known = {tool.name.casefold(): key for key, tool in library.tools.items()}
    return {"system": known.get(system.casefold(), system), "keep": period}


def read_part(parts: Mapping[str, str], key: str) -> Period:
    """What one part adds to the period.

    Raises AnswerError where it is wrong.
    """
    if key in _NUMBERS:
        return {key: _number(parts[key], key)}
    if key == "day":
        return {key: _day_of_year(parts[key])}
    if key == "date":
        return {key: read_day(parts[key].strip())} if parts["start"] == ON_A_DATE else {}
    return {} if key == "start" and parts[key] == ON_A_DATE else {key: parts[key]}


def _number(typed: str, key: str) -> int:
    typed = typed.strip()
    if not (typed.isascii() and typed.isdecimal()) or (key == "amount" and int(typed) < 1):
        raise AnswerError(_("Write a number in the line “{label}”.").format(label=part_label(key)))
    return int(typed)


def _day_of_year(typed: str) -> str:
    match = re.fullmatch(r"(\d{1,2})\s*[./]\s*(\d{1,2})\.?", typed.strip())
    if match is None:
        raise AnswerError(_("Write the day and the month like this: 31.1."))
    return f"{int(match[2]):02}-{int(match[1]):02}"


def _pair(parts: Mapping[str, str], key: str) -> dict[str, str]:
    pair = {name.partition(".")[2]: text.strip() for name, text in parts.items() if name.startswith(f"{key}.")}
    if not all(pair.values()):
        raise AnswerError(_("Write it in every language."))
    return pair
