"""A disk that fails: at one chosen step of all that a program asks of it, with one chosen error."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

#: What a program asks of a disk when it saves.
_ASKED = ((os, "open"), (os, "write"), (os, "fsync"), (os, "chmod"), (os, "link"), (os, "replace"), (io, "open"))


@contextmanager
def disk(fails_at: int | None = None, error: int = 0) -> Iterator[list[str]]:
    """All that is asked of the disk, by name in its order; the step of that number fails.

    A write that fails has written half before, as on a disk that gets full.
    """
    asked: list[str] = []

    def watched(name: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*arguments: Any, **named: Any) -> Any:
            asked.append(name)
            if len(asked) - 1 != fails_at:
                return really(*arguments, **named)
            if name == "write":
                really(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            raise OSError(error, os.strerror(error))

        return ask

    with ExitStack() as stack:
        for place, name in _ASKED:
            really = getattr(place, name)
            stack.enter_context(patch.object(place, name, watched("read" if place is io else name, really)))
        yield asked
