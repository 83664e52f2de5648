"""How far a client is, told from its files alone: quick enough for a list of many."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wizard.case import load_case
from wizard.errors import CaseError
from wizard.interview import Interview
from wizard.library.schema import Library
from wizard.locale import _


@dataclass(frozen=True)
class Progress:
    """How many questions still keep the notice a draft, and whether its files as exported are final and up to date."""

    left: int
    is_final: bool = False


def progress(library: Library, path: Path) -> Progress:
    """How far the client of an answer file is. No notice is made: with nothing left it may still have an open point.

    Raises CaseError where the file cannot be used.
    """
    interview = Interview(library, load_case(path, library))
    left = sum(asked.blocks for asked in interview.asked.values())
    return Progress(left, is_final=not left and _is_exported_final(path, interview.case.languages))


def progress_if_readable(library: Library, path: Path) -> Progress | None:
    """How far the client of an answer file is; None where its file cannot be used."""
    try:
        return progress(library, path)
    except CaseError:
        return None


def progress_in_words(known: Progress | None) -> str:
    """What a list of clients says of one."""
    if known is None:
        return _("cannot be read")
    if known.is_final:
        return _("final")
    if not known.left:
        return _("all answered")
    return _("1 question left") if known.left == 1 else _("{left} questions left").format(left=known.left)


def _is_exported_final(path: Path, languages: list[str]) -> bool:
    """Whether every exported notice is final in these languages, and none is older than the answers."""
    exported = list(path.with_suffix("").glob("notice*.json"))
    return bool(exported) and all(_is_final(file, path, languages) for file in exported)


def _is_final(exported: Path, answers: Path, languages: list[str]) -> bool:
    try:
        if exported.stat().st_mtime_ns < answers.stat().st_mtime_ns:
            return False
        status: dict[str, Any] = json.loads(exported.read_text(encoding="utf-8"))["status"]
        return all(status[language] == "final" for language in languages)
    except (OSError, ValueError, KeyError, TypeError):
        return False
