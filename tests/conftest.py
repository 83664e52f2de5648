from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.every import make_every
from tests.library.tiny import Tiny
from wizard.library.schema import Library
from wizard.locale import use_language


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """The program speaks English in each test, whatever the one before it chose."""
    use_language("en")
    yield
    use_language("en")


@pytest.fixture(scope="session", autouse=True)
def _own_caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test keeps stands among what the user's own program keeps.

    The processes of `make mutants` share one folder: each reads what was checked before, which no mutant can change.
    """
    is_mutant = "MUTANT_UNDER_TEST" in os.environ
    folder = Path("caches").resolve() if is_mutant else tmp_path_factory.mktemp("caches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return Tiny(tmp_path / "library")


@pytest.fixture(scope="session")
def every(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A tiny library that asks a question of every type and prints the answers."""
    tiny = Tiny(tmp_path_factory.mktemp("every"))
    make_every(tiny)
    return tiny.library()
