"""Reading a TOML file that people edit: whatever is wrong with it becomes one clear line."""

from __future__ import annotations

import codecs
import re
import stat
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wizard.errors import reason_of
from wizard.files.places import key_at
from wizard.locale import _
from wizard.text import cleaned

#: The largest file that is read, in bytes. A client's answers are some tens of thousands.
LARGEST = 1_000_000

#: So many tables and lists can stand in one another, and so many values in a file. An answer file has some hundreds.
DEEPEST, MOST_VALUES = 40, 20_000

#: A dotted key that leads too deep; the parser would take long to find that out.
_LONG_KEY = re.compile(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{DEEPEST}}}")

#: What files in other encodings begin with.
_OTHER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


class BrokenFileError(ValueError):
    """A file that cannot be used; the message says where in it, what is wrong and what to do."""


@dataclass(frozen=True)
class Found:
    """What a file held: its bytes, its text, and the document that the text describes."""

    content: bytes
    text: str
    document: dict[str, Any]


def read_toml(path: Path) -> Found:
    """What a TOML file holds.

    Raises BrokenFileError where it cannot be read or used.
    """
    content = _read(path)
    text = _decoded(content)
    if _LONG_KEY.search(text):
        raise _too_deep()
    document = _parsed(text)
    _hold_in_bounds(document)
    hidden = _hidden_key(document) if _HIDDEN.search(text) else None
    if hidden is not None:
        raise BrokenFileError(_("{key}: holds a character that cannot be seen; take it out").format(key=hidden))
    return Found(content, text, document)


def hidden_text(found: Found) -> str | None:
    """The key of a text that holds a character which could steer a terminal; None where there is none."""
    if not _HIDDEN.search(found.text):
        return None
    return next((".".join(way) for way, text in _texts(found.document, ()) if cleaned(text) != text), None)


def read_limited(path: Path) -> bytes:
    """The bytes of a file; of one that is too large, one more than is allowed.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


# ---------------------------------------------------------------- from the disk to text


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BrokenFileError(_("cannot be read: {reason}").format(reason=_("it is no file")))
        content = read_limited(path) if status.st_size <= LARGEST else b""
    except FileNotFoundError as error:
        raise BrokenFileError(_("no such file")) from error
    except (OSError, ValueError) as error:
        if isinstance(error, BrokenFileError):
            raise
        reason = reason_of(error) if isinstance(error, OSError) else error
        raise BrokenFileError(_("cannot be read: {reason}").format(reason=reason)) from error
    if max(status.st_size, len(content)) > LARGEST:
        size = _("is too large: {size} MB, where {most} MB is the most; is it the right file?")
        raise BrokenFileError(size.format(size=-(-status.st_size // 1_000_000), most=LARGEST // 1_000_000))
    return content


def _decoded(content: bytes) -> str:
    for mark, name in _OTHER_MARKS.items():
        if content.startswith(mark):
            raise BrokenFileError(_("is {encoding} text; save it as UTF-8").format(encoding=name))
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        raise BrokenFileError(_("is not UTF-8 text (line {line}); save it as UTF-8").format(line=line))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = _("is not UTF-8 text (line {line}); save it as UTF-8")
        raise BrokenFileError(message.format(line=line)) from error


# ---------------------------------------------------------------- from text to a document


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenFileError(_not_toml(text, str(error))) from error
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise BrokenFileError(_("is not valid TOML: {reason}").format(reason=_("a number is too long"))) from error


_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def _not_toml(text: str, error: str) -> str:
    """What the parser found, with its line and key and in words that say what to do."""
    place = _PLACE.search(error)
    line = int(place[1]) if place and place[1] else len(text.splitlines()) or 1
    key = key_at(text, line)
    where = _("line {line}").format(line=line) + (f", {key}" if key else "")
    return _("is not valid TOML ({where}): {reason}").format(where=where, reason=_reason(_PLACE.sub("", error)))


def _reason(error: str) -> str:
    """The parser's words, in ours where they are known."""
    told = {
        "Cannot overwrite|Cannot declare|Cannot redefine|Cannot mutate|Duplicate": _(
            "this key or heading stands twice; keep one of them"
        ),
        "Unterminated string|Expected [\"']{2,5}$|Illegal character '.n'": _(
            "a text does not end; close its quotation mark"
        ),
        "Unclosed array|Unclosed inline table": _("a list or table does not end; close it with ] or }"),
        "Unescaped|Invalid hex|not a Unicode": _("a backslash in a text is written twice"),
        "Illegal character|Found invalid character": _("a character that cannot be seen stands here; take it out"),
        "Invalid date": _("there is no such day or time"),
        "Invalid value": _("no value can be read here; a text stands in quotation marks"),
        "Expected '=' after|Invalid initial character|Invalid statement": _(
            "a key is wanted here, then = and its value"
        ),
        "at the end of a": _("a heading does not end; close it with ]"),
        "Expected newline": _("something stands after the value; each key has a line of its own"),
    }
    return next((ours for theirs, ours in told.items() if re.search(theirs, error)), error)


#: What a text must hold for a key or a value to hold a control character: one, or a sign that stands for one.
_HIDDEN = re.compile(r"\\[ubfrex]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _hidden_key(document: object) -> str | None:
    """A key that holds a control character; None where there is none."""
    here: list[object] = [document]
    while here:
        at = here.pop()
        found = next((key for key in at if cleaned(key) != key), None) if isinstance(at, dict) else None
        if found is not None:
            return str(found)
        here += _parts(at)
    return None


def _texts(here: object, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(here, str):
        yield way, here
    for key, part in here.items() if isinstance(here, dict) else ():
        yield from _texts(part, (*way, key))
    for part in here if isinstance(here, list) else ():
        yield from _texts(part, way)


def _hold_in_bounds(document: object) -> None:
    """Raise BrokenFileError where a document is too deep or holds too much; does not go down by calls itself."""
    level, count = [document], 0
    for _depth in range(DEEPEST + 1):
        level = [part for here in level for part in _parts(here)]
        count += len(level)
        if count > MOST_VALUES:
            message = _("holds more than {count} values; is it the right file?")
            raise BrokenFileError(message.format(count=MOST_VALUES))
        if not level:
            return
    raise _too_deep()


def _too_deep() -> BrokenFileError:
    return BrokenFileError(_("holds lists or tables more than {count} deep").format(count=DEEPEST))


def _parts(here: object) -> Sequence[object]:
    if isinstance(here, dict):
        return list(here.values())
    return here if isinstance(here, list) else ()
