"""Reading a library from its folders: overlays are laid by id over the built-in content, and everything is checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wizard.errors import LibraryError
from wizard.library.schema import Library

Raw = dict[str, Any]

#: The arrays of tables in a topic, whose entries are replaced by id.
_PARTS = ("question", "activity", "clause", "table", "check", "task")


def built_in() -> Path:
    """The folder of the library that comes with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "questionnaires"
    return inside if inside.is_dir() else package.parent / "questionnaires"


def load(overlays: Iterable[Path] = (), base: Path | None = None) -> Library:
    """The library in `base` (the built-in one by default) with the overlays laid over it, checked.

    Raises LibraryError with one line for each problem, naming file and key.
    """
    from wizard.library.check import problems

    library = read([base or built_in(), *overlays])
    found = list(problems(library))
    if found:
        raise LibraryError(found)
    return library


def read(folders: Iterable[Path]) -> Library:
    """The library in these folders, valid in form but with its meaning not yet checked."""
    raw: Raw = {}
    for folder in folders:
        if not folder.is_dir():
            raise LibraryError([f"{folder}: no such folder"])
        _lay(_read_folder(folder), over=raw)
    try:
        return Library.model_validate(raw)
    except ValidationError as error:
        raise LibraryError(_explain(raw, error)) from error


def _read_folder(folder: Path) -> Raw:
    raw: Raw = dict(_read_optional(folder / "library.toml"))
    for name in ("area", "kind", "section"):
        raw[f"{name}s"] = _by_id(_read_optional(folder / f"{name}s.toml").get(name, []))
    raw["phrases"] = _read_optional(folder / "phrases.toml")
    uses = _read_optional(folder / "uses.toml")
    raw["tool_questions"] = uses.get("tool_question", [])
    raw["use_questions"] = uses.get("use_question", [])
    raw["topics"] = {file.stem: {"id": file.stem, **_read(file)} for file in _toml_files(folder / "topics")}
    raw["tools"] = {key: tool for file in _toml_files(folder / "tools") for key, tool in _read(file).items()}
    law = folder / "law"
    raw["law"] = _read_optional(law / "values.toml")
    raw["provisions"] = _read_optional(law / "provisions.toml")
    raw["requirements"] = _by_id(_read_optional(law / "requirements.toml").get("requirement", []))
    raw["avoid"] = _read_optional(law / "terms.toml").get("avoid", [])
    return raw


def _toml_files(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.toml"))


def _read_optional(file: Path) -> Raw:
    return _read(file) if file.is_file() else {}


def _read(file: Path) -> Raw:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise LibraryError([f"{file}: is not valid TOML: {error}"]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError([f"{file}: cannot be read: {error}"]) from error


def _by_id(entries: list[Raw]) -> dict[str, Raw]:
    return {str(entry.get("id", f"#{number}")): entry for number, entry in enumerate(entries, start=1)}


def _lay(new: Raw, over: Raw) -> None:
    """Lay the content of one folder over what was read before: same ids replace, others are added."""
    for key, value in new.items():
        if key == "topics":
            topics = over.setdefault("topics", {})
            for topic_id, topic in value.items():
                topics[topic_id] = _merged_topic(topics.get(topic_id, {}), topic)
        elif key == "phrases":
            for vocabulary, phrases in value.items():
                over.setdefault("phrases", {}).setdefault(vocabulary, {}).update(phrases)
        elif isinstance(value, dict):
            over.setdefault(key, {}).update(value)
        elif isinstance(value, list) and value:
            over[key] = value
        elif not isinstance(value, list):
            over[key] = value
        else:
            over.setdefault(key, value)


def _merged_topic(below: Raw, above: Raw) -> Raw:
    merged = {**below, **above}
    for part in _PARTS:
        entries = {**_by_id(below.get(part, [])), **_by_id(above.get(part, []))}
        merged[part] = list(entries.values())
    return merged


def _explain(raw: Raw, error: ValidationError) -> list[str]:
    """Pydantic's errors as lines: which file, which entry by its id, what is wrong."""
    lines = []
    for problem in error.errors():
        place = list(problem["loc"])
        lines.append(f"{_file_of(place)}: {_key_of(raw, place)}: {problem['msg'].removeprefix('Value error, ')}")
    return list(dict.fromkeys(lines))


_FILES = {
    "areas": "areas.toml",
    "kinds": "kinds.toml",
    "sections": "sections.toml",
    "phrases": "phrases.toml",
    "tool_questions": "uses.toml",
    "use_questions": "uses.toml",
    "law": "law/values.toml",
    "provisions": "law/provisions.toml",
    "requirements": "law/requirements.toml",
    "avoid": "law/terms.toml",
    "tools": "tools/",
}


def _file_of(place: list[Any]) -> str:
    if place[0] == "topics":
        return f"topics/{place[1]}.toml" if len(place) > 1 else "topics/"
    return _FILES.get(str(place[0]), "library.toml")


def _key_of(raw: Any, place: list[Any]) -> str:
    """The place in the author's words: entries of arrays are called by their id."""
    written: list[str] = []
    here = raw
    for part in place:
        entry = here[part] if _has(here, part) else None
        if isinstance(part, int):
            written.append(f'"{entry["id"]}"' if isinstance(entry, dict) and "id" in entry else f"[{part + 1}]")
        elif entry is not None or part == place[-1]:
            written.append(str(part))
        here = entry if entry is not None else here
    return " ".join(written[2:] if place[0] == "topics" and len(written) > 2 else written)


def _has(holder: Any, part: Any) -> bool:
    if isinstance(holder, dict):
        return part in holder
    return isinstance(holder, list) and isinstance(part, int) and part < len(holder)
