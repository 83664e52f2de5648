"""The program's own words on the screens: labels in the language it speaks now."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from wizard.locale import language

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l"})


_marked: set[str] = set()


def later(message: str) -> str:
    """Mark a message that is translated where it is shown, because the language can change meanwhile."""
    _marked.add(message)
    return message


def is_ours(message: str) -> bool:
    """Whether a message was marked to be translated later, and is not one of Textual's own."""
    return message in _marked


def said(pair: Mapping[str, str] | None) -> str:
    """The text of a label in the program's language; a label that has no such text is shown in the one it has."""
    if not pair:
        return ""
    return pair.get(language()) or next(iter(pair.values()))


def slug(name: str) -> str:
    """`name` as an id: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def free_id(wanted: str, taken: frozenset[str] | set[str]) -> str:
    """`wanted`, with a number after it where it is taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
