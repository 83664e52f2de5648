"""Choosing from a numbered list: by number, or by the first letters of what stands there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from wizard.library.answers import AnswerError
from wizard.locale import _
from wizard.plain.talk import Talk

#: What begins an entry that is not in the list.
OWN = "+"


def tell_list(talk: Talk, labels: Iterable[str], hints: Iterable[str] = (), first: int = 1) -> None:
    """Say a list, each line with its number from `first` on, and with its hint where it has one."""
    remarks = iter(hints)
    for number, label in enumerate(labels, start=first):
        talk.say(f"{number}  {label} {next(remarks, '')}".rstrip())


def marked(labels: Mapping[str, str], ticked: Container[str], proposed: Container[str] = ()) -> list[str]:
    """A remark for each entry that is chosen or suggested."""
    hints = {True: _("(chosen)"), False: ""}
    return [hints[key in ticked] or (_("(suggested)") if key in proposed else "") for key in labels]


def one_of(labels: Mapping[str, str], typed: str) -> str:
    """The id of the entry that was typed by number or name.

    Raises AnswerError where there is no such entry.
    """
    ids = list(labels)
    if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(ids):
        return ids[int(typed) - 1]
    fitting = [key for key, label in labels.items() if label.casefold() == typed.casefold()]
    fitting = fitting or [key for key, label in labels.items() if label.casefold().startswith(typed.casefold())]
    if len(fitting) != 1 or typed.isdecimal() or not typed:
        raise AnswerError(
            _("“{typed}” is no choice; write a number from 1 to {last}.").format(typed=typed, last=len(ids))
        )
    return fitting[0]


def several(typed: str) -> list[str]:
    """The parts of a line in which several are named: with commas, or with spaces between numbers."""
    parts = (part.strip() for part in re.split(r"[,;]", typed))
    return [piece for part in parts if part for piece in (part.split() if re.fullmatch(r"[\d\s?]+", part) else [part])]


def choose(talk: Talk, label: str, labels: Mapping[str, str], now: str = "") -> str:
    """One entry of a list that is said first; an empty line keeps what is chosen now."""
    talk.say(label)
    tell_list(talk, labels.values(), marked(labels, (now,)))

    def read() -> str:
        typed = talk.ask()
        return now if not typed and now in labels else one_of(labels, typed)

    return talk.insist(read)


def is_yes(talk: Talk, question: str) -> bool:
    """Whether the answer to a question of the program's own is yes."""
    return talk.insist(lambda: yes_or_no(talk.ask(question)))


def yes_or_no(typed: str) -> bool:
    """Yes or no, in any language that the program speaks.

    Raises AnswerError where it is neither.
    """
    words = {"j": True, "ja": True, "y": True, "yes": True, "n": False, "nei": False, "no": False}
    if typed.casefold() not in words:
        raise AnswerError(_("Write yes or no."))
    return words[typed.casefold()]
