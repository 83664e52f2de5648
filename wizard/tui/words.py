"""The program's own words on the screens: labels in the language it speaks now."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.locale import language

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
