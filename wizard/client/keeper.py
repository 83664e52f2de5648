"""One case kept in its file: each change at once, made durable beside, by one program at a time. Knows no screens."""

from __future__ import annotations

import contextlib
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from wizard.case import Case, load_case
from wizard.case.differences import Difference, differences
from wizard.case.save import file_of, put_case, set_aside, settle, write_aside
from wizard.case.unconfirmed import Typing, forget_typing, keep_typing, kept_typing
from wizard.client.folder import free_file, make_folder
from wizard.errors import ChangedElsewhereError, reason_of
from wizard.files.lock import FileLock
from wizard.files.read import read_limited
from wizard.files.write import sweep
from wizard.library.schema import Library
from wizard.locale import _


class Saved(Enum):
    """How safe the answers are."""

    #: A power cut could not take them.
    SAFE = "safe"
    #: In the file, and on their way to the disk.
    WRITTEN = "written"
    #: In memory only.
    NOT = "not"


@dataclass(frozen=True)
class Trouble:
    """Why the answers are not in their file."""

    says: str
    is_changed_elsewhere: bool = False


class Keeper:
    """Keeps a case in its file.

    Nothing here raises where a disk fails: the answers go on in memory, and `trouble` says why.
    """

    def __init__(self, library: Library, case: Case) -> None:
        self.library = library
        self.case = case
        self.trouble: Trouble | None = None
        self._lock = FileLock(file_of(case)) if case.path else None
        self._disk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="disk")
        self._typing: Typing | None = None
        self.saved_at = _time_of(case)
        self.take()

    # ------------------------------------------------ one program at a time

    def take(self) -> bool:
        """Take the file for this program, if no other has it; else the case is read-only until it can be taken."""
        has_it = self._lock is None or self._lock.take()
        self.case.is_read_only = not has_it
        if has_it and self._lock is not None and self._lock.is_held:
            sweep(file_of(self.case))
        return has_it

    def close(self) -> None:
        """See the last answers onto the disk, and let other programs have the file."""
        self._disk.shutdown(wait=True)
        if self._lock is not None:
            self._lock.release()

    # ------------------------------------------------ saving

    @property
    def saved(self) -> Saved:
        """How safe the answers are now."""
        if self.trouble is not None or self.case.seen is None:
            return Saved.NOT
        return Saved.SAFE if self.case.seen.is_durable else Saved.WRITTEN

    def save(self) -> bool:
        """Write the answers; False where they could not be, which `trouble` then explains."""
        try:
            put_case(self.case, self.library)
        except ChangedElsewhereError:
            says = _("Another program has changed this file since it was opened here. Nothing was overwritten.")
            self.trouble = Trouble(says, is_changed_elsewhere=True)
            return False
        except OSError as error:
            self.trouble = _disk_trouble(error)
            return False
        self.trouble, self.saved_at = None, dt.datetime.now()
        self.forget_typing()
        try:
            self._disk.submit(self._settle)
        except RuntimeError:  # the client was left already
            self._settle()
        return True

    def _settle(self) -> None:
        try:
            settle(self.case)
        except OSError as error:
            self.trouble = _disk_trouble(error)

    def save_elsewhere(self, folder: Path) -> bool:
        """Write the answers to a new file in another folder, and go on there; False where that fails too."""
        before, lock, seen = self.case.path, self._lock, self.case.seen
        try:
            make_folder(folder)
            self.case.path = free_file(folder, before.stem if before else "client")
        except OSError as error:
            self.trouble = _disk_trouble(error)
            return False
        self._lock, self.case.seen = FileLock(file_of(self.case)), None
        if self.take() and self.save():
            if lock is not None:
                lock.release()
            return True
        self._lock.release()
        self.case.path, self._lock, self.case.seen = before, lock, seen
        return False

    # ------------------------------------------------ another program's version

    def other_version(self) -> Case:
        """The case as another program left it in the file.

        Raises CaseError where it cannot be used.
        """
        return load_case(file_of(self.case), self.library)

    def differences(self, other: Case) -> list[Difference]:
        """What the answers here and another version say differently."""
        return differences(self.case.document, other.document)

    def keep_mine(self) -> bool:
        """Write the answers here over the other version, which is kept under a name of its own."""
        path = file_of(self.case)
        try:
            set_aside(path)
            if self.case.seen is not None and path.is_file():
                self.case.seen.content = read_limited(path)
        except OSError as error:
            self.trouble = _disk_trouble(error)
            return False
        return self.save()

    def keep_other(self, other: Case) -> bool:
        """Go on with the other version; the answers here are kept in a file of their own beside it."""
        try:
            write_aside(self.case)
        except OSError as error:
            self.trouble = _disk_trouble(error)
            return False
        self.adopt(other)
        self.forget_typing()
        return True

    def adopt(self, other: Case) -> None:
        """Go on with another version of the file."""
        self.case.document, self.case.seen, self.trouble = other.document, other.seen, None
        self.case.is_migrated = other.is_migrated

    # ------------------------------------------------ typing that is not confirmed

    @property
    def typing(self) -> Typing | None:
        """What was being typed when the program ended last."""
        return None if self.case.path is None or self.case.is_read_only else kept_typing(file_of(self.case))

    def keep_typing(self, address: str, lines: tuple[str, ...]) -> None:
        """Keep what is being typed, if it is not kept already."""
        typing = Typing(address, lines)
        if typing == self._typing or self.case.path is None or self.case.is_read_only:
            return
        with contextlib.suppress(OSError):
            keep_typing(file_of(self.case), typing)
        self._typing = typing

    @property
    def keeps_typing(self) -> bool:
        """Whether something that was typed since is kept."""
        return self._typing is not None

    def forget_typing(self) -> None:
        """What was typed is confirmed or taken back."""
        self._typing = None
        if self.case.path is not None and not self.case.is_read_only:
            forget_typing(file_of(self.case))


def _time_of(case: Case) -> dt.datetime:
    """When the case's file was last written, as far as its disk knows."""
    try:
        return dt.datetime.fromtimestamp(file_of(case).stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return dt.datetime.now()


def _disk_trouble(error: OSError) -> Trouble:
    return Trouble(_("The answers cannot be saved: {reason}").format(reason=reason_of(error)))
