"""The program's own words on the screens: labels in the language it speaks now."""

from __future__ import annotations

_marked: set[str] = set()


def later(message: str) -> str:
    """Mark a message that is translated where it is shown, because the language can change meanwhile."""
    _marked.add(message)
    return message


def is_ours(message: str) -> bool:
    """Whether a message was marked to be translated later, and is not one of Textual's own."""
    return message in _marked
