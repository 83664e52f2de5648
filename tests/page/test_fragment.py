"""A fragment pasted into the pages of two themes: it looks right there, and breaks nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.answering import library
from tests.page.browser import Browser
from tests.page.exported import EXAMPLES, LANGUAGES, contents, made
from tests.page.themes import THEMES, placed
from tests.reading import Page, words_of_markdown
from wizard.render.export import Wanted, render
from wizard.render.layout import PLAIN, Layout

WIDTHS = (320, 768, 1280)
FRAGMENT = "notice.nb.fragment.html"


def fragment(layout: Layout, name: str = "backe", file: str = FRAGMENT) -> str:
    one = made(name)
    return render(library(), one.notice, one.review, Wanted(LANGUAGES, ("fragment",), layout))[file]


def levels(html: str) -> list[int]:
    return [int(tag[1]) for tag, _ in Page(html).tags if re.fullmatch(r"h\d", tag)]


@pytest.fixture
def pasted(tmp_path: Path) -> Path:
    """Each example's fragment in each theme, and each theme with next to nothing in it."""
    for theme in THEMES:
        for name in EXAMPLES:
            page = placed(theme, contents(name)[FRAGMENT])
            (tmp_path / f"{theme}-{name}.html").write_text(page, encoding="utf-8")
        (tmp_path / f"{theme}-bare.html").write_text(placed(theme, f"<p>{'Tekst. ' * 900}</p>"), encoding="utf-8")
    return tmp_path


# ---------------------------------------------------------------- what it is


@pytest.mark.parametrize("name", [*EXAMPLES, "hostile", "empty"])
def test_a_fragment_is_no_page_and_brings_no_style_sheet_script_or_class(name: str) -> None:
    for file, content in contents(name).items():
        if file.endswith(".fragment.html"):
            page = Page(content)
            allowed = {"div", "p", "ul", "ol", "li", "a", "strong", "code", "h2", "h3", "h4", "h5", "h6"}
            assert {tag for tag, _ in page.tags} <= allowed | {"table", "caption", "thead", "tbody", "tr", "th", "td"}
            assert page.attributes("class") == []


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_begin_at_the_level_that_was_chosen_and_go_down_one_at_a_time(level: int) -> None:
    found = levels(fragment(replace(PLAIN, heading_level=level)))
    assert min(found) == found[0] == level
    assert all(after <= before + 1 for before, after in pairwise(found))


def test_the_title_stands_in_a_fragment_only_where_it_is_wanted() -> None:
    title = made("backe").notice.title["nb"]
    assert title not in fragment(PLAIN)
    assert fragment(replace(PLAIN, title=True)).startswith(f"<h2>{title}</h2>")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*EXAMPLES, "hostile", "empty"])
def test_a_fragment_says_what_the_markdown_says_and_that_it_is_a_draft_once_more(name: str, language: str) -> None:
    parts = contents(name)[f"notice.{language}.md"].split("\n\n")[1:]
    again = [part for part in parts if part.startswith("> ")]
    words = Page(contents(name)[f"notice.{language}.fragment.html"]).words
    assert words == words_of_markdown("\n\n".join([*parts, *again]))


def test_stripped_of_ids_and_styles_it_says_the_same() -> None:
    content = contents("backe")[FRAGMENT]
    assert Page(re.sub(r' (?:id|style|tabindex|aria-label)="[^"]*"', "", content)).words == Page(content).words


# ---------------------------------------------------------------- in a theme


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_a_theme_with_a_fragment(theme: str, name: str, browser: Browser, pasted: Path) -> None:
    browser.open(pasted / f"{theme}-{name}.html")
    browser.look(320)
    assert browser.violations() == []
    assert browser.overflow() == 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_stands_as_it_stood_without(theme: str, width: int, browser: Browser, pasted: Path) -> None:
    looks = "return [...document.querySelectorAll('header, header *, footer, footer *, h1, body')].map(e => {"
    looks += "const s = getComputedStyle(e), r = e.getBoundingClientRect();"
    looks += (
        "return [e.tagName, s.font, s.color, s.backgroundColor, r.left, r.width, r.height * (e.tagName != 'BODY')]})"
    )
    seen = []
    for name in ("bare", "backe"):
        browser.open(pasted / f"{theme}-{name}.html")
        browser.look(width)
        seen.append(browser.run(looks))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("theme", THEMES)
def test_everything_in_a_fragment_is_shown_in_a_theme(theme: str, browser: Browser, pasted: Path) -> None:
    browser.open(pasted / f"{theme}-backe.html")
    hidden = "return [...document.querySelectorAll('[id^=notice-] *')].filter(e => !e.checkVisibility()).length"
    assert browser.run(hidden) == 0
    assert browser.is_shown("notice-nb-objection")


@pytest.mark.parametrize("theme", THEMES)
def test_a_fragment_takes_the_themes_letters_and_colours(theme: str, browser: Browser, pasted: Path) -> None:
    browser.open(pasted / f"{theme}-backe.html")
    looks = "const look = e => (s => [s.fontFamily, s.color])(getComputedStyle(e));"
    looks += "return [look(document.querySelector('main')), look(document.querySelector('[id=notice-nb] p'))]"
    outside, inside = browser.run(looks)
    assert inside == outside


class _Links(HTMLParser):
    """The links within a page, and the places they could lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.places: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.places.add(found.get("id") or "")
        address = found.get("href") or ""
        if address.startswith("#"):
            self.links.add(address[1:])


@pytest.mark.parametrize("file", [FRAGMENT, "notice.fragment.html", "split/notice.fragment.html"])
def test_the_links_within_a_fragment_lead_somewhere_in_it(file: str) -> None:
    found = _Links(contents("backe")[file])
    assert found.links
    assert found.links <= found.places
    assert all(place.startswith("notice-") for place in found.places if place)
