"""Moving a client with all that belongs to it: under another name, aside, and back again. Nothing is ever lost.

To a client `fjell.toml` belong the folder of its exports, `fjell/`, and what stands beside its file: `fjell.toml.bak` …
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wizard.client.folder import Client, free_file, recent_clients
from wizard.client.ids import free_id
from wizard.errors import CaseError
from wizard.files.lock import FileLock
from wizard.files.paths import folder_in
from wizard.locale import _

#: Where deleted clients lie; no client's own folder can be called so.
DELETED = "_deleted"


def rename(path: Path, name: str) -> Path:
    """Let a client's file be called after `name`; gives the file.

    Raises CaseError where another wizard has it open, OSError where it cannot be moved.
    """
    return _moved(path, free_file(path.parent, name))


def delete(path: Path) -> Path:
    """Move a client aside, into a folder of its own among the deleted ones; gives its file there.

    Raises CaseError where another wizard has it open, OSError where it cannot be moved.
    """
    deleted = folder_in(path.parent, DELETED)
    taken = {folder.name for folder in deleted.iterdir()} if deleted.is_dir() else set()
    return _moved(path, deleted / free_id(path.stem, taken) / path.name)


def deleted_clients(folder: Path) -> list[Client]:
    """The clients that were moved aside from the clients' folder, the one changed last first."""
    aside = folder / DELETED
    each = [client for one in (aside.iterdir() if aside.is_dir() else ()) for client in recent_clients(one)]
    return sorted(each, key=lambda client: client.changed, reverse=True)


def bring_back(path: Path) -> Path:
    """Bring a deleted client back, under another file name where its own is taken meanwhile; gives its file.

    Raises OSError where it cannot be moved.
    """
    folder = path.parent
    back = _moved(path, free_file(folder.parent.parent, path.stem))
    if not any(folder.iterdir()):
        folder.rmdir()
    return back


def _moved(path: Path, target: Path) -> Path:
    """Move a client's file and what belongs to it; all or nothing."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(path):
        done: list[tuple[Path, Path]] = []
        try:
            for old, new in list(_moves(path, target)):
                old.rename(new)
                done.append((old, new))
        except OSError:
            for old, new in reversed(done):
                new.rename(old)
            raise
    return target


def _moves(path: Path, target: Path) -> Iterator[tuple[Path, Path]]:
    yield path, target
    if path.with_suffix("").is_dir():
        yield path.with_suffix(""), target.with_suffix("")
    for beside in path.parent.iterdir():
        start, found, rest = beside.name.partition(f"{path.name}.")
        if found and start in ("", ".") and rest != "lock":
            yield beside, target.with_name(f"{start}{target.name}.{rest}")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """While no other wizard has the file open.

    Raises CaseError where one has.
    """
    lock = FileLock(Path(os.path.realpath(path)))
    if not lock.take():
        raise CaseError(path, "", _("is open in another wizard; close it there first"))
    try:
        yield
    finally:
        lock.release()
        with suppress(OSError):
            path.with_name(f".{path.name}.lock").unlink()
