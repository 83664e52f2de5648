"""Writing the notice to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from wizard.case import write_whole
from wizard.library.schema import Library
from wizard.notice.extent import Extent
from wizard.notice.model import Notice
from wizard.render.data import to_json
from wizard.render.html import to_html
from wizard.render.markdown import to_bilingual_markdown, to_markdown
from wizard.review.model import Review

#: What the files of a case's main notice begin with; those of another begin with it, a hyphen and its id.
MAIN = "notice"


def notice_name(number: int, extent: Extent) -> str:
    """What the files of a case's notice begin with, by its place among them."""
    return f"{MAIN}-{extent.id}" if number else MAIN


def render(
    library: Library, notice: Notice, review: Review, languages: Sequence[str], formats: Iterable[str]
) -> dict[str, str]:
    """The content of each file, by its name."""
    contents: dict[str, str] = {}
    for wanted in formats:
        contents |= _WRITERS[wanted](library, notice, review, languages)
    return contents


def _markdown(library: Library, notice: Notice, review: Review, languages: Sequence[str]) -> dict[str, str]:
    phrases, locales = library.phrases, library.locales
    contents = {
        f"notice.{language}.md": to_markdown(notice, review, language, phrases, locales[language])
        for language in languages
    }
    if len(languages) > 1:
        contents["notice.md"] = to_bilingual_markdown(notice, review, languages, phrases, locales)
    return contents


def _html(library: Library, notice: Notice, review: Review, languages: Sequence[str]) -> dict[str, str]:
    phrases, locales = library.phrases, library.locales
    contents = {
        f"notice.{language}.html": to_html(notice, review, [language], phrases, locales) for language in languages
    }
    if len(languages) > 1:
        contents["notice.html"] = to_html(notice, review, languages, phrases, locales)
    return contents


def _json(library: Library, notice: Notice, review: Review, languages: Sequence[str]) -> dict[str, str]:
    return {"notice.json": to_json(notice, review, library.version)}


_Writer = Callable[[Library, Notice, Review, Sequence[str]], dict[str, str]]

_WRITERS: Mapping[str, _Writer] = {"md": _markdown, "html": _html, "json": _json}

#: What `all` stands for.
FORMATS = tuple(_WRITERS)


def export(
    library: Library,
    notice: Notice,
    review: Review,
    folder: Path,
    languages: Sequence[str],
    formats: Iterable[str] = FORMATS,
    name: str = MAIN,
) -> list[Path]:
    """Write a notice into a folder, made if need be, its files beginning with `name`; gives them in the order written.

    Raises OSError where the folder cannot be written.
    """
    contents = render(library, notice, review, languages, formats)
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / f"{name}{file.removeprefix(MAIN)}": content for file, content in contents.items()}
    for file, content in files.items():
        write_whole(file, content.encode("utf-8"))
    return list(files)
