from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from wizard.library.load import built_in, read
from wizard.library.schema import Library
from wizard.locale import use_language


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A small library with a tick screen and a question of every type, and the phrases of the real one."""
    words = tmp_path_factory.mktemp("words")
    for name in ("phrases.toml", "library.toml"):
        shutil.copy(built_in() / name, words / name)
    return read([words, Path(__file__).parent / "library"])


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    return tmp_path / "clients"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The program speaks English in the tests."""
    use_language("en")
    yield
    use_language("en")
