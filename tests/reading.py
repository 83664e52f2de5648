"""Reading exported notices as a person or a browser would."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = ("meta", "br", "hr", "img", "link", "input")
_INLINE = ("a", "strong", "em", "code", "span")
_UNREAD = ("style", "title", "nav", "script")

#: Menus that are no `nav`: links to the other language, and what a fragment has for one.
_BETWEEN = "languages"


class Page(HTMLParser):
    """An HTML page: its tags with their attributes, and the words that a reader sees outside menus."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.read: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._space(tag)
        if tag not in _VOID:
            found = dict(attrs)
            is_between = found.get("class") == _BETWEEN or found.get("role") == "navigation"
            self._open.append(_BETWEEN if is_between else tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() in (tag, _BETWEEN)
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if not any(tag in (*_UNREAD, _BETWEEN) for tag in self._open):
            self.read.append(data)

    def _space(self, tag: str) -> None:
        """Words on either side of a block are two; inside a line they may be one."""
        if tag not in _INLINE:
            self.read.append(" ")

    def attributes(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [attributes[name] for _, attributes in self.tags if name in attributes]

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every tag of that name."""
        return [attributes for found, attributes in self.tags if found == tag]

    @property
    def words(self) -> list[str]:
        """The words that a reader sees, menus left out."""
        return "".join(self.read).split()


def words_of_markdown(markdown: str) -> list[str]:
    """The words that a reader of Markdown sees, its marks left out."""
    text = re.sub(r"(?m)^\|(?: --- \|)+$", "", markdown)
    text = re.sub(r"(?m)^ *(#+|>|-) ", "", text)
    text = re.sub(r"(?<!\\)\|", " ", text)
    text = re.sub(r"(?<!\\)\*\*|(?<!\\)`", "", text)
    text = re.sub(r"(?<!\\)<((?:https?://|[^\s@>]+@)[^>]+)>", r"\1", text)
    text = re.sub(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text).split()


def in_one_line(text: str) -> str:
    """Markdown as words: its marks left out, every run of space as one."""
    unlinked = re.sub(r"<(\S+@\S+)>", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"[*`\\]", "", unlinked))
