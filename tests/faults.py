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
from tests.whole_cases import MADE_UP
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
        *said_twice(made.notice),
        *_headings_twice(made.notice),
        *_out_of_order(made.notice),
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


def _out_of_order(notice: Notice) -> Iterator[str]:
    """Sections that stand in another order than in the library, and topics in another than their own."""
    sections = [section.id for section in notice.sections]
    if sections != [section for section in library().sections if section in sections]:
        yield f"sections stand out of order: {sections}"
    for section in notice.sections:
        topics = [library().topics[block.id.partition(".")[0]].order for block in section.blocks]
        if topics != sorted(topics):
            yield f"topics stand out of order in {section.id}"


def _headings_twice(notice: Notice) -> Iterator[str]:
    """Titles of different activities that are called the same."""
    for language in LANGUAGES:
        titles: dict[str, set[str]] = {}
        for block in notice.blocks():
            if block.kind == "activity":
                titles.setdefault(block.text[language].partition("\n")[0], set()).add(block.id)
        yield from (f"{title!r} heads {blocks}" for title, blocks in titles.items() if len(blocks) > 1)


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


# ---------------------------------------------------------------- the same said twice

#: Fields of an activity that hold sentences of their own; the others are the cells of a table, which may be alike.
_PROSE_FIELDS = ("profiling", "published", "not-done")

#: Sentences of so many words may stand twice: "You can say no at any time."
MOST_WORDS_SAID_AGAIN = 6


def said_twice(notice: Notice) -> Iterator[str]:
    """Sentences that stand twice in one language, tables and the fields of activities left out."""
    for language in LANGUAGES:
        said: dict[str, list[tuple[str, str]]] = {}
        for block in notice.blocks():
            for sentence in _prose(block, language):
                said.setdefault(sentence, []).append((block.id, block.record))
        yield from (f"{where} say {sentence!r}" for sentence, where in said.items() if _is_again(where))


def _is_again(where: list[tuple[str, str]]) -> bool:
    """Whether a sentence stands twice; a block that stands once for each record may say the same of each."""
    return len({block for block, _ in where}) > 1 or len(where) > len(set(where))


def _prose(block: Block, language: str) -> Iterator[str]:
    labels = library().phrases["labels"]
    kept = tuple(f"- **{labels[field].shown()[language]}:**" for field in _PROSE_FIELDS)
    for line in block.text[language].splitlines():
        is_cell = line.startswith(("|", "#")) or (block.kind == "activity" and line.lstrip().startswith("- "))
        if line.startswith(kept) or not is_cell:
            sentences = re.split(r"(?<=[.!?])\s+", re.sub(r"^- (\*\*[^*]*:\*\* )?", "", line))
            yield from filter(_is_counted, sentences)


def _is_counted(sentence: str) -> bool:
    is_long = len(_VERBATIM.sub("", sentence).split()) > MOST_WORDS_SAID_AGAIN
    return is_long and not any(str(made_up) in sentence for made_up in MADE_UP)
