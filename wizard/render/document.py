"""What one exported file tells: the notice, or the part about cookies, in the languages of that file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from wizard.library.schema import Library, Vocabularies
from wizard.notice.model import Notice, NoticeSection
from wizard.render.layout import PLAIN, Layout
from wizard.review.model import Review
from wizard.text import Text, write_date

#: What the files of a case's main notice begin with; those of another begin with it, a hyphen and its id.
MAIN = "notice"

#: What the files of a cookie notice begin with instead, and the section that it has.
COOKIES = "cookies"


@dataclass(frozen=True)
class Document:
    """One file of a notice: its texts are Markdown."""

    file: str
    languages: tuple[str, ...]
    title: Text
    draft: Text
    dated: Text
    sections: tuple[NoticeSection, ...]
    phrases: Vocabularies

    def word(self, entry: str, language: str) -> str:
        """One of the page's fixed words."""
        return self.phrases["page"][entry].shown()[language]


@dataclass(frozen=True)
class Source:
    """What documents are made from: one notice with its review, as it is wanted."""

    library: Library
    notice: Notice
    review: Review
    layout: Layout = PLAIN
    name: str = MAIN

    def documents(self, languages: Sequence[str], ending: str) -> Iterator[Document]:
        """The documents in these languages, whose files have this ending: one, or two that link to each other."""
        parts = [section for section in self.notice.sections if section.id == COOKIES]
        if not self.layout.split or not parts:
            yield self._document(self.name, languages, ending, self.notice.title, self.notice.sections)
            return
        pointers = [self._pointer(section, languages, ending) for section in self.notice.sections]
        yield self._document(self.name, languages, ending, self.notice.title, pointers)
        (cookies,) = parts
        about = replace(cookies, intro=self._linked("cookies-of", MAIN, self.notice.title, languages, ending))
        yield self._document(self._cookies_name, languages, ending, self._cookies_title, [about])

    @property
    def _cookies_name(self) -> str:
        return f"{COOKIES}{self.name.removeprefix(MAIN)}"

    @property
    def _cookies_title(self) -> Text:
        return self.library.phrases["page"]["cookies-title"].shown()

    def _pointer(self, section: NoticeSection, languages: Sequence[str], ending: str) -> NoticeSection:
        """The section; that about cookies as a link to their own notice."""
        if section.id != COOKIES:
            return section
        link = self._linked("cookies-apart", COOKIES, self._cookies_title, languages, ending)
        return replace(section, blocks=(), intro=link)

    def _linked(self, entry: str, to: str, title: Text, languages: Sequence[str], ending: str) -> Text:
        """A sentence of the page in which the title of the other document links to it."""
        said = self.library.phrases["page"][entry].said()
        name = self._cookies_name if to == COOKIES else self.name
        links = {
            language: f"[{title[language]}]({self._address(to, name, language, languages, ending)})"
            for language in languages
        }
        return {language: said[language].replace("{link}", link) for language, link in links.items()}

    def _address(self, to: str, name: str, language: str, languages: Sequence[str], ending: str) -> str:
        known = self.layout.addresses.get(to, {}).get(language)
        if known:
            return f"<{known}>"
        anchor = f"#{language}" if len(languages) > 1 and ending == "html" else ""
        return f"{file_name(name, languages, ending)}{anchor}"

    def _document(
        self, name: str, languages: Sequence[str], ending: str, title: Text, sections: Sequence[NoticeSection]
    ) -> Document:
        phrases = self.library.phrases
        drafts = {language: draft_note(self.review, language, phrases) for language in languages}
        return Document(
            file=file_name(name, languages, ending),
            languages=tuple(languages),
            title={language: self._marked(title, language) for language in languages},
            draft=drafts,
            dated={
                language: dated(self.notice, language, phrases, self.library.locales[language])
                for language in languages
            },
            sections=tuple(sections),
            phrases=phrases,
        )

    def _marked(self, title: Text, language: str) -> str:
        """The title, with the mark of a draft where the notice is one in that language."""
        if not self.review.blocking(language):
            return title[language]
        mark = self.library.phrases["page"]["draft-mark"].shown()[language]
        return f"{mark} – {title[language]}"


def file_name(name: str, languages: Sequence[str], ending: str) -> str:
    """The name of a file: with its language where it has one."""
    return f"{name}.{ending}" if len(languages) > 1 else f"{name}.{languages[0]}.{ending}"


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
    """The sentence with the notice's date and version."""
    parts: Mapping[str, str] = {"{date}": write_date(notice.date, locale), "{version}": version(notice)}
    sentence = phrases["page"]["dated"].said()[language]
    for place, said in parts.items():
        sentence = sentence.replace(place, said)
    return sentence


def version(notice: Notice) -> str:
    """Six signs that are others as soon as a word of the notice is another, in any language."""
    text = "\n".join(notice.text(language) for language in notice.languages)
    return sha256(text.encode("utf-8")).hexdigest()[:6]
