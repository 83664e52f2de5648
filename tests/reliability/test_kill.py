"""The wizard killed in the middle of an interview, at chance moments: every confirmed answer is in its file.

`make kill` kills it 200 times; otherwise, 20 times.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ptyprocess", reason="needs a terminal of Unix", exc_type=ImportError)

from tests.answering import library
from tests.calling import as_command
from tests.display import EndedError
from tests.terminal import Terminal, terminal
from wizard.case import load_case

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")

KILLS = int(os.environ.get("KILLS", "20"))

FIRST = "Hva heter virksomheten?"
MOST_ANSWERS = 14

ENTER, F3 = ("\r",), ("\x1bOR",)

#: What is typed into the first questions.
TYPED = {
    FIRST: ("Blåbær AS", "\r"),
    "Hva er organisasjonsnummeret?": ("923 609 016", "\r"),
    "Hvilken e-postadresse kan folk skrive til?": ("post@example.no", "\r"),
    "Hva er adressen til nettsidene?": ("https://www.example.no", "\r"),
}

#: The keys for what is shown: adopt what is suggested, no to what can be answered with yes or no, none of a list.
KEYS = {"F8 Bruk": ("\x1b[19~",), "F4 ": ("\x1bOS",), "( ) Ja": ("n",), "[ ]": ("\x1b[15~",), "(valgfritt)": ENTER}

#: The kill comes so many seconds, at most, after the keys of an answer: while it is stored and the next one is drawn.
SOON = 0.25


@dataclass
class Interview:
    """What someone saw confirmed before the wizard was killed."""

    file: Path
    confirmed: list[dict[str, Any]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    def saw_next_question(self, keys: tuple[str, ...]) -> None:
        """The next question is shown: what the file holds now is confirmed."""
        self.confirmed.append(answers_in(self.file))
        self.typed += [key for key in keys if len(key) > 1 and key.isprintable()]


def answers_in(file: Path) -> dict[str, Any]:
    """All that was answered, by address: answers as they stand, what is not known as None."""
    case = load_case(file, library())
    found = {
        f"{topic}.{name}": raw for topic, answers in case.document["answers"].items() for name, raw in answers.items()
    }
    return {
        **{address: raw for address, raw in found.items() if not case.is_proposed(address)},
        **dict.fromkeys(case.document["state"].get("unknown", [])),
    }


def begin(wizard: Terminal) -> None:
    """Read what stands before the first question, and go to it."""
    wizard.until(lambda: wizard.question == FIRST or "Før dere begynner" in wizard.text)
    if wizard.question != FIRST:
        wizard.send("\r")
        wizard.until(lambda: wizard.question == FIRST)


def interview(seen: Interview, kill_after: int, delay: float) -> None:
    """Answer questions, until the wizard is killed a moment after the keys of one of them."""
    with terminal(seen.file.parent, "open", str(seen.file), sees="") as wizard:
        begin(wizard)
        for _number in range(kill_after):
            answer(wizard, seen)
        threading.Timer(delay, wizard.signal, [signal.SIGKILL]).start()
        answer(wizard, seen)
        wizard.until(lambda: False)


def answer(wizard: Terminal, seen: Interview) -> None:
    """Answer what is asked, and wait until something else is."""
    before, keys = place(wizard), keys_for(wizard)
    wizard.send(*keys)
    wizard.until(lambda: place(wizard) not in ("", before))
    seen.saw_next_question(keys)


def place(wizard: Terminal) -> str:
    """What is asked now; where no question is open, which page is shown."""
    return wizard.question or wizard.text.splitlines()[1].strip()


def keys_for(wizard: Terminal) -> tuple[str, ...]:
    """The keys that answer what is asked now."""
    if wizard.question in TYPED:
        return TYPED[wizard.question]
    asked = wizard.panel or wizard.text
    fitting = (keys for sign, keys in KEYS.items() if sign in asked)
    return next(fitting, F3 if wizard.question else ENTER)


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_wizard_has_lost_no_confirmed_answer(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    kill_after, delay = chance.randrange(MOST_ANSWERS), chance.uniform(0, SOON)
    seen = Interview(tmp_path / "client.toml")
    as_command(tmp_path)("new", seen.file, "--kind", "shop")

    with pytest.raises(EndedError):
        interview(seen, kill_after, delay)

    assert len(seen.confirmed) >= kill_after
    kept = answers_in(seen.file)
    for confirmed in seen.confirmed:
        assert confirmed.items() <= kept.items()
    text = seen.file.read_text(encoding="utf-8")
    assert [typed for typed in seen.typed if typed not in text and typed.replace(" ", "") not in text] == []
    print(f"killed {delay:.3f} s after answer {kill_after + 1}: {len(seen.confirmed)} confirmed, {len(kept)} kept")


def test_what_was_being_typed_when_it_was_killed_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    as_command(tmp_path)("new", file, "--kind", "shop")
    with terminal(tmp_path, "open", str(file), sees="") as wizard:
        begin(wizard)
        wizard.send("Halvskrevet navn")
        wizard.sees("Halvskrevet navn")
        time.sleep(1)
        wizard.signal(signal.SIGKILL)
    assert "Halvskrevet" not in file.read_text(encoding="utf-8")

    with terminal(tmp_path, "open", str(file), sees="") as wizard:
        begin(wizard)
        wizard.sees("Halvskrevet navn")
        wizard.send(" AS", "\r")
        wizard.until(lambda: wizard.question not in ("", FIRST))
    assert answers_in(file)["business.legal_name"] == "Halvskrevet navn AS"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_wizard_that_is_ended_from_outside_leaves_the_terminal_as_it_was(number: int, tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    as_command(tmp_path)("new", file, "--kind", "shop")
    with terminal(tmp_path, "open", str(file), sees="") as wizard:
        begin(wizard)
        before = wizard.settings
        wizard.signal(number)
        wizard.ends()

        assert before != wizard.settings_at_start
        assert wizard.settings == wizard.settings_at_start
        assert not wizard.is_covered


def test_ctrl_z_gives_the_terminal_back_and_fg_takes_it_again(tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    as_command(tmp_path)("new", file, "--kind", "shop")
    with terminal(tmp_path, "open", str(file), sees="") as wizard:
        begin(wizard)
        wizard.send("\x1a")
        wizard.until(lambda: not wizard.is_covered)
        assert wizard.settings == wizard.settings_at_start

        wizard.signal(signal.SIGCONT)
        wizard.until(lambda: wizard.question == FIRST)
        wizard.send("Etterpå", "\r")
        wizard.until(lambda: wizard.question not in ("", FIRST))
    assert answers_in(file)["business.legal_name"] == "Etterpå"
