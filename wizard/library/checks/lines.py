"""What the lines of an activity must have: a case where several stand side by side, and what their basis asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.library.checks.entries import Entry
from wizard.library.checks.written import names_at
from wizard.library.conditions import Compare, ExpressionError, Junction, Literal, Node, Not, parse
from wizard.library.schema import Activity, Library, Line, Reference
from wizard.library.sorts import Sorts


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each key that a line lacks."""
    sorts = Sorts(library)
    for entry in found:
        if isinstance(entry.model, Line) and entry.parent and isinstance(entry.parent.model, Activity):
            yield from _case(entry, entry.model, entry.parent.model)
            yield from _duties(entry, entry.model, _bases(sorts, entry, entry.model))


def _duties(entry: Entry, line: Line, bases: tuple[str, ...]) -> Iterator[str]:
    """A basis brings its duties, also one that can be chosen: withdrawal, interest, statute."""
    if ("consent" in bases or line.ekom) and not line.withdraw:
        yield entry.problem("withdraw", "is missing: consent needs to say how it is withdrawn")
    if "legitimate-interests" in bases and not line.interest:
        yield entry.problem("interest", "is missing: legitimate-interests needs the interest named")
    if "legal-obligation" in bases and not line.statute:
        yield entry.problem("statute", "is missing: legal-obligation needs its statute")


def _bases(sorts: Sorts, entry: Entry, line: Line) -> tuple[str, ...]:
    """The bases that a line can have."""
    if not isinstance(line.basis, Reference):
        return (line.basis,)
    try:
        return tuple(names_at(sorts, entry).sort(line.basis.from_).known or ())
    except ExpressionError:
        return ()


def _case(entry: Entry, line: Line, activity: Activity) -> Iterator[str]:
    beside = [other for other in activity.line if other is not line and not _exclude(line, other)]
    if beside and not line.case:
        wrong = f'is missing: the line can stand beside "{beside[0].id}", so say in which case it holds'
        yield entry.problem("case", wrong)


def _exclude(line: Line, other: Line) -> bool:
    """Whether two lines can be seen never to stand together."""
    if line.when is None or other.when is None:
        return False
    try:
        return _contradict(parse(line.when), parse(other.when))
    except ExpressionError:
        return False


def _contradict(one: Node, two: Node) -> bool:
    """Whether two conditions can be seen never to hold together: each alternative, by one part of it."""
    for decisive, decide in ((True, all), (False, any)):
        for node, other in ((one, two), (two, one)):
            if isinstance(node, Junction) and node.decisive is decisive:
                return decide(_contradict(part, other) for part in node.parts)
    return _denies(one, two) or _denies(two, one)


def _denies(one: Node, two: Node) -> bool:
    match one, two:
        case _, Not(part=part):
            return part == one
        case Compare(left=left, sign="==", right=Literal(value=value)), Compare(left=same, right=Literal(value=other)):
            if left != same or two.sign not in ("==", "!="):
                return False
            return bool(value == other) is (two.sign == "!=")
        case Compare(left=item, sign="in", right=items), Compare(left=same, sign="not in", right=others):
            return item == same and items == others
    return False
