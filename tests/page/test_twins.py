"""What is exported in two languages says the same in both: told from the files, not from the library."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.page.exported import FINAL, contents
from tests.reading import Page

#: Blocks and marks: what a page is built of.
_BUILT_OF = ("div", "h1", "h2", "h3", "h4", "h5", "p", "ul", "li", "table", "caption", "tr", "th", "td", "section")

pytestmark = pytest.mark.parametrize("name", FINAL)


def pages(name: str) -> tuple[Page, Page]:
    nb, en = (Page(contents(name)[f"notice.{language}.html"]) for language in ("nb", "en"))
    return nb, en


def test_both_have_the_same_sections_blocks_items_and_cells_in_the_same_order(name: str) -> None:
    nb, en = ([tag for tag, _ in page.tags if tag in _BUILT_OF] for page in pages(name))
    assert len(nb) > 40
    assert nb == en


def test_both_have_the_same_numbers_but_for_the_country_code_of_norway(name: str) -> None:
    nb, en = (Counter(re.findall(r"(?<!\+)\b\d+\b", " ".join(page.words))) for page in pages(name))
    assert sum(nb.values()) > 10
    assert nb == en


def test_both_have_the_same_email_addresses(name: str) -> None:
    nb, en = ([to for to in page.attributes("href") if to.startswith("mailto:")] for page in pages(name))
    assert nb
    assert nb == en


def test_both_name_the_same_places_to_go_within_them(name: str) -> None:
    nb, en = ([to[4:] for to in page.attributes("href") if to.startswith("#")] for page in pages(name))
    assert len(nb) > 5
    assert nb == en
