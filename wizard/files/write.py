"""Writing files so that they are whole at every moment: old or new, never something between."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: For nobody but the owner, as temporary files are from the start.
OWNERS = 0o600

#: What temporary files end with; those that a killed program left are swept away by `sweep`.
_UNFINISHED = ".unfinished"


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Replace a file by new content in one step, and see it onto the disk. A link there is replaced, not followed.

    Raises OSError, naming that file, where it cannot be written; what stood there is then still whole.
    """
    replace(path, content, mode)
    make_durable(path)


def replace(path: Path, content: bytes, mode: int) -> None:
    """Replace a file in one step. A killed program loses nothing; a power cut may, until `make_durable`.

    Raises OSError, naming that file, where it cannot be written; what stood there is then still whole.
    """
    with _naming(path), _beside(path) as (handle, unfinished):
        _write_and_close(handle, content)
        if mode != OWNERS:
            os.chmod(unfinished, mode)
        os.replace(unfinished, path)


def make_durable(path: Path) -> None:
    """Wait until a file and its name in the folder would survive a power cut.

    Raises OSError, naming the file, where the disk cannot promise that.
    """
    with _naming(path):
        _sync(path, os.O_RDWR)
        if sys.platform != "win32":  # which has no folders to sync
            _sync(path.parent, os.O_RDONLY)


def keep_version(path: Path, copy: Path) -> None:
    """Keep what a file holds now under another name too, for its owner only; what stood there is replaced.

    Nothing is done where there is no such file. Raises OSError where the copy cannot be made.
    """
    if not path.is_file():
        return
    with contextlib.suppress(OSError):  # a disk without rights
        os.chmod(path, OWNERS)
    with _naming(copy), _beside(copy) as (handle, unfinished):
        os.close(handle)
        os.unlink(unfinished)
        try:
            os.link(path, unfinished)
        except OSError:  # a disk without hard links
            replace(copy, path.read_bytes(), OWNERS)
        else:
            os.replace(unfinished, copy)


def sweep(path: Path) -> None:
    """Take away what a program that was killed while it wrote this file has left beside it."""
    for left in path.parent.glob(f".{path.name}.*{_UNFINISHED}"):
        with contextlib.suppress(OSError):
            left.unlink()


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Errors name the file that was meant, not the temporary one."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[tuple[int, Path]]:
    """An open temporary file in the folder of another; gone afterwards unless it was renamed."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_UNFINISHED, dir=path.parent)
    try:
        yield handle, Path(name)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(name)


def _write_and_close(handle: int, content: bytes) -> None:
    left = memoryview(content)
    try:
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
