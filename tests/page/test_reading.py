"""Pages in a real browser: readable by everyone, on any screen, on paper; and nothing happens behind them."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from tests.page.browser import Browser
from tests.page.exported import ALL, EXAMPLES, FINAL, made

WIDTHS, SCHEMES = (320, 768, 1280), ("light", "dark")
TAB, ENTER = "\ue004", "\ue007"


# ---------------------------------------------------------------- readable by everyone


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_axe_finds_nothing_against_wcag_at_level_aa(
    name: str, width: int, scheme: str, browser: Browser, folder: Path
) -> None:
    browser.open(folder / name / "notice.html", "en" if width == 768 else "nb")
    browser.look(width, scheme)
    assert browser.violations() == []


@pytest.mark.parametrize("name", ["minimal", "everything", "empty", "hostile"])
def test_axe_finds_nothing_whatever_the_business_is(name: str, browser: Browser, folder: Path) -> None:
    browser.open(folder / name / "notice.nb.html")
    assert browser.violations() == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_scrolls_sideways_on_the_narrowest_screen(name: str, browser: Browser, folder: Path) -> None:
    for file in ("notice.nb.html", "notice.html", "notice.en.html"):
        browser.open(folder / name / file)
        browser.look(320)
        assert browser.overflow() == 0, file


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*EXAMPLES, "hostile"])
def test_nothing_scrolls_sideways_with_text_at_200_percent(
    name: str, width: int, browser_with_large_text: Browser, folder: Path
) -> None:
    browser_with_large_text.open(folder / name / "notice.nb.html")
    browser_with_large_text.look(width)
    assert browser_with_large_text.run("return getComputedStyle(document.body).fontSize") == "34px"
    assert browser_with_large_text.overflow() == 0


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_word_of_a_title_is_broken_on_a_phone(name: str, language: str, browser: Browser, folder: Path) -> None:
    browser.open(folder / name / f"notice.{language}.html")
    browser.look(320)
    broken = browser.run(
        "const titles = [...document.querySelectorAll('h1, section > h2')];"
        "titles.forEach(title => { title.style.overflowWrap = 'normal'; title.style.hyphens = 'none'; });"
        "return titles.filter(title => title.scrollWidth > title.clientWidth).map(title => title.textContent);"
    )
    assert broken == []


def test_a_line_is_never_too_long_to_read(browser: Browser, folder: Path) -> None:
    browser.open(folder / "backe" / "notice.nb.html")
    widest = browser.run(
        "const size = parseFloat(getComputedStyle(document.body).fontSize);"
        "return Math.max(...[...document.querySelectorAll('section > p')].map(p => p.clientWidth / size))"
    )
    assert 30 < widest < 45  # em: some 60 to 90 letters at most, 68 in the middle


# ---------------------------------------------------------------- nothing behind it


@pytest.mark.parametrize("file", ["notice.html", "notice.nb.html", "split/cookies.nb.html", "notice.nb.fragment.html"])
def test_a_hostile_page_asks_for_nothing_logs_nothing_and_opens_no_dialog(
    file: str, browser: Browser, folder: Path
) -> None:
    page = folder / "hostile" / file
    browser.open(page)
    browser.press(TAB, TAB)
    assert "alert('x')" in browser.visible_text()  # a dialog would stop this
    assert browser.logged("browser") == []
    assert browser.requests() == [page.resolve().as_uri()]


@pytest.mark.parametrize("name", FINAL)
def test_a_page_asks_for_nothing_and_logs_nothing(name: str, browser: Browser, folder: Path) -> None:
    page = folder / name / "notice.html"
    browser.open(page)
    assert browser.requests() == [page.resolve().as_uri()]
    assert browser.logged("browser") == []


# ---------------------------------------------------------------- two languages in one page


@pytest.mark.parametrize(
    ("anchor", "shown", "hidden"),
    [("", "nb", "en"), ("nb", "nb", "en"), ("en", "en", "nb"), ("en-rights", "en", "nb"), ("nb-rights", "nb", "en")],
)
def test_a_page_shows_the_language_that_a_link_led_to(
    anchor: str, shown: str, hidden: str, browser: Browser, folder: Path
) -> None:
    browser.open(folder / "backe" / "notice.html", anchor)
    assert browser.is_shown(shown)
    assert not browser.is_shown(hidden)


def test_the_language_is_switched_by_keyboard(browser: Browser, folder: Path) -> None:
    browser.open(folder / "backe" / "notice.html")
    browser.press(TAB)
    assert browser.focused() == "#en"
    browser.press(ENTER)
    assert browser.is_shown("en")
    assert browser.visible_text().startswith("Privacy notice for Joh. Jørg. Backe as\nEnglish")
    browser.press(TAB)
    assert browser.focused() == "#nb"
    browser.press(ENTER)
    assert browser.visible_text().startswith("Personvernerklæring for Joh. Jørg. Backe as\nNorsk (bokmål)")


def test_a_link_leads_from_a_section_to_the_same_in_the_other_language(browser: Browser, folder: Path) -> None:
    browser.open(folder / "backe" / "notice.html", "nb-rights")
    browser.press(TAB)
    assert browser.focused() == "#en-rights"
    browser.press(ENTER)
    assert browser.is_shown("en-rights")
    top = browser.run("return document.getElementById('en-rights').getBoundingClientRect().top")
    assert 0 <= top < 100


# ---------------------------------------------------------------- on paper


@pytest.mark.parametrize("name", FINAL)
def test_every_section_is_printed_in_both_languages(name: str, browser: Browser, folder: Path) -> None:
    browser.open(folder / name / "notice.html")
    printed = " ".join(browser.printed().split())
    for section in made(name).notice.sections:
        for heading in section.heading.values():
            assert unescape(heading) in printed


def test_on_paper_menus_are_left_out(browser: Browser, folder: Path) -> None:
    browser.open(folder / "backe" / "notice.html")
    printed = " ".join(browser.printed().split())
    assert "English: Your rights" not in printed
    assert "Norsk (bokmål) English" not in printed


# ---------------------------------------------------------------- drafts


def test_the_mark_of_a_draft_stays_on_the_screen(browser: Browser, folder: Path) -> None:
    browser.open(folder / "empty" / "notice.nb.html")
    browser.run("window.scrollTo(0, document.body.scrollHeight)")
    place = browser.run("const r = document.querySelector('.draft').getBoundingClientRect(); return [r.top, r.bottom]")
    assert place[0] >= 0
    assert place[1] > 0
    assert browser.visible_text().startswith("UTKAST")
    assert browser.chrome.title.startswith("UTKAST")
