"""How hard a notice is to read: LIX (Björnsson 1968) for bokmål, Flesch ease and Flesch-Kincaid grade for English.

Headings are left out; a list item, and a table cell of more than three words, is a sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONG_WORD = 6  # letters; longer words count as long in LIX
_SHORT_CELL = 3  # words; shorter table cells are labels, not sentences

_ABBREVIATION = re.compile(r"\b(f\.eks|bl\.a|jf|nr|art|ca|dvs|osv|mv|pst|tlf|org|e\.g|i\.e|etc|no|cf|Inc|Ltd)\.")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_WORD = re.compile(r"[A-Za-zÆØÅæøåÉéÜü][A-Za-zÆØÅæøåÉéÜü'’-]*")
_END = re.compile(r"(?<=[.!?])\s+")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_RULE = re.compile(r"\|[\s:|-]+\|?")


@dataclass(frozen=True)
class Readability:
    """The sentences of a notice, each as its words."""

    sentences: tuple[tuple[str, ...], ...]

    @property
    def mean(self) -> float:
        """Words to a sentence."""
        return self._words / len(self.sentences)

    @property
    def longest(self) -> tuple[str, ...]:
        """The longest sentence."""
        return max(self.sentences, key=len)

    @property
    def lix(self) -> float:
        """Words to a sentence and long words to a hundred."""
        long = sum(len(word) > _LONG_WORD for sentence in self.sentences for word in sentence)
        return self.mean + 100 * long / self._words

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: years of school."""
        return 0.39 * self.mean + 11.8 * self._syllables - 15.59

    @property
    def ease(self) -> float:
        """The Flesch reading ease, from 0 (hard) to 100."""
        return 206.835 - 1.015 * self.mean - 84.6 * self._syllables

    @property
    def _words(self) -> int:
        return sum(len(sentence) for sentence in self.sentences)

    @property
    def _syllables(self) -> float:
        """Syllables to a word, as English is spelt."""
        return sum(_syllables(word) for sentence in self.sentences for word in sentence) / self._words


def readability(markdown: str) -> Readability:
    """The readability of a notice in Markdown."""
    return Readability(tuple(tuple(_WORD.findall(sentence)) for sentence in _sentences(markdown)))


def _syllables(word: str) -> int:
    stem = re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]{1,2}", re.sub(r"^y", "", stem))))


def _sentences(markdown: str) -> Iterator[str]:
    for paragraph in _paragraphs(markdown):
        plain = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), _plain(paragraph))
        plain = re.sub(r"(\d)\.(\d)", r"\1,\2", _ADDRESS.sub("LENKE", plain))
        yield from (sentence for sentence in _END.split(plain) if re.search(r"[A-Za-zÆØÅæøå]{2}", sentence))


def _paragraphs(markdown: str) -> Iterator[str]:
    """Paragraphs, list items and the longer cells of tables, each in one line."""
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)|\n(?=\|)", markdown):
        line = " ".join(block.split())
        if line.startswith("#") or _RULE.fullmatch(line):
            continue
        if line.startswith("|"):
            yield from (cell for cell in line.strip("|").split("|") if len(cell.split()) > _SHORT_CELL)
        else:
            yield _ITEM.sub("", line.lstrip("> "), count=1)


def _plain(text: str) -> str:
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<((?:https?:|mailto:)[^>]+)>", r"\1", text)
    return re.sub(r"\*\*|`|\\(?=\W)", "", text)
