"""Markdown of the notice as text for the preview: emphasis, lists and tables, and never markup."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_STYLES = {"strong": "bold", "em": "italic", "link": "underline"}


def markdown_content(markdown: str) -> Content:
    """A piece of the notice as it is shown in the preview."""
    from markdown_it.tree import SyntaxTreeNode

    root = SyntaxTreeNode(_parser().parse(markdown))
    blocks = [Content("\n").join(_lines(block)) for block in root.children]
    return Content("\n\n").join(blocks)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _lines(block: SyntaxTreeNode) -> Iterator[Content]:
    """The lines of a paragraph, heading, list, quotation or table."""
    if block.type == "heading":
        yield _inline(block, "bold underline" if block.tag <= "h3" else "bold")
    elif block.type == "tr":
        yield Content(" · ").join(_inline(cell, "bold" if cell.type == "th" else "") for cell in block.children)
    elif block.type == "list_item":
        lines = [line for child in block.children for line in _lines(child)]
        mark = f"{block.info}. " if block.info else "• "
        yield from (Content(mark if number == 0 else " " * len(mark)) + line for number, line in enumerate(lines))
    elif block.type == "blockquote":
        yield from (Content("│ ") + line for child in block.children for line in _lines(child))
    elif any(child.type == "inline" for child in block.children):
        yield _inline(block, "")
    elif block.children:
        yield from (line for child in block.children for line in _lines(child))
    else:
        yield Content(block.content)


def _inline(block: SyntaxTreeNode, style: str) -> Content:
    return Content.assemble(*(part for child in block.children for part in _parts(child, style)))


def _parts(node: SyntaxTreeNode, style: str) -> Iterator[tuple[str, str]]:
    if node.type in ("softbreak", "hardbreak"):
        yield (" " if node.type == "softbreak" else "\n", style)
    elif node.children:
        inner = f"{style} {_STYLES.get(node.type, '')}".strip()
        for child in node.children:
            yield from _parts(child, inner)
    else:
        yield (node.content, style)
