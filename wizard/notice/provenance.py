"""Why a piece stands in the notice: the answers it reads, the condition that let it in, the law it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from wizard.interview import AnswerScope
from wizard.library.conditions import names, parse
from wizard.library.placeholders import PLACEHOLDER
from wizard.library.schema import Item, Piece, Reference
from wizard.notice.model import Because

_CONDITIONS = ("when", "where", "number")


def because(piece: Piece, scope: AnswerScope, topic: str) -> tuple[Because, ...]:
    """The answers, the condition and the law behind a piece, each once."""
    read = [scope.address(name) for source in expressions(piece) for name in names(parse(source, topic))]
    interview, provisions = scope.interview, scope.interview.library.provisions
    answered = [address for address in dict.fromkeys(read) if interview.is_known(address)]
    answers = [Because("answer", address, interview.case.get(address)) for address in answered]
    condition = [Because("condition", piece.when, True)] if piece.when else []
    return (*answers, *condition, *(Because("law", law, dict(provisions.get(law, {}))) for law in piece.law))


def expressions(content: BaseModel) -> Iterator[str]:
    """Every condition, reference and placeholder in a piece of content."""
    for name in type(content).model_fields:
        value = getattr(content, name)
        if (name in _CONDITIONS and value) or (
            isinstance(content, Reference | Item) and name in ("from_", "or_") and value
        ):
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
