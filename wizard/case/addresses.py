"""Reading addresses of answers."""

from __future__ import annotations

from typing import Any


def record_id(this: Any) -> str:
    """The id of the record at an address; "" where there is none."""
    return this.rpartition(".")[2] if isinstance(this, str) else ""


def record_of(address: str) -> str | None:
    """The address of the record that holds a field: ``camera.areas.inngang`` of ``camera.areas.inngang.sound``."""
    parts = address.split(".")
    if parts[0] == "tools" or len(parts) < 4:
        return None
    return ".".join(parts[:-1])
