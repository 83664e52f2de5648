"""Figures: one row for each goal, measured several times, told as one table."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One line of the table. `figure` is to be at most `goal`; with `at_least`, at least."""

    what: str
    beside: str
    figure: float
    goal: float
    unit: str = "×"
    at_least: bool = False
    remark: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the figure reaches its goal."""
        return self.figure >= self.goal if self.at_least else self.figure <= self.goal

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it stands in the table."""
        sign = "≥" if self.at_least else "≤"
        met = "yes" if self.is_met else "no"
        figure, goal = f"{self.figure:.2f} {self.unit}", f"{sign} {self.goal:g} {self.unit}"
        return (self.what, self.beside, figure, goal, met, self.remark)


_HEADINGS = ("what", "beside what", "figure", "goal", "met", "how it was")


def table(rows: Iterable[Row]) -> str:
    """The rows as a table of Markdown."""
    lines = [_HEADINGS, tuple("---" for _ in _HEADINGS), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def seconds(do: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def in_pairs(ours: Callable[[], float], theirs: Callable[[], float], times: int) -> tuple[float, str]:
    """The median ratio of two measurements, taken in turn so that both meet the same minute; and the shortest of each.

    The first pair warms the caches and does not count.
    """
    pairs = [(ours(), theirs()) for _ in range(times + 1)][1:]
    ratios = [mine / other for mine, other in pairs]
    best = f"{min(mine for mine, _ in pairs) * 1000:.0f} and {min(other for _, other in pairs) * 1000:.0f} ms at best"
    return median(ratios), best


def ninth_tenth(values: Sequence[float]) -> float:
    """The value that nine of ten do not pass."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.9))]
