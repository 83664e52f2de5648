"""Questions that are answered by typing one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.days import read_day, write_day
from wizard.client.session import Session
from wizard.client.summary import example_of
from wizard.interview import Asked
from wizard.tui.fields.base import Field
from wizard.tui.widgets import LineInput


class TypedField(Field):
    """One line of text, an organisation number, an e-mail address, a web address or a telephone number."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.input = LineInput()

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.input
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        self.input.placeholder = self._example(asked)
        with self.input.prevent(Input.Changed):
            self.input.value = self.shown(asked.raw)

    def shown(self, raw: Any) -> str:
        """An answer as the user would type it."""
        return "" if raw is None else str(raw)

    @property
    @override
    def value(self) -> Any:
        return self.input.value.strip() or None

    @override
    def relabel(self) -> None:
        self.input.placeholder = self._example(self.asked)

    def _example(self, asked: Asked) -> str:
        return example_of(asked.question)


class DateField(TypedField):
    """A day, typed the way people write it: 31.5.2026; the file's way, 2026-05-31, is understood too."""

    @override
    def shown(self, raw: Any) -> str:
        return write_day(raw) if isinstance(raw, dt.date) else super().shown(raw)

    @property
    @override
    def value(self) -> Any:
        typed = self.input.value.strip()
        return read_day(typed) if typed else None
