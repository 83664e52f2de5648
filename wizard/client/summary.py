"""A question, an answer or a proposal in a few words, for one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wizard.client.places import country_name
from wizard.client.session import Session
from wizard.interview import Asked, State
from wizard.library.answers import AnswerError, read_answer
from wizard.library.schema import Question
from wizard.locale import _, language, said
from wizard.notice.periods import write_retention
from wizard.notice.wording import Wording
from wizard.text import write_date

#: What shows that nothing was chosen.
_NOTHING = "–"

_EXAMPLES = {
    "orgno": "923 609 016",
    "email": "post@example.no",
    "url": "https://www.example.no",
    "phone": "22 12 34 56",
    "date": "31.5.2026",
}


def summary(session: Session, asked: Asked, raw: Any) -> str:
    """What `raw` says as an answer to a question, in the program's language."""
    write = _WRITERS.get(asked.question.type)
    return write(session, asked, raw) if write else str(raw)


def full_ask(session: Session, asked: Asked) -> str:
    """The question, with the tool or record it is about."""
    about = session.about(asked)
    ask = session.told(asked, asked.question.ask)
    return f"{about}: {ask}" if about else ask


def findings_in_words(session: Session, address: str) -> str:
    """What was found about a question, a line each, with how serious it is; empty where nothing was."""
    names = {"error": _("Error"), "warning": _("Warning"), "advice": _("Advice")}
    found = session.findings(address)
    return "\n".join(f"! {names[finding.severity]}: {said(finding.says)}" for finding in found)


def tool_in_words(session: Session, tool_id: str, use_id: str) -> str:
    """Who provides a tool, from which country, and its role in a use; what the catalogue does not know is left out."""
    tool, use = session.interview.tool(tool_id), session.interview.use(tool_id, use_id)
    role = session.library.phrases.get("roles", {}).get(use.role or "")
    provider = tool.provider if tool.provider and tool.provider not in tool.name else ""
    country = country_name(session.library, tool.country) if tool.country else ""
    return ", ".join(part for part in (provider, country, said(role.shown()).lower() if role else "") if part)


def answer_in_words(session: Session, asked: Asked) -> str:
    """The answer in a few words; what is still open says so."""
    if asked.state is State.ANSWERED:
        return summary(session, asked, asked.raw)
    if asked.state is State.DONT_KNOW:
        return _("Don't know")
    if asked.proposal:
        return _("{value} (suggestion)").format(value=summary(session, asked, asked.proposal.raw))
    return "" if asked.question.required else _("(optional)")


def example_of(question: Question) -> str:
    """How an answer is written; empty where no example helps."""
    example = _EXAMPLES.get(question.type, "")
    return _("such as {example}").format(example=example) if example else ""


def _locale(session: Session) -> str:
    return session.library.locales.get(language(), "en_GB")


def _listed(items: Iterable[str]) -> str:
    return " · ".join(items) or _NOTHING


def _own_words(session: Session, asked: Asked, raw: Any) -> str:
    return said(raw) if isinstance(raw, dict) else str(raw)


def _yes_no(session: Session, asked: Asked, raw: Any) -> str:
    return _("Yes") if raw else _("No")


def _one_of(session: Session, asked: Asked, raw: Any) -> str:
    return _choice(session, asked, raw)


def _several_of(session: Session, asked: Asked, raw: Any) -> str:
    return _listed(_choice(session, asked, item) for item in raw)


def _choice(session: Session, asked: Asked, raw: Any) -> str:
    if isinstance(raw, dict):
        return said({key: text for key, text in raw.items() if key != "stale"})
    choices = session.interview.choices(asked)
    return next((session.told(asked, choice.label) for choice in choices if choice.id == raw), str(raw))


def _tools(session: Session, asked: Asked, raw: Any) -> str:
    return _listed(session.interview.tool(tool_id).name for tool_id in raw)


def _address(session: Session, asked: Asked, raw: Any) -> str:
    place = " ".join(str(raw.get(key, "")) for key in ("postcode", "city")).strip()
    country = country_name(session.library, raw["country"]) if raw.get("country", "NO") != "NO" else ""
    return ", ".join(part for part in (raw.get("street", ""), place, country) if part)


def _country(session: Session, asked: Asked, raw: Any) -> str:
    return country_name(session.library, str(raw))


def _date(session: Session, asked: Asked, raw: Any) -> str:
    return write_date(raw, _locale(session)) if isinstance(raw, dt.date) else str(raw)


def _retention(session: Session, asked: Asked, raw: Any) -> str:
    try:
        period = read_answer(session.library, asked.question, raw)
        return write_retention(period, Wording(session.interview, language()))
    except (AnswerError, LookupError):
        return str(raw)


def _records(session: Session, asked: Asked, raw: Any) -> str:
    return _listed(session.record_name(asked.address, record["id"]) for record in raw)


def _cookies(session: Session, asked: Asked, raw: Any) -> str:
    return _listed(item if isinstance(item, str) else str(item.get("name", "")) for item in raw)


_WRITERS: Mapping[str, Callable[[Session, Asked, Any], str]] = {
    "own-words": _own_words,
    "yes-no": _yes_no,
    "one-of": _one_of,
    "several-of": _several_of,
    "tools": _tools,
    "address": _address,
    "country": _country,
    "date": _date,
    "retention": _retention,
    "records": _records,
    "cookies": _cookies,
}
