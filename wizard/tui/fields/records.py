"""Questions about several of a kind: name each; what is asked about it comes as questions of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.session import Session
from wizard.interview import Asked, State
from wizard.locale import _
from wizard.tui.fields.base import DONT_KNOW, NONE, Answer, DontKnow, Field, Outcome, Skip, Stay, closing_entries
from wizard.tui.widgets import Entry, Picks
from wizard.tui.words import later


class RecordsField(Field):
    """The records by name, and a line to add one with."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "remove", later("Remove"), show=False)]

    class Added(Message):
        """A record is to be added."""

        def __init__(self, field: RecordsField, name: str) -> None:
            super().__init__()
            self.field, self.asked = field, field.asked
            self.name = name

    class Removed(Message):
        """A record is to be taken away."""

        def __init__(self, field: RecordsField, record_id: str) -> None:
            super().__init__()
            self.field, self.asked = field, field.asked
            self.record_id = record_id

    lists_dont_know = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.input = Input()
        self.picks = Picks()
        self._asked_to_remove: str | None = None
        self._is_shown = asyncio.Event()

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.input
        yield self.picks
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        self._asked_to_remove = None
        self._is_shown.set()
        with self.input.prevent(Input.Changed):
            self.input.value = ""
        self.relabel()

    @property
    @override
    def value(self) -> Any:
        return self.asked.raw

    @override
    async def confirm(self) -> Outcome:
        name = self.input.value.strip()
        if self.screen.focused is self.input and name:
            await self._add(name)
            return Stay()
        if self.screen.focused is self.picks:
            return self.pick()
        if self.asked.raw:
            return Skip()
        self.message = _("Write a name and press Enter. If there are none, choose “{none}”.").format(
            none=closing_entries()[NONE]
        )
        return Stay()

    async def _add(self, name: str) -> None:
        """Add a record, and wait until it is listed: what is typed meanwhile is the name of the next."""
        self._is_shown.clear()
        self.post_message(self.Added(self, name))
        await self._is_shown.wait()

    @override
    def leave(self) -> Outcome:
        name = self.input.value.strip()
        if name:
            self.post_message(self.Added(self, name))
        return Skip()

    def action_remove(self) -> None:
        """Take the highlighted record away, when asked for twice."""
        at = self.picks.highlighted_id
        if self.screen.focused is not self.picks or at in (None, NONE, DONT_KNOW):
            return
        if self._asked_to_remove == at:
            self.post_message(self.Removed(self, str(at)))
            return
        self._asked_to_remove = at
        self.message = _("Press Delete once more to remove {name} and all that is answered about it.").format(
            name=self.session.record_name(self.asked.address, str(at))
        )

    @override
    def relabel(self) -> None:
        self.input.placeholder = _("The name of one more, then Enter")
        records = self.session.case.record_ids(self.asked.address)
        entries = [
            Entry(key, self.session.record_name(self.asked.address, key), _("(Delete removes)")) for key in records
        ]
        closing = [Entry(key, label) for key, label in closing_entries().items() if not records]
        self.picks.fill([*entries, *closing], self._picked(records), single=(NONE, DONT_KNOW))

    @override
    def pick(self) -> Outcome:
        if self.picks.highlighted_id == DONT_KNOW:
            return DontKnow()
        return Answer([]) if self.picks.highlighted_id == NONE else Skip()

    def _picked(self, records: list[str]) -> list[str]:
        if self.asked.state is State.DONT_KNOW:
            return [DONT_KNOW]
        return [NONE] if self.asked.raw == [] else records
