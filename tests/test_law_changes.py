"""The law changes: one line in one file, and it shows everywhere, in both languages, from its date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import tomli_w

from tests.answering import BASE, laid_over, read, say_no
from wizard.case import load_case
from wizard.flow import make
from wizard.library.load import load
from wizard.library.schema import Library
from wizard.notice.model import Notice

ONLINE_GAME = Path(__file__).parent / "practices" / "minors-online-game.toml"

#: A rise of the age at which a child can consent to an online service, from 13 to 15.
RISE = """
[child_consent_age]
what = "The age from which a child can consent alone to an online service"
source = "https://lovdata.no/lov/2018-06-15-38/§5"
checked = 2026-11-22
history = [{ from = 2018-07-20, value = 13 }, { from = 2027-07-01, value = 15 }]
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The built-in library with one value of law changed in an overlay."""
    overlay = tmp_path_factory.mktemp("overlay")
    (overlay / "law").mkdir()
    (overlay / "law" / "values.toml").write_text(RISE, encoding="utf-8")
    return load([overlay])


def notice_on(day: dt.date, library: Library, folder: Path) -> Notice:
    file = folder / "game.toml"
    file.write_text(tomli_w.dumps(laid_over(read(BASE), read(ONLINE_GAME))), encoding="utf-8")
    case = load_case(file, library)
    say_no(case)
    return make(library, case, day).notice


@pytest.mark.parametrize(
    ("day", "nb", "en"),
    [
        (dt.date(2027, 6, 30), "Er du 13 år eller mer, kan du si ja selv.", "If you are 13 or older, you can say yes"),
        (dt.date(2027, 7, 1), "Er du 15 år eller mer, kan du si ja selv.", "If you are 15 or older, you can say yes"),
    ],
)
def test_an_age_limit_shows_from_its_date(changed: Library, tmp_path: Path, day: dt.date, nb: str, en: str) -> None:
    notice = notice_on(day, changed, tmp_path)
    assert nb in notice.text("nb")
    assert en in notice.text("en")


def test_after_the_change_the_old_limit_stands_nowhere(changed: Library, tmp_path: Path) -> None:
    notice = notice_on(dt.date(2027, 7, 1), changed, tmp_path)
    assert "13 år" not in notice.text("nb")
    assert "13 or older" not in notice.text("en")
