"""The probe: an invented library and case that use everything the content form can say."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wizard.case import Case, load_case
from wizard.flow import Made, make
from wizard.library.load import load
from wizard.library.schema import Library
from wizard.notice.model import Block
from wizard.render.data import to_json
from wizard.render.export import Wanted, render

FOLDER = Path(__file__).parent
DAY = dt.date(2026, 6, 1)


@cache
def library() -> Library:
    """The probe's library."""
    return load(base=FOLDER / "library")


@cache
def _loaded() -> Case:
    return load_case(FOLDER / "case.toml", library())


def case() -> Case:
    """The probe's case, as loaded."""
    return Case(copy.deepcopy(_loaded().document), _loaded().path)


@dataclass(frozen=True)
class Probe:
    """Everything that follows from a case of the probe, and short ways to look at it."""

    made: Made

    def block(self, block_id: str, record: str = "") -> Block:
        """The one block with that id and record."""
        (found,) = [block for block in self.made.notice.blocks() if (block.id, block.record) == (block_id, record)]
        return found

    def nb(self, block_id: str, record: str = "") -> str:
        """What a block says in Norwegian."""
        return self.block(block_id, record).text["nb"]

    def en(self, block_id: str, record: str = "") -> str:
        """What a block says in English."""
        return self.block(block_id, record).text["en"]

    def field(self, language: str, label: str, block_id: str, record: str = "", case: str = "") -> str:
        """What stands after a label in an activity, under the heading of a case where there is one."""
        text = self.block(block_id, record).text[language]
        part = text.partition(f"#### {case}\n")[2].partition("####")[0] if case else text
        return part.partition(f"- **{label}:**")[2].partition("\n- **")[0].strip()

    def stands(self, block_id: str, record: str = "") -> bool:
        """Whether a block stands in the notice."""
        return (block_id, record) in self.identities

    @property
    def identities(self) -> list[tuple[str, str]]:
        """Id and record of every block, in their order."""
        return [(block.id, block.record) for block in self.made.notice.blocks()]

    @property
    def pages(self) -> str:
        """The notice in both languages."""
        notice = self.made.notice
        files = render(library(), notice, self.made.review, Wanted(notice.languages, ["md"]))
        return "\n".join(files[f"notice.{language}.md"] for language in notice.languages)

    @property
    def output(self) -> str:
        """All that leaves the program: the notice in both languages, and as data."""
        return self.pages + to_json(self.made.notice, self.made.review, "probe")

    def blocking(self, language: str) -> set[str]:
        """The addresses that keep a language draft."""
        return {point.question for point in self.made.review.blocking(language)}


def probe(*changes: Callable[[Case], Any], day: dt.date = DAY, start: Callable[[], Case] = case) -> Probe:
    """What follows from the case after some changes."""
    changed = start()
    for change in changes:
        change(changed)
    return Probe(make(library(), changed, day))


def answered(address: str, raw: Any) -> Callable[[Case], None]:
    """The change that answers a question."""
    return lambda case: case.answer(address, raw)


def cleared(address: str) -> Callable[[Case], None]:
    """The change that takes an answer away."""
    return lambda case: case.clear(address)


def not_known(address: str) -> Callable[[Case], None]:
    """The change that answers "don't know"."""
    return lambda case: case.dont_know(address)


def proposed(address: str, raw: Any) -> Callable[[Case], None]:
    """The change that only proposes an answer."""
    return lambda case: case.propose(address, raw)
