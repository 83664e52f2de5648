"""Loading an answer file: every answer is checked against the library, and what does not fit is said in one line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from wizard.case.migrate import migrate
from wizard.case.model import FORMAT, Case, Raw, Seen
from wizard.case.notices import check_notices
from wizard.case.tool_facts import FactError, check_cookies, tool_facts, use_facts
from wizard.errors import CallError, CaseError, nearest
from wizard.files.places import line_of
from wizard.files.read import BrokenFileError, Found, read_toml
from wizard.library.answers import AnswerError, read_answer
from wizard.library.schema import Library, Question
from wizard.locale import _
from wizard.text import cleaned


def new_case(library: Library, kinds: Iterable[str]) -> Case:
    """A fresh case of these kinds.

    Raises CallError where a kind is not in the library.
    """
    chosen = list(dict.fromkeys(kinds))
    for kind in chosen:
        if kind not in library.kinds:
            raise CallError(f"--kind: {_no_kind(kind, library)}")
    document = {"format": FORMAT, "kinds": chosen, "languages": list(library.languages), "library": library.version}
    return Case({**document, "answers": {}, "tools": {}, "state": {"unknown": [], "proposed": [], "accepted": []}})


def load_case(path: Path, library: Library) -> Case:
    """The case in a file, every answer of it checked against the library.

    Raises CaseError with file, key, what was found and what would be right.
    """
    found = _read(path)
    return _checked(found, path, library)


def _checked(found: Found, path: Path, library: Library) -> Case:
    case = Case(cleaned(found.document), path, Seen(Path(os.path.realpath(path)), found.content))
    try:
        _check_frame(case.document, library)
        case.is_migrated = migrate(case, library)
        for key, question, raw in _answers(case.document, library):
            _check_answer(library, key, question, raw)
        _check_tools(case.document, library)
        _check_notices(case.document, library)
    except _WrongError as wrong:
        line = line_of(found.text, found.document, wrong.key)
        raise CaseError(path, wrong.key, str(wrong), line) from wrong
    return case


class _WrongError(Exception):
    """What is wrong at a key of the file."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


def _read(path: Path) -> Found:
    try:
        return read_toml(path)
    except BrokenFileError as error:
        raise CaseError(path, "", str(error)) from error


# ---------------------------------------------------------------- the frame around the answers


def _check_frame(document: Raw, library: Library) -> None:
    """Hold the file's own keys to their form; those that may be left out are put in."""
    _check_format(document.get("format"))
    document.setdefault("languages", list(library.languages))
    for key in ("kinds", "languages"):
        _check_texts(key, document.setdefault(key, []))
    for key in ("answers", "tools", "state"):
        _table(key, document.setdefault(key, {}))
    _table("notes", document.get("notes", {}))
    _check_state(document["state"])
    for kind in document["kinds"]:
        if kind not in library.kinds:
            raise _WrongError("kinds", _no_kind(kind, library))
    _check_languages(document["languages"], library)


def _check_format(found: object) -> None:
    if type(found) is int and found == FORMAT:
        return
    if isinstance(found, int) and found > FORMAT:
        message = _("found {found}, which a later version of this program wrote; this one reads {wanted}")
    else:
        message = _("must be {wanted}; found {found!r}")
    raise _WrongError("format", message.format(wanted=FORMAT, found=found))


def _check_languages(languages: list[str], library: Library) -> None:
    known = ", ".join(library.languages)
    if not languages:
        raise _WrongError("languages", _("is empty; use one or more of: {known}").format(known=known))
    for language in languages:
        if language not in library.languages:
            message = _("{found!r} is no language of the library; use {known}").format(found=language, known=known)
            raise _WrongError("languages", message)


def _check_state(state: Raw) -> None:
    for name in ("unknown", "proposed"):
        _check_texts(f"state.{name}", state.get(name, []))
    _of(str, "state.at", state.get("at", ""), _("a text"))
    wanted = _('a list of { finding = "…", reason = "…" }')
    for entry in _of(list, "state.accepted", state.get("accepted", []), wanted):
        finding, reason = (entry.get("finding"), entry.get("reason", "")) if isinstance(entry, dict) else (None, None)
        if not (isinstance(finding, str) and isinstance(reason, str)):
            raise _WrongError("state.accepted", _must_be(wanted, entry))


def _check_texts(key: str, found: object) -> None:
    for entry in _of(list, key, found, _("a list of texts")):
        _of(str, key, entry, _("a list of texts"))


def _table(key: str, found: object) -> Raw:
    table: Raw = _of(dict, key, found, _("a table"))
    return table


def _of(kind: type, key: str, found: object, wanted: str) -> Any:
    if not isinstance(found, kind):
        raise _WrongError(key, _must_be(wanted, found))
    return found


def _must_be(wanted: str, found: object) -> str:
    return _("must be {wanted}; found {found!r}").format(wanted=wanted, found=found)


def _no_kind(kind: str, library: Library) -> str:
    message = _("{found!r} is no kind of business; use one of: {known}")
    return message.format(found=kind, known=", ".join(library.kinds)) + nearest(kind, library.kinds)


# ---------------------------------------------------------------- the answers


def _answers(document: Raw, library: Library) -> Iterator[tuple[str, Question, Any]]:
    """Every answer whose question the library has: its key in the file, the question, the answer."""
    for topic in library.topics.values():
        key = f"answers.{topic.id}"
        yield from _fields(key, topic.question, _table(key, document["answers"].get(topic.id, {})))
    for tool_id, facts in document["tools"].items():
        key = f"tools.{tool_id}"
        yield from _fields(key, library.tool_questions, _table(key, facts))
        for use_id, use in _table(f"{key}.uses", facts.get("uses", {})).items():
            yield from _fields(f"{key}.uses.{use_id}", library.use_questions, _table(f"{key}.uses.{use_id}", use))


def _fields(key: str, questions: Iterable[Question], answers: Raw) -> Iterator[tuple[str, Question, Any]]:
    for question in questions:
        if question.id not in answers:
            continue
        raw = answers[question.id]
        yield f"{key}.{question.id}", question, raw
        for record in raw if question.type == "records" else ():
            yield from _fields(f"{key}.{question.id}.{record['id']}", question.field, record)


def _check_answer(library: Library, key: str, question: Question, raw: object) -> None:
    try:
        read_answer(library, question, raw)
    except AnswerError as error:
        raise _WrongError(key, str(error)) from error


def _check_tools(document: Raw, library: Library) -> None:
    """Hold the facts about tools to their form; a tool entered by hand needs a name."""
    tools: Raw = document["tools"]
    for tool_id, facts in tools.items():
        _check_facts(library, tool_id, facts)
    for key, question, raw in _answers(document, library):
        for tool_id in raw if question.type == "tools" else ():
            if tool_id.startswith("own-") and not tools.get(tool_id, {}).get("name"):
                message = _("is missing: {key} names this tool, and the notice needs its name").format(key=key)
                raise _WrongError(f"tools.{tool_id}.name", message)


def _check_notices(document: Raw, library: Library) -> None:
    try:
        check_notices(library, _of(list, "notices", document.get("notices", []), _("a list of tables")))
    except FactError as error:
        raise _WrongError(error.key, str(error)) from error


def _check_facts(library: Library, tool_id: str, facts: Raw) -> None:
    key = f"tools.{tool_id}"
    try:
        tool_facts(library, facts)
        check_cookies(library, tool_id, facts.get("cookies", ()))
        for use_id, use in facts.get("uses", {}).items():
            key = f"tools.{tool_id}.uses.{use_id}"
            use_facts(library, use)
    except FactError as error:
        raise _WrongError(f"{key}.{error.key}", str(error)) from error
