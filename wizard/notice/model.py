"""The notice's model: facts that follow from the answers, and the sections and blocks that tell them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wizard.library.retention import Retention
from wizard.text import Text

# ---------------------------------------------------------------- facts


@dataclass(frozen=True)
class Recipient:
    """Who receives data in one activity: a tool's provider, an entry of the vocabulary, or one entered by hand."""

    id: str
    name: Text
    role: str
    country: str
    gets: Text | None = None


@dataclass(frozen=True)
class UseFact:
    """A tool that an activity uses, with its role there."""

    tool: str
    use: str
    name: str
    provider: str
    country: str
    parent_country: str
    role: str
    ground: str
    activity: str
    topic: str
    privacy_url: str
    dpa_url: str
    settings_url: str


@dataclass(frozen=True)
class LineFact:
    """One line of an activity: whose data, which, on which basis, kept how long."""

    id: str
    activity: str
    topic: str
    record: str
    title: Text
    case: Text | None
    who: tuple[str, ...]
    who_words: tuple[Text, ...]
    data: tuple[str, ...]
    data_words: tuple[Text, ...]
    basis: str
    interest: Text | None
    statute: str
    special: str
    ekom: bool
    withdraw: Text | None
    keep: Retention | None


@dataclass(frozen=True)
class ActivityFact:
    """One processing activity that the business carries out."""

    id: str
    topic: str
    record: str
    title: Text
    purpose: Text
    sources: tuple[str, ...]
    source_words: tuple[Text, ...]
    must: Text | None
    inside: tuple[Text, ...]
    recipients: tuple[Recipient, ...]
    automated_words: Text | None
    profiling_words: Text | None
    published: Text | None
    not_done: Text | None
    lines: tuple[LineFact, ...]

    @property
    def automated(self) -> bool:
        """Whether decisions are made automatically in it."""
        return self.automated_words is not None

    @property
    def profiling(self) -> bool:
        """Whether people are profiled in it."""
        return self.profiling_words is not None


@dataclass(frozen=True)
class RecipientFact:
    """One recipient over all activities, with every role it has."""

    id: str
    name: Text
    roles: tuple[str, ...]
    country: str
    activities: tuple[Text, ...]


@dataclass(frozen=True)
class TransferFact:
    """Data that can be reached from a country outside the EEA, and on which ground."""

    id: str
    name: Text
    country: str
    ground: str
    activities: tuple[Text, ...]


@dataclass(frozen=True)
class CookieFact:
    """Something stored on or read from the visitor's device."""

    name: str
    tool: str
    provider: str
    category: str
    duration: str
    set_by: str
    does: Text


@dataclass(frozen=True)
class Facts:
    """What follows from the reachable answers before any text."""

    activities: tuple[ActivityFact, ...]
    uses: tuple[UseFact, ...]
    recipients: tuple[RecipientFact, ...]
    transfers: tuple[TransferFact, ...]
    cookies: tuple[CookieFact, ...]
    #: Whether no open question could add more.
    are_complete: bool

    @property
    def lines(self) -> tuple[LineFact, ...]:
        """The lines of all activities."""
        return tuple(line for activity in self.activities for line in activity.lines)


# ---------------------------------------------------------------- the document


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
