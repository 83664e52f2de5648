"""What pydantic found wrong with a library, as lines for its author: file, entry, key, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from wizard.errors import nearest
from wizard.library import schema
from wizard.library.places import called, file_of, line

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class _Wrong:
    """One error: what is left of its path to follow, the path in the author's file, and what is wrong there."""

    rest: Path
    kind: str
    message: str
    path: Path = ()


def explain(raw: Any, error: ValidationError) -> list[str]:
    """One line for each thing to mend. Of a value that could be several things, only what it was meant to be counts."""
    wrong = [_Wrong(tuple(found["loc"]), found["type"], found["msg"]) for found in error.errors()]
    meant = list(_meant(wrong, raw))
    innermost = [one for one in meant if not any(_is_inside(other.path, one.path) for other in meant)]
    return list(dict.fromkeys(_line(raw, one) for one in innermost))


def _meant(wrong: Sequence[_Wrong], here: Any) -> Iterator[_Wrong]:
    """The errors of the branch that `here` was meant for, with their paths as they stand in the file."""
    branches = [one for one in wrong if one.rest and not _has(here, one.rest[0]) and not _is_missing_key(one)]
    tag = _branch(here, [str(one.rest[0]) for one in branches])
    yield from (one for one in wrong if not one.rest)
    yield from (replace(one, path=(*one.path, *one.rest)) for one in wrong if _is_missing_key(one))
    if branches:
        inside = [replace(one, rest=one.rest[1:]) for one in branches if str(one.rest[0]) == tag]
        yield from _meant(inside, here)
    for part in dict.fromkeys(one.rest[0] for one in wrong if one.rest and _has(here, one.rest[0])):
        inside = [_follow(one, part) for one in wrong if one.rest[:1] == (part,)]
        yield from _meant(inside, here[part])


def _follow(one: _Wrong, part: str | int) -> _Wrong:
    return replace(one, rest=one.rest[1:], path=(*one.path, part))


def _is_missing_key(one: _Wrong) -> bool:
    return one.kind == "missing" and len(one.rest) == 1


def _branch(here: Any, tags: Sequence[str]) -> str:
    """Which of the things that a value could be it was meant to be, by how it is written."""
    for wanted in _LIKELY.get(_written_as(here), ()):
        for tag in tags:
            if tag.startswith(wanted):
                return tag
    return tags[0] if tags else ""


def _written_as(here: Any) -> str:
    if isinstance(here, dict):
        return "reference" if "from" in here else "table"
    return "text" if isinstance(here, str) else "other"


_LIKELY = {
    "reference": ("Reference",),
    "table": ("tagged-union", "Sentence", "function-before", "Keeps", "Reference"),
    "text": ("str", "literal", "tagged-union"),
}


def _has(holder: Any, part: str | int) -> bool:
    if isinstance(holder, dict):
        return part in holder
    return isinstance(holder, list) and isinstance(part, int) and part < len(holder)


def _is_inside(path: Path, other: Path) -> bool:
    return len(path) > len(other) and path[: len(other)] == other


def _line(raw: Any, one: _Wrong) -> str:
    collection, which = (*(str(part) for part in one.path), "", "")[:2]
    return line(file_of(collection, which), _parts(raw, one.path), _said(one))


def _parts(raw: Any, path: Path) -> Iterator[str]:
    """The path in the author's words, from the entry of the file on."""
    collection = str(path[0])
    depth = _DEPTHS.get(collection, 0)
    if depth and collection != "topics":
        yield called(collection, ".".join(str(part) for part in path[1:depth]))
    yield from _keys(_at(raw, path[:depth]), path[depth:])


def _keys(here: Any, path: Path) -> Iterator[str]:
    """The keys of a path; entries of arrays are called by their id."""
    key = ""
    for part, following in zip(path, (*path[1:], ""), strict=False):
        here = _at(here, (part,))
        if isinstance(part, int):
            own = here.get("id") if isinstance(here, dict) else None
            yield called(key, str(own) if own else part + 1)
        elif not isinstance(following, int):
            yield part
        key = str(part)


def _at(here: Any, path: Path) -> Any:
    for part in path:
        here = here[part] if _has(here, part) else None
    return here


#: How many parts of a path lead to an entry: of a vocabulary ``phrases``, its name, the entry's id.
_DEPTHS = {"phrases": 3} | dict.fromkeys(
    ("topics", "tools", "areas", "kinds", "sections", "law", "provisions", "requirements"), 2
)


def _said(one: _Wrong) -> str:
    if one.kind == "extra_forbidden":
        key, known = str(one.path[-1]), _known_keys(one.path)
        return f"is no key here{nearest(key, known) if key not in known else ''}"
    return _SAID.get(one.kind) or _OF_PYDANTIC.sub(lambda found: _OURS[found[0]], one.message)


def _known_keys(path: Path) -> set[str]:
    """Every key that content can have: at the top of library.toml, or anywhere else."""
    models = (model for model in vars(schema).values() if isinstance(model, type) and issubclass(model, schema.Content))
    meant = [schema.Library] if len(path) == 1 else [model for model in models if model is not schema.Library]
    return {field.alias or key for model in meant for key, field in model.model_fields.items()}


_SAID = {
    "missing": "is missing",
    "string_type": "must be a text",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "tuple_type": "must be a list",
    "dict_type": "must be a table, with one entry for each language or id",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "date_type": "must be a date, such as 2026-05-31",
    "union_tag_not_found": 'needs shape = "…", or from = "…"',
}

#: Pydantic's words that say nothing to an author, and ours for them.
_OURS = {
    "Value error, ": "",
    "Input should be": "must be",
    "Input tag": "shape",
    "found using 'shape' does not match any of the expected tags": "is none of",
}
_OF_PYDANTIC = re.compile("|".join(_OURS))
