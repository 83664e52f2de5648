"""What keeps the program fast and can be told without a clock. `make bench` measures the rest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.calling import EXAMPLE, ROOT, python
from tests.test_layers import loaded_by

#: What a command may load, with some room: today they load some 60 fewer.
MOST_FOR_A_BUILD, MOST_FOR_A_SEARCH = 460, 380

SLOW_TO_IMPORT = {"babel.dates", "jinja2", "markdown_it", "multiprocessing", "stdnum", "textual"}


def test_a_build_of_one_file_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    loaded_by(["--version"], tmp_path)
    loaded = loaded_by(["build", str(EXAMPLE), "--out", str(tmp_path / "out")], tmp_path)

    assert len(loaded) < MOST_FOR_A_BUILD
    assert not loaded & {"textual", "jinja2", "multiprocessing", "wizard.library.check"}


def test_a_search_of_the_catalogue_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    loaded_by(["--version"], tmp_path)
    loaded = loaded_by(["tools", "mailchimp"], tmp_path)

    assert len(loaded) < MOST_FOR_A_SEARCH
    assert not loaded & SLOW_TO_IMPORT


def test_the_first_screen_waits_for_neither_library_nor_notice(tmp_path: Path) -> None:
    outcome = python("-c", "import sys, wizard.commands.open, wizard.tui.app; print(*sys.modules)", folder=tmp_path)

    assert "wizard.tui.screens.start" in outcome.out.split()
    assert not {"pydantic", "babel", "wizard.library.schema", "wizard.notice.assemble"} & set(outcome.out.split())


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
def test_the_bench_measures() -> None:
    outcome = python("-m", "bench", "--smoke", folder=ROOT)

    assert outcome.code == 0, outcome.err
    assert "| start to first painted screen | a bare Textual app |" in outcome.out
    assert "| warm assembly of a notice, with provenance |" in outcome.out
