"""A page as a whole: an area in one numbered list, and what is left at a page's end to be adopted, or to be added."""

from __future__ import annotations

from wizard.client.route import optional, suggested
from wizard.client.summary import answer_in_words, full_ask, summary
from wizard.interview import Asked, Page, State
from wizard.library.answers import AnswerError
from wizard.locale import _, said
from wizard.plain.choosing import OWN, one_of, several, tell_list
from wizard.plain.desk import Desk
from wizard.plain.talk import More, Unsure

_NONE, _UNSURE = "0", "?"


def announce(desk: Desk, page: Page) -> None:
    """Say which page begins, and how much is left on it."""
    left = _("1 question left") if page.left == 1 else _("{left} questions left").format(left=page.left)
    desk.talk.pause()
    desk.talk.say(f"== {said(page.label)} ==", left if page.left else "")


# ---------------------------------------------------------------- an area to tick


def tick(desk: Desk, page: Page) -> None:
    """Ask for a whole area in one line: the numbers are what the business does, the rest it does not.

    Raises Leave where the user goes elsewhere.
    """
    labels = {asked.address: desk.session.told(asked, asked.question.ask) for asked in page.asked}
    desk.talk.say(said(page.ask))
    tell_list(desk.talk, labels.values(), [_remark(asked) for asked in page.asked])
    desk.talk.say(_how_to_tick(page))
    desk.talk.help = lambda: _explain(desk, page)
    try:
        desk.talk.insist(lambda: _take_ticks(desk, page, labels))
    finally:
        desk.talk.help = desk.talk.tell_keys


def _how_to_tick(page: Page) -> str:
    how = _("Write the numbers of what you do, with commas between; 0 for none of these; 3? if you don't know about 3.")
    return how + (" " + _("Enter if the list is right.") if _can_be_right(page) else "")


def _can_be_right(page: Page) -> bool:
    """Whether something is answered or suggested, so that an empty line says enough."""
    return any(asked.state is not State.OPEN or (asked.proposal and asked.proposal.raw) for asked in page.asked)


def _take_ticks(desk: Desk, page: Page, labels: dict[str, str]) -> None:
    try:
        typed = desk.talk.ask()
    except Unsure:
        raise AnswerError(_("Write 3? if you don't know about number 3.")) from None
    if not typed:
        _confirm(desk, page)
        return
    parts = [] if typed == _NONE else several(typed)
    unknown = [one_of(labels, part.removesuffix(_UNSURE).strip()) for part in parts if part.endswith(_UNSURE)]
    yes = [one_of(labels, part) for part in parts if not part.endswith(_UNSURE)]
    desk.session.answer_ticks(page, yes, unknown)


def _confirm(desk: Desk, page: Page) -> None:
    if not _can_be_right(page):
        raise AnswerError(_("Write the numbers, or 0 for none of these."))
    desk.session.confirm_ticks(page)


def _remark(asked: Asked) -> str:
    if asked.state is State.DONT_KNOW:
        return _("(don't know)")
    if asked.state is State.ANSWERED:
        return _("(yes)") if asked.raw else _("(no)")
    return _("(suggested)") if asked.proposal and asked.proposal.raw else ""


def _explain(desk: Desk, page: Page) -> None:
    for number, asked in enumerate(page.asked, start=1):
        texts = [desk.session.told(asked, text) for text in (asked.question.why, asked.question.help) if text]
        desk.talk.say(f"{number}  {' '.join(texts)}" if texts else "")
    desk.talk.tell_keys()


# ---------------------------------------------------------------- the end of a page


def finish(desk: Desk, page: Page) -> Asked | None:
    """Offer what is suggested on a page, and what more may be said; gives a suggestion to look at, or None to go on.

    Raises Leave where the user goes elsewhere, More where they want to say more.
    """
    waiting = suggested(page)
    if waiting:
        desk.talk.say(_("Suggestions ({number})").format(number=len(waiting)))
        tell_list(desk.talk, [_suggested(desk, asked) for asked in waiting])
    _tell_more(desk, page)
    desk.talk.say(_("Enter uses all suggestions; a number looks at one; > leaves them open.") if waiting else "")
    chosen = desk.talk.insist(lambda: _chosen(desk, waiting))
    if chosen is None and waiting:
        desk.session.adopt(waiting)
    return chosen


def look_over(desk: Desk, page: Page) -> Asked | None:
    """List the answers of a page; gives the question to change, or None to go on.

    Raises Leave where the user goes elsewhere, More where they want to say more.
    """
    tell_list(desk.talk, [_answered(desk, asked) for asked in page.asked])
    desk.talk.say(_("Enter goes on; a number changes an answer."))
    _tell_more(desk, page)
    return desk.talk.insist(lambda: _chosen(desk, list(page.asked)))


def _tell_more(desk: Desk, page: Page) -> None:
    more = len(optional(page))
    desk.talk.say(_("+ More you may say here ({count}); Enter goes on").format(count=more) if more else "")


def _chosen(desk: Desk, listed: list[Asked]) -> Asked | None:
    typed = desk.talk.ask()
    if typed == OWN:
        raise More
    numbers = {asked.address: str(number) for number, asked in enumerate(listed, start=1)}
    chosen = one_of(numbers, typed) if typed else ""
    return next((asked for asked in listed if asked.address == chosen), None)


def _suggested(desk: Desk, asked: Asked) -> str:
    value = summary(desk.session, asked, asked.proposal.raw) if asked.proposal else ""
    because = desk.session.told(asked, asked.proposal.because) if asked.proposal else ""
    return " – ".join(part for part in (full_ask(desk.session, asked), value, because) if part)


def _answered(desk: Desk, asked: Asked) -> str:
    return f"{full_ask(desk.session, asked)} {answer_in_words(desk.session, asked)}".strip()
