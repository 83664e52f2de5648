"""Whole random cases of the built-in library: every question that opens is answered as some business would."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from tests.answering import DAY, library
from wizard.case import Case, new_case
from wizard.flow import make
from wizard.interview import Asked, Interview
from wizard.library.answers import option_ids
from wizard.library.schema import Question

#: An interview that has not come to its end after so many rounds of answers goes round in a circle.
MOST_ROUNDS = 40

#: What a question is answered with; None leaves it open.
Choose = Callable[[Interview, Asked], Any]

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
OWN_WORDS = {"nb": "noe eget", "en": "something of our own"}
#: Words that stand in a generated notice as often as chance wants.
MADE_UP = (*OWN_WORDS.values(), _PLAIN["text"], "Storgata 1")

_OTHERS = {
    "address": {"street": "Torget 2", "postcode": "5014", "city": "Bergen"},
    "country": "DE",
    "date": "2025-03-01",
    "email": "hei@havgap.example",
    "orgno": "999999999",
    "phone": "55 66 77 88",
    "text": "Havgap",
    "url": "https://havgap.example",
    "own-words": {"nb": "noe helt annet", "en": "something else altogether"},
}
_OUTSIDE = "IN"
OWN_TOOL = "own-verktoy"
OWN_COOKIE = {"name": "egen", "category": "necessary", "duration": "P1D", "does": OWN_WORDS}


def whole_case(seed: int, *, yes: float = 0.5, start: Mapping[str, Any] | None = None) -> Case:
    """A case in which everything required is answered; `yes` is how often a yes/no question is answered yes.

    `start` holds answers to begin with, by address.
    """
    rng = random.Random(seed)
    case = begun(rng.sample(list(library().kinds), rng.randint(1, len(library().kinds))), start or {})
    answer_all(case, by_chance(rng, yes), set())
    return case


def begun(kinds: Sequence[str], start: Mapping[str, Any]) -> Case:
    """A case that begins with some answers, by address, and has a tool of its own to pick."""
    case = new_case(library(), kinds)
    case.answer(f"tools.{OWN_TOOL}.name", "Verktøyet")
    for address, raw in start.items():
        case.answer(address, raw)
    return case


def lawful_case(seed: int, *, yes: float = 0.5) -> Case:
    """A whole case in which every answer that is found wrong is given anew, until none is."""
    rng = random.Random(seed)
    return made_right(whole_case(seed, yes=yes), by_chance(rng, yes), partial(_anew, rng, yes))


def made_right(case: Case, choose: Choose, again: Choose) -> Case:
    """The case, its wrong answers given `again` until none is found; what opens then is answered by `choose`."""
    for _ in range(MOST_ROUNDS):
        wrong = _found_wrong(case)
        if not wrong:
            return case
        interview = Interview(library(), case, DAY)
        for address in wrong:
            assert address in interview.asked, f"{address} is found wrong, but is not asked"
            raw = again(interview, interview.asked[address])
            case.clear(address) if raw is None else case.answer(address, raw)
        answer_all(case, choose, set(interview.asked))
    raise AssertionError(f"no answer makes these right: {_found_wrong(case)}")


def another_answer(rng: random.Random, interview: Interview, address: str) -> Any:
    """Another answer to a question than the one it has, where chance finds one."""
    asked = replace(interview.asked[address], proposal=None)
    if asked.question.type == "yes-no":
        return not asked.raw
    if asked.question.type in _OTHERS:
        return _OTHERS[asked.question.type]
    answers = (_answer(rng, interview, asked, 0.5) for _ in range(_MOST_THROWS))
    return next((answer for answer in answers if answer != asked.raw), asked.raw)


def answer_all(case: Case, choose: Choose, met: set[str]) -> None:
    """Answer what is open, and what opens then, as `choose` does; what may be left open is asked once."""
    for _ in range(MOST_ROUNDS):
        interview = Interview(library(), case, DAY)
        opened = [
            asked
            for asked in interview.asked.values()
            if asked.raw is None and (asked.address not in met or asked.question.required)
        ]
        if not opened:
            return
        for asked in opened:
            met.add(asked.address)
            raw = choose(interview, asked)
            if raw is not None:
                case.answer(asked.address, raw)
    raise AssertionError("the interview has no end")


def by_chance(rng: random.Random, yes: float) -> Choose:
    """Any answer; what may be left open seldom is."""

    def choose(interview: Interview, asked: Asked) -> Any:
        if asked.question.required or rng.random() > _LEFT_OPEN:
            return _answer(rng, interview, asked, yes)
        return None

    return choose


def _found_wrong(case: Case) -> dict[str, str]:
    """The questions that an error, or a text that lacks their answer, leads to; each with what is found."""
    review = make(library(), case, DAY).review
    wrong = {finding.question: finding.id for finding in review.findings if finding.severity == "error"}
    return wrong | {
        point.question: point.kind for point in review.open_points if point.blocks and point.kind != "error"
    }


def _anew(rng: random.Random, yes: float, interview: Interview, asked: Asked) -> Any:
    if asked.question.type == "yes-no":
        return not asked.raw
    if not asked.question.required and rng.random() < _LEFT_OPEN:
        return None
    raw = _answer(rng, interview, replace(asked, proposal=interview.proposal(asked.address, asked.question)), yes)
    is_fewer = asked.question.type == "several-of" and len(raw) > 1 and rng.random() < _FEWER
    return [rng.choice(raw)] if is_fewer else raw


def _answer(rng: random.Random, interview: Interview, asked: Asked, yes: float) -> Any:
    if asked.proposal and (asked.question.type == "retention" or rng.random() < _AS_PROPOSED):
        return asked.proposal.raw
    if asked.question.type in ("yes-no", "cookies"):
        return _yes_or_no(rng, asked.question, yes)
    if asked.question.type in ("one-of", "several-of"):
        return _chosen(rng, interview, asked)
    if asked.address.endswith(".outside"):
        return _OUTSIDE
    return made_up(rng, asked.question)


def _yes_or_no(rng: random.Random, question: Question, yes: float) -> Any:
    says_yes = rng.random() < yes
    if question.type == "cookies":
        return [OWN_COOKIE] if says_yes else []
    return says_yes


def _chosen(rng: random.Random, interview: Interview, asked: Asked) -> Any:
    choices = _choices(interview, asked)
    if asked.question.type == "one-of":
        return rng.choice(choices)
    return _some(rng, [*choices, *([OWN_WORDS] if asked.question.own else [])])


def made_up(rng: random.Random, question: Question) -> Any:
    """An answer that is not chosen from what the question offers, or only from tools."""
    match question.type:
        case "tools":
            return _some(rng, tools_for(question))
        case "retention":
            return _period(rng, question)
        case "records":
            return [{"id": record} for record in ("a", "b")[: rng.randint(1, 2)]]
        case "own-words":
            return OWN_WORDS
    return _PLAIN[question.type]


#: How often chance is asked for another answer.
_MOST_THROWS = 8

#: How often what may be left open is.
_LEFT_OPEN = 0.25

#: How often what is proposed is adopted.
_AS_PROPOSED = 0.6

#: How often only one of several is kept when an answer was wrong: often something was picked too much.
_FEWER = 0.4


def _choices(interview: Interview, asked: Asked) -> list[Any]:
    if asked.question.vocabulary:
        return list(option_ids(library(), asked.question))
    return [option.id for option in interview.open_options(asked.address, asked.question)]


def _some(rng: random.Random, items: list[Any]) -> list[Any]:
    """Up to three of them, in their order; seldom none."""
    chosen = rng.sample(range(len(items)), min(len(items), rng.choice((0, 1, 1, 1, 2, 2, 2, 3, 3, 3))))
    return [items[index] for index in sorted(chosen)]


def tools_for(question: Question) -> list[str]:
    """The tools of the catalogue that can be picked; one of the client's own where there are none."""
    return [tool for tool, entry in library().tools.items() if question.use in entry.uses] or [OWN_TOOL]


def _period(rng: random.Random, question: Question) -> dict[str, Any]:
    starts = question.starts or tuple(library().phrases["starts"])
    return {"shape": "after", "amount": rng.choice((1, 6, 12, 30, 70)), "unit": "months", "start": rng.choice(starts)}
