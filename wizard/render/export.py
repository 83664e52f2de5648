"""Writing the notice to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wizard.files.write import write_whole
from wizard.library.schema import Library
from wizard.notice.extent import Extent
from wizard.notice.model import Notice
from wizard.render.data import to_json
from wizard.render.document import MAIN, Document, Source
from wizard.render.fragment import to_fragment
from wizard.render.html import to_html
from wizard.render.layout import PLAIN, Layout
from wizard.render.markdown import to_markdown
from wizard.render.publish import to_publish
from wizard.review.model import Review

#: What `all` stands for.
FORMATS = ("md", "html", "json")

#: Every format that can be asked for.
KNOWN_FORMATS = (*FORMATS, "fragment", "publish")


@dataclass(frozen=True)
class Wanted:
    """What to export: in which languages and formats, laid out how, under which name."""

    languages: Sequence[str]
    formats: Sequence[str] = FORMATS
    layout: Layout = PLAIN
    name: str = MAIN


def notice_name(number: int, extent: Extent) -> str:
    """What the files of a case's notice begin with, by its place among them."""
    return f"{MAIN}-{extent.id}" if number else MAIN


def render(library: Library, notice: Notice, review: Review, wanted: Wanted) -> dict[str, str]:
    """The content of each file, by its name."""
    source = Source(library, notice, review, wanted.layout, wanted.name)
    contents: dict[str, str] = {}
    for one in wanted.formats:
        contents |= _FORMATS[one](source, wanted.languages)
    return contents


def export(library: Library, notice: Notice, review: Review, folder: Path, wanted: Wanted) -> list[Path]:
    """Write a notice into a folder, made if need be; gives the files in the order written.

    Raises OSError where the folder cannot be written.
    """
    contents = render(library, notice, review, wanted)
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / file: content for file, content in contents.items()}
    for file, content in files.items():
        write_whole(file, content.encode("utf-8"))
    return list(files)


# ---------------------------------------------------------------- the formats


def _markdown(source: Source, languages: Sequence[str]) -> dict[str, str]:
    return {document.file: to_markdown(document) for document in _documents(source, languages, "md")}


def _html(source: Source, languages: Sequence[str]) -> dict[str, str]:
    return {document.file: to_html(document, source.layout) for document in _documents(source, languages, "html")}


def _fragment(source: Source, languages: Sequence[str]) -> dict[str, str]:
    documents = _documents(source, languages, "fragment.html")
    return {document.file: to_fragment(document, source.layout) for document in documents}


def _json(source: Source, languages: Sequence[str]) -> dict[str, str]:
    return {f"{source.name}.json": to_json(source.notice, source.review, source.library.version)}


def _publish(source: Source, languages: Sequence[str]) -> dict[str, str]:
    phrases = source.library.phrases
    return {
        f"publish{source.name.removeprefix(MAIN)}.{language}.md": to_publish(source.notice, language, phrases)
        for language in languages
    }


def _documents(source: Source, languages: Sequence[str], ending: str) -> Iterator[Document]:
    """The documents in each language, then those in all."""
    for language in languages:
        yield from source.documents([language], ending)
    if len(languages) > 1:
        yield from source.documents(languages, ending)


_Writer = Callable[[Source, Sequence[str]], dict[str, str]]

_FORMATS: Mapping[str, _Writer] = {
    "md": _markdown,
    "html": _html,
    "json": _json,
    "fragment": _fragment,
    "publish": _publish,
}
