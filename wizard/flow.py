"""The whole flow in one call: library and case → interview → notice → review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wizard.case import Case, load_case
from wizard.interview import Interview
from wizard.library.schema import Library
from wizard.notice.assemble import assemble
from wizard.notice.extent import WHOLE, Extent, extents
from wizard.notice.model import Notice
from wizard.review import review
from wizard.review.model import Review


@dataclass(frozen=True)
class Made:
    """One case, and everything that follows from it on one day, for one of its notices."""

    case: Case
    interview: Interview
    notice: Notice
    review: Review
    extent: Extent = WHOLE


def make(library: Library, case: Case, day: dt.date | None = None) -> Made:
    """Everything that follows from a case; the notice is dated `day`, else the day last published, else today."""
    interview = Interview(library, case, day or _last_published(case) or dt.date.today())
    notice = assemble(interview)
    return Made(case, interview, notice, review(interview, notice))


def make_each(made: Made) -> Iterator[Made]:
    """The same for each notice that the case defines; the one itself where it defines none."""
    for extent in extents(made.interview.library, made.case):
        if extent == WHOLE:
            yield made
        else:
            notice = assemble(made.interview, extent)
            yield replace(made, notice=notice, review=review(made.interview, notice), extent=extent)


def make_from_file(library: Library, file: Path, day: dt.date | None = None) -> Made:
    """The same from an answer file.

    Raises CaseError where the file cannot be used.
    """
    return make(library, load_case(file, library), day)


def _last_published(case: Case) -> dt.date | None:
    published = case.document.get("published")
    dates = [entry.get("date") for entry in published or [] if isinstance(entry, dict)]
    return max((date for date in dates if isinstance(date, dt.date)), default=None)
