from __future__ import annotations

from typing import Any

import pytest

from tests.probe.probe import case, library
from wizard.interview import Interview
from wizard.library.load import load
from wizard.library.retention import SHAPES
from wizard.notice.wording import Wording

PERIODS: list[tuple[dict[str, Any], str, str]] = [
    (
        {"shape": "after", "amount": 12, "unit": "months", "start": "event"},
        "12 måneder etter arrangementet. Så sletter vi dem.",
        "12 months after the event. Then we delete it.",
    ),
    (
        {"shape": "after", "amount": 1, "unit": "weeks", "start": "purchase", "then": "anonymised"},
        "1 uke etter kjøpet. Så anonymiserer vi dem.",
        "1 week after the purchase. Then we anonymise it.",
    ),
    (
        {"shape": "after", "amount": 30, "unit": "days", "start": "purchase", "then": {"keeps": ["name", "times"]}},
        "30 dager etter kjøpet. Så beholder vi bare navn og tider.",
        "30 days after the purchase. Then we keep only name and times.",
    ),
    (
        {
            "shape": "after",
            "amount": 3,
            "unit": "years",
            "plus": {"amount": 6, "unit": "months"},
            "start": "year-end",
        },
        "3 år og 6 måneder etter regnskapsårets slutt. Så sletter vi dem.",
        "3 years and 6 months after the end of the financial year. Then we delete it.",
    ),
    (
        {"shape": "when", "start": "membership"},
        "Til medlemskapet er slutt. Så sletter vi dem.",
        "Until the membership ends. Then we delete it.",
    ),
    (
        {"shape": "until-day", "day": "01-31", "years": 0},
        "Til 31. januar, samme år. Så sletter vi dem.",
        "Until 31 January, the same year. Then we delete it.",
    ),
    (
        {"shape": "until-day", "day": "12-01"},
        "Til 1. desember, året etter. Så sletter vi dem.",
        "Until 1 December, the year after. Then we delete it.",
    ),
    (
        {"shape": "until-day", "day": "02-29", "years": 3},
        "Til 29. februar, 3 år senere. Så sletter vi dem.",
        "Until 29 February, 3 years later. Then we delete it.",
    ),
    (
        {"shape": "around", "amount": 14, "unit": "days", "side": "before", "start": "event"},
        "Til 14 dager før arrangementet. Så sletter vi dem.",
        "Until 14 days before the event. Then we delete it.",
    ),
    (
        {"shape": "around", "amount": 2, "unit": "weeks", "side": "after", "date": "2026-05-17"},
        "Til 2 uker etter 17. mai 2026. Så sletter vi dem.",
        "Until 2 weeks after 17 May 2026. Then we delete it.",
    ),
    (
        {"shape": "inactive", "amount": 2, "unit": "years", "start": "purchase"},
        "2 år etter kjøpet, regnet på nytt hver gang. Så sletter vi dem.",
        "2 years after the purchase, counted anew each time. Then we delete it.",
    ),
    (
        {
            "shape": "longest",
            "of": [
                {"shape": "after", "amount": 1, "unit": "years", "start": "purchase"},
                {"shape": "when", "start": "membership"},
            ],
        },
        "Det lengste av 1 år etter kjøpet og til medlemskapet er slutt. Så sletter vi dem.",
        "The longer of 1 year after the purchase and until the membership ends. Then we delete it.",
    ),
    (
        {
            "shape": "shortest",
            "of": [
                {"shape": "consent"},
                {"shape": "after", "amount": 6, "unit": "months", "start": "event"},
            ],
        },
        "Det korteste av til du trekker samtykket tilbake og 6 måneder etter arrangementet. Så sletter vi dem.",
        "The shorter of until you withdraw your consent and 6 months after the event. Then we delete it.",
    ),
    (
        {
            "shape": "steps",
            "of": [
                {"shape": "when", "start": "event", "then": {"keeps": ["name"]}},
                {"shape": "after", "amount": 5, "unit": "years", "start": "year-end"},
            ],
        },
        "Først til arrangementet er slutt. Så beholder vi bare navn. "
        "Det som er igjen: 5 år etter regnskapsårets slutt. Så sletter vi dem.",
        "First until the event ends. Then we keep only name. "
        "What is left: 5 years after the end of the financial year. Then we delete it.",
    ),
    (
        {
            "shape": "steps",
            "then": "anonymised",
            "of": [
                {"shape": "when", "start": "event"},
                {"shape": "after", "amount": 1, "unit": "years", "start": "event"},
            ],
        },
        "Først til arrangementet er slutt. Det som er igjen: 1 år etter arrangementet. Så anonymiserer vi dem.",
        "First until the event ends. What is left: 1 year after the event. Then we anonymise it.",
    ),
    (
        {"shape": "run", "every": "month", "amount": 90, "unit": "days", "start": "purchase"},
        "Til den månedlige ryddingen 90 dager etter kjøpet. Så sletter vi dem.",
        "Until the monthly clear-out 90 days after the purchase. Then we delete it.",
    ),
    (
        {"shape": "run", "every": "year", "amount": 2, "unit": "years", "start": "purchase"},
        "Til den årlige ryddingen 2 år etter kjøpet. Så sletter vi dem.",
        "Until the yearly clear-out 2 years after the purchase. Then we delete it.",
    ),
    (
        {"shape": "while", "start": "membership", "amount": 12, "unit": "months"},
        "Til medlemskapet er slutt, og 12 måneder til. Så sletter vi dem.",
        "Until the membership ends, and 12 months more. Then we delete it.",
    ),
    (
        {"shape": "season", "seasons": 1, "start": "event"},
        "Til én sesong etter arrangementet er over. Så sletter vi dem.",
        "Until one season after the event is over. Then we delete it.",
    ),
    (
        {"shape": "season", "seasons": 2, "start": "event"},
        "Til 2 sesonger etter arrangementet er over. Så sletter vi dem.",
        "Until 2 seasons after the event are over. Then we delete it.",
    ),
    (
        {"shape": "published", "start": "event", "amount": 2, "unit": "years"},
        "Publisert etter arrangementet, tatt ned 2 år senere. Så sletter vi dem.",
        "Published after the event, taken down 2 years later. Then we delete it.",
    ),
    (
        {"shape": "statutory", "amount": 5, "unit": "years", "start": "year-end", "statute": "book-13"},
        "5 år etter regnskapsårets slutt, slik bokføringsloven § 13 krever. Så sletter vi dem.",
        "5 years after the end of the financial year, as section 13 of the Bookkeeping Act requires. "
        "Then we delete it.",
    ),
    (
        {"shape": "consent"},
        "Til du trekker samtykket tilbake. Så sletter vi dem.",
        "Until you withdraw your consent. Then we delete it.",
    ),
    (
        {
            "shape": "per-system",
            "of": [
                {"system": "brevdue", "keep": {"shape": "consent", "then": "anonymised"}},
                {"system": "kasse", "keep": {"shape": "after", "amount": 1, "unit": "days", "start": "purchase"}},
            ],
        },
        "Hvert system har sin tid. I Brevdue: Til du trekker samtykket tilbake. Så anonymiserer vi dem. "
        "I Kasse: 1 dag etter kjøpet. Så sletter vi dem.",
        "Each system has its own time. In Brevdue: Until you withdraw your consent. Then we anonymise it. "
        "In Kasse: 1 day after the purchase. Then we delete it.",
    ),
    (
        {
            "shape": "archive",
            "purpose": {"nb": "Løpet *har* en historie.", "en": "The race *has* a history."},
            "review": {"amount": 1, "unit": "years"},
            "removal": {"nb": "Skriv til oss", "en": "Write to us"},
        },
        r"Uten sluttdato. Løpet \*har\* en historie. Vi ser over dem etter 1 år. Skriv til oss.",
        r"With no end date. The race \*has\* a history. We review it after 1 year. Write to us.",
    ),
]


def written(period: dict[str, Any], language: str) -> str:
    return Wording(Interview(library(), case()), language).retention(period)


@pytest.mark.parametrize(("period", "nb", "en"), PERIODS)
def test_a_period_is_written_in_both_languages(period: dict[str, Any], nb: str, en: str) -> None:
    assert written(period, "nb") == nb
    assert written(period, "en") == en


def test_every_shape_is_written() -> None:
    assert {period["shape"] for period, _, _ in PERIODS} == set(SHAPES)


@pytest.mark.parametrize("amount", [28, 30, 31, 60, 365])
def test_days_stay_days(amount: int) -> None:
    period = {"shape": "after", "amount": amount, "unit": "days", "start": "purchase"}
    assert written(period, "nb") == f"{amount} dager etter kjøpet. Så sletter vi dem."


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(("period", "nb", "en"), PERIODS)
def test_the_library_of_the_program_has_whole_phrases_for_every_shape(
    period: dict[str, Any], nb: str, en: str, language: str
) -> None:
    built_in = load()
    starts = iter(built_in.phrases["starts"])
    written = Wording(Interview(built_in, case()), language).retention(
        _renamed(period, {"start": next(starts), "statute": next(iter(built_in.provisions))})
    )
    assert "{" not in written
    assert written.endswith(".")
    assert ".." not in written


def _renamed(period: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    """The period with ids of another library."""
    renamed = {key: ids.get(key, value) for key, value in period.items()}
    if "of" in period:
        renamed["of"] = [
            {**part, "keep": _renamed(part["keep"], ids)} if "keep" in part else _renamed(part, ids)
            for part in period["of"]
        ]
    return renamed
