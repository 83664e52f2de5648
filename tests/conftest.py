from __future__ import annotations

from pathlib import Path

import pytest

from tests.every import make_every
from tests.library.tiny import Tiny
from wizard.library.schema import Library


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return Tiny(tmp_path / "library")


@pytest.fixture(scope="session")
def every(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A tiny library that asks a question of every type and prints the answers."""
    tiny = Tiny(tmp_path_factory.mktemp("every"))
    make_every(tiny)
    return tiny.library()
