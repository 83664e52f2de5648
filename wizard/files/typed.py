"""Paths as people type them."""

from __future__ import annotations

from pathlib import Path

from wizard.text import without_control_characters


def typed_path(typed: str) -> Path:
    """The file or folder that someone typed, from the root; ``~`` is their home where there is one."""
    path = Path(without_control_characters(typed).strip())
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()
