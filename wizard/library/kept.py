"""Checked content, kept for the next time.

Reading the whole library takes most of a second: a hundred files of TOML, each held to its form and to every rule. So
what passed is kept in the user's folder for caches, under a name that its content gives: the bytes of every file of the
library, and of the program that checked it. A changed file has another name, so nothing kept can be out of date.

What is kept is data (JSON), held to its form again each time it is read. Where it cannot be read, is not whole, or
others could have written it, the library is read from its own files as if nothing had been kept.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pydantic

from wizard.files.read import read_limited
from wizard.files.write import OWNERS, replace
from wizard.library.schema import Library

#: Where the files of a library stand in its folder.
_CONTENT = ("*.toml", "topics/*.toml", "tools/*.toml", "law/*.toml")

#: What reads and checks content, in the program's own folder.
_PROGRAM = ("text.py", "files/*.py", "library/**/*.py")

#: What stands for content that is not there; no file of TOML holds it.
_NO_FILE = b"\0"

#: So many libraries are kept: those that were used last.
_MOST = 8


def fingerprint(folders: Iterable[Path]) -> str:
    """What the content of these folders is known by; another as soon as a byte, a name or their order changes."""
    digest = hashlib.sha256(pydantic.VERSION.encode())
    _add_files(digest, Path(__file__).parents[1], _PROGRAM)
    for folder in folders:
        _add_files(digest, folder, _CONTENT)
    return digest.hexdigest()


def _add_files(digest: hashlib._Hash, folder: Path, patterns: Iterable[str]) -> None:
    digest.update(b"" if folder.is_dir() else _NO_FILE)
    for pattern in patterns:
        for file in sorted(folder.glob(pattern)):
            content = _content(file)
            digest.update(f"\n{file.relative_to(folder)} {len(content)}\n".encode())
            digest.update(content)
    digest.update(b"\n\n")


def _content(file: Path) -> bytes:
    """What a file holds; where that cannot be read, a mark: why is told when the library is read from its files."""
    try:
        return read_limited(file) if file.is_file() else _NO_FILE
    except OSError:
        return _NO_FILE


def kept(content: str) -> Library | None:
    """The checked library of that fingerprint; None where it was not kept, or is not as it was."""
    try:
        file = _folder() / f"{content}.json"
        mark, _, written = _own_bytes(file).partition(b"\n")
        if mark != _mark(written):
            return None
        library = Library.model_validate_json(written)
        os.utime(file)
    except (OSError, ValueError, RuntimeError):
        return None
    return library


def keep(content: str, raw: Mapping[str, Any], library: Library) -> None:
    """Keep a checked library, for its user only, if what is kept gives the very same; a full disk is no trouble."""
    with contextlib.suppress(OSError, RuntimeError):
        written = json.dumps(raw, ensure_ascii=False, default=str).encode()
        if Library.model_validate_json(written) != library:
            return
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(folder / f"{content}.json", _mark(written) + b"\n" + written, OWNERS)
        _forget_oldest(folder)


def _own_bytes(file: Path) -> bytes:
    """What a file holds; nothing of one that others than its user could have written."""
    with file.open("rb") as opened:
        status = os.fstat(opened.fileno())
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            return b""
        return opened.read()


def _mark(written: bytes) -> bytes:
    """What tells that all of it is there, unchanged."""
    return hashlib.sha256(written).hexdigest().encode()


def _forget_oldest(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[_MOST:]:
        file.unlink(missing_ok=True)


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("notice-wizard", appauthor=False) / "libraries"


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Without the garbage collector: content has tens of thousands of parts, none of which can be collected, and going
    through them again and again takes as long as reading them. What was read it leaves alone from then on, too.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.freeze()
            gc.enable()
