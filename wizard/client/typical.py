"""Typical businesses: answer files of the library whose answers a new client begins with, as proposals to be confirmed.

A file holds what such a business usually does and the common tools, and `label` and `about` in every language. What
only one business can say (its name, its own words, what it decides) stands in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wizard.case import Case, load_case, new_case
from wizard.errors import CaseError, NoticeWizardError, nearest
from wizard.library.load import built_in
from wizard.library.schema import Library, Pair
from wizard.locale import _

#: What is chosen among things that the library has. All else is written by the business itself.
_CHOSEN = ("yes-no", "one-of", "several-of", "tools")


@dataclass(frozen=True)
class TypicalBusiness:
    """One typical business: what it is called and what is said of it, and the answers it would give."""

    label: Pair
    about: Pair
    case: Case

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of business that it is."""
        return tuple(self.case.kinds)


def typical_businesses(library: Library, overlays: Iterable[Path] = ()) -> dict[str, TypicalBusiness]:
    """The typical businesses of the built-in library and its overlays, by the name of their file.

    Raises CaseError where one cannot be used.
    """
    return {file.stem: read_typical(library, file) for file in _files([built_in(), *overlays])}


def read_typical(library: Library, file: Path) -> TypicalBusiness:
    """The typical business in a file, every answer of it checked against the library.

    Raises CaseError with file, key, what was found and what would be right.
    """
    case = load_case(file, library)
    for address, raw in _answers(case):
        _check(library, file, address, raw)
    for name in ("tools", "notes", "notices"):
        if case.document.get(name):
            raise CaseError(file, name, _("stands in no typical business, only in a client's own file"))
    return TypicalBusiness(_pair(library, case, "label"), _pair(library, case, "about"), case)


def begun_as(library: Library, typical: TypicalBusiness) -> Case:
    """A new case of the same kinds, in which the answers of a typical business are proposals."""
    case = new_case(library, typical.kinds)
    for address, raw in _answers(typical.case):
        case.propose(address, raw)
    return case


def begun(library: Library, kinds: Iterable[str], typical: TypicalBusiness | None) -> Case:
    """A new case of some kinds, in which the answers of a typical business are proposals if there is one."""
    case = begun_as(library, typical) if typical else new_case(library, list(kinds))
    case.document["kinds"] = list(kinds)
    return case


def problems(library: Library, folders: Iterable[Path]) -> Iterator[str]:
    """One line for each typical business in the folders of a library that cannot be used."""
    for file in _files(folders):
        try:
            read_typical(library, file)
        except NoticeWizardError as error:
            yield str(error)


def _files(folders: Iterable[Path]) -> list[Path]:
    return [file for folder in folders for file in sorted((folder / "typical").glob("*.toml"))]


def _answers(case: Case) -> Iterator[tuple[str, Any]]:
    """Each answer of a file with its address; what is no table of answers stands under the name of its topic."""
    for topic_id, answers in case.document["answers"].items():
        if isinstance(answers, dict):
            yield from ((f"{topic_id}.{question_id}", raw) for question_id, raw in answers.items())
        else:
            yield topic_id, answers


def _check(library: Library, file: Path, address: str, raw: Any) -> None:
    """Hold an answer to what a typical business can say: a fact, chosen among what the library has."""
    key = f"answers.{address}"
    question = library.question(address)
    if question is None:
        raise CaseError(file, key, _("is no question of the library") + nearest(address, _addresses(library)))
    if question.type not in _CHOSEN or _is_written(question.type, raw):
        raise CaseError(file, key, _("is written by each business itself; a typical business has only what is chosen"))
    if question.nature == "decision":
        raise CaseError(file, key, _("is decided by each business itself; the library has a proposal"))


def _is_written(question_type: str, raw: Any) -> bool:
    """Whether a list holds own words or a tool entered by hand."""
    if question_type == "tools":
        return any(tool_id.startswith("own-") for tool_id in raw)
    return isinstance(raw, list) and not all(isinstance(item, str) for item in raw)


def _addresses(library: Library) -> list[str]:
    return [f"{topic.id}.{question.id}" for topic in library.topics.values() for question in topic.question]


def _pair(library: Library, case: Case, key: str) -> Pair:
    """A text of the file in every language of the library."""
    found = case.document.get(key)
    texts = found if isinstance(found, dict) else {}
    for language in library.languages:
        if not isinstance(texts.get(language), str) or not texts[language].strip():
            raise CaseError(case.path or "", f"{key}.{language}", _("is missing: a text in each language"))
    return texts
