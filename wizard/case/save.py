"""Saving: the file is whole at every moment, what the program does not know stays in it, and nobody's work is lost.

Beside `client.toml` stand, for their owner only: `client.toml.bak`, the version before; `client.toml.before-1` and so
on, what stood there before answers came under new names, or before one of two versions was chosen; and, hidden, the
lock and what is being typed.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

import tomli_w

from wizard.case.model import Case, Seen
from wizard.errors import ChangedElsewhereError
from wizard.files.read import LARGEST, read_limited
from wizard.files.write import OWNERS, keep_version, make_durable, replace
from wizard.library.schema import Library


def save_case(case: Case, library: Library) -> None:
    """Write the case to its file, safe on the disk.

    Raises OSError where it cannot be written, ChangedElsewhereError where another program changed it since it was
    read, ValueError where the case has no file yet.
    """
    put_case(case, library)
    settle(case)


def put_case(case: Case, library: Library) -> None:
    """Write the case to its file, so that a program that is killed loses nothing. A power cut may, until `settle`.

    Raises what `save_case` raises.
    """
    path = file_of(case)
    case.document["library"] = library.version
    content = _content(case)
    if len(content) > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    hold_unchanged(case)
    _keep_previous(case, path)
    replace(path, content, OWNERS)
    case.seen = Seen(path, content, is_durable=False)


def settle(case: Case) -> None:
    """Wait until what was last written would survive a power cut.

    Raises OSError where the disk cannot promise that.
    """
    seen = case.seen
    if seen is not None and not seen.is_durable:
        make_durable(seen.path)
        seen.is_durable = True


def hold_unchanged(case: Case) -> None:
    """Raise ChangedElsewhereError where the file holds other bytes than were last read or written here.

    A file that has gone is no one's version: it is written anew.
    """
    path = file_of(case)
    if case.seen is None or case.seen.path != path:
        return
    try:
        content = read_limited(path)
    except FileNotFoundError:
        return
    if content != case.seen.content:
        raise ChangedElsewhereError(case.path or path)


def file_of(case: Case) -> Path:
    """The file itself, also where the case was opened by a link.

    Raises ValueError where the case has no file yet.
    """
    if case.path is None:
        raise ValueError("the case has no file yet")
    return Path(os.path.realpath(case.path))


def backup_of(path: Path) -> Path:
    """Where the version before the last is kept."""
    return path.with_name(f"{path.name}.bak")


def set_aside(path: Path) -> Path:
    """Keep what a file holds now for good, under a name of its own, which it gives."""
    kept = _free_beside(path)
    keep_version(path, kept)
    return kept


def write_aside(case: Case) -> Path:
    """Write the case to a file of its own beside its file, which stays as it is; gives that file."""
    kept = _free_beside(file_of(case))
    replace(kept, _content(case), OWNERS)
    return kept


def _content(case: Case) -> bytes:
    return tomli_w.dumps(case.document).encode()


def _free_beside(path: Path) -> Path:
    number = 1
    while (free := path.with_name(f"{path.name}.before-{number}")).exists():
        number += 1
    return free


def _keep_previous(case: Case, path: Path) -> None:
    """Keep the version that is about to be replaced, if it is safe on the disk: a backup must survive a power cut.

    A version that an older library wrote under other names is kept for good.
    """
    if case.is_migrated:
        set_aside(path)
        case.is_migrated = False
    if case.seen is None or case.seen.path != path or case.seen.is_durable:
        keep_version(path, backup_of(path))
