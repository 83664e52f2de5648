"""The notice's model: the sections and blocks that tell the facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wizard.notice.rows import Facts
from wizard.text import Text


@dataclass(frozen=True)
class Because:
    """Why a block stands there: an answer (its address), a condition (as written) or a provision of law (its id).

    `value` is the raw answer, the outcome of the condition, or the provision's name in every language.
    """

    kind: Literal["answer", "condition", "law"]
    name: str
    value: Any


@dataclass(frozen=True)
class Block:
    """One piece of the notice, in every language, with its provenance."""

    kind: Literal["clause", "activity", "table"]
    id: str
    record: str
    text: Text
    data: tuple[Mapping[str, Any], ...]
    source: str
    law: tuple[str, ...]
    because: tuple[Because, ...]
    meets: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoticeSection:
    """A heading and what stands under it."""

    id: str
    heading: Text
    blocks: tuple[Block, ...]
    intro: Text | None = None


@dataclass(frozen=True)
class Gap:
    """A place in the notice where a text needs an answer, or an answer's words in some languages, and has none."""

    address: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """The assembled document."""

    title: Text
    date: dt.date
    languages: tuple[str, ...]
    sections: tuple[NoticeSection, ...]
    facts: Facts
    gaps: tuple[Gap, ...]

    def blocks(self) -> Iterator[Block]:
        """All blocks in their order."""
        for section in self.sections:
            yield from section.blocks

    def text(self, language: str) -> str:
        """Everything that stands in the notice in one language, as Markdown."""
        parts = (part for section in self.sections for part in _of_section(section))
        return "\n\n".join([self.title[language], *(part[language] for part in parts)])


def _of_section(section: NoticeSection) -> Iterator[Text]:
    yield section.heading
    if section.intro:
        yield section.intro
    yield from (block.text for block in section.blocks)
