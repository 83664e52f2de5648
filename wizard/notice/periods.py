"""Retention in words: one phrase of the library for each shape, and what happens then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wizard.library import retention as shapes
from wizard.text import capitalised, write_date, write_day_of_year

if TYPE_CHECKING:
    from wizard.notice.wording import Wording


def write_retention(keep: Any, wording: Wording) -> str:
    """How long, as a sentence, and a sentence on what happens then."""
    period = shapes.parse_retention(keep) if isinstance(keep, dict) else keep
    how_long = f"{capitalised(write_period(period, wording))}."
    return how_long if isinstance(period, shapes.Archive | shapes.PerSystem) else f"{how_long} {_then(period, wording)}"


def write_period(keep: Any, wording: Wording) -> str:
    """How long, as a phrase."""
    match keep:
        case shapes.After() | shapes.Inactive() | shapes.Published():
            return _phrase(keep.shape, wording, period=_period(keep, wording), start=_start(keep.start, wording))
        case shapes.When():
            return _phrase("when", wording, until=_until(keep.start, wording))
        case shapes.UntilDay():
            day = write_day_of_year(keep.day, wording.locale)
            return _phrase("until-day", wording, day=day, years_later=_years_later(keep.years, wording))
        case shapes.Around():
            return _phrase(f"around-{keep.side}", wording, period=_period(keep, wording), start=_day(keep, wording))
        case shapes.Longest() | shapes.Shortest() | shapes.Steps():
            first, second = (write_period(part, wording) for part in keep.of)
            return _phrase(keep.shape, wording, first=first, second=second)
        case shapes.Run():
            entry = f"run-{keep.every}"
            return _phrase(entry, wording, period=_period(keep, wording), start=_start(keep.start, wording))
        case shapes.While():
            return _phrase("while", wording, until=_until(keep.start, wording), period=_period(keep, wording))
        case shapes.Season():
            return wording.counted("retention", "season", keep.seasons).replace("{start}", _start(keep.start, wording))
        case shapes.Statutory():
            statute = wording.interview.library.provisions[keep.statute][wording.language]
            start = _start(keep.start, wording)
            return _phrase("statutory", wording, period=_period(keep, wording), start=start, statute=statute)
        case shapes.PerSystem():
            return _per_system(keep, wording)
        case shapes.Archive():
            return _archive(keep, wording)
    return _phrase("consent", wording)


def _per_system(keep: shapes.PerSystem, wording: Wording) -> str:
    systems = [
        _phrase(
            "system",
            wording,
            system=wording.interview.tool(part.system).name,
            time=f"{write_period(part.keep, wording)}. {_then(part.keep, wording)}",
        )
        for part in keep.of
    ]
    return _phrase("per-system", wording, list=" ".join(systems)).rstrip(".")


def _archive(keep: shapes.Archive, wording: Wording) -> str:
    return _phrase(
        "archive",
        wording,
        purpose=keep.purpose[wording.language],
        review=wording.counted("units", keep.review.unit, keep.review.amount),
        removal=keep.removal[wording.language],
    ).rstrip(".")


def _phrase(shape: str, wording: Wording, **parts: str) -> str:
    return wording.sentence("retention", shape, **parts)


def _then(keep: Any, wording: Wording) -> str:
    if isinstance(keep.then, str):
        return wording.sentence("then", keep.then)
    data = wording.listed(wording.phrase("data", kept) for kept in keep.then.keeps)
    return wording.sentence("then", "keeps", data=data)


def _period(keep: Any, wording: Wording) -> str:
    return wording.counted("units", keep.unit, keep.amount)


def _start(start: str, wording: Wording) -> str:
    """The event, as it follows "after"."""
    return wording.phrase("starts", start)


def _until(start: str, wording: Wording) -> str:
    """The event, as it follows "until"."""
    return wording.sentence("starts", start)


def _day(keep: shapes.Around, wording: Wording) -> str:
    return write_date(keep.date, wording.locale) if keep.date else _start(keep.start or "", wording)


def _years_later(years: int, wording: Wording) -> str:
    if years == 0:
        return wording.phrase("retention", "same-year")
    if years == 1:
        return wording.phrase("retention", "next-year")
    return wording.sentence("retention", "years-later", n=str(years))
