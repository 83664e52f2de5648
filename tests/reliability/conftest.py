from __future__ import annotations

from tests.tui.conftest import clients, library

__all__ = ["clients", "library"]
