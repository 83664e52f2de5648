"""Whole random cases of the built-in library: every question that opens is answered as some business would."""

from __future__ import annotations

import random
from typing import Any

from tests.answering import DAY, library
from wizard.case import Case, new_case
from wizard.interview import Asked, Interview
from wizard.library.answers import option_ids
from wizard.library.schema import Question

#: An interview that has not come to its end after so many rounds of answers goes round in a circle.
MOST_ROUNDS = 40

_PLAIN = {
    "address": {"street": "Storgata 1", "postcode": "0155", "city": "Oslo"},
    "country": "SE",
    "date": "2026-05-17",
    "email": "post@fjordbris.example",
    "orgno": "910380133",
    "phone": "22 33 44 55",
    "text": "Fjordbris",
    "url": "https://fjordbris.example",
}
_OWN_WORDS = {"nb": "noe eget", "en": "something of our own"}
_OUTSIDE = "IN"
_OWN_TOOL = "own-verktoy"
_OWN_COOKIE = {"name": "egen", "category": "necessary", "duration": "P1D", "does": _OWN_WORDS}


def whole_case(seed: int, *, yes: float = 0.5) -> Case:
    """A case in which everything that is asked is answered; `yes` is how often a yes/no question is answered yes."""
    rng = random.Random(seed)
    case = new_case(library(), rng.sample(list(library().kinds), rng.randint(1, len(library().kinds))))
    case.answer(f"tools.{_OWN_TOOL}.name", "Verktøyet")
    for _ in range(MOST_ROUNDS):
        interview = Interview(library(), case, DAY)
        opened = [asked for asked in interview.asked.values() if asked.raw is None]
        if not opened:
            return case
        for asked in opened:
            case.answer(asked.address, _answer(rng, interview, asked, yes))
    raise AssertionError(f"seed {seed}: the interview has no end")


def _answer(rng: random.Random, interview: Interview, asked: Asked, yes: float) -> Any:
    if asked.proposal and (asked.question.type == "retention" or rng.random() < _AS_PROPOSED):
        return asked.proposal.raw
    if asked.question.type in ("yes-no", "cookies"):
        return _yes_or_no(rng, asked.question, yes)
    if asked.question.type in ("one-of", "several-of"):
        return _chosen(rng, interview, asked)
    if asked.address.endswith(".outside"):
        return _OUTSIDE
    return _made_up(rng, asked.question)


def _yes_or_no(rng: random.Random, question: Question, yes: float) -> Any:
    says_yes = rng.random() < yes
    if question.type == "cookies":
        return [_OWN_COOKIE] if says_yes else []
    return says_yes


def _chosen(rng: random.Random, interview: Interview, asked: Asked) -> Any:
    choices = _choices(interview, asked)
    if asked.question.type == "one-of":
        return rng.choice(choices)
    return _some(rng, [*choices, *([_OWN_WORDS] if asked.question.own else [])])


def _made_up(rng: random.Random, question: Question) -> Any:
    match question.type:
        case "tools":
            return _some(rng, _tools(question))
        case "retention":
            return _period(rng, question)
        case "records":
            return [{"id": record} for record in ("a", "b")[: rng.randint(1, 2)]]
        case "own-words":
            return _OWN_WORDS
    return _PLAIN[question.type]


#: How often what is proposed is adopted.
_AS_PROPOSED = 0.6


def _choices(interview: Interview, asked: Asked) -> list[Any]:
    if asked.question.vocabulary:
        return list(option_ids(library(), asked.question))
    return [option.id for option in interview.open_options(asked.address, asked.question)]


def _some(rng: random.Random, items: list[Any]) -> list[Any]:
    """Up to three of them, in their order; at least one where there is one."""
    chosen = rng.sample(range(len(items)), min(len(items), rng.randint(1, 3)))
    return [items[index] for index in sorted(chosen)]


def _tools(question: Question) -> list[str]:
    return [tool for tool, entry in library().tools.items() if question.use in entry.uses] or [_OWN_TOOL]


def _period(rng: random.Random, question: Question) -> dict[str, Any]:
    starts = question.starts or tuple(library().phrases["starts"])
    return {"shape": "after", "amount": rng.choice((6, 12, 30)), "unit": "months", "start": rng.choice(starts)}
