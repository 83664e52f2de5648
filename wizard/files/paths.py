"""Paths as people type them, and folders that the program names itself."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from wizard.locale import _
from wizard.text import without_control_characters


def typed_path(typed: str) -> Path:
    """The file or folder that someone typed, from the root; ``~`` is their home where there is one."""
    path = Path(without_control_characters(typed).strip())
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()


def folder_in(base: Path, name: str) -> Path:
    """The folder of that name in another, which the user chose. What is written there stays there.

    Raises OSError where it is a link, or would be the other folder or the one above: then the user has to name it.
    """
    folder = base / name
    if folder.is_symlink():
        message = _("it is a link to {target}; remove it, or name that folder yourself")
        raise OSError(errno.ELOOP, message.format(target=os.path.realpath(folder)), str(folder))
    if name in (".", ".."):
        raise OSError(errno.EINVAL, _("it leads out of its folder"), str(folder))
    return folder
