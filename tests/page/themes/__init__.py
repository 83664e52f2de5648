"""Two pages as shops and websites have them, into which a fragment is pasted. Both were written for these tests."""

from __future__ import annotations

from pathlib import Path

THEMES = ("shop", "blog")

_PLACE = "<!-- the page's text -->"


def placed(theme: str, fragment: str) -> str:
    """The page of a theme with a fragment as its text."""
    page = (Path(__file__).parent / f"{theme}.html").read_text(encoding="utf-8")
    assert page.count(_PLACE) == 1
    return page.replace(_PLACE, fragment)
