"""Links in the folders that the program writes in: it follows those that the user named, and no others."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.calling import EXAMPLE, Call, as_function
from wizard.client.hand_over import HANDED_OVER, hand_over
from wizard.client.outgoing import Order, own_folder, write
from wizard.client.session import Session
from wizard.client.shelf import DELETED, delete
from wizard.library.schema import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="on Windows only an administrator makes links")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder out of the one that is worked in."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with two clients and a folder for exports."""
    folder = tmp_path / "here"
    (folder / "outputs").mkdir(parents=True)
    for name in ("fjell.toml", "fjord.toml"):
        shutil.copy(EXAMPLE, folder / name)
    return folder


@pytest.fixture
def call(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    return as_function(here, capsys, monkeypatch)


@pytest.fixture
def session(every: Library, tmp_path: Path) -> Session:
    return Session.started(every, tmp_path / "clients", "Fjell", ["shop"])


# ---------------------------------------------------------------- build


def test_a_link_in_place_of_a_clients_export_folder_is_refused(call: Call, here: Path, elsewhere: Path) -> None:
    (here / "outputs" / "fjell").symlink_to(elsewhere)

    outcome = call("build", "fjell.toml")

    assert outcome.code == 2
    assert outcome.complaint == f"outputs/fjell: it is a link to {elsewhere}; remove it, or name that folder yourself"
    assert list(elsewhere.iterdir()) == []


def test_of_several_clients_only_that_one_is_not_built(call: Call, here: Path, elsewhere: Path) -> None:
    (here / "site").mkdir()
    (here / "site" / "fjell").symlink_to(elsewhere)

    outcome = call("build", "fjell.toml", "fjord.toml", "--out", "site")

    assert outcome.code == 2
    assert "site/fjell: it is a link" in outcome.err
    assert (here / "site" / "fjord" / "notice.json").is_file()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("typed", ["site", "site/", "site/notice"])
def test_a_link_that_the_user_named_is_followed(call: Call, here: Path, elsewhere: Path, typed: str) -> None:
    (here / "site").symlink_to(elsewhere)

    assert call("build", "fjell.toml", "--out", typed).code == 0

    assert [file.name for file in elsewhere.rglob("notice.json")] == ["notice.json"]


def test_a_link_where_a_file_is_to_be_written_is_replaced(call: Call, here: Path, elsewhere: Path) -> None:
    theirs = elsewhere / "theirs"
    theirs.write_text("theirs")
    (here / "site").mkdir()
    (here / "site" / "notice.json").symlink_to(theirs)

    assert call("build", "fjell.toml", "--out", "site").code == 0

    assert theirs.read_text() == "theirs"
    assert not (here / "site" / "notice.json").is_symlink()


def test_no_name_of_a_file_leads_to_the_folder_above(call: Call, here: Path) -> None:
    (here / "fjell.toml").rename(here / "...toml")
    before = sorted(here.iterdir())

    outcome = call("build", "...toml")

    assert (outcome.code, outcome.complaint) == (2, "outputs/..: it leads out of its folder")
    assert sorted(here.iterdir()) == before


# ---------------------------------------------------------------- the wizard


def test_the_wizard_refuses_a_link_in_place_of_a_clients_own_folder(session: Session, elsewhere: Path) -> None:
    own_folder(session).symlink_to(elsewhere)

    with pytest.raises(OSError, match="it is a link to"):
        write(session, own_folder(session), Order(("nb",), ("json",)))

    assert list(elsewhere.iterdir()) == []


def test_the_wizard_writes_where_the_link_leads_once_that_is_named(session: Session, elsewhere: Path) -> None:
    own_folder(session).symlink_to(elsewhere)

    assert write(session, elsewhere, Order(("nb",), ("json",))) == [elsewhere / "notice.json"]


def test_nothing_is_handed_over_through_a_link(session: Session, elsewhere: Path) -> None:
    (session.path.parent / HANDED_OVER).symlink_to(elsewhere)

    with pytest.raises(OSError, match="it is a link to"):
        hand_over(session.library, session.path)

    assert list(elsewhere.iterdir()) == []


def test_no_client_is_deleted_through_a_link(session: Session, elsewhere: Path) -> None:
    session.close()
    (session.path.parent / DELETED).symlink_to(elsewhere)

    with pytest.raises(OSError, match="it is a link to"):
        delete(session.path)

    assert session.path.is_file()
    assert list(elsewhere.iterdir()) == []
