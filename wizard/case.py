"""The answer file of one client: load it, change it, save it whole.

An *address* names one answer: ``topic.question``, a field of a record (``topic.records.ID.field``), a fact of a tool
(``tools.ID.field``) or of one use of it (``tools.ID.uses.USE.field``).
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli_w

from wizard.errors import CaseError, nearest
from wizard.library.answers import AnswerError, read_answer
from wizard.library.schema import Library, Option, Question
from wizard.locale import _

Raw = dict[str, Any]

FORMAT = 1
LARGEST_FILE = 5_000_000  # bytes; a client's answers are some tens of thousands


@dataclass
class Case:
    """One client's answers, as they stand in the file; unknown keys are kept."""

    document: Raw = field(default_factory=dict)
    path: Path | None = None

    @property
    def kinds(self) -> list[str]:
        """The kinds of business that were chosen."""
        return list(self.document.get("kinds", []))

    @property
    def languages(self) -> list[str]:
        """The languages that this client's notice is wanted in."""
        return list(self.document.get("languages", []))

    @property
    def accepted(self) -> dict[str, str]:
        """The findings that were accepted, and the reason for each."""
        return {entry["finding"]: entry.get("reason", "") for entry in self._state("accepted")}

    @property
    def resume_at(self) -> str:
        """The address of the question to go on with."""
        return str(self.document.get("state", {}).get("at", ""))

    @property
    def tools(self) -> Raw:
        """Facts about tools that were confirmed, changed or entered for this client, by tool."""
        tables: Raw = self.document.get("tools", {})
        return tables

    def get(self, address: str) -> Any:
        """The raw answer at an address; None where there is none."""
        holder, key = self._holder(address)
        return holder.get(key) if holder is not None else None

    def answer(self, address: str, raw: Any) -> None:
        """Put an answer in; "don't know" and a proposal at that address are gone."""
        self._put(address, raw)
        self._forget("unknown", address)
        self._forget("proposed", address)

    def propose(self, address: str, raw: Any) -> None:
        """Put a value in that is only proposed: it reaches no notice until it is adopted."""
        self._put(address, raw)
        self._forget("unknown", address)
        self._remember("proposed", address)

    def dont_know(self, address: str) -> None:
        """Note that the user does not know; an answer at that address is gone."""
        self.clear(address)
        self._remember("unknown", address)

    def clear(self, address: str) -> None:
        """Take the answer away, as if the question had never been answered."""
        holder, key = self._holder(address)
        if holder is not None:
            holder.pop(key, None)
        self._forget("unknown", address)
        self._forget("proposed", address)
        self._drop_empty_tables(address)

    def is_unknown(self, address: str) -> bool:
        """Whether the answer is "don't know"."""
        return address in self._state("unknown")

    def is_proposed(self, address: str) -> bool:
        """Whether what stands at the address is only a proposal."""
        return address in self._state("proposed")

    def record_ids(self, address: str) -> list[str]:
        """The ids of the records at an address, in their order."""
        records = self.get(address)
        return [record["id"] for record in records if isinstance(record, dict)] if isinstance(records, list) else []

    def add_record(self, address: str, record_id: str) -> None:
        """Add an empty record with that permanent id.

        Raises ValueError where the id is taken.
        """
        if record_id in self.record_ids(address):
            raise ValueError(record_id)
        self.answer(address, [*(self.get(address) or []), {"id": record_id}])

    def remove_record(self, address: str, record_id: str) -> None:
        """Take a record out, with all its answers."""
        self.answer(address, [record for record in self.get(address) or [] if record.get("id") != record_id])
        for name in ("unknown", "proposed"):
            for noted in [noted for noted in self._state(name) if noted.startswith(f"{address}.{record_id}.")]:
                self._forget(name, noted)

    def accept(self, finding: str, reason: str) -> None:
        """Accept a warning, with the reason."""
        accepted = [entry for entry in self._state("accepted") if entry["finding"] != finding]
        self.document.setdefault("state", {})["accepted"] = [*accepted, {"finding": finding, "reason": reason}]

    def note(self, address: str) -> str:
        """The note on a question; never printed."""
        return str(self.document.get("notes", {}).get(address, ""))

    def set_note(self, address: str, text: str) -> None:
        """Write a note on a question, or take it away with an empty text."""
        notes = self.document.setdefault("notes", {})
        notes[address] = text
        if not text:
            del notes[address]

    def set_resume_at(self, address: str) -> None:
        """Remember where to go on."""
        self.document.setdefault("state", {})["at"] = address

    def _state(self, name: str) -> list[Any]:
        return list(self.document.get("state", {}).get(name, []))

    def _remember(self, name: str, address: str) -> None:
        if address not in self._state(name):
            self.document.setdefault("state", {})[name] = [*self._state(name), address]

    def _forget(self, name: str, address: str) -> None:
        if address in self._state(name):
            self.document["state"][name] = [noted for noted in self._state(name) if noted != address]

    def _put(self, address: str, raw: Any) -> None:
        holder, key = self._holder(address, create=True)
        if holder is None:
            raise KeyError(address)
        holder[key] = raw

    def _holder(self, address: str, *, create: bool = False) -> tuple[Raw | None, str]:
        """The table that holds an address's answer, and the key in it."""
        *path, key = address.split(".")
        here: Any = self.document
        for part in path if path[0] == "tools" else ["answers", *path]:
            here = _step(here, part, create=create)
            if here is None:
                return None, key
        return (here, key) if isinstance(here, dict) else (None, key)

    def _drop_empty_tables(self, address: str) -> None:
        table = "tools" if address.startswith("tools.") else "answers"
        tables = self.document.get(table, {})
        part = address.split(".")[1 if table == "tools" else 0]
        if tables.get(part) == {}:
            del tables[part]


def _step(here: Any, part: str, *, create: bool) -> Any:
    if isinstance(here, list):
        return next((record for record in here if isinstance(record, dict) and record.get("id") == part), None)
    if not isinstance(here, dict):
        return None
    return here.setdefault(part, {}) if create else here.get(part)


def new_case(library: Library, kinds: list[str]) -> Case:
    """A fresh case of these kinds.

    Raises CaseError where a kind is not in the library.
    """
    _check_kinds(library, kinds, Path("--kind"))
    languages = list(library.languages)
    document = {"format": FORMAT, "kinds": kinds, "languages": languages, "library": library.version}
    return Case({**document, "answers": {}, "tools": {}, "state": {"unknown": [], "proposed": [], "accepted": []}})


# ---------------------------------------------------------------- loading


def load_case(path: Path, library: Library) -> Case:
    """The case in a file, every answer of it checked against the library.

    Raises CaseError with file, key, what was found and what would be right.
    """
    case = Case(_read(path), path)
    _check_frame(case, library, path)
    for topic in library.topics.values():
        _rename(case.document.get("answers", {}).get(topic.id, {}), topic.question)
    _check_answers(case, library, path)
    return case


def unknown_names(case: Case, library: Library) -> Iterator[str]:
    """A line for each answer whose question the library does not have; such answers are kept and not used."""
    for topic_id, answers in case.document.get("answers", {}).items():
        topic = library.topics.get(topic_id)
        if topic is None:
            yield f"answers.{topic_id}: " + _("no such topic") + nearest(topic_id, library.topics)
            continue
        known = [question.id for question in topic.question]
        for name in answers:
            if name not in known:
                yield f"answers.{topic_id}.{name}: " + _("no such question") + nearest(name, known)


def _read(path: Path) -> Raw:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CaseError(path, "", _("is too large to be an answer file"))
        return tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except FileNotFoundError as error:
        raise CaseError(path, "", _("no such file")) from error
    except UnicodeDecodeError as error:
        raise CaseError(path, "", _("is not UTF-8 text; save it as UTF-8")) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseError(path, "", _("is not valid TOML: {reason}").format(reason=error)) from error
    except OSError as error:
        raise CaseError(path, "", _("cannot be read: {reason}").format(reason=error.strerror)) from error


def _check_frame(case: Case, library: Library, path: Path) -> None:
    document = case.document
    if document.get("format") != FORMAT:
        message = _("must be {wanted}; found {found!r}").format(wanted=FORMAT, found=document.get("format"))
        raise CaseError(path, "format", message)
    for key, kind in (("kinds", list), ("languages", list), ("answers", dict), ("tools", dict), ("state", dict)):
        if not isinstance(document.setdefault(key, kind()), kind):
            wanted = _("a list") if kind is list else _("a table")
            message = _("must be {wanted}; found {found!r}").format(wanted=wanted, found=document[key])
            raise CaseError(path, key, message)
    _check_kinds(library, case.kinds, path)
    _check_state(case, path)
    for language in case.languages:
        if language not in library.languages:
            known = ", ".join(library.languages)
            message = _("{found!r} is no language of the library; use {known}").format(found=language, known=known)
            raise CaseError(path, "languages", message)


def _check_state(case: Case, path: Path) -> None:
    state = case.document["state"]
    for name in ("unknown", "proposed"):
        if not all(isinstance(entry, str) for entry in _listed(state, name, path)):
            raise CaseError(path, f"state.{name}", _("must be a list of question names"))
    for entry in _listed(state, "accepted", path):
        if not (isinstance(entry, dict) and isinstance(entry.get("finding"), str)):
            raise CaseError(path, "state.accepted", _('must be a list of { finding = "…", reason = "…" }'))


def _listed(state: Raw, name: str, path: Path) -> list[Any]:
    entries = state.get(name, [])
    if not isinstance(entries, list):
        message = _("must be {wanted}; found {found!r}").format(wanted=_("a list"), found=entries)
        raise CaseError(path, f"state.{name}", message)
    return entries


def _check_kinds(library: Library, kinds: list[str], where: Path) -> None:
    for kind in kinds:
        if kind not in library.kinds:
            known = ", ".join(library.kinds)
            message = _("{found!r} is no kind of business; use {known}").format(found=kind, known=known)
            raise CaseError(where, "kinds", message + nearest(str(kind), library.kinds))


def _check_answers(case: Case, library: Library, path: Path) -> None:
    for topic in library.topics.values():
        answers = case.document["answers"].get(topic.id, {})
        if not isinstance(answers, dict):
            raise CaseError(path, f"answers.{topic.id}", _("must be a table of answers"))
        _check_fields(library, topic.question, answers, f"answers.{topic.id}", path)
    for tool_id, facts in case.tools.items():
        key = f"tools.{tool_id}"
        if not isinstance(facts, dict) or not isinstance(facts.get("uses", {}), dict):
            raise CaseError(path, key, _("must be a table of facts about the tool"))
        _check_fields(library, library.tool_questions, facts, key, path)
        for use_id, use in facts.get("uses", {}).items():
            if not isinstance(use, dict):
                raise CaseError(path, f"{key}.uses.{use_id}", _("must be a table of facts about the tool"))
            _check_fields(library, library.use_questions, use, f"{key}.uses.{use_id}", path)


def _check_fields(library: Library, questions: tuple[Question, ...], answers: Raw, key: str, path: Path) -> None:
    for question in questions:
        if question.id not in answers:
            continue
        try:
            read_answer(library, question, answers[question.id])
        except AnswerError as error:
            raise CaseError(path, f"{key}.{question.id}", str(error)) from error
        if question.type == "records":
            for record in answers[question.id]:
                _check_fields(library, question.field, record, f"{key}.{question.id}.{record['id']}", path)


def _rename(answers: Raw, questions: tuple[Question, ...]) -> None:
    """Bring answers under old names of questions and options to the names of today."""
    for question in questions:
        for old in question.was:
            if old in answers and question.id not in answers:
                answers[question.id] = answers.pop(old)
        if question.id not in answers:
            continue
        if question.type == "records" and isinstance(answers[question.id], list):
            for record in answers[question.id]:
                _rename(record if isinstance(record, dict) else {}, question.field)
        if question.option:
            answers[question.id] = _renamed_options(answers[question.id], question.option)


def _renamed_options(raw: Any, options: tuple[Option, ...]) -> Any:
    renamed = {old: option.id for option in options for old in option.was}
    if isinstance(raw, list):
        return [renamed.get(item, item) if isinstance(item, str) else item for item in raw]
    return renamed.get(raw, raw) if isinstance(raw, str) else raw


# ---------------------------------------------------------------- saving


def save_case(case: Case, library: Library) -> None:
    """Write the case to its file: first beside it, then in its place, so that the file is whole at every moment.

    Raises OSError where the folder cannot be written, and ValueError where the case has no file yet.
    """
    if case.path is None:
        raise ValueError("the case has no file yet")
    case.document["library"] = library.version
    write_whole(case.path, tomli_w.dumps(case.document).encode(), mode=0o600)


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Replace a file by new content in one step; what stood there stays whole if anything fails."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
