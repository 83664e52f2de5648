"""Whole interviews line by line: through a pipe, in a terminal that draws nothing, and beside the screens."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.calling import EXAMPLE, ROOT, python
from tests.every import ANSWERS
from tests.plain.talking import piped
from tests.plain.typist import Typist, type_all
from tests.test_layers import LOADED
from tests.tui.typist import go_on, is_asked
from tests.tui.user import WIDE, interview
from wizard.case import load_case
from wizard.client.session import Session
from wizard.interview import Interview
from wizard.library.load import load
from wizard.library.schema import Library
from wizard.locale import use_language

ESCAPE = "\x1b"


@pytest.fixture(scope="module")
def real() -> Library:
    return load()


def answers(library: Library, file: Path) -> dict[str, Any]:
    """The answer to every question that is asked."""
    return {address: asked.raw for address, asked in Interview(library, load_case(file, library)).asked.items()}


# ---------------------------------------------------------------- through a pipe


@pytest.fixture(scope="module", params=["nb", "en"])
def typist(request: pytest.FixtureRequest, real: Library, tmp_path_factory: pytest.TempPathFactory) -> Typist:
    """Someone who has typed the answers of Backe in a language."""
    use_language(request.param)
    example = load_case(EXAMPLE, real)
    name = example.get("business.legal_name")
    session = Session.started(real, tmp_path_factory.mktemp("clients"), name, ["shop"])
    return type_all(session, example.get)


def spoken(typist: Typist) -> str:
    return "nb" if "vet ikke" in typist.heard.getvalue() else "en"


def test_the_answers_typed_are_those_of_the_example_and_nothing_is_complained_of(real: Library, typist: Typist) -> None:
    assert answers(real, typist.session.path) == answers(real, EXAMPLE)
    assert typist.complaints == []


def test_the_same_lines_through_a_pipe_lead_from_an_empty_folder_to_final_files(typist: Typist, tmp_path: Path) -> None:
    lines = ["1", typist.session.name, "1", *typist.typed, "", "", ""]

    outcome = piped(tmp_path, lines, spoken(typist))

    assert (outcome.code, outcome.err) == (0, "")
    assert ESCAPE not in outcome.out
    (file,) = (tmp_path / "clients").glob("*.toml")
    notice = json.loads((file.with_suffix("") / "notice.json").read_text(encoding="utf-8"))
    assert notice["status"] == {"nb": "final", "en": "final"}
    assert str(file.with_suffix("") / "notice.nb.html") in outcome.out.splitlines()
    assert file.read_bytes() == typist.session.path.read_bytes()


def test_the_end_of_the_input_keeps_what_was_answered_and_the_next_run_goes_on_there(tmp_path: Path) -> None:
    begun = piped(tmp_path, ["1", "Fjell", "1", "923609016", "Storgata 1", "0155"])
    went_on = piped(tmp_path, ["2", "Storgata 1", "0155", "Oslo", ""])

    (file,) = (tmp_path / "clients").glob("*.toml")
    assert (begun.code, begun.err) == (0, "")
    assert f"The answers are kept in {file}" in begun.out.splitlines()
    assert "What is the organisation number?" not in went_on.out
    assert 'city = "Oslo"' in file.read_text(encoding="utf-8")


def test_it_needs_nothing_of_what_draws_screens(tmp_path: Path) -> None:
    outcome = python("-c", LOADED.format(arguments=["--plain", "--clients", str(tmp_path)]), folder=tmp_path)

    packages = {module.partition(".")[0] for module in outcome.out.splitlines()[-1].split()}
    assert "wizard" in packages
    assert not packages & {"textual", "rich"}


HOSTILE = "\x1b[31mEvil\x1b]0;x\x07 \u202elive\u202c [b]x[/b] {y} <script> " + "a" * 20_000


def test_a_hostile_answer_is_stored_as_text_and_never_steers_the_terminal(tmp_path: Path) -> None:
    outcome = piped(tmp_path, ["1", HOSTILE, "1", "/The business", "1", "/Quit"])

    assert outcome.code == 0
    assert ESCAPE not in outcome.out
    assert "\u202e" not in outcome.out
    (file,) = (tmp_path / "clients").glob("*.toml")
    name = load_case(file, load()).get("business.legal_name")
    assert name.startswith("[31mEvil]0;x live [b]x[/b] {y} <script> aaa")


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "cp1252"])
def test_what_a_terminal_cannot_show_is_replaced_and_what_it_cannot_write_is_asked_again(
    tmp_path: Path, encoding: str
) -> None:
    outcome = piped(tmp_path, ["1", "Blåbær", "1"], "nb", PYTHONIOENCODING=encoding)

    assert outcome.code == 0
    assert "Traceback" not in outcome.out + outcome.err


def test_where_the_input_is_not_that_of_the_terminal_the_line_is_asked_for_again(tmp_path: Path) -> None:
    outcome = piped(tmp_path, ["1", "Blåbær", "Fjell", "1"], PYTHONIOENCODING="ascii")

    assert "! This line cannot be read; write it again." in outcome.out
    assert [file.stem for file in (tmp_path / "clients").glob("*.toml")] == ["fjell"]


# ---------------------------------------------------------------- in a terminal that draws nothing


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_a_dumb_terminal_gets_lines_and_no_escape_code(tmp_path: Path) -> None:
    said = in_terminal(tmp_path, ["1", "Fjell", "1", "923609016", "/Avslutt"], TERM="dumb")

    assert "Hva er organisasjonsnummeret?" in said
    assert "Hva er den registrerte adressen?" in said
    assert ESCAPE not in said


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_plain_is_spoken_in_any_terminal_where_it_is_asked_for(tmp_path: Path) -> None:
    said = in_terminal(tmp_path, [], "--plain", TERM="xterm-256color")

    assert "1  Ny virksomhet" in said
    assert ESCAPE not in said


def in_terminal(folder: Path, lines: list[str], *options: str, **environment: str) -> str:
    """What the program says in a terminal in which these lines are typed one after the other."""
    import os

    from ptyprocess import PtyProcessUnicode

    call = [sys.executable, "-m", "wizard", *options, "--clients", str(folder / "clients")]
    spoken = {"LC_ALL": "nb_NO.UTF-8", "PYTHONPATH": str(ROOT), **environment}
    process = PtyProcessUnicode.spawn(call, cwd=str(folder), env={**os.environ, **spoken})
    said = ""
    for line in [*lines, "\x04"]:
        while not said.endswith("> "):
            said += process.read(1)
        process.write(f"{line}\n" if line != "\x04" else line)
        said += process.read(1)
    try:
        while True:
            said += process.read()
    except EOFError:
        process.wait()
        assert process.exitstatus == 0, said
        return said


# ---------------------------------------------------------------- beside the screens

WANTED = {
    "newsletter.sends": True,
    "newsletter.keeps": {"shape": "after", "amount": 12, "unit": "months", "start": "unsubscribed", "then": "deleted"},
    "newsletter.style": "paper",
    "business.legal_name": "Fjell og Fjord AS",
    "business.email": "post@example.no",
    "every.text": "Bærums Blåbær",
    "every.own_words": {"nb": "Vi lover.", "en": "We promise."},
    "every.several_of": ["email", "name"],
    "every.tools": ["mailer"],
    "every.retention": {"shape": "after", "amount": 6, "unit": "months", "start": "unsubscribed", "then": "deleted"},
    "every.records": [{"id": "entrance", "name": {"nb": "Entrance", "en": "Entrance"}}],
    "every.records.entrance.sound": False,
    "every.address": {"street": "Storgata 1", "postcode": "0155", "city": "Oslo"},
    **{f"every.{name}": ANSWERS[name] for name in ("yes_no", "orgno", "email", "url", "phone", "date", "one_of")},
    "every.country": "Sverige",
    "tools.mailer.cookies": ["_m"],
}


async def test_the_file_is_the_one_that_the_screens_write_for_the_same_answers(
    library: Library, tmp_path: Path
) -> None:
    plain = Session.started(library, tmp_path / "plain", "Fjell", ["shop"])
    typist = type_all(plain, WANTED.get)
    assert typist.complaints == [], typist.heard.getvalue()
    async with interview(library, tmp_path / "screens", WIDE) as user:
        while is_asked(user):
            await go_on(user, WANTED.get)
        screens = user.session.path

    here, there = load_case(plain.path, library).document, load_case(screens, library).document
    assert {**here, "state": {}} == {**there, "state": {}}
    assert here["answers"]["every"]["retention"] == WANTED["every.retention"]
