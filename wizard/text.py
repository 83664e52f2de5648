"""The language pair, and how dates, lists, countries and users' own text are written in each language."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

#: One text in several languages: language code → text.
Text = Mapping[str, str]

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
#: What would make a line a list item (`- x`, `5. x`), a rule (`---`) or a heading of the line before (`===`).
_BLOCK_START = re.compile(r"^(?:([-+])(?=\s|$)|([-=])(?=[-=\s]*$)|(\d{1,9})(?=[.)](?:\s|$)))")
#: What some readers of Markdown would make a web address of.
_BARE = re.compile(r"(?i)\b(https?(?=://)|www(?=\.))")
#: An e-mail or web address of plain signs: nothing in it needs an escape.
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/%+=?-]*)?|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
#: What stands around an address in a sentence.
_AROUND = "«»“”\"'().,;:!?"
#: What can stand on a line before a value that would still start a list item, a rule or a heading there.
_BEFORE_BLOCK = " >*+-"
_LINE_ENDS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
#: The signs of ASCII that stand for the program's own, one for one, so that nothing changes its width.
_IN_ASCII = {
    '"': "“”«»„",
    "'": "’‘",
    ".": "…",
    "-": "–—·",
    "*": "•●",
    "o": "○□",
    "x": "✓",
    ">": "›→",
    "<": "‹←",
    "^": "↑",
    "v": "↓",
    "E": "⏎↵",
}
#: So many lists and numbers that were written are remembered: a notice writes the same ones several times.
_MOST_WRITTEN = 4096

_FRAMES = range(0x2500, 0x25A0)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def in_each(languages: Iterable[str], write: Callable[[str], str]) -> dict[str, str]:
    """The text that `write` gives for each language."""
    return {language: write(language) for language in languages}


def without_control_characters(text: str) -> str:
    """`text` without characters that could steer a terminal, reverse the writing or break a file."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cleaned(raw: Any) -> Any:
    """A value from a file or a screen, its texts without control characters; what is no text stays as it is."""
    if isinstance(raw, str):
        return without_control_characters(raw)
    if isinstance(raw, dict):
        return {key: cleaned(value) for key, value in raw.items()}
    return [cleaned(item) for item in raw] if isinstance(raw, list) else raw


def on_one_line(text: str) -> str:
    """`text` as one line that is safe to print on a terminal."""
    return without_control_characters(_LINE_ENDS.sub(" ", text))


def in_plain_signs(text: str) -> str:
    """`text` with the program's own signs and frames as signs of ASCII, each as wide as before; letters stay."""
    return text.translate(_plain_signs())


@cache
def _plain_signs() -> dict[int, str]:
    """The sign of ASCII for each sign of the program's own, and for each that frames and bars are drawn with."""
    frames = {code: _like_frame(unicodedata.name(chr(code))) for code in _FRAMES}
    return frames | {ord(sign): plain for plain, signs in _IN_ASCII.items() for sign in signs}


def _like_frame(name: str) -> str:
    """What looks like a line or a block of that name in Unicode."""
    lies = any(word in name for word in ("HORIZONTAL", "LOWER", "UPPER"))
    stands = any(word in name for word in ("VERTICAL", "LEFT", "RIGHT", "FULL"))
    if lies == stands:
        return "+"
    return "-" if lies else "|"


def escape_markdown(text: str) -> str:
    """What a user typed, so that Markdown prints it as it stands, on one line."""
    one_line = " ".join(without_control_characters(text).split())
    return escape_block_start(_escape_signs(one_line))


def _escape_signs(text: str) -> str:
    return _BARE.sub(r"\1\\", _MARKDOWN_SIGNS.sub(r"\\\1", text))


def escape_prose(text: str) -> str:
    """The same for whole sentences, in which e-mail and web addresses become links."""
    words = without_control_characters(text).split()
    return escape_block_start(" ".join(_linked(word) for word in words))


def _linked(word: str) -> str:
    """A word escaped; as a link where it is an address."""
    address = word.strip(_AROUND)
    if not _ADDRESS.fullmatch(address):
        return _escape_signs(word)
    before, after = word.split(address, 1)
    return f"{before}<{address}>{after}"


def escape_block_start(line: str) -> str:
    """A line of Markdown that starts no list, rule or heading by accident: ``5\\. mai`` is a date, no fifth item."""
    return _BLOCK_START.sub(lambda match: f"{match[3]}\\" if match[3] else f"\\{match[0]}", line)


def put_in(pattern: re.Pattern[str], value_of: Callable[[str], str], markdown: str) -> str:
    """Markdown with a value put in where the pattern matches, so that no value starts a list, rule or heading."""

    def put(match: re.Match[str]) -> str:
        value = value_of(match[1])
        line = markdown[markdown.rfind("\n", 0, match.start()) + 1 : match.start()]
        return value if line.strip(_BEFORE_BLOCK) else escape_block_start(value)

    return pattern.sub(put, markdown)


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


@lru_cache(maxsize=_MOST_WRITTEN)
def write_number(number: int | float, locale_name: str) -> str:
    """A number with the language's separators."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale(locale_name))


def write_list(items: Iterable[str], locale_name: str) -> str:
    """``a, b og c``; ``a, b and c``."""
    return _written_list(tuple(items), locale_name)


@lru_cache(maxsize=_MOST_WRITTEN)
def _written_list(items: tuple[str, ...], locale_name: str) -> str:
    from babel.lists import format_list

    return format_list(items, locale=locale(locale_name))


def write_country(code: str, locale_name: str) -> str:
    """The name of a country from its ISO 3166 code."""
    name: str = locale(locale_name).territories.get(code, code)
    return name


def capitalised(text: str) -> str:
    """`text` with a capital first letter, for the start of a sentence or a field."""
    return text[:1].upper() + text[1:]
