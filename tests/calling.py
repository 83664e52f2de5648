"""Calling the program as its users do: as a command of its own, or as a function of this process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from wizard.cli import main
from wizard.library.load import built_in

ROOT = Path(__file__).parents[1]

#: A client with every answer that its notice needs.
EXAMPLE = built_in() / "examples" / "backe.toml"

ENGLISH = {"LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True)
class Outcome:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        (line,) = self.err.splitlines()
        return line


Call = Callable[..., Outcome]


def python(*arguments: str | Path, folder: Path) -> Outcome:
    """Run a fresh Python in a folder."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **ENGLISH},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def as_command(folder: Path) -> Call:
    """Call the program as a command, in a folder."""
    return lambda *arguments: python("-m", "wizard", *arguments, folder=folder)


def as_function(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the program as a function, in a folder."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", ENGLISH["LC_ALL"])

    def call(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call
