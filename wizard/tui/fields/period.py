"""The question how long something is kept: the shape of the period, and the parts of that shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual import on
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.session import Session
from wizard.client.summary import summary
from wizard.interview import Asked
from wizard.library.answers import AnswerError, read_answer
from wizard.library.retention import SHAPES
from wizard.locale import _
from wizard.tui.fields.base import Field, Outcome, Stay
from wizard.tui.fields.cycle import Cycle
from wizard.tui.fields.period_parts import PeriodParts
from wizard.tui.widgets import Plain


class PeriodField(Field):
    """A small form for one period, with the period in words below it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.parts = PeriodParts(session)
        self.hint = Plain(classes="why")
        self.in_words = Plain(classes="in-words")

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.parts
        yield self.hint
        yield self.in_words
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        question = asked.question
        raw = asked.raw or (asked.proposal.raw if asked.proposal else None)
        await self.parts.show(raw if isinstance(raw, dict) else {}, question.shapes or SHAPES, question.starts)
        self._say()

    @property
    @override
    def value(self) -> Any:
        return self.parts.value

    @property
    @override
    def written(self) -> Any:
        return self.parts.written

    @override
    async def confirm(self) -> Outcome:
        await self.parts.fit()  # Enter can come before the news of what was typed
        return await super().confirm()

    @override
    def pick(self) -> Outcome:
        self.parts.pick()
        self._say()
        return Stay()

    @override
    def relabel(self) -> None:
        self.parts.relabel()
        self._say()

    @on(Input.Changed)
    @on(Cycle.Changed)
    async def _part_changed(self) -> None:
        await self.parts.fit()
        self._say()

    def _say(self) -> None:
        self.hint.say(_("The arrow keys ← and → change a line with ‹ ›."))
        try:
            raw = self.parts.value
            read_answer(self.session.library, self.asked.question, raw)
            self.in_words.say("" if self._is_proposed(raw) else "→ " + summary(self.session, self.asked, raw))
        except AnswerError:
            self.in_words.say("")

    def _is_proposed(self, raw: dict[str, Any]) -> bool:
        """Whether these are the words that already stand there as the suggestion."""
        return self.asked.proposal is not None and bool(self.asked.proposal.raw == raw)
