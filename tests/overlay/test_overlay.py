"""A topic and a tool of one's own come in by a folder beside the library, and no Python is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli_w

from tests.answering import BASE, DAY, laid_over, read, say_no
from tests.calling import Call, as_command
from wizard.case import load_case, save_case
from wizard.library.load import load

HERE = Path(__file__).parent
OVERLAY = HERE / "library"


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """The program called with the overlay, in a folder with the client's answers."""
    client = tmp_path / "client.toml"
    client.write_text(tomli_w.dumps(laid_over(read(BASE), read(HERE / "client.toml"))), encoding="utf-8")
    with_overlay = load([OVERLAY])
    case = load_case(client, with_overlay)
    say_no(case)
    save_case(case, with_overlay)
    run = as_command(tmp_path)
    return lambda *arguments: run("--library", OVERLAY, *arguments)


def test_the_folder_holds_no_python() -> None:
    assert {file.suffix for file in OVERLAY.rglob("*") if file.is_file()} == {".toml"}


def test_the_linter_reads_it_as_part_of_the_library(call: Call) -> None:
    outcome = call("lint")
    assert outcome.code == 0, outcome.out
    assert not [line for line in outcome.out.splitlines() if "knitting" in line or "stitchbook" in line]


@pytest.mark.parametrize("word", ["stitchbook", "garnboka", "maske"])
def test_the_tool_is_found_by_what_people_call_it(call: Call, word: str) -> None:
    assert call("tools", word).out.partition("\t")[0] == "stitchbook"


def test_the_notice_tells_of_it_in_both_languages(call: Call, tmp_path: Path) -> None:
    outcome = call("build", "client.toml", "--out", "out", "--date", DAY.isoformat(), "--final")
    assert outcome.code == 0, outcome.err
    nb, en = ((tmp_path / "out" / f"notice.{language}.md").read_text(encoding="utf-8") for language in ("nb", "en"))
    assert "Vi vet hvor mange som kommer, og finner fram garn nok." in nb
    assert "We know how many are coming, and put out enough yarn." in en
    assert "Navn og garnet du liker best" in nb
    assert "Name and the yarn you like best" in en
    assert "Stitchbook (databehandler)" in nb
    assert "Stitchbook (processor)" in en


def test_its_questions_checks_and_reasons_work_like_all_others(call: Call, tmp_path: Path) -> None:
    client = tmp_path / "client.toml"
    client.write_text(client.read_text(encoding="utf-8").replace("amount = 14", "amount = 900"), encoding="utf-8")
    assert "knitting café is kept for more than a year" in call("check", "client.toml").out
    assert "knitting.hosts: true" in call("explain", "client.toml", "knitting.cafe").out
