from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import clients, library
from wizard.client.session import Session
from wizard.library.schema import Library

__all__ = ["clients", "library"]


@pytest.fixture
def session(library: Library, clients: Path) -> Session:
    """A new client of the small library with a question of every type."""
    return Session.started(library, clients, "Fjell", ["shop"])
