"""Reading the fields of activities and lines: conditions, references, lists and sentences, for the record at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from wizard.interview import AnswerScope, Interview
from wizard.library.conditions import UNKNOWN, Name, Partial, parse
from wizard.library.retention import Retention
from wizard.library.schema import Item, Reference, Sentence
from wizard.notice.wording import Wording, Words
from wizard.text import Text


class Entries(NamedTuple):
    """A list of vocabulary entries: their words, and the ids of those that are not in the business's own words."""

    ids: tuple[str, ...]
    words: tuple[Text, ...]


class Given(NamedTuple):
    """One value of a list, and the address of the answer that gave it; "" for one written out in the library."""

    value: Any
    address: str


@dataclass(frozen=True)
class Reader:
    """Reads in one topic, for one record or none."""

    words: Words
    topic: str
    scope: AnswerScope

    @property
    def interview(self) -> Interview:
        """The interview whose answers are read."""
        return self.words.interview

    def stands(self, condition: str | None) -> bool:
        """Whether a piece with that condition stands."""
        return condition is None or parse(condition, self.topic).evaluate(self.scope) is True

    def address(self, reference: str) -> str:
        """The address of the question that a reference leads to."""
        node = parse(reference, self.topic)
        return self.scope.address(node.name) if isinstance(node, Name) else reference

    def referred(self, reference: str) -> Any:
        """The value that stands at a reference; UNKNOWN where there is none."""
        return parse(reference, self.topic).evaluate(self.scope)

    def awaits(self, parts: Iterable[Item | Sentence | Reference]) -> bool:
        """Whether an answer that is still missing could add to a list or a text."""
        return any(self._awaits(getattr(part, "when", None), getattr(part, "from_", None)) for part in parts)

    def _awaits(self, condition: str | None, reference: str | None) -> bool:
        return self.is_open(condition) or (self.stands(condition) and self.is_open(reference))

    def is_open(self, expression: str | None) -> bool:
        """Whether an expression is unknown only because an answer is still missing."""
        return expression is not None and self.interview.awaits(expression, self.topic, self.scope)

    # ------------------------------------------------ fields that hold one value

    def id(self, field: str | Reference | None) -> str | None:
        """The id that a field holds, "" where it is left out; None and a gap where it is not answered."""
        value = self._one(field)
        return None if value is UNKNOWN else str(value or "")

    def retention(self, keep: Retention | Reference) -> Retention | None:
        """The period that a field holds; None and a gap where it is not answered."""
        value = self._one(keep)
        return None if value is UNKNOWN else value

    def _one(self, field: Any) -> Any:
        if not isinstance(field, Reference):
            return field
        value = self.referred(self.source(field))
        if value is UNKNOWN:
            self.words.unanswered(self.address(self.source(field)))
        return value

    def source(self, reference: Reference) -> str:
        """What a reference leads to: the other place where the first one is closed, or left open as it may be."""
        if reference.or_ is None:
            return reference.from_
        address = self.address(reference.from_)
        question = self.interview.question(address)
        may_be_open = question is not None and not question.required and not self.interview.is_known(address)
        return reference.or_ if may_be_open or not self.interview.is_reachable(address) else reference.from_

    # ------------------------------------------------ sentences

    def text(self, sentences: Iterable[Sentence | Reference]) -> Text | None:
        """The sentences that stand, as one text; None where none does."""
        parts = [text for sentence in sentences for text in self._sentence(sentence)]
        if not parts:
            return None
        return {language: " ".join(part[language] for part in parts) for language in self.words.languages}

    def needed(self, sentences: Iterable[Sentence | Reference], name: str) -> Text:
        """The same for a text that must be there: the mark for "not answered yet" where it is not."""
        sentences = tuple(sentences)
        asked = (self.address(sentence.from_) for sentence in sentences if isinstance(sentence, Reference))
        return self.text(sentences) or self.words.unanswered(next(asked, name))

    def _sentence(self, sentence: Sentence | Reference) -> Iterator[Text]:
        if isinstance(sentence, Reference):
            yield from self._referred_sentence(sentence.from_)
        elif self.stands(sentence.when):
            yield self.words.in_each(lambda wording: wording.fill(sentence.text, self.scope, self.topic))

    def _referred_sentence(self, reference: str) -> Iterator[Text]:
        """What an answer says; nothing of a question that is closed, or that may be left open and is."""
        address, value = self.address(reference), self.referred(reference)
        question = self.interview.question(address)
        if value is not UNKNOWN:
            yield self.words.in_each(lambda wording: _written(wording, value, address))
        elif question and question.required and self.interview.is_reachable(address):
            yield self.words.unanswered(address)

    # ------------------------------------------------ lists

    def standing(self, items: Iterable[Item]) -> list[Item]:
        """The items of a list that stand."""
        return [item for item in items if self.stands(item.when)]

    def given(self, item: Item) -> list[Given]:
        """The values that an item puts in a list; none where its question is not answered."""
        if item.item is not None:
            return [Given(item.item, "")]
        value = self.referred(item.from_ or "")
        if value is UNKNOWN:
            return []
        address = self.address(item.from_ or "")
        return [Given(one, address) for one in (value if isinstance(value, list) else [value])]

    def entries(self, items: Iterable[Item], vocabulary: str) -> Entries:
        """A list of entries of a vocabulary, each once."""
        items = tuple(items)
        given = {str(one.value): one for item in self.standing(items) for one in self.given(item)}
        ids = tuple(one.value for one in given.values() if isinstance(one.value, str))
        return Entries(
            Partial(ids) if self.awaits(items) else ids, tuple(self.entry(vocabulary, one) for one in given.values())
        )

    def needed_entries(self, items: Iterable[Item], vocabulary: str) -> Entries:
        """The same for a list that must not be empty: the mark for "not answered yet" where it is."""
        entries = self.entries(items, vocabulary)
        if entries.words:
            return entries
        asked = (self.address(item.from_) for item in items if item.from_)
        return Entries(entries.ids, (self.words.unanswered(next(asked, vocabulary)),))

    def entry(self, vocabulary: str, given: Given) -> Text:
        """One entry in words: the vocabulary's or the business's own."""
        if isinstance(given.value, dict):
            return self.words.in_each(lambda wording: wording.own_words(given.value, given.address))
        return self.words.in_each(lambda wording: wording.phrase(vocabulary, given.value))


def _written(wording: Wording, value: Any, address: str) -> str:
    question = wording.interview.question(address)
    return wording.answer(question, value, address) if question else wording.law(value)
