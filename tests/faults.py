"""What no notice may have, whatever was answered."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.answering import library
from wizard.flow import Made
from wizard.library.conditions import parse
from wizard.notice.model import Block, Notice
from wizard.notice.scope import FactScope

LANGUAGES = ("nb", "en")
DENIED: list[dict[str, str]] = tomllib.loads((Path(__file__).parent / "denied.toml").read_text(encoding="utf-8"))[
    "denied"
]

#: Signs of Markdown that stand as often in one language as in the other.
_SIGNS = ("\n- **", "\n  - ", "\n#### ", "\n| ", "\n\n")

_LEFT_OVER = re.compile(r"\{[^}]*\}|\[\]|own-|UNKNOWN|None")
_GLUED = re.compile(r"[a-zæøå][.,;:!?][A-ZÆØÅ][a-zæøå]| ,| \.(?!\w)|,,|\.\.(?!\.)|\( | \)|(?<=\S)  +")
_VERBATIM = re.compile(r"`[^`]*`|<[^>]*>|(?<=\])\([^)]*\)|^\|.*$", re.MULTILINE)


def faults(made: Made) -> list[str]:
    """One line for each fault of a notice; the marks for missing answers are none, where a question leads to them."""
    blocks = list(made.notice.blocks())
    return [
        *_empty(made.notice),
        *(fault for block in blocks for fault in _unlike(block)),
        *(fault for block in blocks for fault in _left_over(block)),
        *_twice(made.notice),
        *_leading_nowhere(made),
        *contradictions(made),
    ]


def _empty(notice: Notice) -> Iterator[str]:
    yield from (f"section {section.id} is empty" for section in notice.sections if not section.blocks)
    for block in notice.blocks():
        silent = (language for language in LANGUAGES if not block.text[language].strip())
        yield from (f"{block.id} says nothing in {language}" for language in silent)


def _unlike(block: Block) -> Iterator[str]:
    """Where the twins of a block are not built alike."""
    nb, en = (block.text[language] for language in LANGUAGES)
    yield from (f"{block.id}: {sign!r} in one language only" for sign in _SIGNS if nb.count(sign) != en.count(sign))


def _left_over(block: Block) -> Iterator[str]:
    """What should have been replaced, and words that have run together or stand apart where one is missing."""
    for language in LANGUAGES:
        text = _VERBATIM.sub("X", block.text[language])
        for found in (*_LEFT_OVER.finditer(text), *_GLUED.finditer(text)):
            yield f"{block.id} in {language}: {text[max(0, found.start() - 20) : found.end() + 20]!r}"


def _twice(notice: Notice) -> Iterator[str]:
    identities = Counter((block.id, block.record) for block in notice.blocks())
    yield from (f"{block} stands {count} times" for block, count in identities.items() if count > 1)
    for language in LANGUAGES:
        clauses = Counter(block.text[language] for block in notice.blocks() if block.kind == "clause")
        yield from (f"two clauses say {text!r}" for text, count in clauses.items() if count > 1)


def _leading_nowhere(made: Made) -> Iterator[str]:
    """Findings, and marks for missing answers, that lead to no question."""
    leading = [(found.id, found.question) for found in made.review.findings]
    leading += [("a mark for a missing answer", gap.address) for gap in made.notice.gaps]
    yield from (f"{what} leads to {where}" for what, where in leading if where not in made.interview.asked)


# ---------------------------------------------------------------- contradictions


def contradictions(made: Made) -> Iterator[str]:
    """Where a notice denies what its facts or other blocks say."""
    scope = FactScope(made.interview, None, None, made.notice.facts)
    for denial in DENIED:
        for block in made.notice.blocks():
            if block.id == denial["block"] and _says(block, denial) and _holds(denial["when"], scope):
                yield f"{block.id} denies what is so: {denial['when']}"


def _says(block: Block, denial: dict[str, str]) -> bool:
    """Whether the block has the denial; in both languages or in none."""
    said = {language: denial[language] in block.text[language] for language in LANGUAGES}
    assert len(set(said.values())) == 1, f"{block.id} denies it in one language only: {denial}"
    return said["nb"]


def _holds(condition: str, scope: FactScope) -> Any:
    return _parsed(condition).evaluate(scope) is True


@cache
def _parsed(condition: str) -> Any:
    return parse(condition)


def denials_that_stand_nowhere() -> list[str]:
    """Denials of which the block has not the words: they would prove nothing."""
    pieces = {
        f"{topic.id}.{piece.id}": str(piece)
        for topic in library().topics.values()
        for piece in (*topic.clause, *topic.activity)
    }
    return [
        f"{denial['block']}: {denial[language]}"
        for denial in DENIED
        for language in LANGUAGES
        if denial[language] not in pieces[denial["block"]]
    ]
