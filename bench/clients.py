"""Clients to measure with: the examples, each told a little otherwise."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from wizard.library.load import built_in

ROOT = Path(__file__).parents[1]

#: The program as a command.
WIZARD = [sys.executable, "-m", "wizard"]

#: The example with the longest notice, and the one whose notice has some 6,000 words.
LONGEST, LONG = "janusfabrikken", "backe"


def example(name: str) -> Path:
    """An example's answer file."""
    return built_in() / "examples" / f"{name}.toml"


def write_client(name: str, folder: Path) -> Path:
    """A copy of an example, to be opened at its first question."""
    document = _read(name)
    document["state"].pop("at", None)
    return _written(document, folder / f"{name}.toml")


def write_clients(count: int, folder: Path) -> list[Path]:
    """So many clients, no two alike: each has another name, and a few answers of its example are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted(file.stem for file in (built_in() / "examples").glob("*.toml"))
    return [
        _written(_varied(names[number % len(names)], number), folder / f"c{number}.toml") for number in range(count)
    ]


def _varied(name: str, number: int) -> dict[str, Any]:
    document = _read(name)
    document["answers"]["business"]["legal_name"] = f"Kunde {number} AS"
    for topic in list(document["answers"].values())[number % 11 :: 11]:
        questions = list(topic)
        if topic is not document["answers"]["business"]:
            del topic[questions[number % len(questions)]]
    return document


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(example(name).read_text(encoding="utf-8"))


def _written(document: dict[str, Any], file: Path) -> Path:
    file.write_text(tomli_w.dumps(document), encoding="utf-8")
    return file
