"""A document as a piece of HTML to paste into the editor of a web shop or website.

It has no style sheet and needs no class: what it must look like stands on the elements themselves, and says nothing of
fonts and colours, which are the website's. Only elements that websites rarely style for other ends are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from wizard.notice.model import NoticeSection
from wizard.render.document import Document
from wizard.render.layout import Layout
from wizard.render.markdown import paragraphs, shifted
from wizard.render.markup import Tables, element, inline, to_markup

_CELL = {"style": "padding:.4em .6em;border:1px solid rgba(128,128,128,.5);text-align:left;vertical-align:top"}
_SET_APART = "margin:1.5em 0;padding:.1em 1em;border:2px solid"


def _scrolls(caption: str) -> str:
    """What a table scrolls in, sideways, where the page is narrow: also by keyboard. It widens no column around it."""
    name = {"aria-label": caption} if caption else {}
    style = "width:0;min-width:100%;overflow-x:auto;margin:1em 0"
    return element("div", {"role": "region", "tabindex": "0", "style": style, **name})


_TABLES = Tables(
    before=_scrolls,
    after="</div>",
    attributes={"style": "width:100%;min-width:30em;border-collapse:collapse;margin:0"},
    cell_attributes=lambda heading: _CELL,
)

#: The highest heading there is, and the one that a section has in Markdown.
_DEEPEST, _SECTION = 6, 2


def to_fragment(document: Document, layout: Layout) -> str:
    """The piece of HTML: in one language, or in several one after the other."""
    return "\n".join([*_lines(document, layout), ""])


def _lines(document: Document, layout: Layout) -> Iterator[str]:
    level = layout.heading_level
    is_several = len(document.languages) > 1
    if layout.title:
        yield _heading(level, " / ".join(inline(title) for title in document.title.values()))
        level += 1
    for language in document.languages:
        yield element("div", {"lang": language, "id": f"notice-{language}", "style": "overflow-wrap:anywhere"})
        if is_several:
            yield _heading(level, escape(document.word("language-name", language)))
            yield _links(document, language)
        yield from _article(document, language, level + is_several)
        yield "</div>"


def _article(document: Document, language: str, level: int) -> Iterator[str]:
    """The notice in one language, its sections headed on that level."""
    draft = document.draft[language]
    if draft:
        yield f'<p role="note" style="padding:1em;border:4px solid;font-weight:bold">{inline(draft)}</p>'
    yield f"<p>{inline(document.dated[language])}</p>"
    yield element("div", {"role": "navigation", "aria-label": document.word("contents", language)})
    yield "<ul>"
    for section in document.sections:
        yield f'<li><a href="#{_anchor(section, language)}">{inline(section.heading[language])}</a></li>'
    yield from ("</ul>", "</div>")
    for section in document.sections:
        yield from _section(section, language, level)
    if draft:
        yield f'<p style="padding:1em;border:4px solid;font-weight:bold">{inline(draft)}</p>'


def _section(section: NoticeSection, language: str, level: int) -> Iterator[str]:
    style = {"style": _SET_APART} if section.id == "objection" else {}
    yield element("div", {"id": _anchor(section, language), **style})
    yield _heading(level, inline(section.heading[language]))
    if section.intro:
        yield _render(section.intro[language], level)
    for _, blocks in groupby(section.blocks, key=lambda block: block.kind == "activity"):
        yield _render("\n\n".join(paragraphs(blocks, language)), level)
    yield "</div>"


def _links(document: Document, language: str) -> str:
    links = (
        f'<a href="#notice-{code}" hreflang="{code}" lang="{code}">{escape(document.word("language-name", code))}</a>'
        for code in document.languages
        if code != language
    )
    return f"<p>{' '.join(links)}</p>"


def _heading(level: int, content: str) -> str:
    number = min(_DEEPEST, level)
    return f"<h{number}>{content}</h{number}>"


def _render(markdown: str, level: int) -> str:
    return to_markup(shifted(markdown, level - _SECTION), _TABLES)


def _anchor(section: NoticeSection, language: str) -> str:
    return f"notice-{language}-{section.id}"
