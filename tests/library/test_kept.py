from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.tiny import Tiny
from wizard.errors import LibraryError
from wizard.library.kept import fingerprint
from wizard.library.load import load

OWNERS_ONLY = 0o600


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for caches of the test's own."""
    folder = tmp_path / "caches"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def kept_files(cache: Path) -> list[Path]:
    return list(cache.rglob("*.json"))


def test_checked_content_is_kept_and_gives_the_same_library(tiny: Tiny, cache: Path) -> None:
    first = load(base=tiny.folder)
    assert len(kept_files(cache)) == 1
    assert load(base=tiny.folder) == first


def test_what_is_kept_is_used(tiny: Tiny, cache: Path) -> None:
    load(base=tiny.folder)
    (file,) = kept_files(cache)
    os.utime(file, (0, 0))
    load(base=tiny.folder)
    assert file.stat().st_mtime > 0


def test_an_edited_topic_shows_at_once(tiny: Tiny) -> None:
    load(base=tiny.folder)
    topic = next((tiny.folder / "topics").glob("*.toml"))
    before = topic.stat()
    topic.write_text(topic.read_text("utf-8").replace("order = ", "order = 1"), "utf-8")
    os.utime(topic, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load(base=tiny.folder).topics[topic.stem].order >= 10


def test_content_that_is_wrong_is_never_kept(tiny: Tiny, cache: Path) -> None:
    topic = next((tiny.folder / "topics").glob("*.toml"))
    topic.write_text(topic.read_text("utf-8") + '\n[[clause]]\nid = "x"\nsection = "nowhere"\n', "utf-8")
    for _ in range(2):
        with pytest.raises(LibraryError):
            load(base=tiny.folder)
    assert kept_files(cache) == []


def test_a_library_laid_over_that_is_gone_is_told(tiny: Tiny, tmp_path: Path) -> None:
    over = tmp_path / "over"
    over.mkdir()
    load([over], base=tiny.folder)
    over.rmdir()
    with pytest.raises(LibraryError, match="no such folder"):
        load([over], base=tiny.folder)


@pytest.mark.parametrize("left", [b"", b"half", b'{"format": 1}'])
def test_what_is_not_whole_is_not_used(tiny: Tiny, cache: Path, left: bytes) -> None:
    first = load(base=tiny.folder)
    (file,) = kept_files(cache)
    file.write_bytes(left)
    assert load(base=tiny.folder) == first


def test_a_byte_turned_in_what_is_kept_is_noticed(tiny: Tiny, cache: Path) -> None:
    first = load(base=tiny.folder)
    (file,) = kept_files(cache)
    file.write_bytes(file.read_bytes().replace(b'"order": ', b'"order": 1', 1))
    assert load(base=tiny.folder) == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_its_user_can_read_what_is_kept(tiny: Tiny, cache: Path) -> None:
    load(base=tiny.folder)
    (file,) = kept_files(cache)
    assert stat.S_IMODE(file.stat().st_mode) == OWNERS_ONLY
    assert stat.S_IMODE(file.parent.stat().st_mode) == OWNERS_ONLY | stat.S_IXUSR


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_what_others_could_have_written_is_not_used(tiny: Tiny, cache: Path) -> None:
    first = load(base=tiny.folder)
    (file,) = kept_files(cache)
    file.chmod(0o666)
    os.utime(file, (0, 0))
    assert load(base=tiny.folder) == first
    assert stat.S_IMODE(kept_files(cache)[0].stat().st_mode) == OWNERS_ONLY


def test_without_a_place_to_keep_anything_all_works(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    assert load(base=tiny.folder) == load(base=tiny.folder)


def test_nothing_is_written_into_the_library(tiny: Tiny) -> None:
    before = sorted(tiny.folder.rglob("*"))
    load(base=tiny.folder)
    assert sorted(tiny.folder.rglob("*")) == before


def test_another_order_of_the_same_libraries_is_other_content(tiny: Tiny, tmp_path: Path) -> None:
    over = tmp_path / "over"
    over.mkdir()
    assert fingerprint([tiny.folder, over]) != fingerprint([over, tiny.folder])


def test_a_few_libraries_are_kept_and_no_more(tiny: Tiny, cache: Path) -> None:
    library = tiny.folder / "library.toml"
    written = library.read_text("utf-8")
    for number in range(12):
        library.write_text(f"# {number}\n{written}", "utf-8")
        load(base=tiny.folder)
    assert len(kept_files(cache)) == 8


def test_two_programs_can_keep_at_the_same_time(tiny: Tiny, cache: Path) -> None:
    program = f"from pathlib import Path; from wizard.library.load import load; load(base=Path({str(tiny.folder)!r}))"
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    assert [one.wait() for one in running] == [0, 0, 0]
    assert len(kept_files(cache)) == 1
