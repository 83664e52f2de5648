"""The notices that a case defines: `[[notices]]` in the answer file, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from wizard.case.tool_facts import FactError
from wizard.errors import nearest
from wizard.library.schema import Library
from wizard.locale import _

_KEYS = ("id", "title", "topics", "leaves_out", "records")


def check_notices(library: Library, tables: Iterable[object]) -> None:
    """Hold the notices of a file to their form.

    Raises FactError where one does not fit.
    """
    seen: set[str] = set()
    for table in tables:
        if not isinstance(table, dict):
            raise FactError("notices", _("must be tables, each under [[notices]]"))
        own = table.get("id")
        if not isinstance(own, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", own):
            raise FactError("notices.id", _("each notice needs an id of small letters, digits and hyphens"))
        if own in seen:
            raise FactError("notices.id", _("the id {found!r} stands twice").format(found=own))
        seen.add(own)
        _check_notice(library, f"notices.{own}", table)


def _check_notice(library: Library, key: str, table: dict[str, Any]) -> None:
    for name in table:
        if name not in _KEYS:
            raise FactError(f"{key}.{name}", _("is no key of a notice") + nearest(name, _KEYS))
    for name in ("topics", "leaves_out"):
        for topic in _texts(f"{key}.{name}", table.get(name, [])):
            if topic not in library.topics:
                raise FactError(f"{key}.{name}", _("no such topic") + f": {topic}" + nearest(topic, library.topics))
    for record in _texts(f"{key}.records", table.get("records", [])):
        question = library.question(record.rpartition(".")[0])
        if question is None or question.type != "records":
            message = _("{found!r} is no record; write topic.question.id, such as events.list.spring-run")
            raise FactError(f"{key}.records", message.format(found=record))
    title = table.get("title", {})
    if not isinstance(title, dict) or (title and not all(title.get(language) for language in library.languages)):
        raise FactError(f"{key}.title", _("is needed in every language, or not at all"))


def _texts(key: str, found: object) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise FactError(key, _("must be {wanted}; found {found!r}").format(wanted=_("a list of texts"), found=found))
    return found
