from __future__ import annotations

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from tests.tui.pictures import at_rest, home, picture
from tests.tui.scenes import SCENES, bakery, standing
from wizard.library.schema import Library
from wizard.locale import LANGUAGES, use_language


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return bakery(tmp_path_factory.mktemp("words"))


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing blinks or moves, and nothing depends on the terminal that the tests are started in."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _input: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _area: None)
    for name in ("NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_looks_as_it_was_accepted(
    name: str, code: str, library: Library, snapshot: SnapshotAssertion
) -> None:
    use_language(code)
    with home() as folder:
        async with standing(SCENES[name], library, folder) as user:
            for columns, lines in SCENES[name].sizes:
                await user.pilot.resize_terminal(columns, lines)
                await at_rest(user)
                shown = picture(user, folder)
                assert shown == snapshot(name=f"{columns}x{lines}", extension_class=SVGImageExtension)
