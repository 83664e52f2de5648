"""The lists of the review: what each shows of a client, and where each line leads."""

from __future__ import annotations

from wizard.tui.lists.answers import ANSWERS
from wizard.tui.lists.coverage import COVERAGE
from wizard.tui.lists.item import Item, Listing
from wizard.tui.lists.letters import LETTERS
from wizard.tui.lists.periods import PERIODS
from wizard.tui.lists.proposals import PROPOSALS
from wizard.tui.lists.settle import SETTLE
from wizard.tui.lists.tasks import TASKS

#: In the order of their tabs: what has to be settled comes first.
LISTINGS: tuple[Listing, ...] = (SETTLE, PROPOSALS, ANSWERS, PERIODS, TASKS, COVERAGE, LETTERS)

__all__ = ["LETTERS", "LISTINGS", "PROPOSALS", "SETTLE", "Item", "Listing"]
