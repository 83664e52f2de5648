"""The order of the interview: its pages, where each question stands, and what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from wizard.interview.model import Asked, Choice, Page, Proposed, State
from wizard.interview.reachable import ReachableAnswers
from wizard.library.answers import option_ids
from wizard.library.schema import Question, Topic

#: The page on which questions about the chosen tools stand.
TOOLS_PAGE = "tools"

#: The page on which what the business can decide now is decided: how long things are kept, and such.
DECISIONS_PAGE = "decisions"

#: What the ids of the areas' pages begin with: an area and a topic can be called the same.
AREA_PAGE = "area."

#: Questions about tools come when all topics before have said which tools there are.
_TOOLS_PAGE_ORDER = 700

#: What is proposed follows from all answers before; who asks for rights comes after.
_DECISIONS_PAGE_ORDER = 850

#: What is proposed for one use of a tool when it was answered for another: from where a firm's data can be reached is
#: the same whatever it is used for. The role is not.
_SAME_FOR_ALL_USES = ("ground", "outside")


@dataclass(frozen=True)
class Interview(ReachableAnswers):
    """The library asked of one case on one day. Make a new one after each change of the case."""

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """All reachable questions by address, in the order of the interview."""
        return {asked.address: asked for page in self.pages for asked in page.asked}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages that have a reachable question: up to the last area, then what the kinds open, then the rest."""
        pages = [
            *self._area_pages(),
            *self._topic_pages(),
            (_TOOLS_PAGE_ORDER, self._tools_page()),
            (_DECISIONS_PAGE_ORDER, self._decisions_page()),
        ]
        last_area = max((area.order for area in self.library.areas.values()), default=0)
        first = [page for page in pages if page[0] <= last_area]
        then = [page for page in pages if page[0] > last_area]
        opened = self._opened_first()
        first.sort(key=lambda entry: entry[0])
        then.sort(key=lambda entry: (opened.get(entry[1].id, len(opened)), entry[0]))
        return tuple(page for _, page in [*first, *then] if page.asked)

    def page_of(self, address: str) -> Page | None:
        """The page on which a reachable question stands."""
        return next((page for page in self.pages if any(asked.address == address for asked in page.asked)), None)

    def choices(self, asked: Asked) -> tuple[Choice, ...]:
        """The answers to choose from, those with a condition only where it is true."""
        question = asked.question
        if question.vocabulary:
            phrases = self.library.phrases[question.vocabulary]
            ids = [entry for entry in option_ids(self.library, question) if entry in phrases]
            return tuple(Choice(entry, phrases[entry].shown()) for entry in ids)
        return tuple(Choice(option.id, option.label) for option in self.open_options(asked.address, question))

    # ------------------------------------------------ pages

    def _opened_first(self) -> dict[str, int]:
        """The topics that the kinds open, with their rank."""
        kinds = [self.library.kinds[kind] for kind in self.case.kinds]
        topics = dict.fromkeys(topic for kind in kinds for topic in kind.opens)
        return {topic: rank for rank, topic in enumerate(topics)}

    def _area_pages(self) -> Iterator[tuple[int, Page]]:
        ticks = [asked for topic in self._topics for asked in self._ticks_of(topic)]
        for area in self.library.areas.values():
            asked = tuple(tick for tick in ticks if tick.question.tick == area.id)
            yield area.order, Page(f"{AREA_PAGE}{area.id}", area.label, asked, area.ask)

    def _ticks_of(self, topic: Topic) -> Iterator[Asked]:
        for question in topic.question:
            if question.tick and self.is_reachable(f"{topic.id}.{question.id}"):
                yield self._ask(f"{topic.id}.{question.id}", question)

    def _topic_pages(self) -> Iterator[tuple[int, Page]]:
        for topic, asked in self._asked_in_topics:
            yield topic.order, Page(topic.id, topic.label, tuple(_of_nature("fact", asked)))

    def _decisions_page(self) -> Page:
        decisions = [decision for _, asked in self._asked_in_topics for decision in _of_nature("decision", asked)]
        label = self.library.phrases["labels"]["decisions"].shown() if decisions else {}
        return Page(DECISIONS_PAGE, label, tuple(decisions))

    @cached_property
    def _asked_in_topics(self) -> list[tuple[Topic, list[Asked]]]:
        return [(topic, list(self._ask_of(topic))) for topic in self._topics]

    @cached_property
    def _topics(self) -> list[Topic]:
        return sorted(self.library.topics.values(), key=lambda topic: topic.order)

    def _tools_page(self) -> Page:
        label = self.library.phrases["labels"]["tools"].shown() if self.uses else {}
        return Page(TOOLS_PAGE, label, tuple(self._ask_about_tools()))

    # ------------------------------------------------ questions

    def _ask_of(self, topic: Topic) -> Iterator[Asked]:
        for question in topic.question:
            if not question.tick:
                yield from self._ask_with_records(f"{topic.id}.{question.id}", question)

    def _ask_with_records(self, address: str, question: Question) -> Iterator[Asked]:
        if not self.is_reachable(address):
            return
        yield self._ask(address, question)
        for record in self.records(address) if question.type == "records" else ():
            for part in question.field:
                yield from self._ask_with_records(f"{record}.{part.id}", part)

    def _ask_about_tools(self) -> Iterator[Asked]:
        for tool_id in dict.fromkeys(use.tool for use in self.uses):
            for address, question in self._questions_about(tool_id):
                if self.is_reachable(address):
                    yield self._ask(address, question, about=self.tool(tool_id).name)

    def _questions_about(self, tool_id: str) -> Iterator[tuple[str, Question]]:
        for question in self.library.tool_questions:
            yield f"tools.{tool_id}.{question.id}", question
        for use in self.uses:
            for question in self.library.use_questions if use.tool == tool_id else ():
                yield f"tools.{tool_id}.uses.{use.use}.{question.id}", question

    def _ask(self, address: str, question: Question, about: str = "") -> Asked:
        raw = None if self.case.is_proposed(address) else self.case.get(address)
        if raw is not None:
            return Asked(address, question, State.ANSWERED, raw, about=about)
        state = State.DONT_KNOW if self.case.is_unknown(address) else State.OPEN
        return Asked(address, question, state, None, self.proposal(address, question), about)

    def proposal(self, address: str, question: Question) -> Proposed | None:
        """What is proposed for the question at an address with the other answers as they are."""
        if self.case.is_proposed(address):
            return Proposed(self.case.get(address))
        if question.type == "cookies":
            return self._usual_cookies(address.split(".")[1]) if address.startswith("tools.") else None
        fitting = (proposal for proposal in question.propose if self.holds(proposal.when, address))
        proposal = next(fitting, None)
        raw = self.referred(proposal.value, address) if proposal else None
        if proposal and raw is not None:
            return Proposed(raw, proposal.because)
        return self._said_of_another_use(address)

    def _said_of_another_use(self, address: str) -> Proposed | None:
        """What was answered to the same question about another use of the same tool."""
        head, tool_id, *rest = address.split(".")
        if head != "tools" or rest[0] != "uses" or rest[-1] not in _SAME_FOR_ALL_USES:
            return None
        others = (f"tools.{tool_id}.uses.{use.use}.{rest[-1]}" for use in self.uses if use.tool == tool_id)
        said = (self.case.get(other) for other in others if other != address and self.is_known(other))
        return next((Proposed(raw) for raw in said), None)

    def _usual_cookies(self, tool_id: str) -> Proposed | None:
        tool = self.library.tools.get(tool_id)
        usual = [cookie.name for cookie in tool.cookies if cookie.usual] if tool else []
        return Proposed(usual) if usual else None


def _of_nature(nature: str, several: Iterable[Asked]) -> Iterator[Asked]:
    return (asked for asked in several if asked.question.nature == nature)
