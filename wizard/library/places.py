"""How messages to content authors say where something stands: file, entry, key."""

from __future__ import annotations

from collections.abc import Iterable

from wizard.text import on_one_line

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
    "names": "law/terms.toml",
    "tools": "tools/",
}

#: Collections of the library by the word that authors write; those whose file has nothing else need no word.
_WORDS = {
    "areas": "area",
    "cookies": "cookie",
    "kinds": "kind",
    "law": "",
    "names": "name",
    "phrases": "",
    "provisions": "",
    "requirements": "requirement",
    "sections": "section",
    "tool_questions": "tool_question",
    "tools": "tool",
    "topics": "",
    "use_questions": "use_question",
}


def file_of(collection: str, entry: str = "") -> str:
    """The file that holds a collection of the library: ``topics``, ``phrases`` …; each topic has its own."""
    if collection == "topics":
        return f"topics/{entry}.toml" if entry else "topics/"
    return _FILES.get(collection, "library.toml")


def called(key: str, which: str | int = 0) -> str:
    """An entry in its author's words: ``clause "withdraw"`` by its id, ``propose 2`` by its number."""
    name = _WORDS.get(key, key)
    return f'{name} "{which}"'.strip() if isinstance(which, str) else f"{name} {which or ''}".strip()


def line(file: str, parts: Iterable[str], message: str) -> str:
    """``file: entry: key: message``; what is called by an id belongs to the entry, the rest is its key.

    It is one line even where an id is a text of several.
    """
    said = [part for part in parts if part]
    entry = max((number for number, part in enumerate(said, start=1) if '"' in part), default=0)
    whole = (file, " ".join(said[:entry]), " ".join(said[entry:]), message)
    return on_one_line(": ".join(part for part in whole if part))
