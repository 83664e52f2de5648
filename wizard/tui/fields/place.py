"""Questions about places: an address, and a country."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from textual.containers import HorizontalGroup
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.session import Session
from wizard.interview import Asked
from wizard.library.answers import AnswerError
from wizard.library.schema import Library
from wizard.locale import _, language
from wizard.text import locale, write_country
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
        street, postcode, city, country = (widget.value.strip() for widget in self._inputs)
        if not (street or postcode or city):
            return None
        if not (postcode and city):
            raise AnswerError(_("Write both the postcode and the place."))
        code = country_code(self.session.library, country) if country else ""
        address = {"street": street, "postcode": postcode, "city": city, "country": code}
        return {key: text for key, text in address.items() if text}

    @override
    def relabel(self) -> None:
        self._label()

    @property
    def _inputs(self) -> tuple[Input, ...]:
        return (self.street, self.postcode, self.city, self.country)

    def _label(self) -> None:
        labels = (_("Street and number"), _("Postcode"), _("Place"), _("Country, if it is not Norway"))
        for widget, label in zip(self._inputs, labels, strict=True):
            widget.placeholder = label


def country_name(library: Library, code: str) -> str:
    """A country's name in the program's language."""
    return write_country(code, library.locales.get(language(), "en_GB"))


def country_code(library: Library, typed: str) -> str:
    """The code of a country that someone typed by name or code.

    Raises AnswerError where there is no such country.
    """
    code = _codes(tuple(library.locales.values())).get(typed.casefold())
    if code is None:
        raise AnswerError(_("There is no country called “{typed}”. Write its whole name.").format(typed=typed))
    return code


@cache
def _codes(locale_names: tuple[str, ...]) -> dict[str, str]:
    """The code of each country, by its name in every language and by itself, in small letters."""
    codes: dict[str, str] = {}
    for name in (*locale_names, "en_GB"):
        countries = {code: word for code, word in locale(name).territories.items() if code.isalpha() and len(code) == 2}
        codes |= {word.casefold(): code for code, word in countries.items()}
        codes |= {code.casefold(): code for code in countries}
    return codes


def _suggester(library: Library) -> SuggestFromList:
    names = {name for locale_name in library.locales.values() for name in locale(locale_name).territories.values()}
    return SuggestFromList(sorted(names), case_sensitive=False)
