"""What is asked where the file cannot follow: changed by another program, open in another wizard, a disk that fails."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.calling import ROOT
from tests.tui.user import NARROW, User, interview, wizard
from wizard.case import load_case
from wizard.client.session import Session
from wizard.library.schema import Library
from wizard.locale import use_language
from wizard.tui.screens.ask import AskScreen
from wizard.tui.screens.choose import ChooseScreen
from wizard.tui.screens.interview import InterviewScreen
from wizard.tui.screens.start import StartScreen

CHANGED = "Another program has changed this file"
MINE, OTHER = "Use the answers here", "Use the other version"
ELSEWHERE, AGAIN, LATER, LEAVE = "Save in another folder", "Try again", "Go on for now", "Leave, and lose"

unix = pytest.mark.skipif(sys.platform == "win32", reason="an open folder cannot be moved on Windows")


@pytest.fixture
async def user(library: Library, clients: Path) -> AsyncIterator[User]:
    async with interview(library, clients, NARROW) as user:
        yield user


async def answers(user: User, text: str) -> None:
    await user.open("business.motto")
    await user.type(text)
    await user.press("enter")


async def asked(user: User) -> None:
    await user.until(lambda: isinstance(user.app.screen, ChooseScreen))
    await user.pilot.pause()


async def chooses(user: User, line: str) -> None:
    """Go to the line that begins so, and choose it."""
    await asked(user)
    screen = user.app.screen
    assert isinstance(screen, ChooseScreen)
    shown = [str(screen.list.get_option_at_index(at).prompt) for at in range(screen.list.option_count)]
    (at,) = (at for at, label in enumerate(shown) if label.startswith(f"› {line}"))
    await user.press(*["down"] * at, "enter")
    await user.until(lambda: user.app.screen is not screen)


async def goes_on(user: User) -> None:
    await user.until(lambda: isinstance(user.app.screen, InterviewScreen))


def in_file(path: Path, library: Library) -> str:
    return str(load_case(path, library).get("business.motto"))


def change_elsewhere(user: User) -> bytes:
    """Another program answers as well; gives what the file holds then."""
    path = user.session.path
    theirs = (
        path.read_text(encoding="utf-8")
        .replace('"Fjell"', '"Fjord"')
        .replace("unknown = []", 'unknown = ["every.url"]')
    )
    path.write_text(theirs + '\n[answers.every]\ncountry = "SE"\n[notes]\n"every.text" = "ring"\n', encoding="utf-8")
    return path.read_bytes()


# ---------------------------------------------------------------- changed by another program


async def test_the_difference_is_told_in_the_words_of_the_questions(user: User) -> None:
    change_elsewhere(user)
    await answers(user, "Alltid")
    await asked(user)

    told = [
        "Have you a motto? Here: Alltid. There: –",
        "What are you called? Here: Fjell (suggestion). There: Fjord",
        "What about url? Here: –. There: Don't know",
        "What about country? Here: –. There: Sweden",
        "Note: What about text? Here: –. There: ring",
    ]
    assert CHANGED in user.screen
    assert [line for line in told if line not in user.screen] == []
    assert "state." not in user.screen


async def test_the_difference_is_told_in_norwegian(user: User) -> None:
    use_language("nb")
    change_elsewhere(user)
    await answers(user, "Alltid")
    await asked(user)

    assert "Har dere et motto? Her: Alltid. Der: –" in user.screen
    assert "Hva med url? Her: –. Der: Vet ikke" in user.screen


async def test_who_uses_the_answers_here_finds_the_other_version_beside(user: User, library: Library) -> None:
    theirs = change_elsewhere(user)
    await answers(user, "Alltid")

    await chooses(user, MINE)

    await user.sees("saved at")
    assert in_file(user.session.path, library) == "Alltid"
    assert user.session.path.with_name("fjell.toml.before-1").read_bytes() == theirs


async def test_who_uses_the_other_version_sees_its_answers_and_finds_these_beside(user: User, library: Library) -> None:
    change_elsewhere(user)
    await answers(user, "Alltid")

    await chooses(user, OTHER)

    await goes_on(user)
    await user.open("business.legal_name")
    await user.sees("Suggestion: Fjord")
    assert in_file(user.session.path.with_name("fjell.toml.before-1"), library) == "Alltid"
    await answers(user, "Nå")
    assert in_file(user.session.path, library) == "Nå"


async def test_the_review_shows_the_other_version_where_it_is_used_there(user: User) -> None:
    await user.press("f9")
    await user.sees("Suggested 1")
    path = user.session.path
    path.write_text(path.read_text(encoding="utf-8") + "\n[answers.newsletter]\nsends = true\n", encoding="utf-8")
    user.session.answer(user.session.interview.asked["business.motto"], "Alltid")

    await chooses(user, OTHER)

    await user.sees("Suggested 3")


async def test_who_goes_on_for_now_is_not_asked_at_each_answer_but_before_leaving(user: User, library: Library) -> None:
    theirs = change_elsewhere(user)
    await answers(user, "Alltid")
    await chooses(user, LATER)
    await answers(user, "Nå")
    await user.pilot.pause(0.5)
    assert isinstance(user.app.screen, InterviewScreen)
    assert "not saved" in user.screen
    assert user.session.path.read_bytes() == theirs
    path = user.session.path

    await user.press("escape")
    await asked(user)
    assert "Have you a motto? Here: Nå. There: –" in user.screen
    await chooses(user, MINE)

    await user.until(lambda: isinstance(user.app.screen, StartScreen))
    assert in_file(path, library) == "Nå"


async def test_the_other_version_can_be_used_when_leaving_too(user: User, library: Library) -> None:
    theirs = change_elsewhere(user)
    await answers(user, "Alltid")
    await chooses(user, LATER)
    path = user.session.path
    await user.press("escape")

    await chooses(user, OTHER)

    await user.until(lambda: isinstance(user.app.screen, StartScreen))
    assert path.read_bytes() == theirs
    assert in_file(path.with_name("fjell.toml.before-1"), library) == "Alltid"


async def test_who_leaves_without_saving_was_told(user: User) -> None:
    theirs = change_elsewhere(user)
    await answers(user, "Alltid")
    await chooses(user, LATER)
    path = user.session.path
    await user.press("escape")

    await chooses(user, LEAVE)

    await user.until(lambda: isinstance(user.app.screen, StartScreen))
    assert path.read_bytes() == theirs


async def test_escape_stays(user: User) -> None:
    change_elsewhere(user)
    await answers(user, "Alltid")
    await chooses(user, LATER)
    await user.press("escape")
    await asked(user)

    await user.press("escape")

    await goes_on(user)
    assert user.answer("business.motto") == "Alltid"


async def test_quitting_again_and_again_asks_once(user: User) -> None:
    change_elsewhere(user)
    await answers(user, "Alltid")
    await chooses(user, LATER)

    await user.press("ctrl+q")
    await asked(user)
    await user.press("ctrl+q", "ctrl+q")

    assert [type(screen) for screen in user.app.screen_stack].count(ChooseScreen) == 1


async def test_a_version_that_cannot_be_used_is_named_and_not_offered(user: User, library: Library) -> None:
    user.session.path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    await answers(user, "Alltid")
    await asked(user)
    assert "is not valid TOML" in user.screen
    assert OTHER not in user.screen

    await chooses(user, MINE)

    await goes_on(user)
    assert in_file(user.session.path, library) == "Alltid"


# ---------------------------------------------------------------- a disk that fails


@unix
async def test_a_folder_that_comes_back_is_tried_again(user: User, library: Library, tmp_path: Path) -> None:
    folder = user.session.path.parent
    folder.rename(tmp_path / "away")
    await answers(user, "Alltid")
    await chooses(user, AGAIN)
    await asked(user)
    assert "The answers cannot be saved: No such file or directory" in user.screen

    (tmp_path / "away").rename(folder)
    await chooses(user, AGAIN)

    await goes_on(user)
    await user.sees("saved at")
    assert in_file(user.session.path, library) == "Alltid"


@unix
async def test_the_reason_of_a_failing_disk_is_told_in_norwegian(user: User, tmp_path: Path) -> None:
    use_language("nb")
    user.session.path.parent.rename(tmp_path / "away")

    await answers(user, "Alltid")

    await user.sees("Svarene kan ikke lagres: Filen eller mappen finnes ikke")


@unix
@pytest.mark.parametrize("typed", ["there", "~nobody-of-that-name/there"])
async def test_where_the_folder_is_gone_the_answers_go_elsewhere(
    user: User, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    user.session.path.parent.rename(tmp_path / "away")
    await answers(user, "Alltid")

    await chooses(user, ELSEWHERE)
    await user.type(typed)
    await user.press("enter")

    await goes_on(user)
    assert user.session.path == tmp_path / typed / "fjell.toml"
    assert in_file(user.session.path, library) == "Alltid"
    await answers(user, "Nå")
    assert in_file(user.session.path, library) == "Nå"


@unix
@pytest.mark.parametrize("keys", [("enter",), ("escape",)])
async def test_a_place_that_will_not_do_either_leads_back_to_the_choice(
    user: User, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("")
    user.session.path.parent.rename(tmp_path / "away")
    await answers(user, "Alltid")

    await chooses(user, ELSEWHERE)
    assert isinstance(user.app.screen, AskScreen)
    await user.type(str(tmp_path / "file" / "folder"))
    await user.press(*keys)

    await asked(user)
    assert ELSEWHERE in user.screen
    assert user.answer("business.motto") == "Alltid"


@unix
async def test_who_saves_elsewhere_when_leaving_has_left(user: User, library: Library, tmp_path: Path) -> None:
    user.session.path.parent.rename(tmp_path / "away")
    await answers(user, "Alltid")
    await chooses(user, LATER)
    await user.press("escape")

    await chooses(user, ELSEWHERE)
    await user.type(str(tmp_path / "there"))
    await user.press("enter")

    await user.until(lambda: isinstance(user.app.screen, StartScreen))
    assert in_file(tmp_path / "there" / "fjell.toml", library) == "Alltid"


# ---------------------------------------------------------------- two wizards

HOLDS = """
import sys
from pathlib import Path
from wizard.files.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def open_elsewhere(library: Library, clients: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has a client's file open."""
    session = Session.started(library, clients, "Fjell", ["shop"])
    session.close()
    call = [sys.executable, "-c", HOLDS, str(session.path)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


async def test_a_file_that_is_open_elsewhere_is_read_only_until_it_is_free(
    library: Library, clients: Path, open_elsewhere: subprocess.Popen[str]
) -> None:
    async with wizard(library, clients, NARROW) as user:
        user.start.open_session(Session.opened(library, clients / "fjell.toml"))
        await user.sees("open in another wizard; only to read here")
        await user.sees("Another wizard has this file open.")
        await answers(user, "Alltid")
        assert user.answer("business.motto") is None

        open_elsewhere.kill()

        await user.sees("The file is free now: go on here.")
        await answers(user, "Alltid")
        await user.sees("saved at")
        assert in_file(clients / "fjell.toml", library) == "Alltid"


async def test_what_the_other_wizard_left_is_shown_and_gone_on_with(
    library: Library, clients: Path, open_elsewhere: subprocess.Popen[str]
) -> None:
    async with wizard(library, clients, NARROW) as user:
        user.start.open_session(Session.opened(library, clients / "fjell.toml"))
        await user.sees("only to read here")
        content = (clients / "fjell.toml").read_text(encoding="utf-8")
        (clients / "fjell.toml").write_text(content + '\n[answers.every]\ncountry = "SE"\n', encoding="utf-8")

        open_elsewhere.kill()

        await user.sees("The file is free now: go on here.")
        await answers(user, "Alltid")
        stored = load_case(clients / "fjell.toml", library)
        assert (stored.get("every.country"), stored.get("business.motto")) == ("SE", "Alltid")
