"""Retention in words: one phrase of the library for each shape, and what happens then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wizard.library import retention as shapes
from wizard.notice.phrases import Phrases
from wizard.text import capitalised, escape_markdown, write_date, write_day_of_year


def write_retention(keep: Any, phrases: Phrases, address: str = "") -> str:
    """How long, as a sentence, and a sentence on what happens then.

    `address` is where the period was answered: texts in it that lack a language are a gap there.
    """
    period = shapes.parse_retention(keep) if isinstance(keep, dict) else keep
    return _Writer(phrases, address).sentences(period)


@dataclass(frozen=True)
class _Writer:
    """Writes one period in one language."""

    phrases: Phrases
    address: str

    def sentences(self, keep: Any) -> str:
        how_long = f"{capitalised(self.phrase(keep))}."
        return how_long if isinstance(keep, shapes.Archive | shapes.PerSystem) else f"{how_long} {self._then(keep)}"

    def phrase(self, keep: Any) -> str:
        return _PHRASES[type(keep)](self, keep)

    # ------------------------------------------------ the shapes

    def after(self, keep: Any) -> str:
        return self._said(keep.shape, period=self._length(keep), start=self._start(keep.start))

    def when(self, keep: shapes.When) -> str:
        return self._said("when", until=self._until(keep.start))

    def until_day(self, keep: shapes.UntilDay) -> str:
        day = write_day_of_year(keep.day, self.phrases.locale)
        entry = {0: "same-year", 1: "next-year"}.get(keep.years, "years-later")
        return self._said("until-day", day=day, years_later=self._said(entry, n=str(keep.years)))

    def around(self, keep: shapes.Around) -> str:
        day = write_date(keep.date, self.phrases.locale) if keep.date else self._start(keep.start or "")
        return self._said(f"around-{keep.side}", period=self._length(keep), start=day)

    def two(self, keep: Any) -> str:
        first, second = (self.phrase(part) for part in keep.of)
        return self._said(keep.shape, first=first, second=second)

    def steps(self, keep: shapes.Steps) -> str:
        """The first step says what then stays, unless it is simply what the second is about."""
        first, second = keep.of
        until = self.phrase(first)
        then = "" if first.then == "deleted" else f". {self._then(first).rstrip('.')}"
        return self._said("steps", first=f"{until}{then}", second=self.phrase(second))

    def run(self, keep: shapes.Run) -> str:
        return self._said(f"run-{keep.every}", period=self._length(keep), start=self._start(keep.start))

    def while_it_lasts(self, keep: shapes.While) -> str:
        return self._said("while", until=self._until(keep.start), period=self._length(keep))

    def season(self, keep: shapes.Season) -> str:
        counted = self.phrases.counted("retention", "season", keep.seasons)
        return counted.replace("{start}", self._start(keep.start))

    def statutory(self, keep: shapes.Statutory) -> str:
        provisions = self.phrases.interview.library.provisions
        statute = provisions.get(keep.statute, {}).get(self.phrases.language, keep.statute)
        return self._said("statutory", period=self._length(keep), start=self._start(keep.start), statute=statute)

    def consent(self, keep: shapes.Consent) -> str:
        return self._said("consent")

    def per_system(self, keep: shapes.PerSystem) -> str:
        systems = (capitalised(self._system(part)) for part in keep.of)
        return self._said("per-system", list=" ".join(systems)).rstrip(".")

    def _system(self, part: shapes.SystemPeriod) -> str:
        name = escape_markdown(self.phrases.interview.tool(part.system).name)
        return self._said("system", system=name, time=self.sentences(part.keep))

    def archive(self, keep: shapes.Archive) -> str:
        return self._said(
            "archive",
            purpose=self._own(keep.purpose),
            review=self._length(keep.review),
            removal=self._own(keep.removal),
        ).rstrip(".")

    # ------------------------------------------------ their parts

    def _said(self, entry: str, **parts: str) -> str:
        return self.phrases.sentence("retention", entry, **parts)

    def _then(self, keep: Any) -> str:
        if isinstance(keep.then, str):
            return self.phrases.sentence("then", keep.then)
        data = self.phrases.listed(self.phrases.phrase("data", kept) for kept in keep.then.keeps)
        return self.phrases.sentence("then", "keeps", data=data)

    def _length(self, keep: Any) -> str:
        plus = getattr(keep, "plus", None)
        parts = [keep, plus] if plus else [keep]
        return self.phrases.listed(self.phrases.counted("units", part.unit, part.amount) for part in parts)

    def _start(self, start: str) -> str:
        """The event, as it follows "after"."""
        return self.phrases.phrase("starts", start)

    def _until(self, start: str) -> str:
        """The event, as it follows "until"."""
        return self.phrases.sentence("starts", start)

    def _own(self, text: Mapping[str, str]) -> str:
        """What the business wrote, without the full stop that the phrase has itself."""
        written = {language: words for language, words in text.items() if words.strip()}
        return self.phrases.own_words(written, self.address).rstrip(".")


_PHRASES: Mapping[type, Callable[[_Writer, Any], str]] = {
    shapes.After: _Writer.after,
    shapes.When: _Writer.when,
    shapes.UntilDay: _Writer.until_day,
    shapes.Around: _Writer.around,
    shapes.Inactive: _Writer.after,
    shapes.Longest: _Writer.two,
    shapes.Shortest: _Writer.two,
    shapes.Steps: _Writer.steps,
    shapes.Run: _Writer.run,
    shapes.While: _Writer.while_it_lasts,
    shapes.Season: _Writer.season,
    shapes.Published: _Writer.after,
    shapes.Statutory: _Writer.statutory,
    shapes.Consent: _Writer.consent,
    shapes.PerSystem: _Writer.per_system,
    shapes.Archive: _Writer.archive,
}
