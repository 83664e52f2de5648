"""A document as Markdown: CommonMark with tables, readable as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from wizard.notice.model import Block, NoticeSection
from wizard.render.document import Document

#: The highest heading there is.
DEEPEST = 6


def to_markdown(document: Document) -> str:
    """The document: in one language, or in several one after the other under one heading."""
    parts = [f"# {' / '.join(document.title.values())}"]
    if len(document.languages) == 1:
        parts += _told(document, document.languages[0], 0)
    else:
        for language in document.languages:
            parts += [f"## {document.word('language-name', language)}", *_told(document, language, 1)]
    return "\n\n".join(parts) + "\n"


def _told(document: Document, language: str, lower: int) -> Iterator[str]:
    """The document in one language, its headings so many levels lower."""
    if document.draft[language]:
        yield f"> {document.draft[language]}"
    yield document.dated[language]
    for section in document.sections:
        yield shifted(_section(section, language), lower)


def _section(section: NoticeSection, language: str) -> str:
    """One section: its heading, its introduction and its blocks."""
    return "\n\n".join(part for part in (f"## {section.heading[language]}", section_body(section, language)) if part)


def section_body(section: NoticeSection, language: str) -> str:
    """What stands under a section's heading."""
    intro = [section.intro[language]] if section.intro else []
    return "\n\n".join([*intro, *paragraphs(section.blocks, language)])


def paragraphs(blocks: Iterable[Block], language: str) -> Iterator[str]:
    """The blocks' texts; those that are one item of a list each make one list."""
    items: list[str] = []
    for text in (block.text[language].strip() for block in blocks):
        if _is_item(text):
            items.append(text)
            continue
        yield from _as_list(items)
        items = []
        yield text
    yield from _as_list(items)


def _as_list(items: Sequence[str]) -> Iterator[str]:
    if items:
        yield "\n".join(items)


def _is_item(text: str) -> bool:
    return text.startswith("- ") and "\n" not in text


def shifted(markdown: str, levels: int) -> str:
    """The same Markdown with every heading so many levels lower, or higher where it is negative."""
    return re.sub(
        r"(?m)^(#{2,6})(?= )",
        lambda match: "#" * min(DEEPEST, len(match[1]) + levels) if levels else match[1],
        markdown,
    )
