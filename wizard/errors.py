"""What can go wrong with a user's input, and the one clear line that says so."""

from __future__ import annotations

import sys
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

    def __init__(self, file: Path | str, key: str, message: str) -> None:
        self.file, self.key, self.message = Path(file), key, message
        super().__init__(f"{file}: {key}: {message}" if key else f"{file}: {message}")


class CallError(NoticeWizardError):
    """A command cannot be run as it was called."""


def line_about(error: Exception) -> str:
    """The one line that tells a user of an error."""
    match error:
        case LibraryError(problems=(first, _second, *_others) as problems):
            more = _("({count} more; see: notice-wizard lint)").format(count=len(problems) - 1)
            return on_one_line(f"{first} {more}")
        case OSError(filename=filename, strerror=reason) if filename and reason:
            return on_one_line(f"{filename}: {reason}")
    return on_one_line(str(error))


def complain(line: str) -> None:
    """Print one line on standard error."""
    print(on_one_line(line), file=sys.stderr)


def nearest(word: str, known: Iterable[str]) -> str:
    """`` (did you mean "x"?)`` where a known word is close, else nothing."""
    close = get_close_matches(word, list(known), n=1)
    return _(' (did you mean "{word}"?)').format(word=close[0]) if close else ""
