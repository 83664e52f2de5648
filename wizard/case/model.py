"""One client's answers as they stand in the file, and the changes that can be made to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wizard.library.answers import AnswerError
from wizard.locale import _
from wizard.text import cleaned, without_control_characters

Raw = dict[str, Any]

#: The form of answer file that this program reads and writes.
FORMAT = 1


class ReadOnlyError(AnswerError):
    """The case cannot be changed, because another wizard has its file open."""


@dataclass
class Seen:
    """What a file held when it was last read or written here, and whether that would survive a power cut."""

    path: Path
    content: bytes
    is_durable: bool = True


@dataclass
class Case:
    """One client's answers, as they stand in the file; unknown keys are kept. What is put in is safe to print.

    Every change raises ReadOnlyError where the case is read-only.
    """

    document: Raw = field(default_factory=dict)
    path: Path | None = None
    seen: Seen | None = field(default=None, repr=False)
    is_migrated: bool = False
    is_read_only: bool = False

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

    @property
    def notices(self) -> list[Raw]:
        """The notices that the file defines; none where all is told in one."""
        return list(self.document.get("notices", []))

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
        self._hold_writable()
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
        """Take a record out, if it is there, with all its answers."""
        if record_id in self.record_ids(address):
            self.answer(address, [record for record in self.get(address) if record.get("id") != record_id])
        for name in ("unknown", "proposed"):
            for noted in [noted for noted in self._state(name) if noted.startswith(f"{address}.{record_id}.")]:
                self._forget(name, noted)

    def accept(self, finding: str, reason: str) -> None:
        """Accept a warning, with the reason."""
        self._hold_writable()
        accepted = [entry for entry in self._state("accepted") if entry["finding"] != finding]
        entry = {"finding": finding, "reason": without_control_characters(reason)}
        self.document.setdefault("state", {})["accepted"] = [*accepted, entry]

    def note(self, address: str) -> str:
        """The note on a question; never printed."""
        noted = self.document.get("notes", {}).get(address)
        return noted if isinstance(noted, str) else ""

    def set_note(self, address: str, text: str) -> None:
        """Write a note on a question, or take it away with an empty text."""
        self._hold_writable()
        notes = self.document.setdefault("notes", {})
        notes[address] = without_control_characters(text)
        if not text:
            del notes[address]

    def set_resume_at(self, address: str) -> None:
        """Remember where to go on."""
        self._hold_writable()
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
        self._hold_writable()
        topic = address.partition(".")[0]
        if topic != "tools":
            self.document.setdefault("answers", {}).setdefault(topic, {})
        holder, key = self._holder(address, _made if topic == "tools" else _found)
        if holder is None:
            raise KeyError(address)
        holder[key] = cleaned(raw)

    def _hold_writable(self) -> None:
        if self.is_read_only:
            raise ReadOnlyError(_("These answers are open in another wizard; here they can only be read."))

    def _holder(self, address: str, step: Step | None = None) -> tuple[Raw | None, str]:
        """The table that holds an address's answer, and the key in it; `step` goes from one table to the next."""
        *path, key = _way(address)
        here: Any = self.document
        for part in path:
            here = (step or _found)(here, part)
        return (here, key) if isinstance(here, dict) else (None, key)

    def _drop_empty_tables(self, address: str) -> None:
        """Take away the tables that an answer was alone in, but not what holds all answers or all tools."""
        root, *path, _key = _way(address)
        while path:
            here: Any = self.document.get(root)
            for part in path[:-1]:
                here = _found(here, part)
            if not isinstance(here, dict) or here.get(path[-1]) != {}:
                return
            del here[path.pop()]


def _way(address: str) -> list[str]:
    """The keys that lead to an answer in the file."""
    parts = address.split(".")
    return parts if parts[0] == "tools" else ["answers", *parts]


#: From a table or a list of records to what stands under a key or an id; None where nothing does.
Step = Callable[[Any, str], Any]


def _found(here: Any, part: str) -> Any:
    """What stands there."""
    if isinstance(here, list):
        return next((record for record in here if isinstance(record, dict) and record.get("id") == part), None)
    return here.get(part) if isinstance(here, dict) else None


def _made(here: Any, part: str) -> Any:
    """What stands there; a table is put in where there is none."""
    return here.setdefault(part, {}) if isinstance(here, dict) else None
