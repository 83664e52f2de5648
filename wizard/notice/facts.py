"""Facts: what follows from the reachable answers before any text. Activities, uses, recipients, transfers, cookies."""

from __future__ import annotations

from wizard.interview import Interview
from wizard.library.schema import Topic
from wizard.notice.activities import activities
from wizard.notice.cookies import cookies
from wizard.notice.extent import Extent
from wizard.notice.recipients import recipients, transfers
from wizard.notice.rows import Facts
from wizard.notice.unsettled import unsettled
from wizard.notice.wording import Words


def make_facts(interview: Interview, words: Words, extent: Extent) -> Facts:
    """The facts of a case as far as one notice tells of them."""
    made = [one for topic in in_order(interview) for one in activities(topic, words, extent)]
    carried_out = tuple(one.activity for one in made)
    uses = tuple(use for one in made for use in one.uses)
    return Facts(
        activities=carried_out,
        uses=uses,
        recipients=tuple(recipients(carried_out)),
        transfers=tuple(transfers(words, carried_out, uses)),
        cookies=tuple(cookies(words, extent, uses)),
        unsettled=unsettled(words, uses),
    )


def in_order(interview: Interview) -> list[Topic]:
    """The topics in the order of the notice."""
    return sorted(interview.library.topics.values(), key=lambda topic: (topic.order, topic.id))
