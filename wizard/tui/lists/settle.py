"""What has to be settled: errors and questions without an answer first, then what can stay as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from wizard.client.session import Session
from wizard.locale import _, language_name, said
from wizard.review.model import Finding, OpenPoint
from wizard.text import capitalised
from wizard.tui.lists.item import Item, Listing, counted, heading, muted
from wizard.tui.markdown import markdown_content


def _items(session: Session) -> Iterator[Item]:
    errors, *less = (("error", _("Errors")), ("warning", _("Warnings")), ("advice", _("Advice")))
    yield from _of_severity(session, *errors)
    for kind, label in _kinds().items():
        yield from _points(session, label, [point for point in session.review.open_points if point.kind == kind])
    for severity, label in less:
        yield from _of_severity(session, severity, label)
    if session.proposals:
        waiting = _("Suggestions that wait to be used: {number}").format(number=len(session.proposals))
        yield Item("›", Content(waiting), action="screen.show('proposals')")
    accepted = [finding for finding in session.review.findings if finding.accepted is not None]
    yield from _findings(session, _("Accepted as it is"), accepted)
    yield Item("›", Content(_("Export")), action="screen.export")


def _kinds() -> dict[str, str]:
    """The kinds of open points that are listed here: errors are findings, suggestions have a list of their own."""
    return {
        "unanswered": _("Not answered"),
        "unknown": _("Don't know"),
        "translation": _("Missing in one language"),
    }


def _of_severity(session: Session, severity: str, label: str) -> Iterator[Item]:
    open_findings = [finding for finding in session.review.findings if finding.accepted is None]
    yield from _findings(session, label, [finding for finding in open_findings if finding.severity == severity])


def _findings(session: Session, label: str, several: Sequence[Finding]) -> Iterator[Item]:
    if several:
        yield heading(f"{label} ({len(several)})")
    for finding in several:
        sign = "!" if finding.accepted is None else "✓"
        says = markdown_content(said(finding.says)) + muted(_law(session, finding.law))
        if finding.accepted is not None:
            says += Content("\n" + _("Accepted: {reason}").format(reason=finding.accepted))
        yield Item(sign, says, finding.question, finding=finding)


def _law(session: Session, law: Iterable[str]) -> str:
    names = [said(session.library.provisions[name]) for name in law if name in session.library.provisions]
    return f" ({'; '.join(names)})" if names else ""


def _points(session: Session, label: str, several: Sequence[OpenPoint]) -> Iterator[Item]:
    if several:
        yield heading(f"{label} ({len(several)})")
    for point in several:
        about = " · ".join(part for part in (_asks(session, point), _keeps(session, point)) if part)
        yield Item("○", Content(said(point.says)) + muted(f"\n{about}" if about else ""), point.question)


def _asks(session: Session, point: OpenPoint) -> str:
    who = session.library.phrases.get("who", {}).get(point.who)
    return _("Ask: {who}").format(who=said(who.said())) if who and point.who != "owner" else ""


def _keeps(session: Session, point: OpenPoint) -> str:
    if not point.blocks:
        return _("Can stay open")
    if set(point.blocks) == set(session.case.languages):
        return ""
    names = ", ".join(language_name(code) for code in point.blocks)
    return capitalised(_("only {languages} waits for it").format(languages=names))


def _number(session: Session) -> int:
    review = session.review
    open_findings = sum(finding.accepted is None for finding in review.findings)
    return open_findings + sum(point.kind in _kinds() for point in review.open_points)


def _hint(session: Session, items: Sequence[Item]) -> str:
    if any(session.review.blocking(code) for code in session.case.languages):
        return _("Enter goes to the question, and back here. The notice is a draft until these are settled.")
    if _number(session):
        return _("Nothing keeps the notice from being published. Look at these before you do.")
    return _("Nothing is left to settle. The notice can be published.")


SETTLE = Listing("settle", lambda session: counted(_("To settle"), _number(session)), _items, _hint)
