"""Assembly: library and interview make facts, facts make the notice's sections and blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from wizard.interview import Interview
from wizard.library.conditions import UNKNOWN, parse
from wizard.library.schema import Activity, Clause, Pair, Piece, Section, Table, Topic
from wizard.notice.activities import records_address
from wizard.notice.blocks import activity_data, activity_text, table_data, table_text
from wizard.notice.extent import WHOLE, Extent
from wizard.notice.facts import in_order, make_facts
from wizard.notice.model import Block, Gap, Notice, NoticeSection
from wizard.notice.provenance import because
from wizard.notice.rows import ActivityFact, Facts, Row
from wizard.notice.scope import FactScope, key_of, standing_once_for
from wizard.notice.wording import Words
from wizard.text import escape_markdown

BlockKind = Literal["clause", "activity", "table"]
Data = tuple[Mapping[str, Any], ...]


def assemble(interview: Interview, extent: Extent = WHOLE) -> Notice:
    """The notice that the reachable answers make, as far as it tells, dated on the interview's day."""
    words = Words(interview)
    facts = make_facts(interview, words, extent)
    assembly = _Assembly(interview, words, facts, extent)
    sections = tuple(assembly.sections())
    return Notice(
        title=assembly.title(),
        date=interview.day,
        languages=words.languages,
        sections=sections,
        facts=facts,
        gaps=_once(words.gaps),
    )


def _once(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(dict.fromkeys(gaps))


def _once_said(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of one clause without those that say the same as an earlier one."""
    said: set[tuple[str, ...]] = set()
    for block in blocks:
        words = tuple(block.text.values())
        if words not in said:
            said.add(words)
            yield block


@dataclass(frozen=True)
class _Assembly:
    interview: Interview
    words: Words
    facts: Facts
    extent: Extent

    def title(self) -> dict[str, str]:
        own = self.extent.title
        if own:
            return {language: escape_markdown(own[language]) for language in self.words.languages}
        title = self.interview.library.phrases["page"]["title-of"].said()
        return self.words.in_each(lambda wording: wording.fill(title, self._scope(None), ""))

    def sections(self) -> Iterator[NoticeSection]:
        topics = [topic for topic in in_order(self.interview) if self.extent.has(topic)]
        blocks = [block for topic in topics for block in self._topic(topic)]
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
            yield from ((clause.section, block) for block in _once_said(self._clauses(clause, topic)))
        for activity in topic.activity:
            for fact in self._carried_out.get((topic.id, activity.id), ()):
                yield activity.section, self._activity(activity, fact, topic)
        for table in topic.table:
            rows = self._rows(table, topic)
            if rows and self._stands(table.when, None, topic):
                yield table.section, self._table(table, rows, topic)

    @cached_property
    def _carried_out(self) -> Mapping[tuple[str, str], Sequence[ActivityFact]]:
        """The facts of each activity, by its topic and id."""
        found: dict[tuple[str, str], list[ActivityFact]] = {}
        for fact in self.facts.activities:
            found.setdefault((fact.topic, fact.id), []).append(fact)
        return found

    def _scope(self, this: Any) -> FactScope:
        return FactScope(self.interview, this, None, self.facts)

    def _stands(self, condition: str | None, this: Any, topic: Topic) -> bool:
        return condition is None or parse(condition, topic.id).evaluate(self._scope(this)) is True

    def _clauses(self, clause: Clause, topic: Topic) -> Iterator[Block]:
        for this in standing_once_for(clause.each, topic.id, self.interview, self.facts):
            if self._stands(clause.when, this, topic):
                yield from self._clause(clause, this, topic)

    def _clause(self, clause: Clause, this: Any, topic: Topic) -> Iterator[Block]:
        scope = self._scope(this)
        pair = self._numbered(clause, scope, topic) if clause.number else clause.text
        if pair:
            text = self.words.in_each(lambda wording: wording.fill(pair, scope, topic.id))
            yield self._block("clause", clause, scope, topic, text, ())

    def _numbered(self, clause: Clause, scope: FactScope, topic: Topic) -> Pair | None:
        """The text for one or for several; None where there is none or the number is unknown."""
        number = parse(clause.number or "", topic.id).evaluate(scope)
        if number is UNKNOWN or number == 0:
            return None
        return clause.one if number == 1 else clause.several

    def _activity(self, activity: Activity, fact: ActivityFact, topic: Topic) -> Block:
        this = f"{records_address(activity.each, topic.id)}.{fact.record}" if activity.each else None
        text, data = activity_text(fact, self.words), activity_data(fact, self.words)
        return self._block("activity", activity, self._scope(this), topic, text, data)

    def _rows(self, table: Table, topic: Topic) -> list[Any]:
        rows = list(getattr(self.facts, table.rows))
        if table.where is None:
            return rows
        where = parse(table.where.strip(), "row")
        return [row for row in rows if where.evaluate(self._scope(None).with_row(row)) is True]

    def _table(self, table: Table, rows: list[Any], topic: Topic) -> Block:
        scope = self._scope(None)
        caption = self.words.in_each(lambda wording: wording.fill(table.caption, scope, topic.id))
        data = table_data(table, rows, self.words)
        return self._block("table", table, scope, topic, table_text(table, data, caption, self.words), data, rows)

    def _block(
        self,
        kind: BlockKind,
        piece: Piece,
        scope: FactScope,
        topic: Topic,
        text: dict[str, str],
        data: Data,
        rows: Iterable[Row] = (),
    ) -> Block:
        return Block(
            kind=kind,
            id=f"{topic.id}.{piece.id}",
            record=key_of(scope.this),
            text=text,
            data=data,
            source=piece.digest(),
            law=piece.law,
            because=because(piece, scope, topic.id, rows),
            meets=piece.meets,
        )
