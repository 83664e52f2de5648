"""What is answered stays in its file: nothing goes over the network, into a log or into a report about an error."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("ptyprocess", reason="needs a terminal of Unix", exc_type=ImportError)

from tests.calling import ENGLISH, EXAMPLE, as_command, python
from tests.reliability.test_kill import FIRST, begin, place
from tests.terminal import terminal
from tests.tui.user import interview
from wizard.client.session import Session
from wizard.library.schema import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")

SECRET = "Hemmelighetskremmeriet"

#: What gives the terminal back to what stood in it before.
LEFT = b"\x1b[?1049l"

#: Python reads this before any program: each use of a socket that could leave the program is noted in a file.
GUARD = """
import os, socket, sys
def guard(event, arguments):
    if event == "socket.__new__" and arguments[1] == socket.AF_UNIX:
        return
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        with open(os.environ["NETWORK_USED"], "a") as file:
            file.write(f"{event} {arguments}\\n")
sys.addaudithook(guard)
"""


@pytest.fixture
def used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which every use of the network by programs that are started is noted."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    noted = tmp_path / "network-used"
    both = os.pathsep.join([str(tmp_path / "guard"), ENGLISH["PYTHONPATH"]])
    monkeypatch.setitem(ENGLISH, "PYTHONPATH", both)
    monkeypatch.setattr("tests.terminal._SHOWS", {"TERM": "xterm-256color", "NO_COLOR": "1", "PYTHONPATH": both})
    monkeypatch.setenv("NETWORK_USED", str(noted))
    return noted


COMMANDS = [
    ["new", "fresh.toml", "--kind", "shop"],
    ["build", "client.toml"],
    ["build", "client.toml", "--final", "--format", "html"],
    ["check", "client.toml"],
    ["check", "client.toml", "--json"],
    ["points", "client.toml"],
    ["tasks", "client.toml"],
    ["explain", "client.toml"],
    ["tools", "vipps"],
    ["lint"],
    ["--version"],
    ["--help"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_uses_the_network(arguments: list[str], used: Path, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "client.toml")

    assert as_command(tmp_path)(*arguments).code == 0

    assert not used.exists(), used.read_text(encoding="utf-8")


def test_the_guard_notices(used: Path, tmp_path: Path) -> None:
    python("-c", "import socket; socket.socket().close()", folder=tmp_path)
    python("-c", "import socket; socket.gethostbyname('localhost')", folder=tmp_path)

    assert "socket.__new__" in used.read_text(encoding="utf-8")
    assert "socket.gethostbyname" in used.read_text(encoding="utf-8")


def test_the_wizard_uses_no_network_and_writes_answers_into_their_files_only(used: Path, tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    as_command(tmp_path)("new", file, "--kind", "shop")
    with terminal(tmp_path, "open", str(file), sees="") as wizard:
        begin(wizard)
        wizard.send(f"{SECRET} AS", "\r")
        wizard.until(lambda: place(wizard) not in ("", FIRST))
        wizard.send("\x11")
        wizard.ends()

    assert not used.exists(), used.read_text(encoding="utf-8")
    holding = [path for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert holding == [file]


_WHILE_ANSWERING = """
import wizard.case
wizard.case.Case.answer = lambda case, address, raw: {}[raw]
"""

_WHILE_THE_NOTICE_IS_MADE = f"""
import wizard.flow as flow
make = flow.make
def fail(library, case):
    return {{}}[str(case.document)] if {SECRET!r} in str(case.document) else make(library, case)
flow.make = fail
"""


@pytest.mark.parametrize(
    "broken", [_WHILE_ANSWERING, _WHILE_THE_NOTICE_IS_MADE], ids=["answering", "making the notice"]
)
def test_an_error_of_the_program_is_told_without_what_was_answered(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "client.toml"
    as_command(tmp_path)("new", file, "--kind", "shop")
    breaks = tmp_path / "breaks"
    breaks.mkdir()
    (breaks / "sitecustomize.py").write_text(broken, encoding="utf-8")

    with pytest.MonkeyPatch.context() as patch:
        both = os.pathsep.join([str(breaks), ENGLISH["PYTHONPATH"]])
        patch.setattr("tests.terminal._SHOWS", {"TERM": "xterm-256color", "NO_COLOR": "1", "PYTHONPATH": both})
        with terminal(tmp_path, "open", str(file), sees="") as wizard:
            begin(wizard)
            wizard.send(f"{SECRET} AS", "\r")
            wizard.until(lambda: not wizard.is_running)
            wizard.until(lambda: "en feil i programmet" in wizard.text)

            said = wizard.drawn.rpartition(LEFT)[2].decode()
            assert "KeyError" in said
            assert "session.py:" in said
            assert SECRET not in said
            assert wizard.settings == wizard.settings_at_start


def test_what_is_pasted_cannot_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    as_command(tmp_path)("new", file, "--kind", "shop")
    pasted = "Fjell\x1b]0;TITTEL\x07\x1b[31m\x9b32m\u202e og Fjord" + " ord" * 12_500

    with terminal(tmp_path, "open", str(file), sees="") as wizard:
        begin(wizard)
        wizard.send("\x1b[200~", pasted, "\x1b[201~")
        wizard.until(lambda: "ord ord" in wizard.text)
        wizard.send("\r")
        wizard.until(lambda: place(wizard) not in ("", FIRST))
        drawn = wizard.drawn

    assert b"\x1b]0;TITTEL" not in drawn
    assert "\x9b".encode() not in drawn
    assert "\u202e".encode() not in drawn
    name = Session.opened(_library(), file).name
    assert name.isprintable()
    assert "Fjell" in name
    assert len(name) > 50_000


def _library() -> Library:
    from tests.answering import library

    return library()


async def test_an_error_leaves_what_was_answered_before_in_its_file(library: Library, clients: Path) -> None:
    with pytest.raises(KeyError):
        await _answer_and_break(library, clients)

    (file,) = clients.glob("*.toml")
    assert Session.opened(library, file).name == SECRET


async def _answer_and_break(library: Library, clients: Path) -> None:
    async with interview(library, clients) as user:
        user.session.answer(user.session.interview.asked["business.legal_name"], SECRET)
        user.app.call_later(_break)
        await user.until(lambda: not user.app.is_running)


def _break() -> None:
    raise KeyError(SECRET)


@pytest.mark.parametrize(
    "environment",
    [{"HOME": ""}, {"HOME": "/proc/none"}, {"HOME": "/nowhere"}, {"TMPDIR": "/nowhere"}],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_a_home_that_is_none_does_no_harm(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    file = tmp_path / "client.toml"
    assert as_command(tmp_path)("new", file, "--kind", "shop").code == 0

    with terminal(tmp_path, "open", str(file), sees="") as wizard:
        begin(wizard)
        wizard.send("Fjell AS", "\r")
        wizard.until(lambda: place(wizard) not in ("", FIRST))
        wizard.signal(signal.SIGTERM)
        wizard.ends()
    assert "Fjell AS" in file.read_text(encoding="utf-8")


#: Python reads this before any program: the clock of the machine is wrong.
CLOCK = "import time\ntime.time = lambda: {seconds}\n"


@pytest.mark.parametrize(("year", "seconds"), [(1970, 0), (2099, 4_090_000_000)])
def test_a_clock_that_is_far_off_does_no_harm(year: int, seconds: int, tmp_path: Path) -> None:
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(CLOCK.format(seconds=seconds), encoding="utf-8")
    shutil.copy(EXAMPLE, tmp_path / "client.toml")
    call = as_command(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGLISH, "PYTHONPATH", os.pathsep.join([str(tmp_path / "clock"), ENGLISH["PYTHONPATH"]]))

        assert call("new", "fresh.toml", "--kind", "shop").code == 0
        assert call("build", "client.toml").code == 0
        assert call("check", "fresh.toml").code == 1

    notice = (tmp_path / "outputs" / "client" / "notice.en.md").read_text(encoding="utf-8")
    assert str(year) in notice
