"""Files bent at random: bytes, characters, lines and values put in, taken out, doubled and exchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]

#: Pieces that break files in ways of their own.
_PIECES = [
    *('"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "#", "\\", "\n", "\r", "\r\n", "\t", " "),
    *("\0", "\x1b[2J", "\x7f", "\u202e", "\ufeff", "é", "\u0301", "𝕏", "\\u0000", "\\ud800", "\\u202e", "\\U00110000"),
    *("nan", "inf", "-inf", "1e400", "9" * 5000, "0x", "1_0", "true", "false", "1979-05-27", "07:32:00", "2026-02-30"),
    *("{}", "[]", "[[]]", "[{}]", '""', "''", '"x"', "{ nb = '' }", "[1, 'a']", "-1", "0", "1.5", '"own-x"', '"own-"'),
    *("format = 2\n", "[answers]\n", "[state]\n", "[[notices]]\n", "[tools.x]\n", "x.y.z = 1\n", "[a.b.c]\n"),
    *("'" * 2000, "[" * 200, "x." * 200, "]" * 200, "{ a = " * 100),
]


@st.composite
def bent(draw: Draw, text: str, others: list[str]) -> bytes:
    """A text with one change or several; `others` are texts whose lines can come into it."""
    content = text
    for _change in range(draw(st.sampled_from([1, 1, 1, 2, 2, 3, 6]))):
        content = draw(st.sampled_from(_CHANGES))(draw, content, others)
    encoded: bytes = draw(st.sampled_from(_ENCODINGS))(draw, content)
    return encoded


def _put_in(draw: Draw, text: str, others: list[str]) -> str:
    at = draw(st.integers(0, len(text)))
    piece: str = draw(st.sampled_from(_PIECES))
    return text[:at] + piece + text[at:]


def _take_out(draw: Draw, text: str, others: list[str]) -> str:
    at, length = draw(st.integers(0, len(text))), draw(st.integers(1, 200))
    return text[:at] + text[at + length :]


def _take_out_lines(draw: Draw, text: str, others: list[str]) -> str:
    lines = text.splitlines(keepends=True)
    at = draw(st.integers(0, len(lines)))
    return "".join([*lines[:at], *lines[at + draw(st.integers(1, 10)) :]])


def _cut_off(draw: Draw, text: str, others: list[str]) -> str:
    return text[: draw(st.integers(0, len(text)))]


def _change_value(draw: Draw, text: str, others: list[str]) -> str:
    lines = text.splitlines(keepends=True)
    with_value = [number for number, line in enumerate(lines) if " = " in line]
    if with_value:
        at = draw(st.sampled_from(with_value))
        lines[at] = lines[at].partition(" = ")[0] + " = " + draw(st.sampled_from(_PIECES)) + "\n"
    return "".join(lines)


def _double_line(draw: Draw, text: str, others: list[str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = draw(st.integers(0, len(lines) - 1))
    return "".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])


def _exchange_lines(draw: Draw, text: str, others: list[str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _graft(draw: Draw, text: str, others: list[str]) -> str:
    lines, from_there = text.splitlines(keepends=True), draw(st.sampled_from(others)).splitlines(keepends=True) or [""]
    at, there = draw(st.integers(0, len(lines))), draw(st.integers(0, len(from_there) - 1))
    return "".join([*lines[:at], *from_there[there : there + draw(st.integers(1, 8))], *lines[at:]])


_CHANGES = [
    *(_put_in, _take_out, _cut_off, _double_line, _exchange_lines, _exchange_lines, _graft, _graft),
    *(_change_value, _change_value, _change_value, _take_out_lines, _take_out_lines, _take_out_lines),
]


def _as_utf8(draw: Draw, text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _with_bytes(draw: Draw, text: str) -> bytes:
    content = _as_utf8(draw, text)
    at = draw(st.integers(0, len(content)))
    piece: bytes = draw(st.binary(min_size=1, max_size=4))
    return content[:at] + piece + content[at:]


def _as_other(draw: Draw, text: str) -> bytes:
    return text.encode(draw(st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])), "replace")


def _in_windows_lines(draw: Draw, text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-8", "surrogatepass")


_ENCODINGS = [*[_as_utf8] * 12, _in_windows_lines, _in_windows_lines, _with_bytes, _as_other]
