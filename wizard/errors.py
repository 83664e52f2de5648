"""What can go wrong with a user's input, and the one clear line that says so."""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from wizard.locale import _
from wizard.text import on_one_line

#: What the program exits with: done, not final where `--final` or `check` asked, or the input or call cannot be used.
DONE, NOT_FINAL, UNUSABLE = 0, 1, 2


class NoticeWizardError(Exception):
    """Base of every error that is the input's, not the program's: shown as one line, exit code 2."""


class LibraryError(NoticeWizardError):
    """The library cannot be used. `problems` holds one line for each thing to mend."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class CaseError(NoticeWizardError):
    """An answer file cannot be used: which file, which key, what was found, what would be right."""

    def __init__(self, file: Path | str, key: str, message: str, line: int | None = None) -> None:
        self.file, self.key, self.message, self.line = Path(file), key, message, line
        place = f" ({_('line {line}').format(line=line)})" if line else ""
        super().__init__(f"{file}: {key}{place}: {message}" if key else f"{file}: {message}")


class ChangedElsewhereError(CaseError):
    """An answer file that another program changed since it was read, and that is not overwritten for that reason."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, "", _("another program has changed it since it was opened; nothing was overwritten"))


class CallError(NoticeWizardError):
    """A command cannot be run as it was called."""


def reason_of(error: OSError) -> str:
    """What the system says of an error; where that is common, in the language of the program."""
    known = {
        errno.ENOENT: _("No such file or directory"),
        errno.EACCES: _("Permission denied"),
        errno.EPERM: _("Operation not permitted"),
        errno.ENOSPC: _("No space left on device"),
        errno.EROFS: _("Read-only file system"),
        errno.EIO: _("Input/output error"),
        errno.ENOTDIR: _("Not a directory"),
        errno.EISDIR: _("Is a directory"),
        errno.EEXIST: _("File exists"),
        errno.EFBIG: _("File too large"),
        errno.ENAMETOOLONG: _("File name too long"),
        errno.EXDEV: _("Invalid cross-device link"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)


def line_about(error: Exception) -> str:
    """The one line that tells a user of an error."""
    match error:
        case LibraryError(problems=(first, _second, *_others) as problems):
            more = _("({count} more; see: notice-wizard lint)").format(count=len(problems) - 1)
            return on_one_line(f"{first} {more}")
        case OSError(filename=filename, strerror=told) if filename and told:
            return on_one_line(f"{filename}: {reason_of(error)}")
    return on_one_line(str(error))


def line_about_bug(error: BaseException) -> str:
    """The line about an error that is the program's own: its sort and places, and nothing of what the user answered."""
    here = Path(__file__).parent.as_posix()
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if here in Path(frame.filename).as_posix()] or frames
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(ours)][:5]
    message = _("an error in the program, please report it: {error} ({places})")
    return message.format(error=type(error).__name__, places=", ".join(places) or "-")


def complain(line: str) -> None:
    """Print one line on standard error."""
    print(on_one_line(line), file=sys.stderr)


def nearest(word: str, known: Iterable[str]) -> str:
    """`` (did you mean "x"?)`` where a known word is close, else nothing."""
    close = get_close_matches(word, list(known), n=1)
    return _(' (did you mean "{word}"?)').format(word=close[0]) if close else ""
