"""The rows of the facts: activities with their lines, uses of tools, recipients, transfers and cookies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wizard.library.conditions import UNKNOWN
from wizard.library.retention import Retention
from wizard.text import Text


@dataclass(frozen=True)
class Recipient:
    """Who receives data in one activity: a tool's provider, an entry of the vocabulary, or one entered by hand.

    `named` is who that is by name, where the business has said so; `gets` is what it receives.
    """

    id: str
    name: Text
    provider: str
    role: str
    country: str
    gets: Text | None = None
    named: Text | None = None


#: The fields that a row can lack because nobody said, and what stands in them then.
_UNSAID: Mapping[str, Any] = {
    "basis": "",
    "country": "",
    "ground": "",
    "keep": None,
    "outside": "",
    "parent_country": "",
    "role": "",
    "special": None,
    "statute": None,
}


class Row:
    """A row of the facts, as conditions, placeholders and screens see it."""

    @property
    def key(self) -> str:
        """What tells the row from the others of its collection."""
        raise NotImplementedError

    def fact(self, name: str) -> Any:
        """What a condition reads under a name; UNKNOWN where nobody said."""
        value = getattr(self, name)
        return UNKNOWN if name in _UNSAID and value == _UNSAID[name] else value

    def said_at(self, name: str) -> str:
        """The address of the question that says what stands under a name; `this.name` where there is none."""
        return f"this.{name}"


def _joined(*parts: str) -> str:
    return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class UseFact(Row):
    """A tool that an activity uses, with its role there."""

    tool: str
    use: str
    name: str
    provider: str
    country: str
    parent_country: str
    role: str
    ground: str
    outside: str
    activity: str
    topic: str
    record: str
    privacy_url: str
    dpa_url: str
    settings_url: str

    @property
    def key(self) -> str:
        """The tool, what it is used for, and where."""
        return _joined(self.tool, self.use, self.topic, self.activity, self.record)

    def said_at(self, name: str) -> str:
        """Role, ground and the country outside are said of the use, the rest of the tool."""
        of_use = name in ("role", "ground", "outside")
        return f"tools.{self.tool}.uses.{self.use}.{name}" if of_use else f"tools.{self.tool}.{name}"


@dataclass(frozen=True)
class LineFact(Row):
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
    statute: str | None
    special: str | None
    ekom: bool
    withdraw: Text | None
    keep: Retention | None
    keep_said_at: str = ""

    @property
    def key(self) -> str:
        """The activity, the record it stands for, and the line."""
        return _joined(self.topic, self.activity, self.record, self.id)


@dataclass(frozen=True)
class ActivityFact(Row):
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
    automated_by: str
    profiling_words: Text | None
    published: Text | None
    not_done: Text | None
    lines: tuple[LineFact, ...]
    #: Whether it is direct marketing.
    marketing: bool = False
    #: Whether data comes from someone else than the person it is about (GDPR Art. 14).
    indirect: bool = False
    #: The fields to which an answer that is still missing could add.
    unsettled: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The topic, the activity, and the record it stands for."""
        return _joined(self.topic, self.id, self.record)

    def fact(self, name: str) -> Any:
        """UNKNOWN also where there is nothing yet that an answer still missing could bring."""
        value = super().fact(name)
        return UNKNOWN if value is False and name in self.unsettled else value

    @property
    def automated(self) -> bool:
        """Whether decisions are made automatically in it."""
        return self.automated_words is not None

    @property
    def profiling(self) -> bool:
        """Whether people are profiled in it."""
        return self.profiling_words is not None


@dataclass(frozen=True)
class RecipientFact(Row):
    """One recipient over all activities, with every role it has."""

    id: str
    name: Text
    roles: tuple[str, ...]
    country: str
    activities: tuple[Text, ...]

    @property
    def key(self) -> str:
        """The recipient."""
        return self.id


@dataclass(frozen=True)
class TransferFact(Row):
    """Data that can be reached from a country outside the EEA, and on which ground."""

    id: str
    name: Text
    country: str
    ground: str
    activities: tuple[Text, ...]
    use: str

    @property
    def key(self) -> str:
        """The recipient, the country and the ground."""
        return _joined(self.id, self.country, self.ground)

    def said_at(self, name: str) -> str:
        """Country and ground are said of the tool's use; of several uses alike, of the first."""
        questions = {"country": "outside", "ground": "ground"}
        return f"tools.{self.id}.uses.{self.use}.{questions[name]}" if name in questions else f"this.{name}"


@dataclass(frozen=True)
class CookieFact(Row):
    """Something stored on or read from the visitor's device."""

    name: str
    tool: str
    provider: str
    category: str
    duration: str
    set_by: str
    does: Text
    listed_at: str = ""

    @property
    def key(self) -> str:
        """The tool that sets it, and its name."""
        return _joined(self.tool, self.name)

    def said_at(self, name: str) -> str:
        """What is said of it is said where it is listed: the tool's cookies, or the site's own."""
        return self.listed_at or f"this.{name}"


@dataclass(frozen=True)
class Facts:
    """What follows from the reachable answers before any text."""

    activities: tuple[ActivityFact, ...] = ()
    uses: tuple[UseFact, ...] = ()
    recipients: tuple[RecipientFact, ...] = ()
    transfers: tuple[TransferFact, ...] = ()
    cookies: tuple[CookieFact, ...] = ()
    #: The collections to which an answer that is still missing could add rows.
    unsettled: frozenset[str] = frozenset()

    @property
    def lines(self) -> tuple[LineFact, ...]:
        """The lines of all activities."""
        return tuple(line for activity in self.activities for line in activity.lines)
