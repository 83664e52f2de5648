"""The language pair, and how dates, lists, countries and users' own text are written in each language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

#: One text in several languages: language code → text.
Text = Mapping[str, str]

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LINE_START_SIGNS = re.compile(r"(?m)^(\s*)([-+=]|\d+(?=[.)]))")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def in_each(languages: Iterable[str], write: Callable[[str], str]) -> dict[str, str]:
    """The text that `write` gives for each language."""
    return {language: write(language) for language in languages}


def without_control_characters(text: str) -> str:
    """`text` without characters that could steer a terminal, reverse the writing or break a file."""
    return _CONTROL.sub("", text.replace("\r\n", "\n"))


def escape_markdown(text: str) -> str:
    """What a user typed, so that Markdown prints it as it stands, on one line."""
    one_line = " ".join(without_control_characters(text).split())
    escaped = _MARKDOWN_SIGNS.sub(r"\\\1", one_line)
    return _LINE_START_SIGNS.sub(r"\1\\\2" if not one_line[:1].isdigit() else r"\1\2", escaped)


@cache
def locale(name: str) -> Locale:
    """The Babel locale of that name, for example ``nb_NO`` or ``en_GB``."""
    from babel import Locale

    return Locale.parse(name)


def write_date(day: dt.date, locale_name: str) -> str:
    """A date in words: ``12. april 2021``, ``12 April 2021``."""
    from babel.dates import format_date

    return format_date(day, format="long", locale=locale(locale_name))


def write_day_of_year(month_day: str, locale_name: str) -> str:
    """A day that comes every year, from ``MM-DD``: ``31. januar``, ``31 January``."""
    from babel.dates import format_skeleton

    month, day = (int(part) for part in month_day.split("-"))
    return format_skeleton("MMMMd", dt.date(2024, month, day), locale=locale(locale_name))


def write_number(number: int | float, locale_name: str) -> str:
    """A number with the language's separators."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale(locale_name))


def write_list(items: Iterable[str], locale_name: str) -> str:
    """``a, b og c``; ``a, b and c``."""
    from babel.lists import format_list

    return format_list(list(items), locale=locale(locale_name))


def write_country(code: str, locale_name: str) -> str:
    """The name of a country from its ISO 3166 code."""
    name: str = locale(locale_name).territories.get(code, code)
    return name


def capitalised(text: str) -> str:
    """`text` with a capital first letter, for the start of a sentence or a field."""
    return text[:1].upper() + text[1:]
