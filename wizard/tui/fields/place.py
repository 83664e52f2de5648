"""Questions about places: an address, and a country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.containers import HorizontalGroup
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.places import address_of, country_code, country_name, line_labels
from wizard.client.session import Session
from wizard.interview import Asked
from wizard.library.schema import Library
from wizard.locale import _
from wizard.text import locale
from wizard.tui.fields.base import Field


class CountryField(Field):
    """A country, typed by its name in any of the languages, or by its code."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.input = Input(suggester=_suggester(session.library))

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.input
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        self.input.placeholder = _("Country, such as Sweden")
        with self.input.prevent(Input.Changed):
            self.input.value = country_name(self.session.library, asked.raw) if asked.raw else ""

    @property
    @override
    def value(self) -> Any:
        typed = self.input.value.strip()
        return country_code(self.session.library, typed) if typed else None

    @override
    def relabel(self) -> None:
        self.input.placeholder = _("Country, such as Sweden")


class AddressField(Field):
    """Street, postcode, place and country."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.street, self.postcode, self.city = Input(), Input(classes="postcode"), Input(classes="city")
        self.country = Input(suggester=_suggester(session.library))

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.street
        with HorizontalGroup():
            yield self.postcode
            yield self.city
        yield self.country
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        raw = asked.raw or {}
        self._label()
        texts = [str(raw.get(key, "")) for key in ("street", "postcode", "city")]
        country = country_name(self.session.library, raw["country"]) if raw.get("country") else ""
        for widget, text in zip(self._inputs, [*texts, country], strict=True):
            with widget.prevent(Input.Changed):
                widget.value = text

    @property
    @override
    def value(self) -> Any:
        return address_of(self.session.library, *(widget.value.strip() for widget in self._inputs))

    @override
    def relabel(self) -> None:
        self._label()

    @property
    def _inputs(self) -> tuple[Input, ...]:
        return (self.street, self.postcode, self.city, self.country)

    def _label(self) -> None:
        for widget, label in zip(self._inputs, line_labels().values(), strict=True):
            widget.placeholder = label


def _suggester(library: Library) -> SuggestFromList:
    names = {name for locale_name in library.locales.values() for name in locale(locale_name).territories.values()}
    return SuggestFromList(sorted(names), case_sensitive=False)
