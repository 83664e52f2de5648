"""What leaves the program: the files of the notice, and beside them letters, tasks and translation sheets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.client.ids import slug
from wizard.client.letters import letter_text, tasks_text
from wizard.client.session import Session
from wizard.client.translation import sheets
from wizard.files.paths import folder_in
from wizard.files.write import write_whole
from wizard.locale import language, use_language
from wizard.render.export import Wanted
from wizard.render.layout import PLAIN, Layout
from wizard.review.letters import Letter, letters
from wizard.review.model import OpenPoint

#: What can be written beside the notice, and what the files begin with.
LETTER, TASKS, SHEET = "letter", "tasks", "translation"

#: The text that says what to do with the files, as it is called among the formats.
PUBLISH = "publish"

_OURS = ("notice", "cookies", PUBLISH, LETTER, TASKS, SHEET)


@dataclass(frozen=True)
class Order:
    """What is wanted: the notice in which languages and formats, in one file or split, and which texts beside it."""

    languages: tuple[str, ...]
    formats: tuple[str, ...]
    layout: Layout = PLAIN
    extras: tuple[str, ...] = ()


def spoken(session: Session) -> str:
    """The language that the program speaks where the notice is made in it, else the notice's first."""
    languages = session.notice.languages
    return language() if language() in languages else languages[0]


def open_letters(session: Session) -> list[Letter]:
    """A letter to each person who would know what is open."""
    return list(letters(session.interview, session.review.open_points, spoken(session)))


def text_of(session: Session, letter: Letter) -> str:
    """One of these letters as it can be sent, whole in its language."""
    before = language()
    use_language(spoken(session))
    try:
        return letter_text(letter)
    finally:
        use_language(before)


def keeps_from_final(session: Session, languages: tuple[str, ...]) -> list[OpenPoint]:
    """The open points that make one of these languages a draft."""
    return [point for point in session.review.open_points if set(point.blocks) & set(languages)]


def own_folder(session: Session) -> Path:
    """Where a client's files go if the user names no other folder: beside its answers."""
    return session.path.with_suffix("").absolute()


def write(session: Session, folder: Path, order: Order) -> list[Path]:
    """Write what is wanted into a folder, made if need be; gives the files.

    Raises OSError where the folder cannot be written, or is the client's own and a link, CaseError where `[look]` in
    the answer file cannot be used.
    """
    if folder == own_folder(session):
        folder_in(folder.parent, folder.name)
    folder.mkdir(parents=True, exist_ok=True)
    written = session.export(folder, Wanted(order.languages, order.formats, order.layout))
    for extra in order.extras:
        for name, text in _EXTRAS[extra](session):
            write_whole(folder / name, f"{text}\n".encode())
            written.append(folder / name)
    return written


def not_ours(folder: Path) -> list[Path]:
    """The files in a folder that an export could replace, though no export may have written them.

    A folder with a `notice.json` of this program is one that was exported to.
    """
    if not folder.is_dir() or _was_exported_to(folder):
        return []
    return sorted(file for file in folder.iterdir() if file.name.partition(".")[0].partition("-")[0] in _OURS)


def _was_exported_to(folder: Path) -> bool:
    try:
        notice = json.loads((folder / "notice.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(notice, dict) and {"program", "library", "sections"} <= set(notice)


# ---------------------------------------------------------------- the texts beside the notice


def _letters(session: Session) -> Iterator[tuple[str, str]]:
    for letter in open_letters(session):
        yield f"{LETTER}.{spoken(session)}.{slug(letter.to)}.txt", text_of(session, letter)


def _tasks(session: Session) -> Iterator[tuple[str, str]]:
    code = spoken(session)
    yield f"{TASKS}.{code}.txt", tasks_text(session.review.tasks, code)


def _sheets(session: Session) -> Iterator[tuple[str, str]]:
    for code, sheet in sheets(session).items():
        yield f"{SHEET}.{code}.txt", sheet.rstrip()


_EXTRAS: Mapping[str, Callable[[Session], Iterator[tuple[str, str]]]] = {
    LETTER: _letters,
    TASKS: _tasks,
    SHEET: _sheets,
}
