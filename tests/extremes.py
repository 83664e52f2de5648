"""The business that does everything, and the one that does nothing; both follow from the library."""

from __future__ import annotations

import random
from functools import cache, partial
from typing import Any

from tests.answering import BASE, DAY, library, read, say_no
from tests.traits import candidates
from tests.whole_cases import answer_all, begun, made_right, tools_for
from wizard.case import Case
from wizard.flow import Made, make
from wizard.interview import Asked, Interview

#: How many tools are picked for each thing.
_TOOLS = 3


@cache
def everything() -> Made:
    """Every tick is yes and every list is full, but for what the law rules out; else what is proposed, or first."""
    rng = random.Random(0)
    case = begun(list(library().kinds), {})
    answer_all(case, partial(_most, rng), set())
    return make(library(), made_right(case, partial(_most, rng), partial(_less, rng)), DAY)


@cache
def nothing() -> Made:
    """The small business of the practices: no to everything."""
    case = Case(read(BASE))
    say_no(case)
    return make(library(), case, DAY)


def _most(rng: random.Random, interview: Interview, asked: Asked) -> Any:
    if asked.question.tick:
        return True
    if asked.proposal and asked.question.type != "several-of":
        return asked.proposal.raw
    if asked.question.type == "tools":
        return tools_for(asked.question)[:_TOOLS]
    options = [choice.id for choice in interview.choices(asked)]
    answers = list(candidates(rng, asked.question, options))
    return next((raw for raw in answers if raw), answers[0])


def _less(rng: random.Random, interview: Interview, asked: Asked) -> Any:
    """Another answer; a full list without one of its items."""
    if asked.question.type == "several-of" and len(asked.raw) > 1:
        without = rng.choice(asked.raw)
        return [one for one in asked.raw if one != without]
    options = [choice.id for choice in interview.choices(asked)]
    return rng.choice([raw for raw in candidates(rng, asked.question, options) if raw != asked.raw])
