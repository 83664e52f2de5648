"""Questions with several answers: a list to tick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from wizard.client.session import Session
from wizard.interview import Asked, State
from wizard.locale import _, said
from wizard.tui.fields.base import DONT_KNOW, NONE, Answer, DontKnow, Field, Outcome, Skip, Stay, closing_entries
from wizard.tui.fields.own import OwnEntry
from wizard.tui.widgets import Entry, Picks


class TickList(Field):
    """A list to tick, ended by "none of these" and "don't know". Subclasses say what the entries are."""

    lists_dont_know = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.picks = Picks(classes="ticks")
        self.ticked: list[Any] = []
        self._is_none = False

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.picks
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        self.ticked = list(asked.raw or [])
        self._is_none = asked.raw == []
        self.list_entries()
        self.picks.highlight(None)

    @property
    @override
    def value(self) -> Any:
        return list(self.ticked) if self.ticked or self._is_none else None

    @property
    @override
    def written(self) -> Any:
        return self.value

    @override
    async def confirm(self) -> Outcome:
        if self.picks.highlighted_id in (NONE, DONT_KNOW):
            return self.pick()
        return self.as_ticked()

    def as_ticked(self) -> Outcome:
        """What the ticks mean, whatever line is highlighted; where there are none, how to tick is said."""
        if self.ticked:
            return Answer(self.value)
        if not self.asked.question.required:
            return Skip()
        self.message = self._how_to_tick()
        return Stay()

    @override
    def pick(self) -> Outcome:
        return self.toggle(self.picks.highlighted_id or DONT_KNOW)

    def toggle(self, entry_id: str) -> Outcome:
        """Tick or untick an entry; "none of these" and "don't know" are whole answers."""
        self.message = ""
        if entry_id == DONT_KNOW:
            return DontKnow()
        if entry_id == NONE:
            self.ticked, self._is_none = [], True
            return Answer([])
        self._is_none = False
        self._flip(entry_id)
        self.list_entries()
        self.post_message(self.Changed(self))
        return Stay()

    def labels(self) -> dict[str, str]:
        """The entries and their labels."""
        raise NotImplementedError

    def list_entries(self) -> None:
        """Show the entries as they are ticked now."""
        entries = [Entry(key, label, self.hint(key)) for key, label in self.labels().items()]
        closing = [Entry(key, label) for key, label in closing_entries().items()]
        self.picks.fill([*entries, *closing], self._picked(), single=(NONE, DONT_KNOW))

    @override
    def relabel(self) -> None:
        self.list_entries()

    def _flip(self, entry_id: str) -> None:
        if entry_id in self._ids():
            self.ticked = [item for item in self.ticked if self.id_of(item) != entry_id]
        else:
            self.ticked = [*self.ticked, self.item_of(entry_id)]

    def id_of(self, item: Any) -> str:
        """The id of a ticked item in the list."""
        return str(item)

    def item_of(self, entry_id: str) -> Any:
        """What stands in the file for an entry."""
        return entry_id

    def _ids(self) -> list[str]:
        return [self.id_of(item) for item in self.ticked]

    def _picked(self) -> set[str]:
        if not self.ticked and self.asked.state is State.DONT_KNOW:
            return {DONT_KNOW}
        return {NONE} if self._is_none else set(self._ids())

    def hint(self, entry_id: str) -> str:
        """What stands after an entry, to tell it from the others."""
        proposed = self.asked.proposal.raw if self.asked.proposal else ()
        is_list = isinstance(proposed, list | tuple)
        return _("(suggested)") if is_list and entry_id in proposed and entry_id not in self._ids() else ""

    def _how_to_tick(self) -> str:
        return _("Tick with Space, then press Enter. If nothing fits, choose “{none}”.").format(none=_("None of these"))


class TicksField(TickList):
    """Several of the options, and entries of one's own where the question allows them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.own = OwnEntry(session)

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.picks
        yield self.own
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        self.own.display = asked.question.own
        self.own.show(None)
        await super().fill(asked)

    @override
    async def confirm(self) -> Outcome:
        if self.screen.focused not in self.own.inputs:
            return await super().confirm()
        after = self.after_focus(1)
        if after is not None:
            self.screen.set_focus(after)
            return Stay()
        return self._confirm_own()

    @property
    @override
    def written(self) -> Any:
        return [self.value, self.own.value]

    @override
    def leave(self) -> Outcome:
        self._take_own()
        return Answer(self.value) if self.ticked else Skip()

    @override
    def labels(self) -> dict[str, str]:
        choices = self.session.interview.choices(self.asked)
        known = {choice.id: self.session.told(self.asked, choice.label) for choice in choices}
        own = {self.id_of(item): said(item) for item in self.ticked if isinstance(item, dict)}
        return {**known, **own}

    @override
    def id_of(self, item: Any) -> str:
        return repr(item) if isinstance(item, dict) else str(item)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.own.relabel()

    def _confirm_own(self) -> Outcome:
        if self._take_own():
            self.screen.set_focus(self.own.inputs[0])
            return Stay()
        return Answer(self.value) if self.ticked else Skip()

    def _take_own(self) -> bool:
        own = self.own.value
        if own is None:
            return False
        self.ticked = [*self.ticked, own]
        self._is_none = False
        self.own.show(None)
        self.list_entries()
        self.post_message(self.Changed(self))
        return True
