"""The notice as one self-contained HTML page: no script, no font, no request to anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from importlib.resources import files

from markdown_it import MarkdownIt
from markdown_it.token import Token

from wizard.library.schema import Vocabularies
from wizard.notice.model import Notice
from wizard.render.markdown import dated, draft_note, lowered, section_markdown
from wizard.review.model import Review


def to_html(
    notice: Notice, review: Review, languages: Sequence[str], phrases: Vocabularies, locales: Mapping[str, str]
) -> str:
    """The page in these languages: one, or several with links between them."""
    page = _Page(notice, review, phrases, locales)
    body = page.of_one(languages[0]) if len(languages) == 1 else page.of_several(languages)
    title = " / ".join(notice.title[language] for language in languages)
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
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


@dataclass(frozen=True)
class _Page:
    """The body of a page about one notice."""

    notice: Notice
    review: Review
    phrases: Vocabularies
    locales: Mapping[str, str]

    def of_one(self, language: str) -> list[str]:
        """The notice in one language, under its own title."""
        heading = f"<h1>{_inline(self.notice.title[language])}</h1>"
        sections = [section_markdown(section, language) for section in self.notice.sections]
        return ["<main>", *self._article(language, heading, sections), "</main>"]

    def of_several(self, languages: Sequence[str]) -> list[str]:
        """The notice in several languages, each one level down, with links to each above."""
        titles = [f'<span lang="{language}">{_inline(self.notice.title[language])}</span>' for language in languages]
        articles = [line for language in languages for line in self._article_of_several(language)]
        return [*self._language_links(languages), "<main>", f"<h1>{' / '.join(titles)}</h1>", *articles, "</main>"]

    def _article_of_several(self, language: str) -> list[str]:
        heading = f"<h2>{_inline(self._word('language-name', language))}</h2>"
        sections = [lowered(section_markdown(section, language)) for section in self.notice.sections]
        return self._article(language, heading, sections)

    def _article(self, language: str, heading: str, sections: Sequence[str]) -> list[str]:
        draft = draft_note(self.review, language, self.phrases)
        ids = [f"{language}-{section.id}" for section in self.notice.sections]
        return [
            f'<article lang="{language}" id="{language}">',
            heading,
            *([f'<p class="draft" role="note">{_inline(draft)}</p>'] if draft else []),
            f"<p>{_inline(dated(self.notice, language, self.phrases, self.locales[language]))}</p>",
            *self._contents(language, ids),
            *(f'<section id="{id_}">\n{_render(text)}</section>' for id_, text in zip(ids, sections, strict=True)),
            "</article>",
        ]

    def _contents(self, language: str, ids: Sequence[str]) -> list[str]:
        headings = [_inline(section.heading[language]) for section in self.notice.sections]
        items = [f'<li><a href="#{id_}">{heading}</a></li>' for id_, heading in zip(ids, headings, strict=True)]
        return [f'<nav aria-label="{self._word("contents", language)}">', "<ul>", *items, "</ul>", "</nav>"]

    def _language_links(self, languages: Sequence[str]) -> list[str]:
        names = {code: self._word("language-name", code) for code in languages}
        links = [
            f'<li><a href="#{code}" hreflang="{code}" lang="{code}">{name}</a></li>' for code, name in names.items()
        ]
        return [f'<nav aria-label="{" / ".join(names.values())}">', '<ul class="languages">', *links, "</ul>", "</nav>"]

    def _word(self, entry: str, language: str) -> str:
        return escape(self.phrases["page"][entry].shown()[language])


# ---------------------------------------------------------------- Markdown to HTML


class _Parser(MarkdownIt):
    """Markdown without HTML, in which a web address reads as it was written."""

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the name that MarkdownIt calls
        """The address, with its percent signs as they are."""
        return link


@cache
def _parser() -> MarkdownIt:
    return _Parser("commonmark", {"html": False}).enable("table")


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
            token.attrSet("data-label", _text(headings[column]))
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
    """Markdown as text without marks, escaped for HTML."""
    return re.sub(r"<[^>]+>", "", _inline(markdown))


def _text(markdown: str) -> str:
    """Markdown as text without marks."""
    return unescape(_plain(markdown))


def _style() -> str:
    return files("wizard.render").joinpath("page.css").read_text(encoding="utf-8")
