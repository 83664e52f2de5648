"""What the lists of the review are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.visual import VisualType

from wizard.client.session import Session
from wizard.review.model import Finding
from wizard.tui.hanging import Hanging


@dataclass(frozen=True)
class Item:
    """One line of a list: a sign and what it says, the question it leads to or the action it stands for."""

    sign: str
    says: Content
    question: str = ""
    action: str = ""
    finding: Finding | None = None
    is_heading: bool = False

    @property
    def prompt(self) -> VisualType:
        """The line as it is shown; one without a sign begins at the edge."""
        return Hanging(self.sign, self.says) if self.sign else self.says

    @property
    def key(self) -> str:
        """What stays the same while the line stands, whatever it says."""
        return self.finding.id if self.finding else self.question or self.action or self.says.plain


@dataclass(frozen=True)
class Listing:
    """One list: its id, its label with how many wait there, its lines, and what stands above them."""

    id: str
    label: Callable[[Session], str]
    items: Callable[[Session], Iterator[Item]]
    hint: Callable[[Session, Sequence[Item]], str]


def heading(text: str) -> Item:
    """A line that only says what the lines below it have in common."""
    return Item("", Content.styled(text, "bold underline"), is_heading=True)


def counted(label: str, number: int) -> str:
    """A label with a number after it, where there is anything to count."""
    return f"{label} {number}" if number else label


def muted(text: str) -> Content:
    """What is not read first."""
    return Content.styled(text, "dim")
