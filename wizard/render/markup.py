"""Markdown to HTML: what a text, a table and a heading become."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape, unescape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

#: The spaces at which no line is to end: within a number, and between a sign or word for a number and the number.
_WITHIN_NUMBER = re.compile(r"(?:(?<=\d)|(?<=§)|(?<=\bnr\.)|(?<=\bno\.)) (?=\d)")
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Tables:
    """How tables stand: what is before and after one with that caption, and the attributes of it and of its cells."""

    before: Callable[[str], str]
    after: str
    attributes: dict[str, str]
    cell_attributes: Callable[[str], dict[str, str]]


class _Parser(MarkdownIt):
    """Markdown without HTML, in which a web address reads as it was written."""

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the name that MarkdownIt calls
        """The address, with its percent signs as they are."""
        return link


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False}).enable("table")
    parser.core.ruler.push("numbers", _keep_numbers_whole)
    return parser


def _keep_numbers_whole(state: StateCore) -> None:
    """Let no line end within a number: ``999 999 999``, ``§ 13``."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _WITHIN_NUMBER.sub(_NO_BREAK, child.content)


def to_markup(markdown: str, tables: Tables) -> str:
    """Blocks of Markdown as HTML; a paragraph right before a table becomes its caption."""
    parser = _parser()
    tokens = _with_captions(parser.parse(markdown))
    _dress_cells(tokens, tables)
    return str(parser.renderer.render(_wrapped(tokens, tables), parser.options, {}))


def inline(markdown: str) -> str:
    """A line of Markdown as HTML."""
    return str(_parser().renderInline(markdown))


def plain(markdown: str) -> str:
    """A line of Markdown as text without marks, escaped for HTML."""
    return re.sub(r"<[^>]+>", "", inline(markdown))


def element(tag: str, attributes: dict[str, str]) -> str:
    """The opening tag of an element."""
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>"


# ---------------------------------------------------------------- tables


def _with_captions(tokens: list[Token]) -> list[Token]:
    """Move the paragraph before a table into the table, as its caption."""
    moved: list[Token] = []
    for token in tokens:
        follows_paragraph = token.type == "table_open" and moved and moved[-1].type == "paragraph_close"
        moved.append(token)
        if not follows_paragraph:
            continue
        *kept, opening, text, closing, table = moved
        opening.tag = closing.tag = "caption"
        moved = [*kept, table, opening, text, closing]
    return moved


def _dress_cells(tokens: list[Token], tables: Tables) -> None:
    """Make the first cell of each row its heading, and give every cell what tells its column."""
    headings: list[str] = []
    column = 0
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            headings = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            headings.append(unescape(plain(tokens[number + 1].content)))
            _attribute(token, {"scope": "col", **tables.cell_attributes("")})
        elif token.type == "td_open":
            heading = headings[column]
            if column == 0:
                token.tag = tokens[number + 2].tag = "th"
                _attribute(token, {"scope": "row", **tables.cell_attributes("")})
            else:
                _attribute(token, tables.cell_attributes(heading))
            column += 1


def _attribute(token: Token, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        token.attrSet(name, value)


def _wrapped(tokens: list[Token], tables: Tables) -> list[Token]:
    """The tokens with what stands before and after each table."""
    wrapped: list[Token] = []
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            _attribute(token, tables.attributes)
            wrapped += [*_html(tables.before(_caption(tokens, number))), token]
        elif token.type == "table_close":
            wrapped += [token, *_html(tables.after)]
        else:
            wrapped.append(token)
    return wrapped


def _caption(tokens: list[Token], table: int) -> str:
    """The caption of the table that is opened at that place, as text; empty where it has none."""
    has_one = tokens[table + 1].tag == "caption"
    return unescape(plain(tokens[table + 2].content)) if has_one else ""


def _html(content: str) -> list[Token]:
    return [Token("html_block", "", 0, content=f"{content}\n")] if content else []
