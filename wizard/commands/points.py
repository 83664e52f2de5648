"""`notice-wizard points`: the open points as a letter to each person who would know."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from wizard.commands.files import language_of, made_from
from wizard.commands.library import library_of
from wizard.errors import DONE
from wizard.library.schema import Library
from wizard.locale import _, use_language
from wizard.review.model import OpenPoint


def run(options: Namespace) -> int:
    """Print a letter for each person who would know something that is open."""
    library = library_of(options)
    made = made_from(library, options.file, options)
    language = language_of(options, made)
    use_language(language)
    letters = [_letter(library, who, points, language) for who, points in _by_person(made.review.open_points)]
    print("\n\n".join(letters) or _("Nothing is open."))
    return DONE


def _by_person(points: Iterable[OpenPoint]) -> Iterable[tuple[str, list[OpenPoint]]]:
    by_person: dict[str, list[OpenPoint]] = {}
    for point in points:
        by_person.setdefault(point.who, []).append(point)
    return by_person.items()


def _letter(library: Library, who: str, points: Iterable[OpenPoint], language: str) -> str:
    phrase = library.phrases.get("who", {}).get(who)
    asked = [f"{number}. {point.says[language]}" for number, point in enumerate(points, start=1)]
    opening = _("To finish our privacy notice we need answers to these questions. A short reply to each is enough.")
    return "\n".join([f"## {phrase.shown()[language] if phrase else who}", "", opening, "", *asked])
