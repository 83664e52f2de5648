"""Evidence: the words of the rendered notice that show that a requirement is met, in every language of the notice.

A declaration alone proves nothing: delete the words, and the requirement is unmet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from wizard.interview import Interview
from wizard.library.conditions import parse
from wizard.library.schema import Evidence, Pair, Requirement, Sentence
from wizard.notice.model import Block, Notice
from wizard.notice.rows import ActivityFact, LineFact
from wizard.notice.scope import FactScope
from wizard.notice.wording import Words
from wizard.text import Text, in_each

#: So many words that are looked for are remembered as they are compared: the same ones in row after row.
_MOST_SOUGHT = 4096


@dataclass(frozen=True)
class Shown:
    """Whether a piece of evidence stands, and the blocks in which it was looked for."""

    stands: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Evidences:
    """Looks in one notice for the evidence of requirements."""

    interview: Interview
    notice: Notice

    def of(self, requirement: Requirement) -> Iterator[Shown]:
        """Each piece of evidence that the requirement asks for here; with `each`, once for each row."""
        meeting = self._meeting.get(requirement.id, ())
        for evidence in requirement.evidence:
            if self._holds(evidence.when, self._scope(None)):
                yield from self._shown(evidence, meeting)

    def _shown(self, evidence: Evidence, meeting: tuple[Block, ...]) -> Iterator[Shown]:
        if evidence.nowhere:
            yield Shown(not self._stands_anywhere(evidence.nowhere), ())
        elif evidence.each:
            yield from (self._of_row(evidence, row, meeting) for row in self._rows(evidence, evidence.each))
        else:
            yield Shown(self._any_stands(evidence.words, None, meeting), meeting)

    def _rows(self, evidence: Evidence, each: str) -> list[Any]:
        rows = list(getattr(self.notice.facts, each))
        if evidence.where is None:
            return rows
        return [row for row in rows if self._holds(evidence.where, self._scope(row).with_row(row), "row")]

    def _of_row(self, evidence: Evidence, row: Any, meeting: tuple[Block, ...]) -> Shown:
        blocks = self._own_block(row) if isinstance(row, ActivityFact | LineFact) else meeting
        if evidence.label:
            return Shown(self._has_field(evidence.label, blocks), blocks)
        return Shown(self._any_stands(evidence.words, row, blocks), blocks)

    def _own_block(self, row: ActivityFact | LineFact) -> tuple[Block, ...]:
        activity = row.activity if isinstance(row, LineFact) else row.id
        block = self._activities.get((f"{row.topic}.{activity}", row.record))
        return (block,) if block else ()

    def _has_field(self, label: str, blocks: Sequence[Block]) -> bool:
        name = self._words.in_each(lambda wording: f"**{wording.label('labels', label)}:**")
        return self._stand(name, blocks)

    def _any_stands(self, words: Iterable[Sentence], row: Any, blocks: Sequence[Block]) -> bool:
        filled = [text for sentence in words if (text := self._filled(sentence.text, row)) is not None]
        return all(
            any(_sought(text[language]) in self._texts[id(block)][language] for text in filled for block in blocks)
            for language in self.notice.languages
        )

    def _stand(self, text: Text, blocks: Sequence[Block]) -> bool:
        languages = self.notice.languages
        return all(any(text[language] in block.text[language] for block in blocks) for language in languages)

    def _stands_anywhere(self, pair: Pair) -> bool:
        filled = self._filled(pair, None)
        return filled is not None and any(
            _sought(filled[language]) in self._whole[language] for language in self.notice.languages
        )

    def _filled(self, pair: Pair, row: Any) -> Text | None:
        """Words with their answers; None where an answer is missing, for the mark that stands there shows nothing."""
        scope, gaps_before = self._scope(row), len(self._words.gaps)
        text = self._words.in_each(lambda wording: wording.fill(pair, scope, ""))
        return text if len(self._words.gaps) == gaps_before else None

    @cached_property
    def _meeting(self) -> Mapping[str, tuple[Block, ...]]:
        """The blocks that name each requirement."""
        found: dict[str, tuple[Block, ...]] = {}
        for block in self.notice.blocks():
            for requirement in dict.fromkeys(block.meets):
                found[requirement] = (*found.get(requirement, ()), block)
        return found

    @cached_property
    def _texts(self) -> Mapping[int, Text]:
        """Each block's text as it is compared, by the block's identity."""
        languages = self.notice.languages
        return {
            id(block): {language: _compared(block.text[language]) for language in languages}
            for block in self.notice.blocks()
        }

    @cached_property
    def _activities(self) -> Mapping[tuple[str, str], Block]:
        """The blocks of activities by their ids and records."""
        return {(block.id, block.record): block for block in self.notice.blocks() if block.kind == "activity"}

    @cached_property
    def _whole(self) -> Text:
        return in_each(self.notice.languages, lambda language: _compared(self.notice.text(language)))

    @cached_property
    def _words(self) -> Words:
        return Words(self.interview)

    def _scope(self, row: Any) -> FactScope:
        return FactScope(self.interview, row, None, self.notice.facts)

    def _holds(self, condition: str | None, scope: FactScope, topic: str = "") -> bool:
        return condition is None or parse(condition, topic).evaluate(scope) is True


@lru_cache(maxsize=_MOST_SOUGHT)
def _sought(words: str) -> str:
    """Words as they are looked for."""
    return _compared(words)


def _compared(text: str) -> str:
    """A text as it is compared: in one line, without the signs of Markdown, in small letters."""
    return " ".join(text.replace("*", "").replace("`", "").replace("\\", "").split()).casefold()
