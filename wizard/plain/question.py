"""One question: what is asked and why, the suggestion, and the answer, stored before anything else is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wizard.client.summary import answer_in_words, example_of, full_ask, summary
from wizard.interview import Asked, State
from wizard.library.answers import AnswerError
from wizard.locale import _
from wizard.plain import growing, lines, lists
from wizard.plain.desk import Desk, Nothing
from wizard.plain.period import period
from wizard.plain.talk import Unsure

_READERS: Mapping[str, Callable[[Desk, Asked], Any]] = {
    "text": lines.text,
    "own-words": lines.own_words,
    "yes-no": lines.yes_no,
    "one-of": lists.one,
    "several-of": lists.options,
    "tools": growing.tools,
    "orgno": lines.text,
    "email": lines.text,
    "url": lines.text,
    "phone": lines.text,
    "address": lines.address,
    "country": lines.country,
    "date": lines.day,
    "retention": period,
    "records": growing.records,
    "cookies": lists.cookies,
}


def ask(desk: Desk, asked: Asked) -> None:
    """Ask a question until it is answered, and store the answer.

    Raises Leave where the user goes elsewhere.
    """
    _introduce(desk, asked)
    desk.talk.help = lambda: _help(desk, asked)
    try:
        while not _is_answered(desk, desk.now(asked)):
            pass
    finally:
        desk.talk.help = desk.talk.tell_keys


def _is_answered(desk: Desk, asked: Asked) -> bool:
    """Take one answer and store it; False where the question is to be asked again, and it is said why."""
    try:
        answer = _READERS[asked.question.type](desk, asked)
        _store(desk, desk.now(asked), answer)
    except AnswerError as error:
        desk.talk.complain(error)
        return False
    except Unsure:
        return _is_unsure(desk, asked)
    return True


def _store(desk: Desk, asked: Asked, answer: Any) -> None:
    if answer is Nothing.ADOPT:
        desk.session.adopt([asked])
    elif answer is not Nothing.KEEP:
        desk.session.answer(asked, answer)


def _is_unsure(desk: Desk, asked: Asked) -> bool:
    """Note that the user does not know; False where the business can decide it now, which is then offered, once."""
    was_unsure = asked.state is State.DONT_KNOW
    desk.session.dont_know(asked)
    desk.talk.say(_("Your answer: don't know"))
    if was_unsure or not asked.proposal or asked.question.nature != "decision":
        return True
    desk.talk.say(suggestion(desk, asked), _("You can decide this now. Will you do it so from now on?"))
    desk.talk.say(_("Enter uses the suggestion."))
    return False


# ---------------------------------------------------------------- what is said


def _introduce(desk: Desk, asked: Asked) -> None:
    optional = "" if asked.question.required else " " + _("(optional)")
    desk.talk.say(full_ask(desk.session, asked) + optional, desk.session.told(asked, asked.question.why))
    desk.talk.say(example_of(asked.question))
    if asked.state is not State.OPEN:
        desk.talk.say(_("Your answer: {value}").format(value=answer_in_words(desk.session, asked)))
    if asked.proposal:
        desk.talk.say(suggestion(desk, asked), _("Enter uses the suggestion."))


def suggestion(desk: Desk, asked: Asked) -> str:
    """What is suggested, and why."""
    if asked.proposal is None:
        return ""
    value = summary(desk.session, asked, asked.proposal.raw)
    because = desk.session.told(asked, asked.proposal.because)
    return " – ".join(part for part in (_("Suggestion: {value}").format(value=value), because) if part)


def _help(desk: Desk, asked: Asked) -> None:
    desk.talk.say(desk.session.told(asked, asked.question.help))
    desk.talk.tell_keys()
