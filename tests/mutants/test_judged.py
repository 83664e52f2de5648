"""`make mutants` takes long; between two runs this much is held: what was judged still stands in the code."""

from __future__ import annotations

import importlib
import inspect
import tomllib
from functools import reduce
from pathlib import Path

import pytest

JUDGED = tomllib.loads(Path(__file__).with_name("judged.toml").read_text(encoding="utf-8"))["judged"]


@pytest.mark.parametrize("judged", JUDGED, ids=lambda judged: judged["where"])
def test_the_lines_that_a_judged_mutant_changes_stand_in_its_function(judged: dict[str, str]) -> None:
    module, _, names = judged["where"].partition(":")
    function = reduce(getattr, names.split("."), importlib.import_module(module))
    lines = [line.strip() for line in inspect.getsource(function).splitlines()]

    assert [line for line in judged["was"].splitlines() if line not in lines] == []
    assert judged["why"]
