"""What was answered in a case, question by question, without anything that no longer counts."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from wizard.interview import Asked, Interview, State


def given(interview: Interview) -> Iterator[tuple[Asked, Any]]:
    """Each reachable answer as it would stand in a file, records before their fields.

    Options that are closed are left out. Of records only the ids are given: their fields are answers of their own.
    """
    for asked in interview.asked.values():
        if asked.state is State.ANSWERED and interview.is_known(asked.address):
            yield asked, _open(interview, asked)


def _open(interview: Interview, asked: Asked) -> Any:
    if asked.question.type == "records":
        return [{"id": record["id"]} for record in asked.raw]
    if asked.question.type == "several-of" and any(option.when for option in asked.question.option):
        open_ids = [option.id for option in interview.open_options(asked.address, asked.question)]
        return [item for item in asked.raw if not isinstance(item, str) or item in open_ids]
    return copy.deepcopy(asked.raw)
