"""The clients' folder: which answer files there are, and where a new one goes. Reads no library, so it is quick."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wizard.client.ids import free_id, slug

#: The answer that a client is called by in lists.
NAME = ("business", "legal_name")


@dataclass(frozen=True)
class Client:
    """One answer file, with the name of the business and the day it was last changed."""

    path: Path
    name: str
    changed: dt.date


def clients_folder(chosen: Path | None) -> Path:
    """The folder of the answer files: the chosen one, else ``outputs/`` here, else one among the user's documents."""
    if chosen is not None:
        return chosen
    here = Path.cwd() / "outputs"
    if here.is_dir():
        return here
    from platformdirs import user_documents_path

    return user_documents_path() / "notice-wizard"


def recent_clients(folder: Path) -> list[Client]:
    """The answer files of a folder, the one changed last first."""
    return sorted(_clients(folder), key=lambda client: (client.changed, client.name), reverse=True)


def free_file(folder: Path, name: str) -> Path:
    """A file in the folder for a business of that name; neither it nor the folder of its exports is another's."""
    taken = {path.stem for path in folder.iterdir()} if folder.is_dir() else set()
    return folder / f"{free_id(slug(name) or 'client', taken)}.toml"


def _clients(folder: Path) -> Iterator[Client]:
    for file in folder.glob("*.toml") if folder.is_dir() else ():
        try:
            changed = dt.date.fromtimestamp(file.stat().st_mtime)
            yield Client(file, _name_in(file), changed)
        except OSError:
            continue


def _name_in(file: Path) -> str:
    """The business's name in an answer file; the file's own name where there is none, or it cannot be read."""
    try:
        answers = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("answers", {})
        return str(answers[NAME[0]][NAME[1]])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return file.stem
