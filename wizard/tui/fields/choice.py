"""Questions with one answer out of several: yes or no, and one of a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from wizard.client.session import Session
from wizard.interview import Asked, State
from wizard.locale import _
from wizard.tui.fields.base import DONT_KNOW, SKIP, Answer, DontKnow, Field, Outcome, Skip, closing_entries
from wizard.tui.fields.own import OwnEntry
from wizard.tui.widgets import Entry, Picks

_OWN = "+"


class ChoiceField(Field):
    """A list in which Enter or Space chooses; "don't know" stands at its end."""

    lists_dont_know = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.picks = Picks()
        self.own = OwnEntry(session)

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.picks
        yield self.own
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        self.own.display = asked.question.own
        self.own.show(asked.raw if isinstance(asked.raw, dict) else None)
        self._list(asked)
        self.picks.highlight(self._start(asked))

    @property
    @override
    def written(self) -> Any:
        return self.own.value

    @property
    @override
    def value(self) -> Any:
        if self.screen.focused in self.own.inputs:
            return self.own.value
        return self._raw(self.picks.highlighted_id or DONT_KNOW)

    @property
    @override
    def settles_by_click(self) -> bool:
        return not self.asked.question.own

    @override
    async def confirm(self) -> Outcome:
        if self.screen.focused in self.own.inputs:
            return await super().confirm()
        return self.pick()

    @override
    def pick(self) -> Outcome:
        return self.choose(self.picks.highlighted_id or DONT_KNOW)

    def choose(self, entry_id: str) -> Outcome:
        """Choose one entry of the list."""
        if entry_id == SKIP:
            return Skip() if self.asked.raw is None else Answer(None)
        return DontKnow() if entry_id == DONT_KNOW else Answer(self._raw(entry_id))

    @override
    def relabel(self) -> None:
        self._list(self.asked)
        self.own.relabel()

    def _list(self, asked: Asked) -> None:
        entries = [Entry(key, label, self._hint(asked, key)) for key, label in self._labels(asked).items()]
        self.picks.fill(entries, {self._picked(asked)}, single=[entry.id for entry in entries])

    def _labels(self, asked: Asked) -> dict[str, str]:
        if asked.question.type == "yes-no":
            labels = {"yes": _("Yes"), "no": _("No")}
        else:
            labels = {
                choice.id: self.session.told(asked, choice.label) for choice in self.session.interview.choices(asked)
            }
        skip = {} if asked.question.required else {SKIP: _("Skip this question")}
        return {**labels, DONT_KNOW: closing_entries()[DONT_KNOW], **skip}

    def _hint(self, asked: Asked, entry_id: str) -> str:
        proposed = asked.proposal and asked.proposal.raw is not None and self._entry(asked.proposal.raw) == entry_id
        return _("(suggested)") if proposed else ""

    def _start(self, asked: Asked) -> str | None:
        proposed = self._entry(asked.proposal.raw) if asked.proposal else None
        return self._picked(asked) or proposed or (None if asked.question.required else SKIP)

    def _picked(self, asked: Asked) -> str:
        if asked.state is State.DONT_KNOW:
            return DONT_KNOW
        return "" if asked.raw is None else self._entry(asked.raw)

    @staticmethod
    def _entry(raw: Any) -> str:
        if isinstance(raw, bool):
            return "yes" if raw else "no"
        return _OWN if isinstance(raw, dict) else str(raw)

    def _raw(self, entry_id: str) -> Any:
        return entry_id == "yes" if self.asked.question.type == "yes-no" else entry_id
