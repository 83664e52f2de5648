"""What is to be done besides publishing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wizard.client.session import Session
from wizard.locale import _, said
from wizard.tui.lists.item import Item, Listing, counted
from wizard.tui.markdown import markdown_content


def _items(session: Session) -> Iterator[Item]:
    for task in session.review.tasks:
        yield Item("□", markdown_content(said(task.says)))


def _hint(session: Session, items: Sequence[Item]) -> str:
    if not items:
        return _("There is nothing to do besides publishing.")
    return _("This is to be done besides publishing. The export writes it to a file.")


TASKS = Listing("tasks", lambda session: counted(_("To do"), len(session.review.tasks)), _items, _hint)
