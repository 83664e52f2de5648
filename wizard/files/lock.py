"""One program at a time on a file: a lock that the system lets go when its holder ends, however it ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock


class FileLock:
    """The right to write a file, kept beside it as `.NAME.lock`. Within one program it can be taken several times."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(f".{path.name}.lock")
        self._lock: BaseFileLock | None = None

    @property
    def is_held(self) -> bool:
        """Whether it was taken here and not let go."""
        return self._lock is not None

    def take(self) -> bool:
        """Take the lock; False where another program holds it. Where no lock can be made there is none to respect."""
        from filelock import FileLock as Lock
        from filelock import Timeout

        if self._lock is not None:
            return True
        lock = Lock(self._path, mode=0o600, thread_local=False, is_singleton=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True
        self._lock = lock
        return True

    def release(self) -> None:
        """Let it go."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
