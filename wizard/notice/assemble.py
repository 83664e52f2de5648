"""Assembly: library and interview make facts, facts make the notice's sections and blocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wizard.interview import AnswerScope, Interview
from wizard.library.conditions import ROWS, UNKNOWN, Name, parse
from wizard.library.schema import Activity, Clause, Piece, Section, Table, Topic
from wizard.notice.blocks import activity_data, activity_text, table_data, table_text
from wizard.notice.facts import Words, in_order, make_facts, record_id, records_of
from wizard.notice.model import ActivityFact, Block, Facts, Gap, Notice, NoticeSection
from wizard.notice.provenance import because


@dataclass(frozen=True)
class FactScope(AnswerScope):
    """Looks names up among answers and facts."""

    facts: Facts | None = None

    def rows(self, name: str) -> Sequence[Any]:
        """The rows of a fact collection, and UNKNOWN as a last one while an open question could add more."""
        rows = tuple(getattr(self.facts, name))
        return rows if self.facts and self.facts.are_complete else (*rows, UNKNOWN)

    def with_row(self, row: Any) -> FactScope:
        """This scope with another row."""
        return FactScope(self.interview, self.this, row, self.facts)


def assemble(interview: Interview, day: dt.date | None = None) -> Notice:
    """The notice that the reachable answers make, dated `day` (the interview's day by default)."""
    words = Words(interview)
    facts = make_facts(interview, words)
    assembly = _Assembly(interview, words, facts)
    sections = tuple(assembly.sections())
    return Notice(
        title=assembly.title(),
        date=day or interview.day,
        languages=words.languages,
        sections=sections,
        facts=facts,
        gaps=_once(words.gaps),
    )


def _once(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(dict.fromkeys(gaps))


def standing_once_for(each: str | None, topic: str, interview: Interview, facts: Facts) -> list[Any]:
    """What a clause, check or task stands once for: nothing, the records of a question, or the rows of the facts."""
    if each in ROWS:
        return list(getattr(facts, each))
    return records_of(interview, each, topic)


@dataclass(frozen=True)
class _Assembly:
    interview: Interview
    words: Words
    facts: Facts

    def title(self) -> dict[str, str]:
        title = self.interview.library.phrases["page"]["title-of"].said()
        return self.words.in_each(lambda wording: wording.fill(title, self._scope(None), ""))

    def sections(self) -> Iterator[NoticeSection]:
        blocks = [block for topic in in_order(self.interview) for block in self._topic(topic)]
        for section in self.interview.library.sections.values():
            here = tuple(block for section_id, block in blocks if section_id == section.id)
            if here:
                yield self._section(section, here)

    def _section(self, section: Section, blocks: tuple[Block, ...]) -> NoticeSection:
        scope = self._scope(None)
        heading = self.words.in_each(lambda wording: wording.fill(section.heading, scope, ""))
        intro = section.intro
        return NoticeSection(
            id=section.id,
            heading=heading,
            blocks=blocks,
            intro=self.words.in_each(lambda wording: wording.fill(intro, scope, "")) if intro else None,
        )

    def _topic(self, topic: Topic) -> Iterator[tuple[str, Block]]:
        for clause in topic.clause:
            for this in standing_once_for(clause.each, topic.id, self.interview, self.facts):
                if self._stands(clause.when, this, topic):
                    yield from ((clause.section, block) for block in self._clause(clause, this, topic))
        for activity in topic.activity:
            for fact in self.facts.activities:
                if (fact.topic, fact.id) == (topic.id, activity.id):
                    yield activity.section, self._activity(activity, fact, topic)
        for table in topic.table:
            rows = self._rows(table, topic)
            if rows and self._stands(table.when, None, topic):
                yield table.section, self._table(table, rows, topic)

    def _scope(self, this: Any) -> FactScope:
        return FactScope(self.interview, this, None, self.facts)

    def _stands(self, condition: str | None, this: Any, topic: Topic) -> bool:
        return condition is None or parse(condition, topic.id).evaluate(self._scope(this)) is True

    def _clause(self, clause: Clause, this: Any, topic: Topic) -> Iterator[Block]:
        scope = self._scope(this)
        pair = clause.text
        if clause.number:
            number = parse(clause.number, topic.id).evaluate(scope)
            count = number if isinstance(number, int) else len(number) if isinstance(number, list) else 0
            if count == 0:
                return
            pair = clause.one if count == 1 else clause.several
        text = self.words.in_each(lambda wording: wording.fill(pair or {}, scope, topic.id))
        yield self._block("clause", clause, scope, topic, text, ())

    def _activity(self, activity: Activity, fact: ActivityFact, topic: Topic) -> Block:
        this = _record_address(activity.each, fact.record, topic.id)
        text, data = activity_text(fact, self.words), activity_data(fact, self.words)
        return self._block("activity", activity, self._scope(this), topic, text, data)

    def _rows(self, table: Table, topic: Topic) -> list[Any]:
        rows = list(getattr(self.facts, table.rows))
        if table.where is None:
            return rows
        where = parse(table.where.strip(), "row")
        return [row for row in rows if where.evaluate(self._scope(None).with_row(row)) is True]

    def _table(self, table: Table, rows: list[Any], topic: Topic) -> Block:
        text, data = table_text(table, rows, self.words), table_data(table, rows, self.words)
        return self._block("table", table, self._scope(None), topic, text, data)

    def _block(
        self, kind: Any, piece: Piece, scope: FactScope, topic: Topic, text: dict[str, str], data: tuple[Any, ...]
    ) -> Block:
        return Block(
            kind=kind,
            id=f"{topic.id}.{piece.id}",
            record=_row_id(scope.this),
            text=text,
            data=data,
            source=piece.digest(),
            law=piece.law,
            because=because(piece, scope, topic.id),
            meets=piece.meets,
        )


def _row_id(this: Any) -> str:
    if this is None or isinstance(this, str):
        return record_id(this)
    parts = (getattr(this, name, "") for name in ("tool", "use", "topic", "activity"))
    return "-".join(part for part in parts if part) or str(getattr(this, "id", ""))


def _record_address(each: str | None, record: str, topic: str) -> str | None:
    if each is None:
        return None
    node = parse(each, topic)
    return f"{node.name if isinstance(node, Name) else each}.{record}"
