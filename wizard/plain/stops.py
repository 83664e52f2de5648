"""The places on the way through an interview."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What is shown at a stop."""

    AREA = "a list to tick"
    QUESTION = "a question"
    END = "what is left at the end of a page"
    OVERVIEW = "the answers of a page"
    REVIEW = "the review"
    EXPORT = "the export"


@dataclass(frozen=True)
class Stop:
    """A place on the way: what is shown, on which page, and which question."""

    kind: Kind
    page: str = ""
    address: str = ""
