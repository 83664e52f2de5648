from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.calling import ROOT
from wizard.client.folder import recent_clients
from wizard.client.shelf import DELETED, bring_back, delete, deleted_clients, rename
from wizard.errors import CaseError


@pytest.fixture
def fjell(tmp_path: Path) -> Path:
    """A client with a backup and exports, and another client whose file begins with the same word."""
    folder = tmp_path / "clients"
    (folder / "fjell").mkdir(parents=True)
    (folder / "fjell" / "notice.html").write_text("the notice")
    (folder / "fjell.toml").write_text('[answers.business]\nlegal_name = "Fjell AS"')
    (folder / "fjell.toml.bak").write_text("the version before")
    (folder / ".fjell.toml.typing").write_text("half a word")
    (folder / "fjell-2.toml").write_text('[answers.business]\nlegal_name = "Fjell 2"')
    return folder / "fjell.toml"


def everything(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}


def test_a_deleted_client_is_moved_aside_with_all_that_belongs_to_it(fjell: Path) -> None:
    before = everything(fjell.parent)

    aside = delete(fjell)

    assert aside == fjell.parent / DELETED / "fjell" / "fjell.toml"
    assert [client.name for client in recent_clients(fjell.parent)] == ["Fjell 2"]
    assert [client.name for client in deleted_clients(fjell.parent)] == ["Fjell AS"]
    moved = {f"{DELETED}/fjell/{name}": text for name, text in before.items() if name != "fjell-2.toml"}
    assert everything(fjell.parent) == {**moved, "fjell-2.toml": before["fjell-2.toml"]}


def test_a_deleted_client_that_is_brought_back_is_as_it_was(fjell: Path) -> None:
    os.utime(fjell, (1_000_000_000, 1_000_000_000))
    before = everything(fjell.parent)

    assert bring_back(delete(fjell)) == fjell
    assert everything(fjell.parent) == before
    assert fjell.stat().st_mtime == 1_000_000_000
    assert deleted_clients(fjell.parent) == []


def test_a_client_is_brought_back_beside_one_that_has_its_name_now(fjell: Path) -> None:
    aside = delete(fjell)
    fjell.write_text("a new one")

    back = bring_back(aside)

    assert back.name == "fjell-3.toml"
    assert fjell.read_text() == "a new one"
    assert back.with_name("fjell-3.toml.bak").read_text() == "the version before"
    assert (back.parent / "fjell-3" / "notice.html").read_text() == "the notice"


def test_clients_of_the_same_name_are_deleted_one_beside_the_other(fjell: Path) -> None:
    delete(fjell)
    fjell.write_text("a new one")

    assert delete(fjell) == fjell.parent / DELETED / "fjell-2" / "fjell.toml"
    assert len(deleted_clients(fjell.parent)) == 2


def test_a_client_gets_another_file_name_with_all_that_belongs_to_it(fjell: Path) -> None:
    before = everything(fjell.parent)

    renamed = rename(fjell, "Fjell og Fjord ../../etc")

    assert renamed == fjell.parent / "fjell-og-fjord-etc.toml"
    after = {name: before[name.replace("fjell-og-fjord-etc", "fjell")] for name in everything(fjell.parent)}
    assert everything(fjell.parent) == after
    assert len(after) == len(before)


def test_no_client_is_renamed_over_another(fjell: Path) -> None:
    assert rename(fjell, "fjell 2").name == "fjell-2-2.toml"


def test_a_move_that_fails_moves_nothing(fjell: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, rename_path = everything(fjell.parent), Path.rename

    def full(path: Path, target: Path) -> Path:
        if path.name == "fjell" and target.name == "fjord":
            raise OSError(28, "No space left on device")
        return rename_path(path, target)

    monkeypatch.setattr(Path, "rename", full)

    with pytest.raises(OSError, match="No space left"):
        rename(fjell, "Fjord")
    assert everything(fjell.parent) == before


HOLDS = """
import sys
from pathlib import Path
from wizard.files.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def test_a_client_that_another_wizard_has_open_is_not_moved(fjell: Path) -> None:
    call = [sys.executable, "-c", HOLDS, str(fjell)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"True"
        with pytest.raises(CaseError, match="open in another wizard"):
            delete(fjell)
        other.communicate()

    assert fjell.is_file()
    delete(fjell)
    assert not fjell.exists()
