"""Check your answers: everything that was answered, by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from wizard.client.session import Session
from wizard.client.summary import answer_in_words, full_ask
from wizard.interview import Asked, State
from wizard.locale import _, said
from wizard.tui.lists.item import Item, Listing, heading
from wizard.tui.rows import GLYPHS


def _items(session: Session) -> Iterator[Item]:
    for page in session.interview.pages:
        answered = [asked for asked in page.asked if asked.state is not State.OPEN]
        if answered:
            yield heading(said(page.label))
        yield from (Item(GLYPHS[asked.state], _answer(session, asked), asked.address) for asked in answered)


def _answer(session: Session, asked: Asked) -> Content:
    answer = Content.styled(answer_in_words(session, asked), "bold")
    return Content(f"{full_ask(session, asked)} ") + answer


def _hint(session: Session, items: Sequence[Item]) -> str:
    if not items:
        return _("Nothing is answered yet.")
    return _("Is everything right? Enter changes an answer, and leads back here.")


ANSWERS = Listing("answers", lambda session: _("Answers"), _items, _hint)
