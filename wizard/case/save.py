"""Saving: the file is whole at every moment, and what the program does not know stays in it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

import tomli_w

from wizard.case.model import Case
from wizard.library.schema import Library


def save_case(case: Case, library: Library) -> None:
    """Write the case to its file.

    Raises OSError where the folder cannot be written, and ValueError where the case has no file yet.
    """
    if case.path is None:
        raise ValueError("the case has no file yet")
    case.document["library"] = library.version
    write_whole(case.path, tomli_w.dumps(case.document).encode(), mode=0o600)


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Replace a file by new content in one step; what stood there stays whole if anything fails.

    Raises OSError, naming that file, where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        _write_beside_and_replace(target, content, mode)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_beside_and_replace(target: Path, content: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
