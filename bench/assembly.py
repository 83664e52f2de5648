"""Between the answers and the notice, in one warm process, and what a library twice as large does to it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tomli_w
from jinja2 import Environment, Template

from bench.clients import ROOT, WIZARD, write_clients
from bench.figures import Row, in_pairs, seconds
from wizard.case import Case, load_case
from wizard.interview import Interview
from wizard.library.load import built_in, load
from wizard.library.schema import Library
from wizard.notice.assemble import assemble
from wizard.notice.model import Notice

_DAY = dt.date(2026, 11, 22)

#: A condition that is false of every client.
_NEVER = "business.legal_name == 'Ingen AS'"

#: So many clients are gone through in each measurement.
_CLIENTS = 5


def rows(times: int) -> Iterator[Row]:
    """A row for each; `times` is how often each pair is run."""
    library = load()
    with TemporaryDirectory() as folder:
        cases = [load_case(file, library) for file in write_clients(_CLIENTS, Path(folder))]
        yield _beside_jinja(library, cases, times)
        yield _twice_as_large(library, cases, Path(folder) / "twice", times)
    yield _lint()
    yield _installed()


def smoke() -> Row:
    """One notice once, to see that it can be measured."""
    library = load()
    with TemporaryDirectory() as folder:
        cases = [load_case(file, library) for file in write_clients(1, Path(folder))]
    return _beside_jinja(library, cases, 1)


def _assembled(library: Library, cases: list[Case]) -> list[Notice]:
    return [assemble(Interview(library, case, _DAY)) for case in cases]


def _beside_jinja(library: Library, cases: list[Case], times: int) -> Row:
    """Each block of the same notices as a template of its own, compiled before, with a name put in."""
    environment = Environment(autoescape=False)
    templates = [
        environment.from_string(text.replace(case.get("business.legal_name"), "{{ name }}"))
        for case, notice in zip(cases, _assembled(library, cases), strict=True)
        for block in notice.blocks()
        for text in block.text.values()
    ]
    ours = partial(seconds, lambda: _assembled(library, cases))
    ratio, best = in_pairs(ours, partial(seconds, lambda: _rendered(templates)), times)
    return Row("warm assembly of a notice, with provenance", "its blocks by Jinja2, compiled", ratio, 5, remark=best)


def _rendered(templates: list[Template]) -> list[str]:
    return [template.render(name="Fjell og Fjord AS") for template in templates]


# ---------------------------------------------------------------- a library twice as large


def _twice_as_large(library: Library, cases: list[Case], folder: Path, times: int) -> Row:
    _write_again(folder)
    larger = load([folder])
    ours = partial(seconds, lambda: _assembled(larger, cases))
    ratio, best = in_pairs(ours, partial(seconds, lambda: _assembled(library, cases)), times)
    return Row("assembly with a library twice as large", "with today's", ratio, 1.3, remark=best)


def _write_again(folder: Path) -> None:
    """Every topic and every tool of the library once more, under another name."""
    for part in ("topics", "tools"):
        (folder / part).mkdir(parents=True)
        for file in (built_in() / part).glob("*.toml"):
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            again = _as_others(content) if part == "tools" else _closed(content)
            (folder / part / f"{file.stem}_again.toml").write_text(tomli_w.dumps(again), encoding="utf-8")


def _as_others(tools: dict[str, Any]) -> dict[str, Any]:
    return {f"{tool}-again": entry for tool, entry in tools.items()}


def _closed(topic: dict[str, Any]) -> dict[str, Any]:
    """A topic whose pieces are looked at and do not stand: the notice stays as it is."""
    for part in ("activity", "clause", "table", "check", "task"):
        for piece in topic.get(part, ()):
            piece["when"] = f"({piece['when']}) and {_NEVER}" if "when" in piece else _NEVER
    return topic


# ---------------------------------------------------------------- the library and the program


def _lint() -> Row:
    lint = [*WIZARD, "lint"]
    took = seconds(lambda: subprocess.run(lint, cwd=ROOT, capture_output=True, check=True))
    return Row("lint of the whole library", "–", took, 10, "s")


def _installed() -> Row:
    """What an installed program takes without extras, beside textual, pydantic and babel with what they need."""
    ours, theirs = _installed_size(str(ROOT)), _installed_size("textual==8.2.8", "pydantic", "babel")
    remark = f"{ours / 1e6:.1f} and {theirs / 1e6:.1f} MB"
    return Row("installed size without extras", "textual, pydantic and babel", ours / theirs, 1.25, remark=remark)


def _installed_size(*packages: str) -> int:
    with TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--target", folder, *packages]
        subprocess.run(pip, capture_output=True, check=True)
        return sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
