"""Saving: the old version or the new one, whole; a backup; for the owner only; nobody's work is overwritten."""

from __future__ import annotations

import errno
import os
import sys
import tomllib
from pathlib import Path

import pytest

from tests.reliability.disk import disk
from wizard.case import Case, load_case, new_case, save_case
from wizard.case.save import backup_of, put_case, set_aside, settle, write_aside
from wizard.errors import ChangedElsewhereError
from wizard.files.read import LARGEST
from wizard.files.write import keep_version, sweep, write_whole
from wizard.library.schema import Library

OLD, NEW = "Gammel", "Ny"

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights and links")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    folder.mkdir()
    return folder / "client.toml"


@pytest.fixture
def case(every: Library, file: Path) -> Case:
    """A case that was saved with the old answer, and has the new one in memory."""
    case = new_case(every, ["shop"])
    case.path = file
    case.answer("every.text", OLD)
    save_case(case, every)
    case.answer("every.text", NEW)
    return case


def text_in(file: Path) -> str:
    """The answer that a file holds; the file is whole."""
    text: str = tomllib.loads(file.read_text(encoding="utf-8"))["answers"]["every"]["text"]
    return text


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


# ---------------------------------------------------------------- a disk that fails


def steps(file: Path, library: Library) -> list[str]:
    """What one save asks of the disk."""
    with disk() as asked:
        save_case(load_case(file, library), library)
    return asked


ERRORS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES]

#: A save reads what is there, keeps a backup, writes, replaces, and syncs file and folder.
STEPS = [
    *("read", "chmod", "open", "link", "replace"),
    *("open", "write", "replace", "open", "fsync", "open", "fsync"),
]

#: A disk can lack rights and hard links; then a save does without.
DISPENSABLE = ("chmod", "link")


@unix
def test_these_are_the_steps_of_a_save(case: Case, every: Library) -> None:
    with disk() as asked:
        save_case(case, every)

    assert asked == STEPS


@unix
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("step", range(len(STEPS)), ids=lambda step: f"{step}-{STEPS[step]}")
def test_whatever_step_fails_the_file_is_old_or_new_and_whole(
    step: int, error: int, case: Case, every: Library, file: Path
) -> None:
    with disk(fails_at=step, error=error) as asked:
        if STEPS[step] in DISPENSABLE:
            save_case(case, every)
        else:
            with pytest.raises(OSError, match=os.strerror(error)):
                save_case(case, every)
    assert len(asked) > step

    replaced = step > len(STEPS) - 1 - STEPS[::-1].index("replace")
    assert text_in(file) == (NEW if replaced or STEPS[step] in DISPENSABLE else OLD)
    assert {path.name for path in file.parent.iterdir()} <= {"client.toml", "client.toml.bak"}
    assert load_case(file, every).get("every.text") in (OLD, NEW)

    save_case(case, every)
    assert text_in(file) == NEW


def test_a_write_that_stops_half_way_is_gone_on_with(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: really(handle, bytes(content[:3])))

    write_whole(file, b"0123456789")

    assert file.read_bytes() == b"0123456789"


@unix
@pytest.mark.parametrize("gone", ["folder", "file"])
def test_what_has_vanished(gone: str, case: Case, every: Library, file: Path) -> None:
    file.unlink()
    if gone == "file":
        save_case(case, every)
        assert text_in(file) == NEW
        return
    file.parent.rmdir()
    with pytest.raises(FileNotFoundError, match=r"client\.toml"):
        save_case(case, every)


def test_what_a_killed_program_left_half_written_is_swept_away_and_nothing_else(case: Case, file: Path) -> None:
    (file.parent / ".client.toml.x1.unfinished").write_text("half", encoding="utf-8")
    (file.parent / ".other.toml.x1.unfinished").write_text("half", encoding="utf-8")

    sweep(file)

    assert {path.name for path in file.parent.iterdir()} == {"client.toml", ".other.toml.x1.unfinished"}


def test_what_is_safe_on_the_disk_already_asks_nothing_more_of_it(case: Case, every: Library) -> None:
    save_case(case, every)

    with disk() as asked:
        settle(case)
        settle(Case())

    assert asked == []


def test_a_file_of_the_largest_size_is_saved_and_one_byte_more_is_refused(
    case: Case, every: Library, file: Path
) -> None:
    save_case(case, every)
    case.answer("every.text", NEW + "x" * (LARGEST - file.stat().st_size))
    save_case(case, every)
    assert file.stat().st_size == LARGEST

    case.answer("every.text", case.get("every.text") + "x")
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)) as refused:
        save_case(case, every)

    assert (refused.value.errno, refused.value.filename) == (errno.EFBIG, str(file.resolve()))
    assert file.stat().st_size == LARGEST


# ---------------------------------------------------------------- the version before


def test_the_version_before_is_kept(case: Case, every: Library, file: Path) -> None:
    save_case(case, every)

    assert (text_in(file), text_in(backup_of(file))) == (NEW, OLD)


def test_the_backup_is_a_version_that_would_survive_a_power_cut(case: Case, every: Library, file: Path) -> None:
    put_case(case, every)
    case.answer("every.text", "Nyest")
    put_case(case, every)
    assert (text_in(file), text_in(backup_of(file))) == ("Nyest", OLD)

    settle(case)
    case.answer("every.text", "Sist")
    put_case(case, every)
    assert (text_in(file), text_in(backup_of(file))) == ("Sist", "Nyest")


def test_what_stood_at_another_place_is_kept_when_the_answers_are_saved_there(
    case: Case, every: Library, file: Path
) -> None:
    put_case(case, every)
    other = file.with_name("other.toml")
    other.write_text(file.read_text(encoding="utf-8").replace(NEW, "Andre"), encoding="utf-8")

    case.path = other
    put_case(case, every)

    assert (text_in(other), text_in(backup_of(other)), text_in(file)) == (NEW, "Andre", NEW)


@unix
def test_a_disk_without_hard_links_keeps_a_backup_too(case: Case, every: Library, file: Path) -> None:
    with disk(fails_at=STEPS.index("link"), error=errno.EPERM):
        save_case(case, every)

    assert (text_in(file), text_in(backup_of(file))) == (NEW, OLD)


@unix
def test_a_save_that_failed_after_its_backup_can_be_done_again(case: Case, every: Library, file: Path) -> None:
    last_write = len(STEPS) - 1 - STEPS[::-1].index("write")
    for _again in range(2):
        with disk(fails_at=last_write, error=errno.ENOSPC), pytest.raises(OSError, match="space"):
            save_case(case, every)

    assert {path.name for path in file.parent.iterdir()} == {"client.toml", "client.toml.bak"}
    assert text_in(file) == text_in(backup_of(file)) == OLD


def test_of_a_file_that_is_not_there_no_version_is_kept(tmp_path: Path) -> None:
    keep_version(tmp_path / "no", tmp_path / "copy")

    assert not list(tmp_path.iterdir())


def test_what_is_set_aside_stands_under_a_name_of_its_own_each_time(case: Case, file: Path) -> None:
    kept = [set_aside(file), write_aside(case), set_aside(file)]

    assert [path.name for path in kept] == [f"client.toml.before-{number}" for number in (1, 2, 3)]
    assert [text_in(path) for path in (*kept, file)] == [OLD, NEW, OLD, OLD]


def test_the_version_before_answers_came_under_new_names_is_kept_for_good(every: Library, file: Path) -> None:
    older = "format = 1\nkinds = []\n# mine\n[answers.every]\nchosen_one = 'crimson'\n"
    file.write_text(older, encoding="utf-8")
    case = load_case(file, every)

    for _save in range(3):
        save_case(case, every)

    assert (file.parent / "client.toml.before-1").read_text(encoding="utf-8") == older
    assert not (file.parent / "client.toml.before-2").exists()
    assert load_case(file, every).get("every.one_of") == "red"


def test_a_file_with_todays_names_is_kept_in_its_backup_only(case: Case, every: Library, file: Path) -> None:
    save_case(load_case(file, every), every)

    assert {path.name for path in file.parent.iterdir()} == {"client.toml", "client.toml.bak"}


# ---------------------------------------------------------------- for the owner only


@unix
def test_the_file_and_its_backup_are_for_the_owner_only(case: Case, every: Library, file: Path) -> None:
    file.chmod(0o644)

    save_case(case, every)

    assert (mode(file), mode(backup_of(file))) == (0o600, 0o600)


@unix
def test_a_file_and_its_backup_opened_by_a_link_stay_where_they_are(every: Library, case: Case, file: Path) -> None:
    link = file.parent.parent / "link.toml"
    link.symlink_to(file)
    save_case(case, every)

    linked = load_case(link, every)
    linked.answer("every.text", "Nyest")
    save_case(linked, every)

    assert link.is_symlink()
    assert (text_in(file), text_in(backup_of(file))) == ("Nyest", NEW)
    assert {path.name for path in link.parent.iterdir()} == {"clients", "link.toml"}


@unix
def test_what_is_exported_replaces_a_link_and_does_not_follow_it(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("theirs", encoding="utf-8")
    link = tmp_path / "notice.html"
    link.symlink_to(elsewhere)

    write_whole(link, b"ours")

    assert elsewhere.read_text(encoding="utf-8") == "theirs"
    assert (link.is_symlink(), link.read_bytes()) == (False, b"ours")


# ---------------------------------------------------------------- two programs


def test_what_another_program_wrote_is_not_overwritten(case: Case, every: Library, file: Path) -> None:
    other = load_case(file, every)
    other.answer("every.text", "Andre")
    save_case(other, every)

    with pytest.raises(ChangedElsewhereError, match=r"client\.toml: another program has changed it"):
        save_case(case, every)

    assert text_in(file) == "Andre"


@unix
def test_a_file_that_was_opened_by_a_link_is_named_by_the_link(case: Case, every: Library, file: Path) -> None:
    link = file.parent.parent / "link.toml"
    link.symlink_to(file)
    linked = load_case(link, every)
    save_case(case, every)

    with pytest.raises(ChangedElsewhereError) as changed:
        save_case(linked, every)

    assert changed.value.file == link


def test_a_change_that_keeps_length_and_time_is_noticed_too(case: Case, every: Library, file: Path) -> None:
    status = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Gammel", b"gammel"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    with pytest.raises(ChangedElsewhereError):
        save_case(case, every)


def test_a_file_that_was_only_touched_is_written(case: Case, every: Library, file: Path) -> None:
    os.utime(file, (0, 0))

    save_case(case, every)

    assert text_in(file) == NEW
