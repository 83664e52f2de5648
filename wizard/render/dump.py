"""Data as JSON text."""

from __future__ import annotations

import json
from typing import Any

from pydantic_core import to_json


def dump(data: Any) -> str:
    """JSON for people and programs: indented, æøå as they are."""
    return to_json(data, indent=1).decode() + "\n"


def dump_line(data: Any) -> str:
    """The same on one line."""
    return json.dumps(data, ensure_ascii=False, default=str)
