"""Checking a library for its authors: the rules of every load, slower ones, and advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import UnknownLocaleError

from wizard.errors import LibraryError
from wizard.library.check import problems
from wizard.library.checks import never, texts, unused
from wizard.library.checks.entries import Entry, entries
from wizard.library.load import read
from wizard.library.schema import LawValue, Library, Tool
from wizard.text import locale


def lint(folders: Iterable[Path]) -> list[str]:
    """What must be mended in the library in these folders, one line each; what lies above overlays what lies below."""
    try:
        library = read(folders)
    except LibraryError as error:
        return list(error.problems)
    return list(problems(library)) or list(_slower(library))


def advise(library: Library) -> list[str]:
    """What could be better in a library that has no problems, one line each, marked as advice."""
    return [f"advice: {line}" for line in unused.advice(library, entries(library))]


def stale(library: Library, days: int, today: dt.date) -> Iterator[str]:
    """One line for each value of law and each tool that was checked more than so many days ago, or never."""
    for entry in entries(library):
        if isinstance(entry.model, LawValue | Tool):
            yield from _stale(entry, entry.model, days, today)


def _stale(entry: Entry, model: LawValue | Tool, days: int, today: dt.date) -> Iterator[str]:
    checked = model.checked
    if checked is None and not model.source:
        yield entry.problem("source", "is missing: the wizard asks for what is not known; find it, and say the day")
    elif checked is None:
        yield entry.problem("checked", "is missing: no one has said when this was checked")
    elif (today - checked).days > days:
        yield entry.problem("checked", f"{checked} is {(today - checked).days} days ago: check it again")


def _slower(library: Library) -> Iterator[str]:
    found = list(entries(library))
    yield from _locales(library)
    yield from texts.problems(library, found)
    yield from never.problems(library, found)


def _locales(library: Library) -> Iterator[str]:
    """Each language's locale is one that dates and lists can be written in."""
    for language, name in library.locales.items():
        try:
            locale(name)
        except (ValueError, UnknownLocaleError):
            yield Entry(library).problem(f"locales {language}", f"{name!r} is no locale, such as nb_NO or en_GB")
