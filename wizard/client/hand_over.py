"""A file to hand over: what makes the notice, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wizard.case import Case, load_case, new_case, save_case, tool_facts, use_facts
from wizard.client.folder import free_file, make_folder
from wizard.client.given import given
from wizard.files.paths import folder_in
from wizard.interview import Interview, State
from wizard.library.schema import Library
from wizard.locale import _
from wizard.render.layout import KEYS, LOGO

#: Where the files to hand over lie: not among exports, which are put on websites. No client's folder can be called so.
HANDED_OVER = "_handed-over"


@dataclass(frozen=True)
class HandOver:
    """A file to hand over, and the logo that belongs to the same page; empty where there is none."""

    file: Path
    logo: str = ""

    @property
    def says(self) -> str:
        """What whoever hands it over has to know."""
        written = _("Written to hand over, with the answers that count and no notes: {file}")
        told = [written.format(file=self.file.absolute())]
        if self.logo:
            alone = _("The logo is not in it: send {logo} along, to be named as logo under [look] in the file.")
            told.append(alone.format(logo=self.logo))
        return " ".join(told)


def hand_over(library: Library, path: Path) -> HandOver:
    """Write the file to hand over of an answer file, into a folder beside it; gives it. None is written over.

    Raises CaseError where the answer file cannot be used, OSError where the folder cannot be written or is a link.
    """
    source = load_case(path, library)
    case = handed_over(library, source)
    folder = folder_in(path.parent, HANDED_OVER)
    make_folder(folder)
    case.path = free_file(folder, path.stem)
    save_case(case, library)
    return HandOver(case.path, str(_look_in(source).get(LOGO, "")))


def handed_over(library: Library, source: Case) -> Case:
    """The same client with what counts only: it makes the same notice.

    It holds the reachable answers, "don't know" among them, what was said of the tools in use, the notices that the
    case defines, and the look of the page without its logo, whose path is one of this machine. Closed answers,
    proposals, notes, accepted findings and whatever else stands in the file stay behind.
    """
    interview = Interview(library, source)
    case = new_case(library, source.kinds)
    case.document["languages"] = source.languages
    for asked, raw in given(interview):
        case.answer(asked.address, raw)
    for asked in interview.asked.values():
        if asked.state is State.DONT_KNOW:
            case.dont_know(asked.address)
    for address, fact in _facts(interview):
        case.answer(address, fact)
    beside = {"notices": list(_notices(interview)), "look": _look(source)}
    return Case(case.document | {table: held for table, held in beside.items() if held})


def _facts(interview: Interview) -> Iterator[tuple[str, Any]]:
    """What the client says of the tools in use, whether it was asked or written in by hand."""
    library, tools = interview.library, interview.case.tools
    for picked in interview.uses:
        facts = tools.get(picked.tool, {})
        yield from _counted(interview, f"tools.{picked.tool}", facts, tool_facts(library, facts))
        use = facts.get("uses", {}).get(picked.use, {})
        yield from _counted(interview, f"tools.{picked.tool}.uses.{picked.use}", use, use_facts(library, use))


def _counted(interview: Interview, address: str, facts: Mapping[str, Any], read: Mapping[str, str]) -> Iterator[Any]:
    for key in read:
        if not interview.case.is_proposed(f"{address}.{key}"):
            yield f"{address}.{key}", facts[key]


def _look(source: Case) -> dict[str, Any]:
    """How the page looks, so that whoever takes over makes the same; without the logo and unknown keys."""
    return {key: copy.deepcopy(value) for key, value in _look_in(source).items() if key in KEYS and key != LOGO}


def _look_in(source: Case) -> Mapping[str, Any]:
    table = source.document.get("look")
    return table if isinstance(table, dict) else {}


def _notices(interview: Interview) -> Iterator[dict[str, Any]]:
    """The notices that the case defines, each about reachable records only."""
    for table in interview.case.notices:
        records = [record for record in table.get("records", []) if _is_there(interview, record)]
        if records or not table.get("records"):
            yield copy.deepcopy(table) | ({"records": records} if records else {})


def _is_there(interview: Interview, record: str) -> bool:
    return record in interview.records(record.rpartition(".")[0])
