"""The activities that the business carries out, each with its lines and the tools it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from wizard.case import record_id
from wizard.interview import Interview
from wizard.library.conditions import Name, parse
from wizard.library.schema import Activity, Line, Reference, Topic
from wizard.notice.extent import Extent
from wizard.notice.reader import Reader
from wizard.notice.recipients import recipients_of, uses_of
from wizard.notice.rows import ActivityFact, LineFact, UseFact
from wizard.notice.wording import Words
from wizard.text import Text

#: What conditions ask of an activity that an answer still missing could bring, and the field that it would stand in.
_MAY_COME = {"automated": "automated", "profiling": "profiling", "indirect": "sources"}


class Made(NamedTuple):
    """An activity, and the tools it uses."""

    activity: ActivityFact
    uses: tuple[UseFact, ...]


def activities(topic: Topic, words: Words, extent: Extent) -> Iterator[Made]:
    """The activities of a topic that stand and that the notice covers, once for each record where they have `each`."""
    for activity in topic.activity if extent.covers(topic.id) else ():
        for record in records_of(words.interview, activity.each, topic.id):
            if record and not extent.is_about(record):
                continue
            reader = Reader(words, topic.id, words.interview.scope(record))
            maker = _Maker(reader, activity)
            lines = maker.lines() if reader.stands(activity.when) else ()
            if lines:
                yield maker.made(lines)


def records_of(interview: Interview, each: str | None, topic: str) -> list[str | None]:
    """What a piece of content stands once for: None, or each record's address."""
    return [None] if each is None else [*interview.records(records_address(each, topic))]


def records_address(each: str, topic: str) -> str:
    """The address of the records that `each` names."""
    node = parse(each, topic)
    return node.name if isinstance(node, Name) else each


@dataclass(frozen=True)
class _Maker:
    """Makes one activity for the record at hand."""

    reader: Reader
    activity: Activity

    @cached_property
    def title(self) -> Text:
        return self.reader.needed(self.activity.title, self.name)

    @property
    def name(self) -> str:
        return f"{self.reader.topic}.{self.activity.id}"

    def lines(self) -> tuple[LineFact, ...]:
        return tuple(self._line(line) for line in self.activity.line if self.reader.stands(line.when))

    def made(self, lines: tuple[LineFact, ...]) -> Made:
        activity, reader = self.activity, self.reader
        uses = uses_of(activity, reader)
        sources = reader.entries(activity.sources, "sources")
        fact = ActivityFact(
            id=activity.id,
            topic=reader.topic,
            record=record_id(reader.scope.this),
            title=self.title,
            purpose=reader.needed(activity.purpose, self.name),
            sources=sources.ids,
            source_words=sources.words,
            must=self._must(),
            inside=reader.entries(activity.inside, "inside").words,
            recipients=recipients_of(activity, uses, reader),
            automated_words=reader.text(activity.automated),
            automated_by=activity.automated_by,
            profiling_words=reader.text(activity.profiling),
            published=reader.text(activity.published),
            not_done=reader.text(activity.not_done),
            lines=lines,
            marketing=activity.marketing,
            indirect=any(self._is_indirect(source) for source in sources.ids),
            unsettled=frozenset(name for name, field in _MAY_COME.items() if reader.awaits(getattr(activity, field))),
        )
        return Made(fact, tuple(use for use, _ in uses))

    def _is_indirect(self, source: str) -> bool:
        """Whether a source is someone else than the person whom the data is about."""
        phrase = self.reader.interview.library.phrases.get("sources", {}).get(source)
        return phrase is not None and phrase.indirect

    def _must(self) -> Text | None:
        must = self.activity.must
        if isinstance(must, str):
            return self.reader.words.in_each(lambda wording: wording.phrase("must", must))
        return self.reader.text((must,) if isinstance(must, Reference) else must)

    def _line(self, line: Line) -> LineFact:
        reader = self.reader
        who, data = reader.needed_entries(line.who, "groups"), reader.needed_entries(line.data, "data")
        basis, special = reader.id(line.basis) or "", reader.id(line.special)
        asks_for = self._asked_by(basis)
        is_consent = line.ekom or basis == "consent" or special == "explicit-consent"
        return LineFact(
            id=line.id,
            activity=self.activity.id,
            topic=reader.topic,
            record=record_id(reader.scope.this),
            title=self.title,
            case=reader.text(line.case),
            who=who.ids,
            who_words=who.words,
            data=data.ids,
            data_words=data.words,
            basis=basis,
            interest=reader.needed(line.interest, self.name) if "{interest}" in asks_for else None,
            statute=reader.id(line.statute) if "{statute}" in asks_for else "",
            special=special,
            ekom=line.ekom,
            withdraw=reader.text(line.withdraw) if is_consent else None,
            keep=reader.retention(line.keep),
            keep_said_at=reader.address(reader.source(line.keep)) if isinstance(line.keep, Reference) else "",
        )

    def _asked_by(self, basis: str) -> str:
        """The sentences of a basis, which say by their placeholders what it must name."""
        phrase = self.reader.interview.library.phrases.get("bases", {}).get(basis)
        return " ".join((phrase.sentence or {}).values()) if phrase else ""
