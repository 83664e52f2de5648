"""Broken files: told with line and key, and with what to do; nothing is read that should not be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from wizard.case import load_case
from wizard.errors import CaseError, line_about
from wizard.files.places import key_at, line_of
from wizard.files.read import LARGEST, BrokenFileError, read_toml
from wizard.library.schema import Library

FRAME = 'format = 1\nkinds = ["shop"]\n'


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "client.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def complaint(file: Path, library: Library) -> str:
    with pytest.raises(CaseError) as raised:
        load_case(file, library)
    return line_about(raised.value).removeprefix(f"{file}: ")


#: What stands in a file that cannot be read, and what is said of it.
UNREADABLE = {
    "a key twice": (
        FRAME + '[answers.every]\ntext = "a"\ntext = "b"\n',
        "is not valid TOML (line 5, answers.every.text): this key or heading stands twice; keep one of them",
    ),
    "a heading twice": (
        FRAME + "[answers.every]\n[answers.every]\n",
        "is not valid TOML (line 4, answers.every): this key or heading stands twice; keep one of them",
    ),
    "a key of an inline table twice": (
        FRAME + '[answers.every]\nown_words = { nb = "a", nb = "b" }\n',
        "is not valid TOML (line 4, answers.every.own_words): this key or heading stands twice; keep one of them",
    ),
    "a text without its end": (
        FRAME + '[answers.every]\ntext = "a\ncountry = "NO"\n',
        "is not valid TOML (line 4, answers.every.text): a text does not end; close its quotation mark",
    ),
    "a long text without its end": (
        FRAME + "[answers.every]\ntext = '''a\n",
        "is not valid TOML (line 4, answers.every.text): a text does not end; close its quotation mark",
    ),
    "a list without its end": (
        FRAME + "[answers.every]\ntools = ['mailer'\n",
        "is not valid TOML (line 4, answers.every.tools): a list or table does not end; close it with ] or }",
    ),
    "a text without quotation marks": (
        FRAME + "[answers.every]\ntext = Blåbær\n",
        "is not valid TOML (line 4, answers.every.text): no value can be read here; a text stands in quotation marks",
    ),
    "a backslash": (
        FRAME + '[answers.every]\ntext = "C:\\min"\n',
        "is not valid TOML (line 4, answers.every.text): a backslash in a text is written twice",
    ),
    "a day that there is not": (
        FRAME + "[answers.every]\ndate = 2026-02-30\n",
        "is not valid TOML (line 4, answers.every.date): there is no such day or time",
    ),
    "a heading without its end": (
        FRAME + "[answers.every\ntext = 'a'\n",
        "is not valid TOML (line 3, kinds): a heading does not end; close it with ]",
    ),
    "two keys on a line": (
        FRAME + "[answers.every]\ntext = 'a' country = 'NO'\n",
        "is not valid TOML (line 4, answers.every.text): something stands after the value; "
        "each key has a line of its own",
    ),
    "a key without a value": (
        FRAME + "[answers.every]\ntext\n",
        "is not valid TOML (line 4, answers.every): a key is wanted here, then = and its value",
    ),
    "the end of a file that was cut off": (
        FRAME + "[answers.every]\ntext = 'a'\ntools = [",
        "is not valid TOML (line 5, answers.every.tools): no value can be read here; a text stands in quotation marks",
    ),
    "a number too long to read": (FRAME + f"x = {'9' * 5000}\n", "is not valid TOML: a number is too long"),
    "a key that steers terminals": (
        FRAME + '[tools."own-\\u001b[2J"]\n',
        "own-[2J: holds a character that cannot be seen; take it out",
    ),
    "lists in lists": (FRAME + f"x = {'[' * 60}{']' * 60}\n", "holds lists or tables more than 40 deep"),
    "keys in keys": (FRAME + ".".join(["x"] * 5000) + " = 1\n", "holds lists or tables more than 40 deep"),
    "UTF-16": (FRAME.encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
    "UTF-16 of a Mac": (b"\xfe\xff" + FRAME.encode("utf-16-be"), "is UTF-16 text; save it as UTF-8"),
    "UTF-32": (FRAME.encode("utf-32"), "is UTF-32 text; save it as UTF-8"),
    "UTF-16 without its mark": (FRAME.encode("utf-16-le"), "is not UTF-8 text (line 1); save it as UTF-8"),
    "Latin-1": ((FRAME + 'x = "æ"\n').encode("latin-1"), "is not UTF-8 text (line 3); save it as UTF-8"),
    "a file that is no text": (b"PK\x03\x04\x00\x00", "is not UTF-8 text (line 1); save it as UTF-8"),
}


@pytest.mark.parametrize(("content", "told"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_that_cannot_be_read_is_told_with_its_line_and_key(
    content: str | bytes, told: str, every: Library, tmp_path: Path
) -> None:
    file = written(tmp_path, content)

    assert complaint(file, every) == told
    assert file.read_bytes() == (content.encode() if isinstance(content, str) else content)


#: What stands in a file that does not fit the library, and how what is said of it begins.
UNFITTING = {
    "a wrong type": (FRAME + "[answers.every]\ntext = 'a'\nyes_no = 'ja'\n", "answers.every.yes_no (line 5): must be"),
    "a field of a record": (
        FRAME + "[[answers.every.records]]\nid = 'port'\n[[answers.every.records]]\nid = 'dor'\nsound = 'ja'\n",
        "answers.every.records.dor.sound (line 7): must be",
    ),
    "a later format": ("# fra i morgen\nformat = 2\n", "format (line 2): found 2, which a later version"),
    "a tool without its name": (
        FRAME + "[answers.every]\ntools = ['own-lys']\n[tools.own-lys]\ncountry = 'NO'\n",
        "tools.own-lys.name (line 5): is missing",
    ),
    "a key after a long text that looks like keys": (
        FRAME + "[answers.every]\ntext = '''\nyes_no = 'nei'\n[x]\n'''\nyes_no = 'ja'\n",
        "answers.every.yes_no (line 8): must be",
    ),
    "a format that is missing": ("kinds = []\n", "format: must be 1; found None"),
}


@pytest.mark.parametrize(("content", "told"), UNFITTING.values(), ids=UNFITTING.keys())
def test_an_answer_that_does_not_fit_is_told_with_its_line(
    content: str, told: str, every: Library, tmp_path: Path
) -> None:
    assert complaint(written(tmp_path, content), every).startswith(told)


def test_the_lines_count_as_an_editor_counts_them_in_a_file_of_windows(every: Library, tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + (FRAME + "[answers.every]\nyes_no = 'ja'\n").replace("\n", "\r\n").encode()

    assert complaint(written(tmp_path, content), every).startswith("answers.every.yes_no (line 4): must be")


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(every: Library, tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    with file.open("wb") as large:
        large.truncate(100_000_000)

    assert complaint(file, every) == "is too large: 100 MB, where 1 MB is the most; is it the right file?"


def test_a_file_as_large_as_can_be_is_read(tmp_path: Path) -> None:
    assert read_toml(written(tmp_path, "#" * LARGEST)).document == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_not_waited_for(kind: str, tmp_path: Path) -> None:
    path = {"pipe": tmp_path / "pipe", "device": Path("/dev/zero"), "folder": tmp_path}[kind]
    if kind == "pipe":
        os.mkfifo(path)

    with pytest.raises(BrokenFileError, match="cannot be read: it is no file"):
        read_toml(path)


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenFileError, match="cannot be read"):
        read_toml(tmp_path / "a\0b")
    with pytest.raises(BrokenFileError, match="cannot be read"):
        read_toml(tmp_path / ("a" * 5000))


def test_texts_are_rid_of_what_could_steer_a_terminal(every: Library, tmp_path: Path) -> None:
    content = FRAME + '[answers.every]\ntext = "a\\u001b]0;b\\u0007\\u202ec"\nlater = ["\\u009bx"]\n'

    case = load_case(written(tmp_path, content), every)

    assert case.get("every.text") == "a]0;bc"
    assert case.get("every.later") == ["x"]


# ---------------------------------------------------------------- where keys stand


def test_the_line_of_what_is_not_there_is_that_of_the_table_that_would_hold_it() -> None:
    text = "[a.b]\nx = 1\n[c]\n"
    document = {"a": {"b": {"x": 1}}, "c": {}}

    assert line_of(text, document, "a.b.y") == 1
    assert line_of(text, document, "a.b.x") == 2
    assert line_of(text, document, "c.z") == 3
    assert line_of(text, document, "d") is None


def test_keys_in_quotation_marks_and_with_full_stops_have_their_lines() -> None:
    text = "[tools.\"own-lys\"]\n'name' = 1\na.b = 2\n"
    document = {"tools": {"own-lys": {"name": 1, "a": {"b": 2}}}}

    assert line_of(text, document, "tools.own-lys.name") == 2
    assert line_of(text, document, "tools.own-lys.a.b") == 3


def test_a_key_in_a_table_of_a_record_has_its_line() -> None:
    text = "[[r]]\nid = 'a'\n[[r]]\nid = 'b'\n[r.more]\nx = 1\n"
    document = {"r": [{"id": "a"}, {"id": "b", "more": {"x": 1}}]}

    assert line_of(text, document, "r.b.more.x") == 6


def test_before_the_first_key_there_is_none() -> None:
    assert key_at("# nothing\nx = 1\n", 1) == ""
    assert key_at("# nothing\nx = 1\n", 2) == "x"
