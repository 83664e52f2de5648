"""Why a piece stands in the notice: the answers it reads, the condition that let it in, the law it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from wizard.library.conditions import ROWS, names_in
from wizard.library.schema import Activity, Clause, Piece, Table
from wizard.notice.model import Because
from wizard.notice.rows import ActivityFact, CookieFact, LineFact, RecipientFact, Row, TransferFact, UseFact
from wizard.notice.scope import FactScope


def because(piece: Piece, scope: FactScope, topic: str, rows: Iterable[Row] = ()) -> tuple[Because, ...]:
    """The answers, the condition and the law behind a piece and the rows that it shows, each once."""
    read = [scope.address(name) for name in _names_in(piece.expressions, topic)]
    read += [address for row in rows for address in _behind(row, scope)]
    interview, provisions = scope.interview, scope.interview.library.provisions
    answered = [address for address in dict.fromkeys(read) if interview.is_known(address)]
    answers = [Because("answer", address, interview.case.get(address)) for address in answered]
    condition = condition_of(piece)
    conditions = [Because("condition", condition, True)] if condition else []
    return (*answers, *conditions, *(Because("law", law, dict(provisions.get(law, {}))) for law in piece.law))


@cache
def _names_in(expressions: tuple[str, ...], topic: str) -> tuple[str, ...]:
    """The names that some expressions read, each once."""
    return tuple(dict.fromkeys(name for source in expressions for name in names_in(source, topic)))


def condition_of(piece: Piece) -> str:
    """What must be true for a piece to stand; what it stands once for, where it has no condition of its own."""
    if piece.when:
        return piece.when
    if isinstance(piece, Table):
        return f"count({piece.rows}, {piece.where}) > 0" if piece.where else f"count({piece.rows}) > 0"
    if isinstance(piece, Clause) and piece.number:
        return f"{piece.number} > 0"
    each = piece.each if isinstance(piece, Clause | Activity) else None
    if each:
        return f"count({each}) > 0" if each in ROWS else f"answered({each})"
    return " or ".join(f"({line.when})" for line in piece.line if line.when) if isinstance(piece, Activity) else ""


def _behind(row: Row, scope: FactScope) -> Iterator[str]:
    """The addresses of the answers that brought a row in."""
    match row:
        case CookieFact():
            yield row.listed_at
        case UseFact():
            yield from _picking(row.tool, scope)
        case TransferFact():
            yield from _picking(row.id, scope)
        case ActivityFact():
            yield from _opening(row.topic, row.id, scope)
        case LineFact():
            yield from _opening(row.topic, row.activity, scope)
        case RecipientFact():
            yield from _picking(row.id, scope)
            for activity in scope.facts.activities:
                if any(recipient.id == row.id for recipient in activity.recipients):
                    yield from _opening(activity.topic, activity.id, scope)


def _picking(tool: str, scope: FactScope) -> Iterator[str]:
    """The questions that were answered with a tool."""
    yield from scope.interview.picked_at.get(tool, ())


def _opening(topic: str, activity: str, scope: FactScope) -> Iterator[str]:
    """What the condition of an activity reads."""
    for piece in scope.interview.library.topics[topic].activity:
        if piece.id == activity and piece.when:
            yield from names_in(piece.when, topic)
