"""What every question works with: the client's session, and the conversation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from wizard.client.session import Session
from wizard.interview import Asked, State
from wizard.library.answers import AnswerError
from wizard.locale import _
from wizard.plain.talk import Talk


class Nothing(Enum):
    """What an empty line means."""

    ADOPT = "the suggestion is the answer"
    KEEP = "all stays as it is"


@dataclass(frozen=True)
class Desk:
    """One client at work, in one conversation."""

    session: Session
    talk: Talk

    def now(self, asked: Asked) -> Asked:
        """A question as it stands after what was stored since."""
        return self.session.interview.asked.get(asked.address, asked)


def nothing_typed(asked: Asked) -> Nothing:
    """What an empty line means as an answer to a question.

    Raises AnswerError where the question needs another.
    """
    if asked.state is State.ANSWERED:
        return Nothing.KEEP
    if asked.proposal is not None:
        return Nothing.ADOPT
    if asked.question.required and asked.state is State.OPEN:
        raise AnswerError(_("Write an answer, ? if you don't know, or > to leave it open."))
    return Nothing.KEEP
