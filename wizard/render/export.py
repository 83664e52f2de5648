"""Writing the notice to files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from wizard.case import write_whole
from wizard.library.schema import Library
from wizard.notice.model import Notice
from wizard.render.data import to_json
from wizard.render.html import to_html
from wizard.render.markdown import to_bilingual_markdown, to_markdown
from wizard.review.model import Review

#: What `all` stands for.
FORMATS = ("md", "html", "json")


def render(
    library: Library, notice: Notice, review: Review, languages: Sequence[str], formats: Iterable[str]
) -> dict[str, str]:
    """The content of each file, by its name."""
    formats = set(formats)
    contents: dict[str, str] = {}
    for language in languages:
        if "md" in formats:
            locale = library.locales[language]
            contents[f"notice.{language}.md"] = to_markdown(notice, review, language, library.phrases, locale)
        if "html" in formats:
            contents[f"notice.{language}.html"] = to_html(notice, review, [language], library.phrases, library.locales)
    if len(languages) > 1 and "md" in formats:
        contents["notice.md"] = to_bilingual_markdown(notice, review, library.phrases, library.locales)
    if len(languages) > 1 and "html" in formats:
        contents["notice.html"] = to_html(notice, review, languages, library.phrases, library.locales)
    if "json" in formats:
        contents["notice.json"] = to_json(notice, review, library.version)
    return contents


def export(
    library: Library,
    notice: Notice,
    review: Review,
    folder: Path,
    languages: Sequence[str],
    formats: Iterable[str] = FORMATS,
) -> list[Path]:
    """Write the notice into a folder, made if need be, and return the files in the order written.

    Raises OSError where the folder cannot be written.
    """
    contents = render(library, notice, review, languages, formats)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        write_whole(folder / name, content.encode("utf-8"))
    return [folder / name for name in contents]
