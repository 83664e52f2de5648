"""One line is said, one line is answered; and the few signs that work at every answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO, TypeVar

from wizard.library.answers import AnswerError
from wizard.locale import _
from wizard.text import in_plain_signs, on_one_line, without_control_characters

_T = TypeVar("_T")

_PROMPT = "> "

#: What a line that goes on in the next one ends with.
_GOES_ON = "\\"

#: What stands where a line could not be read in the terminal's encoding.
_UNREADABLE = "\ufffd"


class Leave(Exception):  # noqa: N818  (nothing has gone wrong)
    """Whoever answers goes elsewhere than to the next question."""


class Ended(Leave):
    """There is no more input, or the user quits."""


class Back(Leave):
    """``<``: to what was asked before."""


class Undo(Leave):
    """``<<``: take back what was done last."""


class Onward(Leave):
    """``>``: leave this open."""


class Unsure(Leave):
    """``?``: the user does not know."""


class More(Leave):
    """``+``: what else may be answered."""


class To(Leave):
    """``/``: to a topic, the review or the export; `where` is what was typed after it."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where


class Talk:
    """The two streams of one conversation. Nothing that steers a terminal is ever written."""

    def __init__(self, reading: TextIO, writing: TextIO) -> None:
        self._reading, self._writing = reading, writing
        self._is_typed = reading.isatty()
        self._has_signs = "utf" in (writing.encoding or "utf-8").lower()
        self.help: Callable[[], None] = self.tell_keys

    def say(self, *lines: str) -> None:
        """Say some lines; empty ones stay out."""
        for line in lines:
            if line:
                self._write(f"{line}\n")

    def pause(self) -> None:
        """An empty line, before something else begins."""
        self._write("\n")

    def complain(self, error: Exception | str) -> None:
        """Say in one line what is wrong."""
        self.say(f"! {on_one_line(str(error))}")

    def tell_keys(self) -> None:
        """Say which signs work at every answer."""
        self.say(
            _("?  don't know"),
            _("??  help"),
            _("<  back to the question before"),
            _("<<  take back the last answer"),
            _(">  leave it open and go on"),
            _("/  to a topic, the review or the export; /name goes straight there"),
        )

    def ask(self, label: str = "") -> str:
        """The line that someone answers with, without spaces around it.

        Raises Leave where the line is one of the signs, Ended where there is no more.
        """
        return _said(self._answer(label))

    def ask_path(self, label: str) -> str:
        """The same for the path of a file or folder, which can begin with the sign for topics."""
        line = self._answer(label)
        return line if line.startswith("/") else _said(line)

    def ask_text(self, label: str = "") -> str:
        """A text of one or several lines: one that ends with a backslash goes on in the next."""
        line = self.ask(label)
        lines = [line.removesuffix(_GOES_ON)]
        while line.endswith(_GOES_ON):
            line = self._read("")
            lines.append(line.removesuffix(_GOES_ON))
        return "\n".join(part.strip() for part in lines).strip()

    def insist(self, read: Callable[[], _T]) -> _T:
        """What `read` gives; what is wrong is said, and asked again."""
        while True:
            try:
                return read()
            except AnswerError as error:
                self.complain(error)

    def _answer(self, label: str) -> str:
        """The line that someone answers with; help is given where it asks for help."""
        while True:
            line = self._read(label)
            if _UNREADABLE in line:
                self.complain(_("This line cannot be read; write it again."))
            elif line in ("??", "help", "hjelp"):
                self.help()
            else:
                return line

    def _read(self, label: str) -> str:
        self._write(f"{label} {_PROMPT}".lstrip())
        try:
            typed = self._reading.readline()
        except KeyboardInterrupt:
            typed = ""
        if not typed:
            self._write("\n")
            raise Ended
        line = without_control_characters(typed).strip()
        if not self._is_typed:
            self._write(f"{on_one_line(line)}\n")
        return line

    def _write(self, text: str) -> None:
        plain = without_control_characters(text)
        self._writing.write(plain if self._has_signs else in_plain_signs(plain))
        self._writing.flush()


def _said(line: str) -> str:
    """The line itself.

    Raises Leave where it is a sign.
    """
    if line.startswith("/"):
        raise To(line[1:].strip())
    if line == "?" or line.casefold() in ("vet ikke", "don't know", "don’t know"):
        raise Unsure
    leaving = {"<": Back, "<<": Undo, ">": Onward}
    if line in leaving:
        raise leaving[line]
    return line
