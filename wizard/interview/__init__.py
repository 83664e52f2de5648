"""The interview: which questions are reachable with the answers so far, what is proposed, and how far one has come.

Everything here is read anew from library and case; nothing is stored. Only reachable answers have a value.
"""

from __future__ import annotations

from wizard.interview.model import Asked, Choice, Page, PageState, PickedUse, Proposed, State
from wizard.interview.pages import AREA_PAGE, DECISIONS_PAGE, TOOLS_PAGE, Interview
from wizard.interview.reachable import AnswerScope, topic_of

__all__ = [
    "AREA_PAGE",
    "DECISIONS_PAGE",
    "TOOLS_PAGE",
    "AnswerScope",
    "Asked",
    "Choice",
    "Interview",
    "Page",
    "PageState",
    "PickedUse",
    "Proposed",
    "State",
    "topic_of",
]
