"""The open points as letters: one to each person who would know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.interview import Interview
from wizard.library.schema import Question
from wizard.notice.wording import Wording
from wizard.review.model import OpenPoint


@dataclass(frozen=True)
class Asked:
    """One thing that a letter asks: the question's address, what, why, and the answers to choose from."""

    address: str
    says: str
    why: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """What one person is asked."""

    to: str
    about: str
    asks: tuple[Asked, ...]


def letters(interview: Interview, points: Iterable[OpenPoint], language: str) -> Iterator[Letter]:
    """A letter to each person who would know something that is open, in one language."""
    by_person: dict[str, list[OpenPoint]] = {}
    for point in points:
        by_person.setdefault(point.who, []).append(point)
    people = interview.library.phrases.get("who", {})
    name = interview.value("business.legal_name")
    for who, theirs in by_person.items():
        asks = tuple(_asked(interview, point, language) for point in theirs)
        yield Letter(
            people[who].shown()[language] if who in people else who, name if isinstance(name, str) else "", asks
        )


def _asked(interview: Interview, point: OpenPoint, language: str) -> Asked:
    question = interview.question(point.question)
    if question is None or point.kind == "error":
        return Asked(point.question, point.says[language], "", ())
    why = Wording(interview, language).about(point.question, question.why) if question.why else ""
    choices = tuple(_choices(interview, point.question, question, language))
    return Asked(point.question, point.says[language], why, choices)


def _choices(interview: Interview, address: str, question: Question, language: str) -> Iterator[str]:
    """The labels of a question's own options; a vocabulary is too long for a letter."""
    if question.type in ("one-of", "several-of"):
        words = Wording(interview, language)
        yield from (words.about(address, option.label) for option in interview.open_options(address, question))
