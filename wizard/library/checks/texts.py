"""What customers read: no terms to avoid, no long sentences; and everywhere one name for each law and authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from wizard.library.checks.entries import Entry, pairs
from wizard.library.placeholders import PLACEHOLDER
from wizard.library.retention import Archive
from wizard.library.schema import (
    Activity,
    Avoided,
    Clause,
    Cookie,
    LawName,
    Library,
    Option,
    Pair,
    Phrase,
    Section,
    Table,
)

#: A sentence in a customer's text has at most so many words.
LONGEST = 30


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each term to avoid and each sentence that is too long."""
    avoid = {language: _terms(language, library.avoid) for language in library.languages}
    names = [_patterns(name) for name in library.names]
    for entry in found:
        yield from (entry.problem(key, wrong) for key, pair in pairs(entry) for wrong in _other_names(names, pair))
        for key, pair in for_customers(entry):
            for language, text in pair.items():
                for wrong in (*_avoided(avoid.get(language, {}), text), *_too_long(text)):
                    yield entry.problem(f"{key} {language}".strip(), wrong)


def for_customers(entry: Entry) -> Iterator[tuple[str, Pair]]:
    """The texts of an entry that can stand in a notice."""
    if isinstance(entry.model, Option):
        yield from ((key, pair) for key, pair in pairs(entry) if key == "words")
    elif any(isinstance(outer.model, _PRINTED) or outer.key in ("law", "provisions") for outer in entry.above()):
        yield from pairs(entry)


_PRINTED = (Activity, Archive, Clause, Cookie, Phrase, Section, Table)


# ---------------------------------------------------------------- terms to avoid


def _terms(language: str, avoid: Iterable[Avoided]) -> dict[str, Avoided]:
    return {term.wrong.casefold(): term for term in avoid if term.lang == language}


def _avoided(terms: dict[str, Avoided], text: str) -> Iterator[str]:
    words = " ".join(PLACEHOLDER.sub(" ", text).casefold().split())
    for wrong, term in terms.items():
        if wrong in words and re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", words):
            yield f'"{term.wrong}" is to be avoided: write "{term.right}" ({term.why})'


# ---------------------------------------------------------------- names of statutes and authorities

#: How a name is found in each language, with the name.
_Patterns = Mapping[str, tuple[re.Pattern[str], str]]


def _patterns(name: LawName) -> _Patterns:
    return {
        language: (re.compile(rf"(?<!\w){re.escape(words)}(?:s|'s)?(?!\w)", re.I), words)
        for language, words in name.words.items()
    }


def _other_names(names: Iterable[_Patterns], pair: Pair) -> Iterator[str]:
    """A line for each name that stands in one text of a pair, and not by its own name in another."""
    for name in names:
        texts = {language: PLACEHOLDER.sub(" ", pair.get(language, "")) for language in name}
        has = {language: bool(pattern.search(texts[language])) for language, (pattern, _) in name.items()}
        if any(has.values()) and not all(has.values()):
            there = next(name[language][1] for language in name if has[language])
            for language in (language for language in name if not has[language]):
                yield f'{language}: "{there}" in the other text is "{name[language][1]}" here'


# ---------------------------------------------------------------- long sentences


def _too_long(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        length = len(re.findall(r"\w[\w'’-]*", sentence))
        if length > LONGEST:
            start = " ".join(sentence.split()[:6])
            yield f"a sentence has {length} words, and {LONGEST} is the most: {start} …"


def sentences(text: str) -> Iterator[str]:
    """The sentences of a Markdown text; a list item or a table cell ends one, an abbreviation or a date does not."""
    plain = PLACEHOLDER.sub("X", _LINK.sub(r"\1", text))
    for block in _BLOCKS.split(plain):
        yield from _END.split(_NO_END.sub(lambda found: found[0].replace(".", ""), block.strip()))


_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BLOCKS = re.compile(r"\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s|\||\n#+\s")
_END = re.compile(r"(?<=[.!?])[\"”»')]*\s+")
_NO_END = re.compile(
    r"(?<![.\w])(?:nr|art|jf|f\.eks|bl\.a|ca|dvs|osv|mv|pst|tlf|org|e\.g|i\.e|etc|cf|Inc|Ltd)\."
    r"|\bno\.(?=\s*\d)|\d+\.(?=\s+[a-zæøå])"
)
