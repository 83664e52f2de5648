"""What is being typed and not yet confirmed, in a hidden file beside the answers that no notice is made of."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from wizard.files.read import BrokenFileError, read_toml
from wizard.files.write import OWNERS, replace


@dataclass(frozen=True)
class Typing:
    """The question at an address, and what stands in its lines."""

    address: str
    lines: tuple[str, ...]


def typing_file(path: Path) -> Path:
    """Where the typing of an answer file is kept."""
    return path.with_name(f".{path.name}.typing")


def keep_typing(path: Path, typing: Typing) -> None:
    """Keep what is being typed.

    Raises OSError where it cannot be written.
    """
    content = tomli_w.dumps({"address": typing.address, "lines": list(typing.lines)})
    replace(typing_file(path), content.encode(errors="replace"), OWNERS)


def kept_typing(path: Path) -> Typing | None:
    """What was being typed when the program ended; None where nothing was, or it cannot be read."""
    try:
        document = read_toml(typing_file(path)).document
    except BrokenFileError:
        return None
    address, lines = document.get("address"), document.get("lines")
    if not isinstance(address, str) or not isinstance(lines, list):
        return None
    return Typing(address, tuple(line for line in lines if isinstance(line, str)))


def forget_typing(path: Path) -> None:
    """The typing was confirmed or taken back."""
    with contextlib.suppress(OSError):
        typing_file(path).unlink()
