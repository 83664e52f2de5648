"""What is left to do before and beside publishing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wizard.text import Text


@dataclass(frozen=True)
class Finding:
    """What a check found, with the question to go to."""

    id: str
    severity: Literal["error", "warning", "advice"]
    question: str
    says: Text
    law: tuple[str, ...]
    accepted: str | None

    @property
    def blocks_final(self) -> bool:
        """Whether the notice stays a draft until this is settled."""
        return self.severity == "error"


@dataclass(frozen=True)
class OpenPoint:
    """Something to settle; `blocks` names the languages that stay draft until then."""

    question: str
    kind: Literal["unanswered", "unknown", "proposal", "translation", "error"]
    blocks: tuple[str, ...]
    who: str
    says: Text


@dataclass(frozen=True)
class TaskToDo:
    """Something to do besides publishing, and the requirements that it meets."""

    id: str
    says: Text
    law: tuple[str, ...]
    meets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """How one requirement is met."""

    id: str
    weight: Literal["must", "should"]
    applies: bool
    state: Literal["met", "unmet", "task", "manual"]
    by: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """Findings, open points, tasks and requirement coverage of one notice."""

    findings: tuple[Finding, ...]
    open_points: tuple[OpenPoint, ...]
    tasks: tuple[TaskToDo, ...]
    requirements: tuple[Coverage, ...]

    def status(self, language: str) -> Literal["draft", "final"]:
        """Draft while an open point blocks that language."""
        return "draft" if self.blocking(language) else "final"

    def blocking(self, language: str) -> tuple[OpenPoint, ...]:
        """The open points that keep a language draft."""
        return tuple(point for point in self.open_points if language in point.blocks)
