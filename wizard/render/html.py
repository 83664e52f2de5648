"""The notice as one self-contained HTML page: no script, no font, no request to anywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from markdown_it import MarkdownIt
from markdown_it.token import Token

from wizard.library.schema import Vocabularies
from wizard.notice.model import Notice, NoticeSection
from wizard.render.markdown import dated, draft_note, lowered, section_markdown
from wizard.review.model import Review


def to_html(
    notice: Notice, review: Review, languages: Sequence[str], phrases: Vocabularies, locales: dict[str, str]
) -> str:
    """The page in these languages: one, or several with links between them."""
    parts = [_part(notice, review, language, phrases, locales[language], len(languages) > 1) for language in languages]
    title = " / ".join(dict.fromkeys(notice.title[language] for language in languages))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{languages[0]}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_plain(title)}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            "<body>",
            *([_language_links(languages, phrases)] if len(languages) > 1 else []),
            "<main>",
            *([f"<h1>{_inline(title)}</h1>"] if len(languages) > 1 else []),
            *parts,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _part(
    notice: Notice, review: Review, language: str, phrases: Vocabularies, locale: str, is_one_of_several: bool
) -> str:
    """The notice in one language; as one of several it has a heading of its own, one level down."""
    name = phrases["page"]["language-name"].shown()[language]
    heading = f"<h2>{_inline(name)}</h2>" if is_one_of_several else f"<h1>{_inline(notice.title[language])}</h1>"
    draft = draft_note(review, language, phrases)
    sections = [_section(section, language, is_one_of_several) for section in notice.sections]
    return "\n".join(
        [
            f'<article lang="{language}" id="{language}">',
            heading,
            *([f'<p class="draft" role="note">{_inline(draft)}</p>'] if draft else []),
            f"<p>{_inline(dated(notice, language, phrases, locale))}</p>",
            _contents(notice, language, phrases),
            *sections,
            "</article>",
        ]
    )


def _section(section: NoticeSection, language: str, is_one_of_several: bool) -> str:
    markdown = section_markdown(section, language)
    body = _render(lowered(markdown) if is_one_of_several else markdown)
    return f'<section id="{language}-{section.id}">\n{body}</section>'


def _contents(notice: Notice, language: str, phrases: Vocabularies) -> str:
    label = escape(phrases["page"]["contents"].shown()[language])
    items = [
        f'<li><a href="#{language}-{section.id}">{_inline(section.heading[language])}</a></li>'
        for section in notice.sections
    ]
    return "\n".join([f'<nav aria-label="{label}">', "<ul>", *items, "</ul>", "</nav>"])


def _language_links(languages: Sequence[str], phrases: Vocabularies) -> str:
    names = phrases["page"]["language-name"].shown()
    links = [f'<li><a href="#{code}" hreflang="{code}" lang="{code}">{escape(names[code])}</a></li>' for code in languages]
    label = " / ".join(escape(names[code]) for code in languages)
    return "\n".join([f'<nav aria-label="{label}">', '<ul class="languages">', *links, "</ul>", "</nav>"])


# ---------------------------------------------------------------- Markdown to HTML


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _render(markdown: str) -> str:
    parser = _parser()
    tokens = parser.parse(markdown)
    _label_cells(tokens)
    html = str(parser.renderer.render(_with_captions(tokens), parser.options, {}))
    return html.replace("<table>", '<div class="table">\n<table>').replace("</table>", "</table>\n</div>")


def _label_cells(tokens: list[Token]) -> None:
    """Give each cell its column's heading, which stands beside it where the table turns into cards."""
    headings: list[str] = []
    column = 0
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            headings = []
        elif token.type == "th_open":
            headings.append(tokens[number + 1].content)
            token.attrSet("scope", "col")
        elif token.type == "tr_open":
            column = 0
        elif token.type == "td_open":
            token.attrSet("data-label", headings[column])
            column += 1


def _with_captions(tokens: list[Token]) -> list[Token]:
    """Move the paragraph before a table into the table, as its caption."""
    moved: list[Token] = []
    for token in tokens:
        follows_paragraph = token.type == "table_open" and moved and moved[-1].type == "paragraph_close"
        moved.append(token)
        if not follows_paragraph:
            continue
        *kept, opening, inline, closing, table = moved
        opening.tag = closing.tag = "caption"
        moved = [*kept, table, opening, inline, closing]
    return moved


def _inline(markdown: str) -> str:
    return str(_parser().renderInline(markdown))


def _plain(markdown: str) -> str:
    return re.sub(r"<[^>]+>", "", _inline(markdown))


def _style() -> str:
    return files("wizard.render").joinpath("page.css").read_text(encoding="utf-8")
