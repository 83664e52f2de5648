"""The library's own phrases in one language, and the marks for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wizard.interview import Interview
from wizard.library.placeholders import PLACEHOLDER
from wizard.library.schema import Phrase
from wizard.notice.model import Gap
from wizard.text import Text, escape_prose, write_list, write_number


@dataclass(frozen=True)
class Phrases:
    """Says the vocabularies' entries in one language for one case, and notes the gaps it meets."""

    interview: Interview
    language: str
    gaps: list[Gap] = field(default_factory=list)

    @cached_property
    def locale(self) -> str:
        """The name of the language's locale."""
        return self.interview.library.locales[self.language]

    def phrase(self, vocabulary: str, entry: str) -> str:
        """An entry's words inside a sentence."""
        return self._entry(vocabulary, entry).said().get(self.language, entry)

    def label(self, vocabulary: str, entry: str) -> str:
        """An entry's label."""
        return self._entry(vocabulary, entry).shown().get(self.language, entry)

    def sentence(self, vocabulary: str, entry: str, **parts: str) -> str:
        """An entry's whole sentence, its own placeholders filled with `parts`."""
        phrase = self._entry(vocabulary, entry)
        return fill_in((phrase.sentence or phrase.said()).get(self.language, entry), parts)

    def provision(self, name: str) -> str:
        """The one name of a provision of law."""
        return self.interview.library.provisions.get(name, {}).get(self.language, name)

    def country(self, code: str) -> str:
        """The name of a country (ISO 3166)."""
        return self.interview.library.country(code, self.language)

    def counted(self, vocabulary: str, entry: str, number: int) -> str:
        """An entry's words for that number of things."""
        phrase = self._entry(vocabulary, entry)
        words = (phrase.one if number == 1 else phrase.other) or phrase.said()
        return fill_in(words.get(self.language, entry), {"n": write_number(number, self.locale)})

    def _entry(self, vocabulary: str, entry: str) -> Phrase:
        return self.interview.library.phrases.get(vocabulary, {}).get(entry) or Phrase()

    def listed(self, items: Iterable[str]) -> str:
        """Some words as a list in a sentence."""
        return write_list(items, self.locale)

    def own_words(self, words: Text, address: str) -> str:
        """What the business wrote itself, in this language; a mark and a gap where it wrote it only in another."""
        if self.language in words:
            return escape_prose(words[self.language])
        self.gaps.append(Gap(address, (self.language,)))
        return self.phrase("page", "missing")

    def unanswered(self, address: str) -> str:
        """The mark that stands in a draft where an answer is missing."""
        self.gaps.append(Gap(address, tuple(self.interview.library.languages)))
        return self.phrase("page", "unanswered")


def fill_in(text: str, parts: Mapping[str, str]) -> str:
    """A phrase with its own placeholders filled; those without a part stay."""
    return text if "{" not in text else PLACEHOLDER.sub(lambda match: parts.get(match[1], match[0]), text)
