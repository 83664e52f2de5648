"""What the interview is made of: questions with where they stand, and the pages that show them together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from wizard.library.schema import Pair, Question


class State(Enum):
    """How far a question is."""

    OPEN = "open"
    ANSWERED = "answered"
    DONT_KNOW = "dont-know"


class PageState(Enum):
    """How far a page is."""

    UNTOUCHED = "untouched"
    STARTED = "started"
    DONE = "done"


@dataclass(frozen=True)
class Proposed:
    """A value the program suggests, as it would stand in the file, and why."""

    raw: Any
    because: Pair | None = None


@dataclass(frozen=True)
class Choice:
    """One answer to choose from, with its label for the screen."""

    id: str
    label: Pair


@dataclass(frozen=True)
class Asked:
    """One reachable question with where it stands."""

    address: str
    question: Question
    state: State
    raw: Any = None
    proposal: Proposed | None = None
    about: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the notice stays a draft until this is answered."""
        if self.state is State.DONT_KNOW:
            return self.question.required and self.question.unknown == "blocks"
        return self.is_missing

    @property
    def is_missing(self) -> bool:
        """Whether a required answer is still to be given."""
        return self.question.required and self.state is State.OPEN


@dataclass(frozen=True)
class Page:
    """Questions that are shown together: an area to tick, a topic, or the chosen tools."""

    id: str
    label: Pair
    asked: tuple[Asked, ...]
    ask: Pair | None = None

    @property
    def state(self) -> PageState:
        """Done when nothing required is open."""
        if not any(asked.is_missing for asked in self.asked):
            return PageState.DONE
        touched = any(asked.state is not State.OPEN for asked in self.asked)
        return PageState.STARTED if touched else PageState.UNTOUCHED

    @property
    def left(self) -> int:
        """How many required questions are open."""
        return sum(asked.is_missing for asked in self.asked)


@dataclass(frozen=True)
class PickedUse:
    """A tool that a reachable answer picked, and what for."""

    tool: str
    use: str
