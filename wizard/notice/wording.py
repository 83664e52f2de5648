"""Putting values into words: `Wording` fills texts and writes every sort of value in one language, `Words` in all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from wizard.interview import AnswerScope, Interview, topic_of
from wizard.library.conditions import UNKNOWN, Name, parse
from wizard.library.placeholders import PLACEHOLDER
from wizard.library.schema import Question
from wizard.notice.model import Gap
from wizard.notice.periods import write_retention
from wizard.notice.phrases import Phrases
from wizard.text import (
    Text,
    escape_markdown,
    put_in,
    write_date,
    write_number,
)


@dataclass(frozen=True)
class Wording(Phrases):
    """Writes for one case in one language, and notes the gaps it meets."""

    # ------------------------------------------------ texts

    def fill(self, text: Text, scope: AnswerScope, topic: str) -> str:
        """A text of the library with its placeholders filled."""
        words = text[self.language]
        if "{" not in words:
            return words.strip()
        return put_in(PLACEHOLDER, lambda source: self.expression(source, scope, topic), words).strip()

    def about(self, address: str, text: Text) -> str:
        """A text of the question at an address, its placeholders filled where the question stands."""
        return self.fill(text, self.interview.scope_at(address), topic_of(address))

    def expression(self, source: str, scope: AnswerScope, topic: str) -> str:
        """What an expression is worth, in words; the mark for "not answered" where it is unknown or empty."""
        node = parse(source, topic)
        value = node.evaluate(scope)
        is_nothing = value is UNKNOWN or value == []
        if not isinstance(node, Name):
            return self.unanswered(source) if is_nothing else self.value(value)
        address = scope.address(node.name)
        if is_nothing:
            return self.unanswered(address)
        question = self.interview.question(address)
        if question and question.type != "cookies":
            return self.answer(question, value, address)
        if node.name.startswith("law."):
            return self.law(value)
        return self.row_field(node.name.rpartition(".")[2], value)

    # ------------------------------------------------ values

    def retention(self, keep: Any, address: str = "") -> str:
        """How long, and what then; `address` is where the period was answered."""
        return write_retention(keep, self, address)

    def answer(self, question: Question, value: Any, address: str) -> str:
        """An answer in words, by its question's type."""
        writer = _ANSWER_WRITERS.get(question.type)
        return writer(self, question, value, address) if writer else self.value(value)

    def option(self, question: Question, chosen: Any, address: str) -> str:
        """A chosen option in words."""
        if isinstance(chosen, Mapping):
            return self.own_words(chosen, address)
        if question.vocabulary:
            return self.phrase(question.vocabulary, chosen)
        option = next((option for option in question.option if option.id == chosen), None)
        return self.about(address, option.words or option.label) if option else str(chosen)

    def law(self, value: Any) -> str:
        """A value of the law; its text is the library's own and may hold Markdown."""
        if isinstance(value, Mapping) and "shape" not in value:
            return str(value[self.language])
        return value if isinstance(value, str) else self.value(value)

    def row_field(self, name: str, value: Any) -> str:
        """A field of a fact row in words; the field's name says what it holds."""
        if name == "duration":
            return self.duration(value)
        if value in ("", None, ()):
            return ""
        if name in _ROW_VOCABULARIES:
            return self._from_vocabulary(_ROW_VOCABULARIES[name], value)
        if name in ("country", "outside"):
            return self.country(value)
        if name == "statute":
            return self.provision(value)
        if name.endswith("url"):
            return f"<{value}>"
        return self.value(value)

    def _from_vocabulary(self, vocabulary: str, value: str | tuple[str, ...]) -> str:
        if isinstance(value, str):
            return self.label(vocabulary, value)
        return self.listed(self.label(vocabulary, one) for one in value)

    def duration(self, iso: str) -> str:
        """A cookie's lifetime from its ISO 8601 duration."""
        match = re.fullmatch(r"PT?(\d+)([YMWDHS])", iso)
        if not match:
            return self.label("units", iso or "not-known")
        unit = {**_UNITS, "M": "minutes" if "T" in iso else "months"}[match[2]]
        return self.counted("units", unit, int(match[1]))

    def value(self, value: Any) -> str:
        """A value in words where only its Python type tells what it is."""
        if hasattr(value, "shape") or (isinstance(value, Mapping) and "shape" in value):
            return self.retention(value)
        if isinstance(value, Mapping):
            return str(value[self.language])
        if isinstance(value, list | tuple):
            return self.listed(self.value(item) for item in value)
        if isinstance(value, dt.date):
            return write_date(value, self.locale)
        if isinstance(value, bool):
            return self.label("page", "yes" if value else "no")
        if isinstance(value, int | float):
            return write_number(value, self.locale)
        return escape_markdown(str(value))


@dataclass
class Words:
    """One `Wording` for each language of the notice, with the gaps that all of them met."""

    interview: Interview
    gaps: list[Gap] = field(default_factory=list)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that this client's notice is made in, in the library's order."""
        wanted = self.interview.case.languages
        return tuple(language for language in self.interview.library.languages if language in wanted)

    def in_each(self, write: Callable[[Wording], str]) -> dict[str, str]:
        """What `write(wording)` gives in each language."""
        return {language: write(wording) for language, wording in self._wordings.items()}

    @cached_property
    def _wordings(self) -> dict[str, Wording]:
        """What writes in each language, noting its gaps here."""
        return {language: Wording(self.interview, language, self.gaps) for language in self.languages}

    def unanswered(self, address: str) -> Text:
        """The mark for "not answered yet", and a gap at that address."""
        return self.in_each(lambda wording: wording.unanswered(address))


_UNITS = {"Y": "years", "W": "weeks", "D": "days", "H": "hours", "S": "seconds"}

#: Fields of fact rows that hold ids, and the vocabulary that has their words.
_ROW_VOCABULARIES = {
    "role": "roles",
    "roles": "roles",
    "ground": "grounds",
    "basis": "bases",
    "special": "special",
    "category": "categories",
    "set_by": "set-by",
}


def _write_address(wording: Wording, question: Question, value: Mapping[str, str], address: str) -> str:
    lines = [value.get("street", ""), f"{value['postcode']} {value['city']}"]
    if value.get("country", "NO") != "NO":
        lines.append(wording.country(value["country"]))
    return ", ".join(escape_markdown(line) for line in lines if line)


def _write_tools(wording: Wording, question: Question, value: list[str], address: str) -> str:
    return wording.listed(escape_markdown(wording.interview.tool(tool).name) for tool in value)


_AnswerWriter = Callable[[Wording, Question, Any, str], str]

_ANSWER_WRITERS: Mapping[str, _AnswerWriter] = {
    "own-words": lambda wording, _, value, address: wording.own_words(value, address),
    "one-of": lambda wording, question, value, address: wording.option(question, value, address),
    "several-of": lambda wording, question, value, address: wording.listed(
        wording.option(question, item, address) for item in value
    ),
    "tools": _write_tools,
    "orgno": lambda _wording, _, value, address: f"{value[:3]} {value[3:6]} {value[6:]}",
    "email": lambda _wording, _, value, address: f"[{escape_markdown(value)}](mailto:{value})",
    "url": lambda _wording, _, value, address: f"<{value}>",
    "address": _write_address,
    "country": lambda wording, _, value, address: wording.country(value),
    "retention": lambda wording, _, value, address: wording.retention(value, address),
}
