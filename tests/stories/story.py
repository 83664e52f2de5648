"""A story: a business told in prose, what its owner answers, and what the notice must and must not say.

The file is TOML. Its prose stands on top, as comments. Then

- `name`, `language`, `size`, `begins` (the lines to choose when a client is new), `coloured`;
- `dont_know`: the types of questions, and ids of questions in any topic, that the owner answers "don't know" to;
- `[answers.TOPIC]`: what the owner answers, by the question: a text as it is typed, yes or no, the ids of what is
  chosen, the names of tools, cookies and records; `"?"` is "don't know". `[answers.TOPIC.RECORDS."Name"]` has
  the answers about one record, `[answers.tools."Name"]` those about a tool;
- `[says]` and `[silent]`: by language, what stands in the notice and what does not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.answering import library
from wizard.library.schema import Pair, Question

_TOOLS = "tools"

#: The answer that the owner does not know.
UNKNOWN = "?"

#: What stands for every record and tool that a question can be about.
ANY = "*"


class NoAnswerError(Exception):
    """The wizard asks what the story has no answer to."""


@dataclass(frozen=True)
class Given:
    """What the owner answers to a question: its topic, and the record or the tool that it is about."""

    topic: str
    question: Question
    raw: Any
    about: str = ""

    def is_asked(self, shown: str, language: str) -> bool:
        """Whether this is the question that stands on the screen."""
        return re.fullmatch(self._ask(language), shown) is not None

    def is_listed(self, shown: str, language: str) -> bool:
        """Whether the question stands among those of a page, with a suggestion for it."""
        return re.search("○ " + self._ask(language), shown) is not None

    def _ask(self, language: str) -> str:
        ask = pattern(self.question.ask, language)
        if self.about == ANY:
            return f"(.*: )?{ask}"
        return f"{re.escape(self.about)}: {ask}" if self.about else ask

    @property
    def is_no_tick(self) -> bool:
        """Whether it is a line of a list that the owner does not tick: that is no answer of its own."""
        return self.question.tick is not None and self.raw is False

    def labels(self, language: str) -> Iterator[str]:
        """What is chosen, each as a pattern of how the screen words it."""
        for item in self.raw if isinstance(self.raw, list) else [self.raw]:
            yield pattern(_label(self.question, item), language)


def pattern(text: Pair, language: str) -> str:
    """What a text of the library looks like on the screen, where its gaps are filled."""
    return re.sub(r"\\\{.*?\\\}", ".*", re.escape(text[language]))


def _label(question: Question, choice: str) -> Pair:
    if question.vocabulary:
        return library().phrases[question.vocabulary][choice].shown()
    return next(option.label for option in question.option if option.id == choice)


class Story:
    """One business, its owner's answers, and what its notice must and must not say."""

    def __init__(self, file: Path) -> None:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
        self.name: str = document["name"]
        self.language: str = document["language"]
        self.size: tuple[int, int] = (document["size"][0], document["size"][1])
        self.is_coloured: bool = document.get("coloured", True)
        self.begins: list[str] = document["begins"]
        self.says: Mapping[str, list[str]] = document["says"]
        self.silent: Mapping[str, list[str]] = document["silent"]
        self._dont_know: list[str] = document.get("dont_know", [])
        self._answers: Mapping[str, Any] = document["answers"]

    def answer(self, shown: str, heading: str) -> Given:
        """The answer to the question on the screen.

        Raises NoAnswerError where the story has none.
        """
        asked = [given for given in self.given if given.is_asked(shown, self.language)]
        if len(asked) > 1:
            asked = [given for given in asked if library().topics[given.topic].label[self.language] == heading]
        if not asked:
            asked = [given for given in self._unknown if given.is_asked(shown, self.language)]
        if not asked:
            raise NoAnswerError(f"{heading}: {shown}")
        return asked[0]

    @cached_property
    def given(self) -> list[Given]:
        """All answers of the story."""
        topics = {topic: answers for topic, answers in self._answers.items() if topic != _TOOLS}
        about_tools = self._answers.get(_TOOLS, {})
        of_topics = [given for topic, answers in topics.items() for given in _of_topic(topic, answers)]
        of_tools = [given for name, answers in about_tools.items() for given in _of_tool(name, answers)]
        return [*of_tools, *of_topics]

    @cached_property
    def _unknown(self) -> list[Given]:
        """The questions that the owner does not know the answer to, whichever topic they stand in."""
        topics = [(topic.id, question) for topic in library().topics.values() for question in _all(topic.question)]
        tools = [(_TOOLS, question) for question in (*library().tool_questions, *library().use_questions)]
        return [
            Given(topic, question, UNKNOWN, ANY) for topic, question in [*topics, *tools] if self._is_unknown(question)
        ]

    def _is_unknown(self, question: Question) -> bool:
        return question.type in self._dont_know or question.id in self._dont_know


def _all(questions: tuple[Question, ...]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from _all(question.field)


def _of_topic(topic: str, answers: Mapping[str, Any]) -> Iterator[Given]:
    for key, raw in answers.items():
        question = library().question(f"{topic}.{key}")
        assert question is not None, f"there is no question {topic}.{key}"
        if question.type != "records":
            yield Given(topic, question, raw)
            continue
        yield Given(topic, question, list(raw))
        for name, fields in raw.items():
            for field in fields:
                asked = next(each for each in question.field if each.id == field)
                yield Given(topic, asked, fields[field], about=name)


def _of_tool(name: str, answers: Mapping[str, Any]) -> Iterator[Given]:
    for key, raw in answers.items():
        asked = [*library().tool_questions, *library().use_questions]
        yield Given(_TOOLS, next(each for each in asked if each.id == key), raw, about=name)
