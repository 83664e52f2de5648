"""For pytest under mutmut: tests run in the order of pyproject.toml, which names the closest and quickest files first.

mutmut gives them in no order. So most mutants are found within a moment, and few get as far as a test that they keep
going round in.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the tests by their files; within a file they stay as they are."""
    configured = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    files = configured["pytest_add_cli_args_test_selection"]
    items.sort(key=lambda item: files.index(item.nodeid.partition("::")[0]))
