from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wizard.text import (
    capitalised,
    escape_block_start,
    escape_markdown,
    in_each,
    on_one_line,
    put_in,
    without_control_characters,
    write_country,
    write_date,
    write_day_of_year,
    write_list,
    write_number,
)


def printed(markdown: str) -> str:
    """What a reader sees of one paragraph of Markdown; fails where it is anything but a paragraph."""
    paragraph, inline, closing = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)
    )
    assert (paragraph.tag, closing.tag) == ("p", "p")
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    return "".join(child.content for child in inline.children or [])


@pytest.mark.parametrize(
    "typed",
    [
        "5. mai",
        "5) mai",
        "- bindestrek",
        "+ pluss",
        "* stjerne",
        "---",
        "===",
        "# overskrift",
        "> sitat",
        "| a | b |",
        "~~~",
        "```kode```",
        "<script>alert(1)</script>",
        "<!-- skjult -->",
        "&copy; &lt;",
        "[x] [/x]",
        "[lenke](javascript:x) ![bilde](x)",
        "**fet** _kursiv_ ~~strøket~~",
        "<https://x.no> <post@x.no>",
        "\\* skråstrek \\",
        "{business.legal_name} {{x}}",
        "blåbær – «syltetøy» …",
    ],
)
def test_what_a_user_typed_is_printed_as_it_stands(typed: str) -> None:
    assert printed(escape_markdown(typed)) == typed


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: without_control_characters(text).split()))
def test_any_text_is_printed_as_it_stands_on_one_line(typed: str) -> None:
    assert printed(escape_markdown(typed)) == " ".join(without_control_characters(typed).split())


@pytest.mark.parametrize("typed", ["30 dager", "+47 22 33 44 55", "2026", "-5 grader", "5.mai"])
def test_what_needs_no_escape_gets_none(typed: str) -> None:
    assert escape_markdown(typed) == typed


def test_characters_that_steer_a_terminal_or_turn_the_writing_are_left_out() -> None:
    assert without_control_characters("a\x1b[31mb\x07\u202ec\u2066d\x85e\r\nf\rg\th") == "a[31mbcde\nf\ng\th"


def test_a_line_stays_one_line() -> None:
    assert on_one_line("a\nb\r\nc\u2028d\te\x1bf") == "a b c d ef"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{x} er dagen", r"1\. mai er dagen"),
        ("Først\n{x}", "Først\n" + r"1\. mai"),
        ("- {x}", r"- 1\. mai"),
        ("> {x}", r"> 1\. mai"),
        ("Den {x}", "Den 1. mai"),
        ("- **Dag:** {x}", "- **Dag:** 1. mai"),
    ],
)
def test_a_date_that_starts_a_line_starts_no_list(text: str, expected: str) -> None:
    assert put_in(re.compile(r"\{(\w+)\}"), lambda _: "1. mai", text) == expected


def test_a_line_that_starts_with_a_word_is_left_alone() -> None:
    assert escape_block_start("Mai er femte. 5. mai") == "Mai er femte. 5. mai"


def test_dates_numbers_lists_and_countries_are_written_as_each_language_writes_them() -> None:
    day = dt.date(2021, 4, 12)

    assert (write_date(day, "nb_NO"), write_date(day, "en_GB")) == ("12. april 2021", "12 April 2021")
    assert (write_day_of_year("01-31", "nb_NO"), write_day_of_year("01-31", "en_GB")) == ("31. januar", "31 January")
    assert write_day_of_year("02-29", "en_GB") == "29 February"
    assert (write_number(1500, "nb_NO"), write_number(1500, "en_GB")) == ("1\xa0500", "1,500")
    assert (write_list(["a", "b", "c"], "nb_NO"), write_list(["a", "b", "c"], "en_GB")) == ("a, b og c", "a, b and c")
    assert (write_country("US", "nb_NO"), write_country("GB", "en_GB")) == ("USA", "United Kingdom")
    assert write_country("XX", "nb_NO") == "XX"


def test_a_capital_goes_first_and_the_rest_stays() -> None:
    assert (capitalised("øl og Vin"), capitalised("")) == ("Øl og Vin", "")


def test_a_text_is_written_once_for_each_language() -> None:
    assert in_each(("nb", "en"), str.upper) == {"nb": "NB", "en": "EN"}
