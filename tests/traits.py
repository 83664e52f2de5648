"""What the answer to a question can have that another has not: an option, a length, a tool of another role."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from tests.answering import library
from tests.whole_cases import OWN_COOKIE, OWN_TOOL, OWN_WORDS, made_up, tools_for
from wizard.library.answers import option_ids
from wizard.library.retention import parse_retention
from wizard.library.schema import Question
from wizard.library.sorts import Sorts

#: Periods on either side of every length that a condition compares with, and one between.
_LENGTHS = {"short": (1, "days"), "middling": (2, "years"), "long": (40, "years")}

#: Days under which a period is short, and from which it is long.
_SHORT, _LONG = 30, 3650

#: The id of the first record.
RECORD = "a"

OWN = "something of our own"


class Trait(NamedTuple):
    """Something that an answer has; `says` is "yes", "no", "is …", "has …", "lacks …", "left open" and so on."""

    question: str
    says: str


@cache
def questions() -> dict[str, Question]:
    """Every question of the library by ``topic.question`` or ``topic.records.field``."""
    return dict(Sorts(library()).questions)


def question_of(address: str) -> str:
    """``topic.question`` or ``topic.records.field``, without the record."""
    parts = address.split(".")
    return ".".join([parts[0], *parts[1::2]])


@cache
def all_traits(name: str) -> tuple[Trait, ...]:
    """All that answers to a question can have."""
    question = questions()[name]
    options = list(option_ids(library(), question)) if question.type in ("one-of", "several-of") else []
    answers = candidates(random.Random(name), question, options)
    return tuple(dict.fromkeys(trait for raw in answers for trait in traits(name, raw)))


def candidates(rng: random.Random, question: Question, options: list[str]) -> Iterator[Any]:
    """Answers with each trait, `options` being those that are open; None leaves it open.

    Of several-of, one with all and one with none.
    """
    match question.type:
        case "yes-no":
            yield from (True, False)
        case "one-of":
            yield from options
        case "several-of":
            yield from ([*options, *([OWN_WORDS] if question.own else [])], [])
        case "tools":
            yield from ([], [OWN_TOOL], *([tool] for tool in _one_of_each_role(rng, question)))
        case "retention":
            starts = question.starts or tuple(library().phrases["starts"])
            for amount, unit in _LENGTHS.values():
                yield {"shape": "after", "amount": amount, "unit": unit, "start": rng.choice(starts)}
        case "cookies":
            yield from ([OWN_COOKIE], [])
        case "records":
            yield from ([{"id": RECORD}], [{"id": RECORD}, {"id": "b"}])
        case _:
            yield made_up(rng, question)
    if not question.required:
        yield None


def traits(name: str, raw: Any) -> Iterator[Trait]:
    """What an answer has, as it stands in the file; nothing where all answers to a question are alike."""
    yield from (Trait(name, says) for says in _said(questions()[name], raw))


def _said(question: Question, raw: Any) -> Iterator[str]:
    if raw is None:
        yield "left open"
        return
    match question.type:
        case "yes-no":
            yield "yes" if raw else "no"
        case "one-of":
            yield f"is {raw}"
        case "several-of":
            yield from (f"{'has' if one in raw else 'lacks'} {one}" for one in option_ids(library(), question))
            yield from (f"has {OWN}",) if OWN_WORDS in raw else ()
        case "tools":
            yield from {f"picks {_role(question, tool)}" for tool in raw} or ("picks none",)
        case "retention":
            yield _length(raw)
        case "cookies" | "records":
            yield f"holds {min(len(raw), 2)}"
        case _ if not question.required:
            yield "given"


def _length(raw: dict[str, Any]) -> str:
    days = parse_retention(raw).days() or 0
    return "short" if days < _SHORT else "middling" if days < _LONG else "long"


def _one_of_each_role(rng: random.Random, question: Question) -> Iterable[str]:
    tools = tools_for(question)
    rng.shuffle(tools)
    return {_role(question, tool): tool for tool in tools}.values()


def _role(question: Question, tool: str) -> str:
    """The role that the catalogue gives a tool in what the question asks for."""
    if tool == OWN_TOOL:
        return OWN
    return library().tools[tool].uses[question.use or ""].role or "unknown"


def _of_role(question: Question, role: str) -> str:
    return next(tool for tool in [*tools_for(question), OWN_TOOL] if _role(question, tool) == role)


def conditions_of(trait: Trait) -> Iterator[str]:
    """Conditions, in the question's topic, that are true of the answers with a trait."""
    question, name = questions()[trait.question], _name(trait.question)
    if records_of(trait.question):
        yield f"answered({records_of(trait.question)})"
    yield _condition(question, name, trait.says)
    if trait.says == "left open" and question.when:
        yield question.when


#: A condition for each verb; where there is none, only that there is an answer.
_CONDITIONS = {
    "yes": "{name}",
    "no": "not {name}",
    "is": "{name} == {what!r}",
    "has": "{what!r} in {name}",
    "lacks": "answered({name}) and {what!r} not in {name}",
    "short": f"{{name}} < '{_SHORT} days'",
    "middling": f"{{name}} >= '{_SHORT} days' and {{name}} < '{_LONG} days'",
    "long": f"{{name}} >= '{_LONG} days'",
    "left": "not answered({name})",
}


def _condition(question: Question, name: str, says: str) -> str:
    verb, _, what = says.partition(" ")
    if verb == "picks":
        return f"{name} == []" if what == "none" else f"{_of_role(question, what)!r} in {name}"
    if says == f"has {OWN}":
        return f"answered({name})"
    return _CONDITIONS.get(verb, "answered({name})").format(name=name, what=what)


def _name(question: str) -> str:
    """The name of a question in a condition: a field of records is `this.field`."""
    _, _, field = (*question.split("."), "")[:3]
    return f"this.{field}" if field else question


def records_of(question: str) -> str:
    """The records question that a field stands in; "" for other questions."""
    records, _, _ = question.rpartition(".")
    return records if "." in records else ""
