"""The question which tools are used: search the catalogue, tick, or enter one by hand."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.session import Session
from wizard.client.summary import tool_in_words
from wizard.interview import Asked
from wizard.library.catalogue import search, usual
from wizard.library.schema import Tool
from wizard.locale import _
from wizard.tui.fields.base import Answer, Outcome, Skip, Stay
from wizard.tui.fields.ticks import TickList

_OWN = "+"

#: How many tools are listed at once; the search finds the others.
_MOST = 40


class ToolsField(TickList):
    """A search field, and below it the ticked tools and those that fit."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.search = Input(classes="search")

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.search
        yield self.picks
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        with self.search.prevent(Input.Changed):
            self.search.value = ""
        self._label_search()
        await super().fill(asked)

    @override
    async def confirm(self) -> Outcome:
        if self.screen.focused is not self.search:
            return await super().confirm()
        if self.search.value.strip():
            return self._take_first()
        return self.as_ticked()

    @override
    def leave(self) -> Outcome:
        return Answer(self.value) if self.ticked else Skip()

    @override
    def toggle(self, entry_id: str) -> Outcome:
        if entry_id != _OWN:
            return super().toggle(entry_id)
        own = self.session.add_tool(self.search.value.strip())
        outcome = super().toggle(own) if own not in self.ticked else Stay()
        self._clear_search()
        return outcome

    @override
    def labels(self) -> dict[str, str]:
        typed = self.search.value.strip()
        if not typed:
            return self._without_search()
        question = self.asked.question
        hits = search(self._catalogue(), typed, question.groups, question.use or "")
        found = {key: tool.name for key, tool in hits[:_MOST]}
        if typed.casefold() in (name.casefold() for name in found.values()):
            return found
        return {**found, _OWN: _("Add “{name}” to the list").format(name=typed)}

    @override
    def relabel(self) -> None:
        super().relabel()
        self._label_search()

    @override
    def hint(self, entry_id: str) -> str:
        about = "" if entry_id == _OWN else tool_in_words(self.session, entry_id, self.asked.question.use or "")
        return " ".join(part for part in (about, super().hint(entry_id)) if part)

    def _label_search(self) -> None:
        number = len(self.session.library.tools)
        self.search.placeholder = _("Type to search among {number} tools").format(number=number)

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self.list_entries()
        self.picks.highlight(None)

    def _take_first(self) -> Outcome:
        first = next(iter(self.labels()))
        name = self.search.value.strip()
        outcome = self.toggle(first) if first not in self.ticked else Stay()
        name = self.session.interview.tool(first).name if first != _OWN else name
        self._clear_search()
        self.message = _("{name} is ticked. Search for another, or press Enter to go on.").format(name=name)
        return outcome

    def _clear_search(self) -> None:
        with self.search.prevent(Input.Changed):
            self.search.value = ""
        self.list_entries()

    def _without_search(self) -> dict[str, str]:
        names = {str(key): self.session.interview.tool(str(key)).name for key in self.ticked}
        question = self.asked.question
        offered = usual(self._catalogue(), question.groups, question.use or "")
        return {**names, **{key: tool.name for key, tool in offered[:_MOST]}}

    def _catalogue(self) -> dict[str, Tool]:
        own = {key: self.session.interview.tool(key) for key in self.session.case.tools if key.startswith("own-")}
        return {**self.session.library.tools, **own}
