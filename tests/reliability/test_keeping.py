"""One client at work while the disk fails, another wizard is open, or another program changes the file."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.calling import ROOT
from tests.reliability.disk import disk
from wizard.case import ReadOnlyError, load_case
from wizard.case.save import backup_of
from wizard.case.unconfirmed import Typing, typing_file
from wizard.client.keeper import Saved
from wizard.client.session import Session
from wizard.errors import CaseError
from wizard.library.schema import Library

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights and links")


@pytest.fixture
def session(every: Library, tmp_path: Path) -> Iterator[Session]:
    session = Session.started(every, tmp_path / "clients", "Fjell", ["shop"])
    yield session
    session.close()


def answer(session: Session, text: str) -> None:
    session.answer(session.interview.asked["every.text"], text)


def in_file(session: Session) -> str:
    return str(load_case(session.path, session.library).get("every.text"))


def is_safe(session: Session) -> bool:
    """Whether the answers are on the disk within a moment."""
    end = time.monotonic() + 10
    while session.keeper.saved is Saved.WRITTEN and time.monotonic() < end:
        time.sleep(0.01)
    return session.keeper.saved is Saved.SAFE


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# ---------------------------------------------------------------- saved


def test_an_answer_is_in_the_file_at_once_and_safe_soon_after(session: Session) -> None:
    answer(session, "Ny")

    assert in_file(session) == "Ny"
    assert is_safe(session)


def test_leaving_waits_until_the_answers_are_safe(session: Session) -> None:
    answer(session, "Ny")
    session.close()

    assert session.keeper.saved is Saved.SAFE


@unix
def test_a_new_clients_folder_and_all_in_it_are_for_the_owner_only(session: Session) -> None:
    answer(session, "Ny")
    session.keeper.keep_typing("every.text", ("Nyere",))

    folder = session.path.parent
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {name: (folder / name).stat().st_mode & 0o777 for name in names(folder)} == {
        "fjell.toml": 0o600,
        "fjell.toml.bak": 0o600,
        ".fjell.toml.lock": 0o600,
        ".fjell.toml.typing": 0o600,
    }


@unix
def test_a_folder_that_was_there_keeps_its_rights(every: Library, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(mode=0o770)
    (tmp_path / "shared").chmod(0o770)

    Session.started(every, tmp_path / "shared", "Fjell", ["shop"]).close()

    assert (tmp_path / "shared").stat().st_mode & 0o777 == 0o770


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../etc/passwd", "etc-passwd.toml"),
        ("/etc/passwd", "etc-passwd.toml"),
        ("..", "client.toml"),
        ("C:\\Windows\\x", "c-windows-x.toml"),
        ("CON", "con-2.toml"),
        ("nul", "nul-2.toml"),
        ("Com1", "com1-2.toml"),
        ("a\0b\x1b[2J", "a-b-2j.toml"),
        ("x" * 5000, f"{'x' * 60}.toml"),
        ("\u202e\ud800", "client.toml"),
        ("日本", "client.toml"),
    ],
)
def test_no_name_leads_out_of_the_folder(name: str, file: str, every: Library, tmp_path: Path) -> None:
    session = Session.started(every, tmp_path / "clients", name, ["shop"])
    session.close()

    assert session.path == tmp_path / "clients" / file
    assert names(tmp_path) == {"clients"}
    assert load_case(session.path, every).kinds == ["shop"]


# ---------------------------------------------------------------- a disk that fails


@unix
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES], ids=errno.errorcode.get)
def test_where_the_disk_fails_it_says_so_and_the_answers_go_on_in_memory(error: int, session: Session) -> None:
    for step in range(20):
        with disk(fails_at=step, error=error) as asked:
            answer(session, f"Ny {step}")
            trouble = session.keeper.trouble
        assert session.case.get("every.text") == f"Ny {step}"
        if trouble is not None:
            assert trouble.says == f"The answers cannot be saved: {os.strerror(error)}"
            assert session.keeper.saved is Saved.NOT
    assert len(asked) < 20, "some step was never tried"

    answer(session, "Til slutt")
    assert is_safe(session)
    assert in_file(session) == "Til slutt"


@unix
def test_a_disk_that_cannot_promise_is_told_though_the_file_is_written(session: Session) -> None:
    answer(session, "Ny")
    assert is_safe(session)
    with disk() as asked:
        answer(session, "Nyere")
        assert is_safe(session)

    with disk(fails_at=asked.index("fsync"), error=errno.EIO):
        answer(session, "Nyest")
        session.close()

    assert (session.keeper.saved, in_file(session)) == (Saved.NOT, "Nyest")
    assert session.keeper.trouble is not None


@unix
def test_where_the_folder_is_gone_the_answers_can_be_saved_elsewhere(session: Session, tmp_path: Path) -> None:
    folder = session.path.parent
    folder.rename(tmp_path / "gone")
    answer(session, "Ny")
    assert session.keeper.saved is Saved.NOT

    assert session.keeper.save_elsewhere(tmp_path / "there")

    assert session.path == tmp_path / "there" / "fjell.toml"
    assert in_file(session) == "Ny"
    answer(session, "Nyere")
    assert in_file(session) == "Nyere"
    assert not folder.exists()


@unix
def test_a_place_that_will_not_do_either_changes_nothing(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    before = session.path

    assert not session.keeper.save_elsewhere(tmp_path / "file" / "folder")

    assert session.path == before
    answer(session, "Ny")
    assert in_file(session) == "Ny"


# ---------------------------------------------------------------- another program's version


def change_elsewhere(session: Session) -> None:
    content = session.path.read_text(encoding="utf-8")
    session.path.write_text(content + "\n[answers.every]\ncountry = 'SE'\nyes_no = true\n", encoding="utf-8")


def test_what_another_program_wrote_is_noticed_and_left_as_it_is(session: Session) -> None:
    change_elsewhere(session)
    theirs = session.path.read_bytes()

    for text in ("Ny", "Nyere"):
        answer(session, text)

    trouble = session.keeper.trouble
    assert trouble is not None
    assert trouble.is_changed_elsewhere
    assert session.path.read_bytes() == theirs
    assert session.case.get("every.text") == "Nyere"


def test_the_difference_is_told_by_question(session: Session) -> None:
    change_elsewhere(session)
    answer(session, "Ny")

    found = session.keeper.differences(session.keeper.other_version())

    assert [(one.address, one.one, one.other) for one in found] == [
        ("every.text", "Ny", None),
        ("every.country", None, "SE"),
        ("every.yes_no", None, True),
    ]


def test_who_keeps_the_answers_here_finds_the_others_beside(session: Session) -> None:
    change_elsewhere(session)
    theirs = session.path.read_bytes()
    answer(session, "Ny")

    assert session.keeper.keep_mine()

    assert in_file(session) == "Ny"
    assert (session.path.parent / "fjell.toml.before-1").read_bytes() == theirs
    answer(session, "Nyere")
    assert in_file(session) == "Nyere"


def test_who_takes_the_others_finds_the_answers_from_here_beside(session: Session) -> None:
    change_elsewhere(session)
    answer(session, "Ny")

    assert session.use(session.keeper.other_version())

    assert session.interview.asked["every.country"].raw == "SE"
    assert session.case.get("every.text") is None
    assert load_case(session.path.parent / "fjell.toml.before-1", session.library).get("every.text") == "Ny"
    answer(session, "Nyere")
    assert in_file(session) == "Nyere"


def test_a_version_that_cannot_be_used_is_kept_too(session: Session) -> None:
    session.path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    answer(session, "Ny")
    with pytest.raises(CaseError, match="not valid TOML"):
        session.keeper.other_version()

    assert session.keeper.keep_mine()

    assert in_file(session) == "Ny"
    assert (session.path.parent / "fjell.toml.before-1").read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


# ---------------------------------------------------------------- two wizards

ANOTHER = """
import sys
from pathlib import Path
from wizard.files.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def another(session: Session) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the session's file open."""
    session.close()
    process = subprocess.Popen(
        [sys.executable, "-c", ANOTHER, str(session.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    yield process
    process.kill()
    process.communicate()


def test_a_file_that_another_wizard_has_open_can_only_be_read(
    session: Session, another: subprocess.Popen[str], every: Library
) -> None:
    second = Session.opened(every, session.path)
    before = session.path.read_bytes()

    with pytest.raises(ReadOnlyError, match="open in another wizard"):
        answer(second, "Ny")
    changes: list[Callable[[], object]] = [
        lambda: second.dont_know(second.interview.asked["every.text"]),
        lambda: second.clear(second.interview.asked["business.legal_name"]),
        lambda: second.accept("every.odd", "fordi"),
        lambda: second.case.set_note("every.text", "x"),
    ]
    for change in changes:
        with pytest.raises(ReadOnlyError):
            change()

    assert second.case.document == load_case(session.path, every).document
    assert session.path.read_bytes() == before
    second.close()


def test_once_the_other_wizard_is_gone_one_goes_on_with_what_it_left(
    session: Session, another: subprocess.Popen[str], every: Library
) -> None:
    second = Session.opened(every, session.path)
    assert not second.take_over()
    session.path.write_text(session.path.read_text(encoding="utf-8") + "[answers.every]\ncountry = 'SE'\n", "utf-8")

    another.kill()
    another.communicate()

    assert second.take_over()
    assert second.interview.asked["every.country"].raw == "SE"
    answer(second, "Ny")
    assert in_file(second) == "Ny"
    second.close()


def test_one_program_can_open_a_client_again_and_again(session: Session, every: Library) -> None:
    again = Session.opened(every, session.path)

    answer(again, "Ny")

    assert in_file(again) == "Ny"
    again.close()


# ---------------------------------------------------------------- typing that is not confirmed


def test_what_is_typed_survives_and_is_gone_once_it_is_confirmed(session: Session, every: Library) -> None:
    session.keeper.keep_typing("every.text", ("Ny", 'tegn "\ud800'))
    session.close()

    again = Session.opened(every, session.path)
    typing = again.keeper.typing
    assert typing is not None
    assert (typing.address, typing.lines) == ("every.text", ("Ny", 'tegn "?'))

    answer(again, "Ny")
    assert again.keeper.typing is None
    assert not typing_file(session.path).exists()
    again.close()


@pytest.mark.parametrize("content", [b"", b"\xff", b"address = 1\nlines = []", b"address = 'x'\nlines = 'x'"])
def test_typing_that_cannot_be_read_is_none(content: bytes, session: Session) -> None:
    typing_file(session.path).write_bytes(content)

    assert session.keeper.typing is None


def test_of_typing_that_another_program_changed_the_texts_are_kept(session: Session) -> None:
    typing_file(session.path).write_bytes(b"address = 'every.text'\nlines = ['Ny', 3]")

    assert session.keeper.typing == Typing("every.text", ("Ny",))


def test_the_files_beside_are_no_clients(session: Session) -> None:
    from wizard.client.folder import recent_clients

    answer(session, "Ny")
    session.keeper.keep_typing("every.text", ("Nyere",))
    assert backup_of(session.path).exists()

    assert [client.path for client in recent_clients(session.path.parent)] == [session.path]


@pytest.mark.parametrize("time_of_file", [0, 4_102_444_800, 2**62 // 10**9])
def test_a_file_from_1970_or_from_the_future_is_listed(time_of_file: int, session: Session) -> None:
    from wizard.client.folder import recent_clients

    os.utime(session.path, (time_of_file, time_of_file))

    assert len(recent_clients(session.path.parent)) == 1
