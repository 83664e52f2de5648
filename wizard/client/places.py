"""Countries by the names people type, and addresses from their lines."""

from __future__ import annotations

from functools import cache

from wizard.library.answers import AnswerError
from wizard.library.schema import Library
from wizard.locale import _, language
from wizard.text import locale

#: The lines of an address, in the order they are asked.
LINES = ("street", "postcode", "city", "country")


def line_labels() -> dict[str, str]:
    """What the lines of an address are called."""
    labels = (_("Street and number"), _("Postcode"), _("Place"), _("Country, if it is not Norway"))
    return dict(zip(LINES, labels, strict=True))


def address_of(library: Library, street: str, postcode: str, city: str, country: str) -> dict[str, str] | None:
    """The address that four typed lines make; None where nothing is typed.

    Raises AnswerError where the postcode or the place is missing, or there is no such country.
    """
    if not (street or postcode or city):
        return None
    if not (postcode and city):
        raise AnswerError(_("Write both the postcode and the place."))
    code = country_code(library, country) if country else ""
    return {key: text for key, text in zip(LINES, (street, postcode, city, code), strict=True) if text}


def country_name(library: Library, code: str) -> str:
    """A country's name in the program's language."""
    return library.country(code, language())


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
