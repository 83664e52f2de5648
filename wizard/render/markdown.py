"""The notice as Markdown: CommonMark with tables, readable as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wizard.library.schema import Vocabularies
from wizard.notice.model import Notice, NoticeSection
from wizard.review.model import Review
from wizard.text import write_date


def to_markdown(notice: Notice, review: Review, language: str, phrases: Vocabularies, locale: str) -> str:
    """The notice in one language, with the draft mark where that language is a draft."""
    parts = [f"# {notice.title[language]}", *_head(notice, review, language, phrases, locale)]
    parts += [section_markdown(section, language) for section in notice.sections]
    return "\n\n".join(parts) + "\n"


def to_bilingual_markdown(
    notice: Notice, review: Review, languages: Sequence[str], phrases: Vocabularies, locales: Mapping[str, str]
) -> str:
    """The notice in these languages, one after the other, under one heading."""
    title = " / ".join(notice.title[language] for language in languages)
    parts = [f"# {title}"]
    for language in languages:
        parts.append(f"## {phrases['page']['language-name'].shown()[language]}")
        parts += _head(notice, review, language, phrases, locales[language])
        parts += [lowered(section_markdown(section, language)) for section in notice.sections]
    return "\n\n".join(parts) + "\n"


def section_markdown(section: NoticeSection, language: str) -> str:
    """One section: its heading, its introduction and its blocks."""
    intro = [section.intro[language]] if section.intro else []
    blocks = [block.text[language].strip() for block in section.blocks]
    return "\n\n".join([f"## {section.heading[language]}", *intro, *blocks])


def lowered(markdown: str) -> str:
    """The same Markdown with every heading one level down."""
    return re.sub(r"(?m)^(#{1,5} )", r"#\1", markdown)


def draft_note(review: Review, language: str, phrases: Vocabularies) -> str:
    """The sentence that says the notice is a draft in this language; empty where it is final."""
    count = len(review.blocking(language))
    if not count:
        return ""
    page = phrases["page"]
    mark = page["draft-mark"].shown()[language]
    said = page["draft-one" if count == 1 else "draft"].said()[language].replace("{count}", str(count))
    return f"**{mark}.** {said}"


def dated(notice: Notice, language: str, phrases: Vocabularies, locale: str) -> str:
    """The sentence with the notice's date."""
    return phrases["page"]["dated"].said()[language].replace("{date}", write_date(notice.date, locale))


def _head(notice: Notice, review: Review, language: str, phrases: Vocabularies, locale: str) -> list[str]:
    draft = draft_note(review, language, phrases)
    return [*([f"> {draft}"] if draft else []), dated(notice, language, phrases, locale)]
