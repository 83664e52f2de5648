"""Cases in which every two answers stand together that can: chosen greedily, then made for what is left.

Which traits have stood together is held in bits: each trait has a number, and one whole number for each says beside
which others it has been tried.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations
from typing import Any

from tests.answering import DAY, library
from tests.traits import (
    OWN,
    Trait,
    all_traits,
    candidates,
    question_of,
    questions,
    traits,
)
from tests.ways import Pair, Way, way_to
from tests.whole_cases import answer_all, begun, by_chance
from wizard.case import Case
from wizard.interview import Asked, Interview
from wizard.library.conditions import names, parse

#: How many cases are chosen greedily before what is left is looked at, pair by pair.
GREEDY = 80

Likes = Callable[[Trait], float]


@dataclass
class Pairs:
    """The pairs that are wanted, and those that a case has shown."""

    wanted: dict[Trait, int]
    tried: dict[Trait, int] = field(init=False)

    def __post_init__(self) -> None:
        self.tried = dict.fromkeys(self.wanted, 0)

    @cached_property
    def numbers(self) -> dict[Trait, int]:
        return {trait: number for number, trait in enumerate(self.wanted)}

    def gain(self, trait: Trait, held: int) -> int:
        """How many pairs would be new where a trait comes beside the others."""
        return (self.wanted[trait] & held & ~self.tried[trait]).bit_count()

    def bits(self, some: Iterable[Trait]) -> int:
        return sum(1 << self.numbers[trait] for trait in set(some))

    def note(self, some: Iterable[Trait]) -> None:
        """These have stood together."""
        together = set(some)
        held = self.bits(together)
        for trait in together:
            self.tried[trait] |= held

    def left(self) -> Iterator[Pair]:
        """The pairs that no case has shown yet."""
        known = list(self.wanted)
        for number, trait in enumerate(known):
            missing = self.wanted[trait] & ~self.tried[trait]
            yield from ((trait, known[other]) for other in _set_bits(missing) if other > number)

    def has(self, one: Trait, other: Trait) -> bool:
        """Whether a case has shown them together."""
        return bool(self.tried[one] >> self.numbers[other] & 1)

    @property
    def count(self) -> int:
        return sum(bits.bit_count() for bits in self.wanted.values()) // 2


def _set_bits(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


# ---------------------------------------------------------------- which pairs are wanted


def wanted_pairs() -> Pairs:
    """All pairs inside each topic, and those across topics of questions that share a condition."""
    every = {name: all_traits(name) for name in questions()}
    numbers = {trait: number for number, trait in enumerate(trait for some in every.values() for trait in some)}
    bits = {name: sum(1 << numbers[trait] for trait in some) for name, some in every.items()}
    return Pairs(
        {
            trait: sum(bits[other] for other in _beside(name) if other != name)
            for name, some in every.items()
            for trait in some
        }
    )


@cache
def _beside(name: str) -> frozenset[str]:
    """The questions of the same topic, and those of others that a condition reads beside it or that read the same."""
    topic = name.partition(".")[0]
    same = {other for other in questions() if other.partition(".")[0] == topic}
    return frozenset(same | _read_together().get(name, set()))


@cache
def _read_together() -> dict[str, set[str]]:
    """For each question those of other topics with which it shares a condition; fields of records have none."""
    together: dict[str, set[str]] = {}
    for group in _groups():
        for one, other in combinations(sorted(group), 2):
            if one.partition(".")[0] != other.partition(".")[0]:
                together.setdefault(one, set()).add(other)
                together.setdefault(other, set()).add(one)
    return together


def _groups() -> Iterator[set[str]]:
    """What one condition reads; and the questions of which the conditions read the same question of another topic."""
    opened: dict[str, set[str]] = {}
    for topic in library().topics.values():
        lines = [line for activity in topic.activity for line in activity.line]
        for piece in (*topic.question, *topic.clause, *topic.activity, *lines, *topic.check, *topic.task):
            condition = getattr(piece, "when", None)
            read = {name for name in names(parse(condition, topic.id)) if name in questions()} if condition else set()
            yield read
            if piece in topic.question:
                yield {*read, f"{topic.id}.{piece.id}"}
                for name in read:
                    opened.setdefault(name, set()).add(f"{topic.id}.{piece.id}")
    yield from opened.values()


# ---------------------------------------------------------------- cases that show them


def pair_cases(pairs: Pairs) -> Iterator[Case]:
    """Cases that show every pair that there is a way to; what is left in `pairs` then cannot stand together."""
    for seed in range(GREEDY):
        yield _noted(pairs, _made_for(pairs, seed, Way()))
    ways = {pair: way for pair in pairs.left() if (way := way_to(pair))}
    waiting = dict(ways)
    while waiting:
        yield _noted(pairs, _made_for(pairs, len(waiting), _packed(waiting)))
        waiting = {pair: way for pair, way in waiting.items() if not pairs.has(*pair)}
    for pair, way in ways.items():
        if not pairs.has(*pair):
            yield _noted(pairs, _made_for(pairs, GREEDY, way))


def _noted(pairs: Pairs, case: Case) -> Case:
    """The case, after the pairs that it shows were noted."""
    asked = Interview(library(), case, DAY).asked.values()
    named = [(question_of(one.address), one.raw) for one in asked]
    pairs.note(trait for name, raw in named if name in questions() for trait in traits(name, raw))
    return case


def _made_for(pairs: Pairs, seed: int, way: Way) -> Case:
    """A case that goes a way, and in which each other answer brings as many new pairs as it can."""
    rng, held = random.Random(seed), 0
    others = by_chance(rng, 0.5)

    def liked(trait: Trait) -> float:
        if trait in way.aims:
            return _AIMED
        weight = _DOES if trait.says == "yes" and questions()[trait.question].tick else 1
        return weight * (pairs.gain(trait, held) + (0 if weight > 1 and way.start else rng.random()))

    def choose(interview: Interview, asked: Asked) -> Any:
        nonlocal held
        name = question_of(asked.address)
        if name not in questions():
            return others(interview, asked)
        raw = _best(rng, interview, asked, liked)
        held |= pairs.bits(traits(name, raw))
        return raw

    case = begun(list(library().kinds), way.answers())
    answer_all(case, choose, set())
    return case


#: More than the number of new pairs that any answer can bring.
_AIMED = 1_000_000

#: How much more it is liked that a business does something than not: it opens further questions.
_DOES = 3

#: Where nothing is new, a trait is liked at random, so much on average.
_EVEN = 0.5


def _best(rng: random.Random, interview: Interview, asked: Asked, liked: Likes) -> Any:
    """The answer that is liked best for what it has; of several-of each option that is liked better in than out."""
    name = question_of(asked.address)
    found = list(candidates(rng, asked.question, [choice.id for choice in interview.choices(asked)]))
    if asked.question.type == "several-of":
        found[:2] = [[one for one in found[0] if _is_liked_in(name, one, liked)]]

    return max(found, key=lambda raw: max(map(liked, traits(name, raw)), default=0))


def _is_liked_in(name: str, option: Any, liked: Likes) -> bool:
    if not isinstance(option, str):
        return liked(Trait(name, f"has {OWN}")) > _EVEN
    return liked(Trait(name, f"has {option}")) >= liked(Trait(name, f"lacks {option}"))


def _packed(ways: dict[Pair, Way]) -> Way:
    """A way to as many pairs as go together; these are no longer waited for."""
    packed = Way()
    for pair, way in list(ways.items()):
        if packed.agrees(way):
            packed.add(way)
            del ways[pair]
    return packed
