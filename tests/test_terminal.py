"""The wizard in a real terminal, from an empty folder to the finished files."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ptyprocess", reason="needs a terminal of Unix", exc_type=ImportError)

from tests.calling import python
from tests.display import DOWN, ENTER, F5, F8, F10, QUIT, SPACE
from tests.reading import Page
from tests.terminal import Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")

NAME = "Blåbær & Sønn AS"

FIRST = "Hva er organisasjonsnummeret?"
DOES = "Svarer dere på spørsmål fra folk"

#: What a small business answers, by the question. It sells nothing yet, and only answers its mail.
ANSWERS: dict[str, tuple[str, ...]] = {
    FIRST: ("923 609 016", ENTER),
    "Hva er den registrerte adressen?": ("Storgata 1", ENTER, "0155", ENTER, "Oslo", ENTER, ENTER),
    "Hvilken e-postadresse kan folk skrive til?": ("post@example.no", ENTER),
    "Hva er adressen til nettsidene?": ("www.blabaer.no", ENTER),
    "Hvordan kan folk ta kontakt?": (SPACE, ENTER),
    "Har dere databehandleravtale med alle som behandler opplysninger på vegne av dere?": ("j",),
}


def reply(terminal: Terminal) -> tuple[str, ...]:
    """The keys that answer what is open: a question, a list of what the business does, or a page of suggestions."""
    panel = terminal.panel
    if terminal.question in ANSWERS:
        return ANSWERS[terminal.question]
    if not panel:
        return (F8,) if "F8 Forslagene" in terminal.text else ticks(terminal)
    if "( ) Ja" in panel:
        return ("n",)
    return (F5,)


def ticks(terminal: Terminal) -> tuple[str, ...]:
    """The keys that tick what the business does, and none of the rest."""
    lines = [line for line in terminal.text.splitlines() if line.strip().startswith(("[ ]", "[✓]"))]
    at = next((number for number, line in enumerate(lines) if DOES in line), None)
    return (F5,) if at is None else (*[DOWN] * at, SPACE, ENTER)


def begin(terminal: Terminal) -> None:
    terminal.send(ENTER)
    terminal.sees("Hva heter virksomheten?")
    terminal.send(NAME, ENTER, SPACE, ENTER)
    terminal.sees("Før dere begynner")
    terminal.send(ENTER)
    terminal.until(lambda: terminal.question == FIRST)


def is_reviewed(terminal: Terminal) -> bool:
    """Whether the review is shown, which comes after the last question."""
    return "Se over · " in terminal.text


def is_asking(terminal: Terminal) -> bool:
    """Whether something is open: on the way between two pages nothing is."""
    return bool(terminal.question or "F5 Ingen" in terminal.text or "F8 Forslagene" in terminal.text)


def place(terminal: Terminal) -> str:
    """What is open: the question, or the page with the number that is left on it."""
    return terminal.question or terminal.text.splitlines()[1]


def answer(terminal: Terminal) -> None:
    """Answer what is open, and wait for what comes next."""
    before = place(terminal)
    terminal.send(*reply(terminal))
    terminal.until(lambda: is_reviewed(terminal) or (is_asking(terminal) and place(terminal) != before))


def quit_wizard(terminal: Terminal) -> None:
    terminal.send(QUIT)
    terminal.ends()


def business(file: Path) -> dict[str, Any]:
    answers: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))["answers"]["business"]
    return answers


def test_a_shop_gets_its_notice_from_an_empty_folder(tmp_path: Path) -> None:
    with terminal(tmp_path) as wizard:
        begin(wizard)
        while not is_reviewed(wizard):
            answer(wizard)
        wizard.sees("norsk: ferdig, engelsk: ferdig")
        wizard.sees("Det er ingenting igjen å avklare")
        wizard.send(F10)
        wizard.sees("Skriv filene")
        wizard.send(ENTER)
        wizard.sees("Skrevet til")
        quit_wizard(wizard)

    file = tmp_path / "clients" / "blabaer-sonn-as.toml"
    written = {path.name: path.read_bytes() for path in file.with_suffix("").iterdir()}
    notice = json.loads(written["notice.json"])
    assert notice["status"] == {"nb": "final", "en": "final"}
    for name in ("notice.html", "notice.nb.html", "notice.en.html"):
        read = " ".join(Page(written[name].decode()).words)
        assert NAME in read
        assert not {"utkast", "draft"} & set(read.lower().split())
    build = python("-m", "wizard", "build", file, "--final", "--out", "b", "--date", notice["date"], folder=tmp_path)
    assert build.code == 0, build.err
    built = {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert built == {name: written[name] for name in built}


def test_who_quits_in_the_middle_goes_on_there(tmp_path: Path) -> None:
    asked = "Hvilken e-postadresse kan folk skrive til?"
    with terminal(tmp_path) as wizard:
        begin(wizard)
        while wizard.question != asked:
            answer(wizard)
        quit_wizard(wizard)

    with terminal(tmp_path) as wizard:
        wizard.sees(NAME)
        wizard.send(DOWN, ENTER)
        wizard.sees("Åpne")
        wizard.send(ENTER)
        wizard.until(lambda: wizard.question == asked)
        wizard.sees("✓ Hva er den registrerte adressen? Storgata 1, 0155 Oslo")


def test_what_is_half_typed_when_one_quits_is_kept(tmp_path: Path) -> None:
    with terminal(tmp_path) as wizard:
        begin(wizard)
        wizard.send("923 609 016")
        wizard.sees("923 609 016")
        quit_wizard(wizard)

    (file,) = (tmp_path / "clients").glob("*.toml")
    assert business(file)["orgno"] == "923609016"


def test_answers_typed_ahead_arrive_whole_in_the_right_questions(tmp_path: Path) -> None:
    typed = ("923609016", "Storgata 1", "0155", "Oslo", "", "post@fjell.no")
    with terminal(tmp_path) as wizard:
        begin(wizard)
        wizard.send(*(key for text in typed for key in (text, ENTER)))
        wizard.sees("✓ Hvilken e-postadresse kan folk skrive til? post@fjell.no")
        quit_wizard(wizard)

    assert business(tmp_path / "clients" / "blabaer-sonn-as.toml") == {
        "legal_name": NAME,
        "orgno": "923609016",
        "address": {"street": "Storgata 1", "postcode": "0155", "city": "Oslo"},
        "email": "post@fjell.no",
    }
