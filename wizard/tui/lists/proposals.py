"""What the program suggests, each with its value and the reason; no answer until it is adopted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from wizard.client.session import Session
from wizard.client.summary import full_ask, summary
from wizard.interview import Asked
from wizard.locale import _, said
from wizard.tui.lists.item import Item, Listing, counted, heading, muted


def _items(session: Session) -> Iterator[Item]:
    if len(session.proposals) > 1:
        all_of_them = _("Use all {number} suggestions").format(number=len(session.proposals))
        yield Item("›", Content(all_of_them), action="screen.adopt_all")
    for page in session.interview.pages:
        proposed = [asked for asked in page.asked if asked.proposal]
        if proposed:
            yield heading(said(page.label))
        yield from (Item("○", _suggestion(session, asked), asked.address) for asked in proposed)


def _suggestion(session: Session, asked: Asked) -> Content:
    if asked.proposal is None:
        return Content("")
    value = Content.styled(summary(session, asked, asked.proposal.raw), "bold")
    because = session.told(asked, asked.proposal.because)
    says = Content(f"{full_ask(session, asked)}\n") + value
    return says + muted(f"\n{because}") if because else says


def _hint(session: Session, items: Sequence[Item]) -> str:
    if not items:
        return _("There are no suggestions left to look at.")
    return _("They are no answers until you use them. Space uses one, F8 all; Enter changes one first.")


PROPOSALS = Listing("proposals", lambda session: counted(_("Suggested"), len(session.proposals)), _items, _hint)
