"""What one is told before the first question: what the wizard makes, what to have at hand, and what it cannot do."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.client.session import Session
from wizard.locale import _, said


def makes(session: Session) -> Iterator[str]:
    """What the wizard makes, and how long it takes."""
    yield _("You tell what the business does. That becomes a privacy and cookie notice to publish.")
    yield _("It takes about twenty minutes. Everything is saved as you go.")
    yield _("What you don't know, answer with “Don't know”. It goes on a list of what to find out.")
    if _brings_answers(session):
        yield _("The answers that came along are suggestions, and count when you have confirmed them.")


def at_hand(session: Session) -> list[str]:
    """What is good to have for any of the client's kinds, each line once."""
    kinds = [session.library.kinds[kind] for kind in session.case.kinds]
    return list(dict.fromkeys(said(remark.text) for kind in kinds for remark in kind.at_hand))


def cannot() -> Iterator[str]:
    """What the wizard cannot do."""
    yield _("It gives no legal advice, and nobody checks your answers.")
    yield _("It is not made for hospitals, schools, kindergartens, lenders or insurers.")


def _brings_answers(session: Session) -> bool:
    """Whether more than the name is proposed already."""
    return len(session.case.document.get("state", {}).get("proposed", [])) > 1
