"""Facts: what follows from the reachable answers before any text. Activities, uses, recipients, transfers, cookies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from wizard.interview import AnswerScope, Interview
from wizard.library.conditions import UNKNOWN, Name, parse
from wizard.library.retention import Retention, parse_retention
from wizard.library.schema import Activity, Cookie, Item, Line, Reference, Sentence, Topic
from wizard.notice.model import (
    ActivityFact,
    CookieFact,
    Facts,
    Gap,
    LineFact,
    Recipient,
    RecipientFact,
    TransferFact,
    UseFact,
)
from wizard.notice.wording import Wording, address_of
from wizard.text import Text, escape_markdown, in_each


@dataclass
class Words:
    """One `Wording` for each language of the notice, with the gaps that all of them met."""

    interview: Interview
    gaps: list[Gap] = field(default_factory=list)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that this client's notice is made in, in the library's order."""
        wanted = self.interview.case.languages
        return tuple(language for language in self.interview.library.languages if language in wanted)

    def in_each(self, write: Any) -> dict[str, str]:
        """What `write(wording)` gives in each language."""
        return in_each(self.languages, lambda language: write(self.wording(language)))

    def wording(self, language: str) -> Wording:
        """Writes in one language, noting its gaps here."""
        return Wording(self.interview, language, self.gaps)


def make_facts(interview: Interview, words: Words) -> Facts:
    """The facts of a case."""
    made = [_Maker(interview, words, topic).activities() for topic in in_order(interview)]
    activities = tuple(activity for some in made for activity, _ in some)
    uses = tuple(use for some in made for _, uses in some for use in uses)
    return Facts(
        activities=activities,
        uses=uses,
        recipients=tuple(_recipients(activities)),
        transfers=tuple(_transfers(interview, words, activities, uses)),
        cookies=tuple(_cookies(interview, words)),
        are_complete=not interview.is_open,
    )


def in_order(interview: Interview) -> list[Topic]:
    """The topics in the order of the notice."""
    return sorted(interview.library.topics.values(), key=lambda topic: (topic.order, topic.id))


def records_of(interview: Interview, each: str | None, topic: str) -> list[Any]:
    """What a piece of content stands once for: None, or each record's address."""
    if each is None:
        return [None]
    node = parse(each, topic)
    address = node.name if isinstance(node, Name) else each
    if not interview.is_reachable(address):
        return []
    return [f"{address}.{record_id}" for record_id in interview.case.record_ids(address)]


@dataclass(frozen=True)
class _Maker:
    """Makes the activities of one topic."""

    interview: Interview
    words: Words
    topic: Topic

    def activities(self) -> list[tuple[ActivityFact, list[UseFact]]]:
        return [
            made
            for activity in self.topic.activity
            for record in records_of(self.interview, activity.each, self.topic.id)
            for made in self._activity(activity, self.interview.scope(record))
        ]

    def _activity(self, activity: Activity, scope: AnswerScope) -> Iterator[tuple[ActivityFact, list[UseFact]]]:
        if not self._stands(activity.when, scope):
            return
        record = record_id(scope.this)
        title = self._text(activity.title, scope) or {}
        lines = tuple(
            self._line(line, activity, title, scope) for line in activity.line if self._stands(line.when, scope)
        )
        if not lines:
            return
        uses = [use for item in self._standing(activity.uses, scope) for use in self._uses(item, activity, scope)]
        tools = [
            self._tool_recipient(use, item, scope)
            for item in self._standing(activity.uses, scope)
            for use in self._uses(item, activity, scope)
        ]
        others = [
            recipient
            for item in self._standing(activity.recipients, scope)
            for recipient in self._other_recipients(item, scope)
        ]
        sources, source_words = self._vocabulary(activity.sources, "sources", scope)
        fact = ActivityFact(
            id=activity.id,
            topic=self.topic.id,
            record=record,
            title=title,
            purpose=self._text(activity.purpose, scope) or {},
            sources=sources,
            source_words=source_words,
            must=self._must(activity, scope),
            inside=self._vocabulary(activity.inside, "inside", scope)[1],
            recipients=tuple({recipient.id: recipient for recipient in [*tools, *others]}.values()),
            automated_words=self._text(activity.automated, scope),
            profiling_words=self._text(activity.profiling, scope),
            published=self._text(activity.published, scope),
            not_done=self._text(activity.not_done, scope),
            lines=lines,
        )
        yield fact, uses

    def _line(self, line: Line, activity: Activity, title: Text, scope: AnswerScope) -> LineFact:
        who, who_words = self._vocabulary(line.who, "groups", scope)
        data, data_words = self._vocabulary(line.data, "data", scope)
        return LineFact(
            id=line.id,
            activity=activity.id,
            topic=self.topic.id,
            record=record_id(scope.this),
            title=title,
            case=self._text(line.case, scope),
            who=who,
            who_words=who_words,
            data=data,
            data_words=data_words,
            basis=self._literal(line.basis, scope),
            interest=self._text(line.interest, scope),
            statute=self._literal(line.statute, scope),
            special=self._literal(line.special, scope),
            ekom=line.ekom,
            withdraw=self._text(line.withdraw, scope),
            keep=self._retention(line.keep, scope),
        )

    # ------------------------------------------------ values of fields

    def _stands(self, condition: str | None, scope: AnswerScope) -> bool:
        return condition is None or parse(condition, self.topic.id).evaluate(scope) is True

    def _standing(self, items: Iterable[Item], scope: AnswerScope) -> list[Item]:
        return [item for item in items if self._stands(item.when, scope)]

    def _referred(self, reference: str, scope: AnswerScope) -> Any:
        """The value that stands at a reference; a gap is noted where there is none."""
        node = parse(reference, self.topic.id)
        value = node.evaluate(scope)
        if value is UNKNOWN:
            name = node.name if isinstance(node, Name) else reference
            self.words.gaps.append(Gap(address_of(name, scope), self.words.languages))
        return value

    def _literal(self, value: str | Reference | None, scope: AnswerScope) -> str:
        if not isinstance(value, Reference):
            return value or ""
        referred = self._referred(value.from_, scope)
        return referred if isinstance(referred, str) else ""

    def _retention(self, keep: Retention | Reference, scope: AnswerScope) -> Retention | None:
        if not isinstance(keep, Reference):
            return keep
        referred = self._referred(keep.from_, scope)
        if referred is UNKNOWN:
            return None
        return parse_retention(referred) if isinstance(referred, dict) else referred

    def _text(self, sentences: Iterable[Sentence | Reference], scope: AnswerScope) -> Text | None:
        parts = [text for sentence in sentences for text in self._sentence(sentence, scope)]
        if not parts:
            return None
        return {language: " ".join(part[language] for part in parts) for language in self.words.languages}

    def _sentence(self, sentence: Sentence | Reference, scope: AnswerScope) -> Iterator[Text]:
        if isinstance(sentence, Reference):
            value = self._referred(sentence.from_, scope)
            address = address_of(getattr(parse(sentence.from_, self.topic.id), "name", ""), scope)
            yield self.words.in_each(lambda wording: _written(wording, value, address))
        elif self._stands(sentence.when, scope):
            yield self.words.in_each(lambda wording: wording.fill(sentence.text, scope, self.topic.id))

    def _must(self, activity: Activity, scope: AnswerScope) -> Text | None:
        if isinstance(activity.must, str):
            return self.words.in_each(lambda wording: wording.phrase("must", activity.must))
        sentences = (activity.must,) if isinstance(activity.must, Reference) else activity.must
        return self._text(sentences, scope)

    def _vocabulary(
        self, items: Iterable[Item], vocabulary: str, scope: AnswerScope
    ) -> tuple[tuple[str, ...], tuple[Text, ...]]:
        """The ids and the words of a list of vocabulary entries; entries in the user's own words have no id."""
        entries = {
            str(value): (value, address)
            for item in self._standing(items, scope)
            for value, address in self._values(item, scope)
        }
        ids = tuple(value for value, _ in entries.values() if isinstance(value, str))
        return ids, tuple(self._entry(vocabulary, value, address) for value, address in entries.values())

    def _values(self, item: Item, scope: AnswerScope) -> list[tuple[Any, str]]:
        if item.item is not None:
            return [(item.item, "")]
        reference = item.from_ or ""
        value = self._referred(reference, scope)
        address = address_of(getattr(parse(reference, self.topic.id), "name", ""), scope)
        if value is UNKNOWN:
            return []
        return [(one, address) for one in (value if isinstance(value, list) else [value])]

    def _entry(self, vocabulary: str, value: Any, address: str) -> Text:
        if isinstance(value, dict):
            return self.words.in_each(lambda wording: wording.own_words(value, address))
        return self.words.in_each(lambda wording: wording.phrase(vocabulary, value))

    # ------------------------------------------------ recipients

    def _uses(self, item: Item, activity: Activity, scope: AnswerScope) -> Iterator[UseFact]:
        for tool_id, address in self._values(item, scope):
            question = self.interview.question(address)
            use_id = question.use if question and question.use else ""
            tool, use = self.interview.tool(tool_id), self.interview.use(tool_id, use_id)
            yield UseFact(
                tool=tool_id,
                use=use_id,
                name=tool.name,
                provider=tool.provider,
                country=tool.country,
                parent_country=tool.parent_country,
                role=use.role,
                ground=use.ground,
                activity=activity.id,
                topic=self.topic.id,
                privacy_url=tool.privacy_url,
                dpa_url=tool.dpa_url,
                settings_url=tool.settings_url,
            )

    def _tool_recipient(self, use: UseFact, item: Item, scope: AnswerScope) -> Recipient:
        name = dict.fromkeys(self.words.languages, tool_name(use.name, use.provider))
        return Recipient(use.tool, name, use.role, use.country, self._text(item.gets, scope))

    def _other_recipients(self, item: Item, scope: AnswerScope) -> Iterator[Recipient]:
        for value, address in self._values(item, scope):
            phrase = self.interview.library.phrases["recipients"].get(value) if isinstance(value, str) else None
            yield Recipient(
                id=value if isinstance(value, str) else "own-" + "-".join(sorted(value.values())),
                name=self._entry("recipients", value, address),
                role=(phrase.role if phrase else None) or "",
                country=(phrase.country if phrase else None) or "",
                gets=self._text(item.gets, scope),
            )


def _written(wording: Wording, value: Any, address: str) -> str:
    if value is UNKNOWN:
        return wording.phrase("page", "unanswered")
    question = wording.interview.question(address)
    return wording.answer(question, value, address) if question else wording.value(value)


def record_id(this: Any) -> str:
    """The id of the record at an address; "" where there is none."""
    return this.rpartition(".")[2] if isinstance(this, str) else ""


def tool_name(name: str, provider: str) -> str:
    """A tool's name with its provider, where that says more."""
    shown = name if not provider or provider == name else f"{name} ({provider})"
    return escape_markdown(shown)


# ---------------------------------------------------------------- over all activities


def _recipients(activities: Iterable[ActivityFact]) -> Iterator[RecipientFact]:
    """Each recipient once, with all its roles and the activities it takes part in."""
    found: dict[str, list[tuple[Recipient, ActivityFact]]] = {}
    for activity in activities:
        for recipient in activity.recipients:
            found.setdefault(recipient.id, []).append((recipient, activity))
    for recipient_id, met in found.items():
        yield RecipientFact(
            id=recipient_id,
            name=met[0][0].name,
            roles=tuple(dict.fromkeys(recipient.role for recipient, _ in met if recipient.role)),
            country=met[0][0].country,
            activities=_once(activity.title for _, activity in met),
        )


def _transfers(
    interview: Interview, words: Words, activities: Iterable[ActivityFact], uses: Iterable[UseFact]
) -> Iterator[TransferFact]:
    """Each tool and ground that lets data out of the EEA, once."""
    eea = interview.library.law["eea"].on(interview.day) if "eea" in interview.library.law else []
    titles = {(activity.topic, activity.id): activity.title for activity in activities}
    found: dict[tuple[str, str], list[UseFact]] = {}
    for use in uses:
        if use.ground not in ("", "none"):
            found.setdefault((use.tool, use.ground), []).append(use)
    for (tool, ground), met in found.items():
        outside = [country for country in (met[0].country, met[0].parent_country) if country and country not in eea]
        yield TransferFact(
            id=tool,
            name=dict.fromkeys(words.languages, tool_name(met[0].name, met[0].provider)),
            country=outside[0] if outside else "",
            ground=ground,
            activities=_once(titles[use.topic, use.activity] for use in met),
        )


def _cookies(interview: Interview, words: Words) -> Iterator[CookieFact]:
    """What the chosen tools store or read, as the business confirmed it."""
    for tool_id in dict.fromkeys(use.tool for use in interview.uses):
        confirmed = interview.value(f"tools.{tool_id}.cookies")
        if confirmed is UNKNOWN:
            continue
        tool = interview.tool(tool_id)
        known = {cookie.name: cookie for cookie in tool.cookies}
        for cookie in (item if isinstance(item, Cookie) else known.get(item) for item in confirmed):
            if cookie:
                yield CookieFact(
                    name=cookie.name,
                    tool=tool.name,
                    provider=tool.provider or tool.name,
                    category=cookie.category,
                    duration=cookie.duration,
                    set_by=cookie.set_by,
                    does={language: cookie.does[language] for language in words.languages},
                )


def _once(texts: Iterable[Text]) -> tuple[Text, ...]:
    return tuple({tuple(sorted(text.items())): text for text in texts}.values())
