"""The clients' folder: which answer files there are, and where a new one goes. Reads no library, so it is quick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wizard.client.ids import free_id, slug
from wizard.text import on_one_line

#: Names that no file can have on Windows, whatever follows the full stop.
_OF_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}

#: The answer that a client is called by in lists.
NAME = ("business", "legal_name")


@dataclass(frozen=True)
class Client:
    """One answer file, with the name of the business and when it was last changed."""

    path: Path
    name: str
    changed: dt.datetime


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


def make_folder(folder: Path) -> None:
    """Make the clients' folder where there is none, for its owner only; one that is there keeps its rights.

    Raises OSError where it cannot be made.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def free_file(folder: Path, name: str) -> Path:
    """A file in the folder for a business of that name; nothing there is called so, with whatever ending.

    No name leads out of the folder: of a name, only letters, digits and hyphens are used.
    """
    names = [path.name.lstrip(".") for path in folder.iterdir()] if folder.is_dir() else []
    taken = {name.partition(".")[0].casefold() for name in names}
    return folder / f"{free_id(slug(name) or 'client', taken | _OF_WINDOWS)}.toml"


def _clients(folder: Path) -> Iterator[Client]:
    for file in folder.glob("*.toml") if folder.is_dir() else ():
        try:
            yield Client(file, _name_in(file), moment_of(file.stat().st_mtime))
        except OSError:
            continue


def moment_of(seconds: float) -> dt.datetime:
    """When a file's time is; now for one that no calendar has."""
    try:
        return dt.datetime.fromtimestamp(seconds)
    except (OverflowError, ValueError, OSError):
        return dt.datetime.now()


def _name_in(file: Path) -> str:
    """The business's name in an answer file; the file's own name where there is none, or it cannot be read."""
    from wizard.files.read import BrokenFileError, read_toml  # the first screen is painted before files are read

    try:
        return on_one_line(str(read_toml(file).document["answers"][NAME[0]][NAME[1]]))
    except (BrokenFileError, LookupError, TypeError):
        return on_one_line(file.stem)
