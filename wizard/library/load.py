"""Reading a library from its folders: overlays are laid by id over the built-in content, and everything is checked.

Content that was checked before is taken from what was kept of it then (`kept.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wizard.errors import LibraryError, nearest
from wizard.files.read import BrokenFileError, hidden_text, read_toml
from wizard.library.form_errors import explain
from wizard.library.kept import fingerprint, keep, kept, undisturbed
from wizard.library.schema import Library

Raw = dict[str, Any]

#: The arrays of tables in a topic, whose entries are replaced by id.
_PARTS = ("question", "activity", "clause", "table", "check", "task")

#: How many tables deep an overlay is laid into the content below it: topics → topic → array → entry.
_DEPTHS = {"topics": 3, "phrases": 2}


def built_in() -> Path:
    """The folder of the library that comes with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "questionnaires"
    return inside if inside.is_dir() else package.parent / "questionnaires"


def load(overlays: Iterable[Path] = (), base: Path | None = None) -> Library:
    """The library in `base` (the built-in one by default) with the overlays laid over it, checked.

    Raises LibraryError with one line for each problem, naming file and key.
    """
    folders = [base or built_in(), *overlays]
    with undisturbed():
        content = fingerprint(folders)
        return kept(content) or _checked(folders, content)


def read(folders: Iterable[Path]) -> Library:
    """The library in these folders, valid in form but with its meaning not yet checked.

    Raises LibraryError with one line for each problem, naming file and key.
    """
    return _in_form(_read_folders(folders))


def _checked(folders: Sequence[Path], content: str) -> Library:
    """The library in these folders, held to every rule; kept for the next time under what its content is known by."""
    from wizard.library.check import problems

    raw = _read_folders(folders)
    library = _in_form(raw)
    found = list(problems(library))
    if found:
        raise LibraryError(found)
    if fingerprint(folders) == content:
        keep(content, raw, library)
    return library


def _in_form(raw: Raw) -> Library:
    try:
        return Library.model_validate(raw)
    except ValidationError as error:
        raise LibraryError(explain(raw, error)) from error


def _read_folders(folders: Iterable[Path]) -> Raw:
    raw: Raw = {}
    for folder in folders:
        for key, value in _read_folder(folder).items():
            raw[key] = _laid(raw.get(key), value, _DEPTHS.get(key, 1))
    return _with_arrays(raw)


def _laid(below: Any, above: Any, depth: int) -> Any:
    """What stands above replaces what stands below; tables are joined, down to a depth."""
    if depth == 0 or not isinstance(below, dict) or not isinstance(above, dict):
        return above
    joined = {key: _laid(below.get(key), value, depth - 1) for key, value in above.items()}
    return {**below, **joined}


def _with_arrays(raw: Raw) -> Raw:
    """The content with its arrays, which were tables by id while they were laid, as arrays again."""
    arrays = {key: list(raw.get(key, {}).values()) for key in ("tool_questions", "use_questions", "avoid", "names")}
    topics = {
        topic_id: {key: list(value.values()) if key in _PARTS else value for key, value in topic.items()}
        for topic_id, topic in raw.get("topics", {}).items()
    }
    return {**raw, **arrays, "topics": topics}


# ---------------------------------------------------------------- one folder


def _read_folder(folder: Path) -> Raw:
    if not folder.is_dir():
        raise LibraryError([f"{folder}: no such folder"])
    law = folder / "law"
    uses = _read_arrays(folder / "uses.toml", "tool_question", "use_question")
    terms = _read_arrays(law / "terms.toml", "avoid", "name")
    return {
        **_read_optional(folder / "library.toml"),
        **{f"{name}s": _read_arrays(folder / f"{name}s.toml", name)[name] for name in ("area", "kind", "section")},
        "phrases": _read_optional(folder / "phrases.toml"),
        "tool_questions": uses["tool_question"],
        "use_questions": uses["use_question"],
        "topics": {file.stem: _read_topic(file) for file in sorted((folder / "topics").glob("*.toml"))},
        "tools": _read_tools(folder / "tools"),
        "law": _read_optional(law / "values.toml"),
        "provisions": _read_optional(law / "provisions.toml"),
        "requirements": _read_arrays(law / "requirements.toml", "requirement")["requirement"],
        "avoid": terms["avoid"],
        "names": terms["name"],
    }


def _read_topic(file: Path) -> Raw:
    topic = {"id": file.stem, **_read(file)}
    return {key: _by_id(file, key, value) if key in _PARTS else value for key, value in topic.items()}


def _read_tools(folder: Path) -> Raw:
    tools: Raw = {}
    for file in sorted(folder.glob("*.toml")):
        more = _read(file)
        twice = [tool for tool in more if tool in tools]
        if twice:
            raise LibraryError([f"{file}: {tool}: this tool stands in another file too" for tool in twice])
        tools.update(more)
    return tools


def _read_arrays(file: Path, *names: str) -> dict[str, Raw]:
    """The arrays of a file that holds nothing else, each as a table by id."""
    content = _read_optional(file)
    strange = [f"{file}: {key}: is no key here{nearest(key, names)}" for key in content if key not in names]
    if strange:
        raise LibraryError(strange)
    return {name: _by_id(file, name, content.get(name, [])) for name in names}


def _by_id(file: Path, key: str, entries: Any) -> Raw:
    """The entries of an array as a table by id; those without one by their number."""
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise LibraryError([f"{file}: {key}: must be tables, each under [[{key}]]"])
    ids = [_identity(entry, number) for number, entry in enumerate(entries, start=1)]
    twice = dict.fromkeys(own for number, own in enumerate(ids) if own in ids[:number])
    if twice:
        raise LibraryError([f'{file}: {key} "{own}": this id stands twice' for own in twice])
    return dict(zip(ids, entries, strict=True))


def _identity(entry: Mapping[str, Any], number: int) -> str:
    """What tells an entry from the others: its id; of a term to avoid, the term."""
    if "wrong" in entry:
        return f"{entry.get('lang')} {entry['wrong']}"
    return str(entry.get("id", f"#{number}"))


def _read_optional(file: Path) -> Raw:
    return _read(file) if file.is_file() else {}


def _read(file: Path) -> Raw:
    try:
        found = read_toml(file)
    except BrokenFileError as error:
        raise LibraryError([f"{file}: {error}"]) from error
    hidden = hidden_text(found)
    if hidden is not None:
        raise LibraryError([f"{file}: {hidden}: holds a character that cannot be seen; take it out"])
    return found.document
