"""The business's look: `[look]` in the answer file."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.calling import EXAMPLE, as_function
from tests.reading import Page
from tests.test_render import COMPLETE, made
from wizard.case import Case
from wizard.errors import CaseError
from wizard.library.schema import Library
from wizard.render.colours import contrast, read_colour, readable, write_colour
from wizard.render.export import Wanted, render
from wizard.render.layout import DARK_GROUND, LIGHT_GROUND, PLAIN, Accent, Layout, layout_of

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def layout(look: object, folder: Path = Path()) -> Layout:
    return layout_of(Case({"languages": ["nb", "en"], "look": look}, folder / "client.toml"))


def page(library: Library, wanted: Layout, file: str = "notice.nb.html") -> str:
    result = made(library, COMPLETE)
    return render(library, result.notice, result.review, Wanted(("nb", "en"), ("html", "fragment"), wanted))[file]


def test_nothing_is_required() -> None:
    assert layout_of(Case({})) == PLAIN
    assert layout({}) == PLAIN


# ---------------------------------------------------------------- the colour


def test_black_on_white_has_the_most_contrast_and_a_colour_on_itself_none() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((10, 200, 30), (10, 200, 30)) == pytest.approx(1)
    assert contrast((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)  # the palest grey


def test_an_accent_is_used_as_it_is_by_day_and_made_readable_by_night() -> None:
    accent = layout({"accent": "#0A5C36"}).accent
    assert accent is not None
    assert accent.light == "#0a5c36"
    night = read_colour(accent.dark)
    assert night is not None
    assert contrast(night, DARK_GROUND) >= 4.5


def test_the_page_has_the_accent_by_day_and_by_night(every: Library) -> None:
    content = page(every, replace(PLAIN, accent=Accent("#0a5c36", "#7fd0a8")))
    assert content.index("--accent: #0a5c36") < content.index("--accent: #7fd0a8") < content.index("</style>")


def test_a_colour_too_pale_to_read_is_refused_with_one_that_would_do() -> None:
    with pytest.raises(CaseError, match=r"client\.toml: look\.accent: #ffcc00 is too pale .* 1\.4 to 1") as found:
        layout({"accent": "#ffcc00"})
    proposed = read_colour(str(found.value).rpartition("; ")[2].split()[0])
    assert proposed == readable((255, 204, 0), LIGHT_GROUND, (0, 0, 0))
    assert layout({"accent": "#{:02x}{:02x}{:02x}".format(*proposed)}).accent


# ---------------------------------------------------------------- the logo


def test_a_logo_is_part_of_the_page_and_asks_for_nothing(every: Library, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PIXEL)
    (logo,) = Page(page(every, layout({"logo": "logo.png"}, tmp_path))).all("img")
    assert logo["src"] == f"data:image/png;base64,{base64.b64encode(PIXEL).decode()}"
    assert logo["alt"] == ""


def test_a_fragment_has_no_logo(every: Library, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PIXEL)
    content = page(every, layout({"logo": "logo.png"}, tmp_path), "notice.nb.fragment.html")
    assert Page(content).all("img") == []


# ---------------------------------------------------------------- what cannot be used


@pytest.mark.parametrize(
    ("look", "line"),
    [
        ("red", "look: must be a table"),
        ({"acent": "#000000"}, 'look.acent: is no key of [look] (did you mean "accent"?)'),
        ({"accent": "red"}, "look.accent: a colour is written #0a5c36; found 'red'"),
        ({"accent": 5}, "look.accent: must be a text; found 5"),
        ({"logo": "nowhere.png"}, "nowhere.png: No such file"),
        ({"logo": "logo.exe"}, "look.logo: must be one of .svg, .png"),
        ({"logo": "text.png"}, "text.png is no picture of that sort"),
        ({"logo": "large.png"}, "large.png has 201 kB; a logo may have 200 kB"),
        ({"title": "yes"}, "look.title: must be true or false; found 'yes'"),
        ({"notice_url": "javascript:alert(1)"}, "look.notice_url: must be an address that begins with https://"),
        ({"cookies_url": {"nb": "https://a.no/ x"}}, "look.cookies_url: must be an address that begins with https://"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(look: Any, line: str, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "large.png").write_bytes(PIXEL + b"0" * 201_000)
    with pytest.raises(CaseError) as found:
        layout(look, tmp_path)
    assert line in str(found.value)
    assert "\n" not in str(found.value)


def test_a_build_with_a_look_that_cannot_be_used_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call = as_function(tmp_path, capsys, monkeypatch)
    file = tmp_path / "client.toml"
    file.write_text(EXAMPLE.read_text(encoding="utf-8") + '\n[look]\naccent = "#ffcc00"\n', encoding="utf-8")
    told = call("build", file, "--out", tmp_path / "out")
    assert told.code == 2
    assert "look.accent" in told.complaint
    assert not (tmp_path / "out").exists()


def test_contrast_is_measured_against_the_grounds_that_the_page_has(every: Library) -> None:
    style = page(every, PLAIN)
    for ground in (LIGHT_GROUND, DARK_GROUND):
        assert f"--raised: {write_colour(ground)};" in style
