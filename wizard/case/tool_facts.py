"""Facts about a tool that were confirmed, changed or entered for one client, read and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wizard.errors import nearest
from wizard.library.answers import AnswerError, read_answer
from wizard.library.schema import Library, Question, QuestionType
from wizard.locale import _

_OF_A_TOOL: Mapping[str, QuestionType] = {
    "name": "text",
    "provider": "text",
    "country": "country",
    "parent_country": "country",
    "privacy_url": "url",
    "dpa_url": "url",
    "settings_url": "url",
}

_TYPES: Mapping[str, QuestionType] = {**_OF_A_TOOL, "outside": "country"}

_ROLES = ("processor", "controller", "joint", "own", "mixed")


class FactError(ValueError):
    """A fact of the wrong form: under which key, and what would be right."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


def tool_facts(library: Library, table: Mapping[str, Any]) -> dict[str, str]:
    """The facts of a catalogue entry that ``[tools.ID]`` gives; an empty text says that it is not known.

    Raises FactError where one does not fit.
    """
    return {key: _read(library, key, table[key]) for key in _OF_A_TOOL if key in table}


def check_cookies(library: Library, tool_id: str, confirmed: Iterable[object]) -> None:
    """Hold the cookies that ``[tools.ID] cookies`` names to those that the catalogue has for the tool.

    Raises FactError where a name is not among them; a cookie entered by hand is a table, not a name.
    """
    tool = library.tools.get(tool_id)
    known = [cookie.name for cookie in tool.cookies] if tool else []
    for name in confirmed:
        if isinstance(name, str) and name not in known:
            message = _("{found!r} is no cookie that the catalogue has for this tool; enter it as a table")
            raise FactError("cookies", message.format(found=name) + nearest(name, known))


def use_facts(library: Library, table: Mapping[str, Any]) -> dict[str, str]:
    """The role, the ground for transfers and the country outside the EEA that ``[tools.ID.uses.USE]`` gives.

    Raises FactError where one does not fit.
    """
    known = {"role": _ROLES, "ground": ("none", "mixed", *library.phrases.get("grounds", {}))}
    for key, words in known.items():
        if table.get(key, "") not in ("", *words):
            message = _("{found!r} is not possible here; use one of: {known}")
            raise FactError(key, message.format(found=table[key], known=", ".join(words)))
    facts = {key: str(table[key]) for key in known if key in table}
    return facts | ({"outside": _read(library, "outside", table["outside"])} if "outside" in table else {})


def _read(library: Library, key: str, raw: object) -> str:
    if raw == "":
        return ""
    try:
        return str(read_answer(library, Question(id=key, type=_TYPES[key], ask={}), raw))
    except AnswerError as error:
        raise FactError(key, str(error)) from error
