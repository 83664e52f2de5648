"""Both languages or neither: every text in every declared language, and twins built alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from wizard.errors import nearest
from wizard.library.checks.entries import Entry, pairs
from wizard.library.placeholders import placeholders
from wizard.library.schema import Library, Pair


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each text that is missing in a language, or built otherwise there."""
    known = {*library.languages, *library.preparing}
    for entry in found:
        for key, pair in pairs(entry):
            for message in (*_languages(library, known, pair), *_differences(library, pair)):
                yield entry.problem(key, message)


def _languages(library: Library, known: set[str], pair: Pair) -> Iterator[str]:
    for language in library.languages:
        if not pair.get(language, "").strip():
            yield f'"{language}" is {"empty" if language in pair else "missing"}'
    for key in pair:
        if key not in known:
            yield f'"{key}" is no declared language{nearest(key, [*known, "when"])}; declared are {_listed(known)}'


def _differences(library: Library, pair: Pair) -> Iterator[str]:
    first, *others = [language for language in library.languages if pair.get(language, "").strip()] or [""]
    for other in others:
        if _plain(pair[first]) and _plain(pair[other]):
            continue
        for what, measure in _MEASURES:
            one, two = measure(pair[first]), measure(pair[other])
            if one != two:
                yield f'"{first}" and "{other}" differ in {what}: {_shown(one)}, but {_shown(two)}'


def _plain(text: str) -> bool:
    """Whether there is nothing to measure: most texts are one paragraph of words."""
    return not any(sign in text for sign in ("\n", "{", "|", "](", "://")) and not _LIST_ITEM.match(text)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in sorted(words))


def _shown(measured: object) -> str:
    if isinstance(measured, frozenset):
        return ", ".join(f"{{{name}}}" for name in sorted(measured)) or "none"
    return str(measured)


def _paragraphs(text: str) -> int:
    return len(re.split(r"\n\s*\n", text.strip()))


def _list_items(text: str) -> int:
    return len(_LIST_ITEM.findall(text))


def _columns(text: str) -> tuple[int, ...]:
    rows = [line.strip() for line in text.splitlines()]
    return tuple(row.strip("|").count("|") + 1 for row in rows if row.startswith("|"))


def _links(text: str) -> int:
    return len(_LINK.findall(text))


_LIST_ITEM = re.compile(r"(?m)^[ \t]*(?:[-*+]|\d+[.)])[ \t]")
_LINK = re.compile(r"\]\(|<https?://|(?<![(<])\bhttps?://")

_MEASURES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("placeholders", lambda text: frozenset(placeholders(text))),
    ("number of paragraphs", _paragraphs),
    ("number of list items", _list_items),
    ("table columns", _columns),
    ("number of links", _links),
)
