"""A document as one self-contained HTML page: no script, no font, no request to anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from itertools import groupby

from wizard.notice.model import Block, NoticeSection
from wizard.render.document import Document
from wizard.render.layout import PLAIN, Accent, Layout
from wizard.render.markdown import DEEPEST, paragraphs
from wizard.render.markup import Tables, element, inline, plain, to_markup

#: Tables turn into cards on a phone, where each cell says its column.
_TABLES = Tables(
    before=lambda caption: "",
    after="",
    attributes={},
    cell_attributes=lambda heading: {"data-label": heading} if heading else {},
)

#: So many pieces of a notice are remembered as HTML; a long notice in two languages has some hundreds.
_MOST_RENDERED = 1024

#: The beginning of a heading's tag in HTML. In texts the sign `<` is escaped.
_HEADING = re.compile(r"(</?h)([2-6])\b")

#: The section that says it in short, and the sections that the page sets apart with how its style calls them.
_SHORT = "summary"
_CLASSES = {_SHORT: "short", "objection": "apart"}


def to_html(document: Document, layout: Layout = PLAIN) -> str:
    """The page: in one language, or in several with links between them."""
    page = _Several(document, layout) if len(document.languages) > 1 else _Page(document, layout)
    title = " / ".join(document.title.values())
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{document.languages[0]}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{plain(title)}</title>",
            f"<style>\n{''.join(page.style())}</style>",
            "</head>",
            "<body>",
            "<header>",
            *page.head(),
            "</header>",
            "<main>",
            *page.told(),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


@dataclass(frozen=True)
class _Page:
    """A page in one language: its sections stand right under its title."""

    document: Document
    layout: Layout
    #: How much lower headings stand than in the Markdown of a notice in one language.
    lower: int = 0

    def style(self) -> Iterator[str]:
        """The page's style sheet, in parts."""
        yield files("wizard.render").joinpath("page.css").read_text(encoding="utf-8")
        if self.layout.accent:
            yield _accent(self.layout.accent)

    def head(self) -> Iterator[str]:
        """What stands above the notice: the logo and the title."""
        if self.layout.logo:
            yield f'<img class="logo" alt="" src="{self.layout.logo}">'
        yield f"<h1>{self._title()}</h1>"

    def _title(self) -> str:
        (title,) = self.document.title.values()
        return inline(title)

    def told(self) -> Iterator[str]:
        """The notice in each language."""
        for language in self.document.languages:
            yield f'<div class="told" lang="{language}" id="{language}">'
            yield from self._opening(language)
            yield from self._draft(language)
            yield f'<p class="dated">{inline(self.document.dated[language])}</p>'
            yield from self._sections(language)
            yield "</div>"

    def _opening(self, language: str) -> Iterator[str]:
        """What stands first in a language."""
        yield from ()

    def _draft(self, language: str) -> Iterator[str]:
        if self.document.draft[language]:
            yield f'<p class="draft" role="note">{inline(self.document.draft[language])}</p>'

    def _sections(self, language: str) -> Iterator[str]:
        """The sections; the contents list follows what is said in short."""
        for section in self.document.sections:
            if section.id == _SHORT:
                yield from self._section(section, language)
        yield from self._contents(language)
        for section in self.document.sections:
            if section.id != _SHORT:
                yield from self._section(section, language)

    def _section(self, section: NoticeSection, language: str) -> Iterator[str]:
        attributes = {"id": _anchor(section, language)}
        if section.id in _CLASSES:
            attributes["class"] = _CLASSES[section.id]
        heading = f"h{2 + self.lower}"
        yield element("section", attributes)
        yield f"<{heading}>{inline(section.heading[language])}</{heading}>"
        yield from self._after_heading(section, language)
        if section.intro:
            yield self._render(section.intro[language])
        yield from self._blocks(section, language)
        yield "</section>"

    def _after_heading(self, section: NoticeSection, language: str) -> Iterator[str]:
        """What stands between a section's heading and its text."""
        yield from ()

    def _blocks(self, section: NoticeSection, language: str) -> Iterator[str]:
        """The blocks: each activity by itself, what stands between them together."""
        for is_activity, blocks in groupby(section.blocks, key=lambda block: block.kind == "activity"):
            if is_activity:
                yield from (self._activity(block, language) for block in blocks)
            else:
                yield self._render("\n\n".join(paragraphs(blocks, language)))

    def _activity(self, block: Block, language: str) -> str:
        attributes = {"class": "activity", "id": _place(block, language)}
        return f"{element('div', attributes)}\n{self._render(block.text[language])}</div>"

    def _render(self, markdown: str) -> str:
        return _lowered(_markup(markdown), self.lower)

    def _contents(self, language: str) -> Iterator[str]:
        yield f'<nav class="contents" aria-label="{escape(self.document.word("contents", language))}">'
        yield "<ul>"
        for section in self.document.sections:
            link = f'<a href="#{_anchor(section, language)}">{inline(section.heading[language])}</a>'
            yield f"<li>{link}{_activity_links(section, language)}</li>"
        yield "</ul>"
        yield "</nav>"


@dataclass(frozen=True)
class _Several(_Page):
    """A page in several languages: one is shown, and links lead to the same place in the others. All are printed."""

    lower: int = 1

    def style(self) -> Iterator[str]:
        """The page's style sheet, with the rules that show one language at a time."""
        yield from super().style()
        yield _one_at_a_time(self.document.languages)

    def _title(self) -> str:
        titles = (f'<span lang="{code}">{inline(title)}</span>' for code, title in self.document.title.items())
        return '<span class="between"> / </span>'.join(titles)

    def _opening(self, language: str) -> Iterator[str]:
        yield f"<h2>{escape(self.document.word('language-name', language))}</h2>"
        links = (
            f'<a href="#{code}" hreflang="{code}" lang="{code}">{self._name(code)}</a>'
            for code in self._others(language)
        )
        yield f'<p class="languages">{" ".join(links)}</p>'

    def _after_heading(self, section: NoticeSection, language: str) -> Iterator[str]:
        links = (
            f'<a href="#{_anchor(section, code)}" hreflang="{code}" lang="{code}">'
            f"{self._name(code)}: {inline(section.heading[code])}</a>"
            for code in self._others(language)
        )
        yield f'<p class="languages">{" ".join(links)}</p>'

    def _others(self, language: str) -> Iterator[str]:
        return (code for code in self.document.languages if code != language)

    def _name(self, language: str) -> str:
        return escape(self.document.word("language-name", language))


def _anchor(section: NoticeSection, language: str) -> str:
    return f"{language}-{section.id}"


def _place(block: Block, language: str) -> str:
    return "-".join(part for part in (language, block.id.replace(".", "-"), block.record) if part)


def _activity_links(section: NoticeSection, language: str) -> str:
    """Links to the activities of a section; the page shows them where there is room."""
    links = [
        f'<li><a href="#{_place(block, language)}">{inline(block.data[0]["title"][language])}</a></li>'
        for block in section.blocks
        if block.kind == "activity"
    ]
    return "\n".join(["", "<ul>", *links, "</ul>"]) if links else ""


@lru_cache(maxsize=_MOST_RENDERED)
def _markup(markdown: str) -> str:
    """Blocks of Markdown as HTML. A page in one language and the page in all show the same blocks."""
    return to_markup(markdown, _TABLES)


def _lowered(markup: str, levels: int) -> str:
    """The same HTML with every heading from the second level on so many levels lower."""
    if not levels:
        return markup
    return _HEADING.sub(lambda match: f"{match[1]}{min(DEEPEST, int(match[2]) + levels)}", markup)


# ---------------------------------------------------------------- style


def _accent(accent: Accent) -> str:
    return (
        f":root {{ --accent: {accent.light}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {accent.dark}; }} }}\n"
    )


def _one_at_a_time(languages: tuple[str, ...]) -> str:
    """Rules that hide a language unless a link led to it; the first is shown until one leads to another.

    A browser that does not know `:has()` shows all of them, and so does paper.
    """
    first, *others = languages
    at = {code: f":has(#{code}:target, #{code} :target)" for code in languages}
    rules = [f"body:not({at[code]}) :is(#{code}, h1 > [lang={code}])" for code in others]
    rules.append(f"body:is({', '.join(at[code] for code in others)}) :is(#{first}, h1 > [lang={first}])")
    rules.append("h1 > .between")
    hidden = ",\n".join(rules)
    return f"@supports selector(:has(a)) {{ @media screen {{\n{hidden} {{ display: none; }}\n}} }}\n"
