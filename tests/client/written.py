"""Cases in which everything that someone wrote is marked, so that it is found wherever it turns up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tomli_w

from tests.answering import DAY, library
from tests.whole_cases import OWN_TOOL, whole_case
from wizard.case import Case
from wizard.interview import Interview

#: What the random cases write into answers of every type that is written, and what is added here.
WRITTEN = (
    "Fjordbris",
    "fjordbris",
    "910380133",
    "22 33 44 55",
    "Storgata",
    "0155",
    "noe eget",
    "something of our own",
    "Verktøyet",
    OWN_TOOL,
    "2026-05-17",
    "the-record",
    "Et notat",
    "En god grunn",
)


def written_case(seed: int) -> Case:
    """A whole case with marked records, a note and an accepted finding, and answers to questions that are closed."""
    case = whole_case(seed)
    for records in _records(case):
        for record in records:
            record["id"] = f"the-record-{record['id']}"
    case.set_note("business.legal_name", "Et notat")
    case.accept("topic.check", "En god grunn")
    for asked in [asked for asked in Interview(library(), case, DAY).asked.values() if asked.raw is True]:
        if asked.question.tick and falls(seed, asked.address):
            case.answer(asked.address, False)
    return case


def falls(seed: int, address: str) -> bool:
    """A coin that always falls the same way for a seed and an address."""
    return (sum(map(ord, address)) + seed) % 2 == 0


def text_of(case: Case) -> str:
    """The case as it would stand in its file."""
    return tomli_w.dumps(case.document)


def _records(case: Case) -> Iterator[list[dict[str, Any]]]:
    for topic in library().topics.values():
        for question in topic.question:
            if question.type == "records":
                yield case.get(f"{topic.id}.{question.id}") or []
