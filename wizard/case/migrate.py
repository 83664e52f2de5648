"""Bringing an older answer file to today's names: questions and options say in `was` what they were called."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from wizard.case.model import Case, Raw
from wizard.library.schema import Library, Option, Question


def migrate(case: Case, library: Library) -> bool:
    """Rename answers, and the addresses in state and notes, that stand under old names; whether there were any."""
    document = case.document
    before = copy.deepcopy(document)
    answers = document["answers"]
    for topic in library.topics.values():
        if isinstance(answers.get(topic.id), dict):
            answers[topic.id] = _renamed(answers[topic.id], topic.question)
    state = document["state"]
    for name in ("unknown", "proposed"):
        if name in state:
            state[name] = [_address_today(address, library) for address in state[name]]
    if "at" in state:
        state["at"] = _address_today(state["at"], library)
    if "notes" in document:
        document["notes"] = {_address_today(address, library): note for address, note in document["notes"].items()}
    return document != before


def _renamed(answers: Raw, questions: Sequence[Question]) -> Raw:
    today = _names_today(answers, questions)
    known = {question.id: question for question in questions}
    named = {today.get(name, name): raw for name, raw in answers.items()}
    return {name: _value_today(raw, known[name]) if name in known else raw for name, raw in named.items()}


def _names_today(answers: Raw, questions: Sequence[Question]) -> dict[str, str]:
    """Old name → today's name, for each question that is answered under an old name only."""
    return {
        next(old for old in question.was if old in answers): question.id
        for question in questions
        if question.id not in answers and any(old in answers for old in question.was)
    }


def _value_today(raw: Any, question: Question) -> Any:
    if question.type == "records" and isinstance(raw, list):
        return [_renamed(record, question.field) if isinstance(record, dict) else record for record in raw]
    return _options_today(raw, question.option)


def _options_today(raw: Any, options: Sequence[Option]) -> Any:
    today = {old: option.id for option in options for old in option.was}
    if isinstance(raw, list):
        return [today.get(item, item) if isinstance(item, str) else item for item in raw]
    return today.get(raw, raw) if isinstance(raw, str) else raw


def _address_today(address: str, library: Library) -> str:
    topic_id, *parts = address.split(".")
    topic = library.topics.get(topic_id)
    questions: Sequence[Question] = topic.question if topic else ()
    for place in range(0, len(parts), 2):  # a record's id stands between a question and its field
        question = next((question for question in questions if parts[place] in (question.id, *question.was)), None)
        if question is None:
            break
        parts[place], questions = question.id, question.field
    return ".".join([topic_id, *parts])
