"""The review line by line: what is to settle, what is suggested, the answers, and what to do besides publishing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from wizard.client.summary import answer_in_words, full_ask
from wizard.library.answers import AnswerError
from wizard.locale import _, said
from wizard.plain.choosing import one_of, tell_list
from wizard.plain.desk import Desk
from wizard.plain.question import suggestion
from wizard.review.model import Finding, OpenPoint

#: What stands between the number of a finding and the reason why it may stay.
_LET_STAND = "="


@dataclass(frozen=True)
class _Line:
    """One line of a list: what it says, the question it leads to, and the finding it is."""

    says: str
    question: str = ""
    finding: Finding | None = None


def review(desk: Desk) -> str | None:
    """Show what the user asks for; gives the address of a question to go to, or None to go on to the export.

    Raises Leave where the user goes elsewhere.
    """
    while True:
        desk.talk.pause()
        desk.talk.say(f"== {_('Review')} · {desk.session.name} · {_status(desk)} ==")
        lists = _lists(desk)
        tell_list(desk.talk, lists)
        desk.talk.say(_("A number shows the list; Enter goes on to the export."))
        chosen = desk.talk.insist(lambda: _chosen(lists, desk.talk.ask()))  # noqa: B023  (asked at once)
        if chosen is None:
            return None
        question = _show(desk, list(chosen(desk)))
        if question:
            return question


def _status(desk: Desk) -> str:
    states = {"draft": _("draft"), "final": _("final")}
    return ", ".join(f"{code}: {states[desk.session.review.status(code)]}" for code in desk.session.case.languages)


_Source = Callable[[Desk], Iterator[_Line]]


def _lists(desk: Desk) -> dict[str, _Source]:
    session = desk.session
    return {
        _("To settle ({number})").format(number=len(list(_to_settle(desk)))): _to_settle,
        _("Suggestions ({number})").format(number=len(session.proposals)): _suggestions,
        _("Your answers"): _answers,
        _("To do ({number})").format(number=len(session.review.tasks)): _tasks,
    }


def _chosen(lists: dict[str, _Source], typed: str) -> _Source | None:
    return lists[one_of({label: label for label in lists}, typed)] if typed else None


def _show(desk: Desk, lines: list[_Line]) -> str:
    """Say the lines of a list; gives the address of the question that one of them was chosen to go to."""
    desk.talk.pause()
    if not lines:
        desk.talk.say(_("There is nothing here."))
        return ""
    tell_list(desk.talk, [line.says for line in lines])
    if any(line.finding for line in lines):
        desk.talk.say(_("What is not an error may stay as it is: write its number, = and why."))
    if not any(line.question for line in lines):
        return ""
    desk.talk.say(_("A number goes to the question; Enter goes back."))
    return desk.talk.insist(lambda: _question(desk, lines, desk.talk.ask()))


def _question(desk: Desk, lines: list[_Line], typed: str) -> str:
    number, stands, reason = typed.partition(_LET_STAND)
    if not number:
        return ""
    line = lines[int(one_of({str(place): str(place + 1) for place in range(len(lines))}, number.strip()))]
    if stands:
        _let_stand(desk, line, reason.strip())
        return ""
    return line.question


def _let_stand(desk: Desk, line: _Line, reason: str) -> None:
    if line.finding is None or line.finding.severity == "error" or not reason:
        raise AnswerError(_("Only a warning or an advice may stay as it is, and only with a reason."))
    desk.session.accept(line.finding.id, reason)
    desk.talk.say(_("Accepted: {reason}").format(reason=reason))


# ---------------------------------------------------------------- the lists


def _to_settle(desk: Desk) -> Iterator[_Line]:
    review = desk.session.review
    names = {"error": _("Error"), "warning": _("Warning"), "advice": _("Advice")}
    for finding in review.findings:
        if finding.accepted is None:
            yield _Line(f"{names[finding.severity]}: {_bare(said(finding.says))}", finding.question, finding)
    for point in review.open_points:
        if point.kind != "error":
            yield _Line(f"{_bare(said(point.says))} {_about(desk, point)}", point.question)


def _about(desk: Desk, point: OpenPoint) -> str:
    """Why a point is open, and who would know."""
    kinds = {
        "unanswered": _("Not answered"),
        "unknown": _("Don't know"),
        "proposal": _("Suggestion not used yet"),
        "translation": _("Missing in one language"),
    }
    who = desk.session.library.phrases.get("who", {}).get(point.who)
    ask = _("Ask: {who}").format(who=said(who.said())) if who and point.who != "owner" else ""
    return f"({'; '.join(part for part in (kinds[point.kind], ask) if part)})"


def _suggestions(desk: Desk) -> Iterator[_Line]:
    for asked in desk.session.proposals:
        yield _Line(f"{full_ask(desk.session, asked)} {suggestion(desk, asked)}", asked.address)


def _answers(desk: Desk) -> Iterator[_Line]:
    for asked in desk.session.interview.asked.values():
        yield _Line(f"{full_ask(desk.session, asked)} {answer_in_words(desk.session, asked)}", asked.address)


def _tasks(desk: Desk) -> Iterator[_Line]:
    yield from (_Line(_bare(said(task.says))) for task in desk.session.review.tasks)


def _bare(markdown: str) -> str:
    """A text of the library without the signs of Markdown."""
    from markdown_it import MarkdownIt

    return " ".join(_words(MarkdownIt("commonmark").parseInline(markdown)[0].children or ()))


def _words(tokens: Iterable[object]) -> Iterator[str]:
    yield "".join(
        str(getattr(token, "content", "")) or " " * (getattr(token, "type", "") == "softbreak") for token in tokens
    )
