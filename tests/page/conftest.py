from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.page.exported import write_all
from tests.page.tools import CHROMEDRIVER, CHROMIUM, PDFTOTEXT, needs, npm_file

if TYPE_CHECKING:
    from tests.page.browser import Browser


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported files, in a folder for each business."""
    folder = tmp_path_factory.mktemp("exported")
    write_all(folder)
    return folder


@pytest.fixture(scope="session")
def _chromium() -> Iterator[Browser]:
    needs(CHROMIUM, CHROMEDRIVER, PDFTOTEXT, npm_file("axe-core/axe.min.js"))
    from tests.page.browser import browser

    with browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def _chromium_with_large_text() -> Iterator[Browser]:
    needs(CHROMIUM, CHROMEDRIVER)
    from tests.page.browser import browser

    with browser(text_size=32) as opened:
        yield opened


@pytest.fixture
def browser_with_large_text(_chromium_with_large_text: Browser) -> Browser:
    """The browser of someone who reads text at 200 %."""
    return _chromium_with_large_text


@pytest.fixture
def browser(_chromium: Browser) -> Browser:
    """The browser, as wide as a laptop by day."""
    _chromium.look(1280)
    return _chromium
