"""The question which cookies a tool sets here: tick those of the catalogue, and enter others by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual import on
from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.cookies import categories, cookie_label, cookie_of, cookies_of, setters, takes_number, units
from wizard.client.session import Session
from wizard.interview import Asked
from wizard.locale import _, language_name
from wizard.tui.fields.base import Answer, Outcome, Skip, Stay
from wizard.tui.fields.cycle import Cycle
from wizard.tui.fields.ticks import TickList


class OwnCookie(VerticalGroup):
    """The lines for a cookie that is not in the list."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.name_input = Input(compact=True)
        self.does = {code: Input(name=code, compact=True) for code in session.library.languages}
        self.category, self.set_by = Cycle(), Cycle()
        self.unit, self.amount = Cycle(), Input(classes="amount", compact=True)

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.name_input
        yield from self.does.values()
        yield self.category
        yield self.set_by
        yield self.unit
        yield self.amount

    @on(Input.Changed)
    def fit(self) -> None:
        """Ask the rest only of a cookie that has a name."""
        has_name = bool(self.name_input.value.strip())
        for widget in (*self.does.values(), self.category, self.set_by, self.unit):
            widget.display = has_name
        self.amount.display = has_name and takes_number(self.unit.value)

    @on(Cycle.Changed)
    def _turned(self) -> None:
        self.fit()

    @property
    def value(self) -> dict[str, Any]:
        """The cookie as it would stand in the file.

        Raises AnswerError where a part is missing.
        """
        does = {code: widget.value.strip() for code, widget in self.does.items()}
        lasts = (self.unit.value, self.amount.value.strip())
        return cookie_of(self.name_input.value.strip(), does, self.category.value, self.set_by.value, lasts)

    def empty(self) -> None:
        """Make the lines ready for another."""
        for widget in (self.name_input, *self.does.values(), self.amount):
            with widget.prevent(Input.Changed):
                widget.value = ""
        self.fit()

    def relabel(self) -> None:
        """Say again what the lines are for."""
        self.name_input.placeholder = "+ " + _("The name of a cookie that is not in the list")
        for code, widget in self.does.items():
            widget.placeholder = "  " + _("What it does, in {language}").format(language=language_name(code))
        library = self.session.library
        self.category.offer(categories(library), self.category.value or None)
        asked = {key: _("Who sets it? {who}").format(who=who) for key, who in setters(library).items()}
        self.set_by.offer(asked, self.set_by.value or None)
        self.unit.offer(units(), self.unit.value or None)
        self.amount.placeholder = _("Number")


class CookiesField(TickList):
    """The tool's cookies by name and kind, and lines for one that is not among them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.own = OwnCookie(session)

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.picks
        yield self.own
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        self.own.empty()
        self.own.relabel()
        await super().fill(asked)

    @override
    async def confirm(self) -> Outcome:
        if self.screen.focused is self.picks:
            return await super().confirm()
        if not self.own.name_input.value.strip():
            return Answer(self.value) if self.ticked else Skip()
        self.own.fit()  # Enter can come before the news of what was typed
        after = self.after_focus(1)
        if after is None:
            return self._add()
        self.screen.set_focus(after)
        return Stay()

    @property
    @override
    def written(self) -> Any:
        return [self.value, self.own.name_input.value]

    @override
    def leave(self) -> Outcome:
        if self.own.name_input.value.strip():
            self._add()
        return Answer(self.value) if self.ticked else Skip()

    @override
    def labels(self) -> dict[str, str]:
        cookies = cookies_of(self.session.library, self.asked.address)
        known = {cookie.name: self._label(cookie.name, cookie.category) for cookie in cookies}
        own = [item for item in self.ticked if isinstance(item, dict)]
        return {**known, **{self.id_of(item): self._label(item["name"], item["category"]) for item in own}}

    @override
    def id_of(self, item: Any) -> str:
        return str(item["name"]) if isinstance(item, dict) else str(item)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.own.relabel()

    def _add(self) -> Outcome:
        cookie = self.own.value
        self.ticked = [*(item for item in self.ticked if self.id_of(item) != cookie["name"]), cookie]
        self.own.empty()
        self.list_entries()
        self.screen.set_focus(self.own.name_input)
        self.post_message(self.Changed(self))
        return Stay()

    def _label(self, name: str, category: str) -> str:
        return cookie_label(self.session.library, name, category)
