"""Days as people type them: 31.5.2026."""

from __future__ import annotations

import datetime as dt
import re

from wizard.library.answers import AnswerError
from wizard.locale import _


def write_day(day: dt.date) -> str:
    """A day as people type it."""
    return f"{day.day}.{day.month}.{day.year}"


def read_day(typed: str) -> dt.date:
    """The day that someone typed; the file's way, 2026-05-31, is understood too.

    Raises AnswerError where it is no day.
    """
    match = re.fullmatch(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4})", typed)
    try:
        return dt.date(int(match[3]), int(match[2]), int(match[1])) if match else dt.date.fromisoformat(typed)
    except ValueError as error:
        raise AnswerError(_("Write the day like this: 31.5.2026")) from error
