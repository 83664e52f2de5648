"""A whole interview in a page of a real browser, from an empty folder to the final files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="needs textual-serve", exc_type=ImportError)

from tests.page.tools import CHROMEDRIVER, CHROMIUM, needs
from tests.stories.driver import Driver
from tests.stories.story import Story
from tests.window import window

IMPORTER = Path(__file__).parent / "importer.toml"


def test_an_importer_gets_its_notice_in_a_browser(tmp_path: Path) -> None:
    needs(CHROMIUM, CHROMEDRIVER)
    story = Story(IMPORTER)
    with window(tmp_path, story.language) as page:
        owner = Driver(story, page)
        page.sees("+ New client")
        page.rests()
        owner.begin()
        while not owner.is_reviewed:
            owner.step()
        owner.settle()
        owner.export()

    assert owner.untold == []
    (written,) = (tmp_path / "clients").glob("*/notice.json")
    assert json.loads(written.read_text(encoding="utf-8"))["status"] == {"nb": "final", "en": "final"}
