"""Names in an answer file that the library does not have: they are kept, not used, and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wizard.case.model import Case, Raw
from wizard.errors import nearest
from wizard.library.schema import Library, Question
from wizard.locale import _


def unknown_names(case: Case, library: Library) -> Iterator[str]:
    """A line for each topic, question and tool that the library does not have."""
    for topic_id, answers in case.document.get("answers", {}).items():
        topic = library.topics.get(topic_id)
        if topic is None:
            yield f"answers.{topic_id}: " + _("no such topic") + nearest(topic_id, library.topics)
        else:
            yield from _unknown_questions(f"answers.{topic_id}", answers, topic.question)
    for tool_id in case.tools:
        if tool_id not in library.tools and not tool_id.startswith("own-"):
            yield f"tools.{tool_id}: " + _("no such tool") + nearest(tool_id, library.tools)


def _unknown_questions(key: str, answers: Raw, questions: Iterable[Question]) -> Iterator[str]:
    known = {question.id: question for question in questions}
    for name, raw in answers.items():
        if name not in known:
            yield f"{key}.{name}: " + _("no such question") + nearest(name, known)
        elif known[name].type == "records":
            for record in raw:
                yield from _unknown_questions(f"{key}.{name}.{record['id']}", _fields(record), known[name].field)


def _fields(record: dict[str, Any]) -> Raw:
    return {name: raw for name, raw in record.items() if name != "id"}
