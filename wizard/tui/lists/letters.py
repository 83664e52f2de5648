"""The letters about what is open: to each person who would know, what they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from wizard.client.outgoing import open_letters
from wizard.client.session import Session
from wizard.locale import _
from wizard.review.letters import Asked
from wizard.tui.lists.item import Item, Listing, counted, heading, muted


def _items(session: Session) -> Iterator[Item]:
    for letter in open_letters(session):
        yield heading(_("To: {person}").format(person=letter.to))
        yield from (Item("○", _asked(ask), ask.address) for ask in letter.asks)


def _asked(ask: Asked) -> Content:
    more = [part for part in (ask.why, " · ".join(ask.choices)) if part]
    return Content(ask.says) + muted("".join(f"\n{part}" for part in more))


def _hint(session: Session, items: Sequence[Item]) -> str:
    if not items:
        return _("Nothing is open.")
    return _("Who would know what is open. Space copies the letter; the export writes each to a file.")


LETTERS = Listing("letters", lambda session: counted(_("Letters"), len(open_letters(session))), _items, _hint)
