"""The texts of a cookie banner, ready to be copied: saying no is as easy as saying yes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.library.schema import Vocabularies
from wizard.notice.model import Notice
from wizard.text import capitalised, escape_markdown

#: The one category that needs no yes (ekomloven § 3-15).
_NECESSARY = "necessary"

#: The buttons in their order: the two answers first, side by side.
_BUTTONS = ("accept", "refuse", "choose", "save")


@dataclass(frozen=True)
class Category:
    """What can be said yes or no to: its name, and what it does in a sentence or two (Markdown)."""

    id: str
    name: str
    text: str


@dataclass(frozen=True)
class Banner:
    """The banner in one language."""

    title: str
    text: str
    buttons: tuple[str, ...]
    categories: tuple[Category, ...]
    #: The link on every page by which people change their mind.
    reopen: str


def banner(notice: Notice, language: str, phrases: Vocabularies) -> Banner | None:
    """The banner that the cookies of a notice need; None where none needs a yes."""
    categories = tuple(_categories(notice, language, phrases))
    asked = [category for category in categories if category.id != _NECESSARY]
    if not asked:
        return None
    words = phrases["banner"]
    text = "text" if len(asked) < len(categories) else "text-all"
    return Banner(
        title=words["title"].shown()[language],
        text=words[text].said()[language],
        buttons=tuple(words[button].shown()[language] for button in _BUTTONS),
        categories=categories,
        reopen=words["reopen"].shown()[language],
    )


def _categories(notice: Notice, language: str, phrases: Vocabularies) -> Iterator[Category]:
    """The categories that the notice's cookies have, in the library's order, with whose they are."""
    for id_, phrase in phrases["categories"].items():
        providers = [cookie.provider for cookie in notice.facts.cookies if cookie.category == id_]
        if providers:
            by = phrases["banner"]["by"].said()[language]
            names = ", ".join(escape_markdown(provider) for provider in dict.fromkeys(providers) if provider)
            does = phrases["banner"][id_].said()[language]
            text = f"{does} {by.replace('{names}', names)}" if names else does
            yield Category(id_, capitalised(phrase.shown()[language]), text)
