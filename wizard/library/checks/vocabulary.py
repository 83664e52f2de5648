"""Ids that stand in content are in the collection they are from: vocabularies, sections, provisions, requirements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from pydantic import BaseModel

from wizard.errors import nearest
from wizard.library.checks.entries import Entry
from wizard.library.conditions import ROWS
from wizard.library.retention import DAYS, SHAPES
from wizard.library.schema import Item, Library, Phrase, Question

Known = dict[str, Collection[str]]

#: The vocabularies of phrases.toml that content refers to.
VOCABULARIES = (
    *("groups", "data", "bases", "special", "sources", "must", "inside", "recipients"),
    *("roles", "grounds", "starts", "categories", "who", "units", "retention", "then"),
)

#: The keys that hold ids as they are, and the collection the ids are from.
_KEYS = {
    "basis": "bases",
    "category": "categories",
    "data": "data",
    "ground": "grounds",
    "groups": "groups of tools",
    "keeps": "data",
    "law": "provisions",
    "meets": "requirements",
    "must": "must",
    "opens": "topics",
    "role": "roles",
    "rows": "facts",
    "section": "sections",
    "shapes": "shapes",
    "special": "special",
    "start": "starts",
    "starts": "starts",
    "statute": "provisions",
    "tick": "areas",
    "vocabulary": "vocabularies",
    "who": "who",
}

#: The lists whose items are ids or references, and the collection the ids are from.
ITEMS = {
    "data": "data",
    "inside": "inside",
    "recipients": "recipients",
    "sources": "sources",
    "uses": "tools",
    "who": "groups",
}


def problems(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each id that is not in the collection it is from, and each entry of a vocabulary without words."""
    known = known_ids(library)
    for entry in found:
        for key, collection, ids in literals(entry):
            for one in ids:
                if one not in known.get(collection, ids):
                    wrong = f"{one!r} is not in {called(collection)}{nearest(one, known[collection])}"
                    yield entry.problem(key, wrong)
        if isinstance(entry.model, Phrase):
            yield from _without_words(entry, entry.model)


def known_ids(library: Library) -> Known:
    """The ids in each collection that content can refer to."""
    phrases = library.phrases
    vocabularies: Known = dict.fromkeys(VOCABULARIES, ())
    return {
        **vocabularies,
        **phrases,
        "grounds": {*phrases.get("grounds", {}), "mixed", ""},
        "roles": {*phrases.get("roles", {}), "own", "mixed", ""},
        "areas": library.areas,
        "facts": tuple(ROWS),
        "groups of tools": {tool.group for tool in library.tools.values()},
        "provisions": library.provisions,
        "requirements": library.requirements,
        "sections": library.sections,
        "shapes": SHAPES,
        "tools": library.tools,
        "topics": library.topics,
        "vocabularies": phrases,
    }


def literals(entry: Entry) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The ids that stand in an entry: under which key, of which collection, and the ids."""
    model = entry.model
    if isinstance(model, Item) and model.item is not None and entry.key in ITEMS:
        yield "", ITEMS[entry.key], (model.item,)
    for key in _keys(type(model)):
        value = getattr(model, key)
        if isinstance(value, str):
            yield key, _KEYS[key], (value,)
        elif value and isinstance(value, tuple) and isinstance(value[0], str):
            yield key, _KEYS[key], value
    if isinstance(model, Question) and model.vocabulary and model.only:
        yield "only", model.vocabulary, model.only


def called(collection: str) -> str:
    """Where an author finds a collection."""
    return _PLACES.get(collection, f"[{collection}] of phrases.toml")


@cache
def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(key for key in model.model_fields if key in _KEYS)


def _without_words(entry: Entry, phrase: Phrase) -> Iterator[str]:
    counted = entry.which in [f"units.{unit}" for unit in DAYS]
    if counted and not (phrase.one and phrase.other):
        yield entry.problem("", "needs one and other, because periods are counted in it")
    elif not (phrase.label or phrase.words or phrase.sentence or phrase.other):
        yield entry.problem("", "has no text: give it label, words or sentence")


_PLACES = {
    "areas": "areas.toml",
    "facts": f"the facts ({', '.join(ROWS)})",
    "groups of tools": "the groups of tools/",
    "provisions": "law/provisions.toml",
    "requirements": "law/requirements.toml",
    "sections": "sections.toml",
    "shapes": "the shapes of a period",
    "tools": "tools/",
    "topics": "topics/",
    "vocabularies": "phrases.toml",
}
