"""What a piece of content reads: every condition, reference and placeholder that is written in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from wizard.library.placeholders import PLACEHOLDER

#: The fields that hold a condition, and those that hold a reference.
_EXPRESSIONS = ("when", "where", "number", "from_", "or_")


def expressions(content: BaseModel) -> Iterator[str]:
    """The expressions in a piece of content and all that stands in it, as they are written."""
    for name in type(content).model_fields:
        value = getattr(content, name)
        if name in _EXPRESSIONS and value:
            yield value
        else:
            yield from _in_value(value)


def _in_value(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from expressions(value)
    elif isinstance(value, dict):
        for text in value.values():
            if isinstance(text, str):
                yield from PLACEHOLDER.findall(text)
    elif isinstance(value, tuple):
        for part in value:
            yield from _in_value(part)
