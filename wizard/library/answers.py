"""What an answer to each type of question looks like: read it, or say in one line what would be right."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from wizard.errors import nearest
from wizard.library.retention import Retention, parse_retention
from wizard.library.schema import Cookie, Library, Question
from wizard.locale import _
from wizard.text import locale, without_control_characters


class AnswerError(ValueError):
    """An answer of the wrong form; the message says what would be right."""


def read_answer(library: Library, question: Question, raw: object) -> Any:
    """The answer that `raw`, from a file or a screen, stands for.

    Raises AnswerError where it does not fit the question's type.
    """
    return _READERS[question.type](library, question, raw)


def option_ids(library: Library, question: Question) -> tuple[str, ...]:
    """The ids that a one-of or several-of question can be answered with."""
    if question.vocabulary:
        return question.only or tuple(library.phrases.get(question.vocabulary, {}))
    return tuple(option.id for option in question.option)


def _text(library: Library, question: Question, raw: object) -> str:
    text = without_control_characters(_of(str, raw, _("a text"))).strip()
    if not text:
        raise AnswerError(_("is empty"))
    return text


def _own_words(library: Library, question: Question, raw: object) -> dict[str, str]:
    table = _of(dict, raw, _('a text for each language: { nb = "…", en = "…" }'))
    words = {
        language: without_control_characters(table[language]).strip()
        for language in library.languages
        if isinstance(table.get(language), str)
    }
    if not any(words.values()):
        raise AnswerError(_("is empty in every language"))
    return {language: text for language, text in words.items() if text and table.get("stale") != language}


def _yes_no(library: Library, question: Question, raw: object) -> bool:
    return bool(_of(bool, raw, _("true or false")))


def _one_of(library: Library, question: Question, raw: object) -> str | dict[str, str]:
    return _option(library, question, raw)


def _several_of(library: Library, question: Question, raw: object) -> list[Any]:
    chosen = [_option(library, question, item) for item in _of(list, raw, _("a list"))]
    return [item for number, item in enumerate(chosen) if item not in chosen[:number]]


def _option(library: Library, question: Question, raw: object) -> str | dict[str, str]:
    if question.own and isinstance(raw, dict):
        return _own_words(library, question, raw)
    known = option_ids(library, question)
    if not isinstance(raw, str) or raw not in known:
        raise AnswerError(_one_of_these(raw, known))
    return raw


def _tools(library: Library, question: Question, raw: object) -> list[str]:
    items: list[str] = _of(list, raw, _("a list of tools"))
    for item in items:
        if not isinstance(item, str) or not (item in library.tools or item.startswith("own-")):
            raise AnswerError(
                _("{found!r} is no tool of the catalogue; search it with: notice-wizard tools WORD").format(found=item)
                + nearest(str(item), library.tools)
            )
    return items


#: A name in the web, with a dot in it; letters such as æ, ø, å are allowed.
_HOST = r"[\w-]+(?:\.[\w-]+)+"


def _orgno(library: Library, question: Question, raw: object) -> str:
    from stdnum.no import orgnr  # takes longer to import than all answers take to read

    digits = re.sub(r"[\s.]", "", _of(str, raw, _("nine digits")))
    digits = re.sub(r"(?i)^no|mva$", "", digits)
    if not re.fullmatch(r"\d{9}", digits):
        raise AnswerError(_("an organisation number has nine digits; found {found!r}").format(found=raw))
    if not orgnr.is_valid(digits):
        raise AnswerError(_("{found!r} is no organisation number: its check digit is wrong").format(found=raw))
    return digits


def _email(library: Library, question: Question, raw: object) -> str:
    address: str = _of(str, raw, _("an e-mail address")).strip()
    if not re.fullmatch(rf"[^@\s<>\"()\[\]\\]+@{_HOST}", address):
        raise AnswerError(_("an e-mail address looks like name@shop.no; found {found!r}").format(found=raw))
    return address


def _url(library: Library, question: Question, raw: object) -> str:
    address: str = _of(str, raw, _("a web address")).strip()
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    host = re.fullmatch(rf"{_HOST}(:\d+)?", parts.netloc)
    fits = parts.scheme in ("http", "https") and host and not re.search(r'[\s<>"]', address)
    if not fits:
        raise AnswerError(_("a web address looks like https://www.shop.no; found {found!r}").format(found=raw))
    return address


def _phone(library: Library, question: Question, raw: object) -> str:
    written = " ".join(_of(str, raw, _("a telephone number")).split())
    digits = re.sub(r"[\s()./-]", "", written)
    if not re.fullmatch(r"(\+|00)?\d{5,15}", digits):
        raise AnswerError(_("a telephone number has 5 to 15 digits; found {found!r}").format(found=raw))
    return written


def _address(library: Library, question: Question, raw: object) -> dict[str, str]:
    table = _of(dict, raw, _('an address: { street = "…", postcode = "…", city = "…" }'))
    unknown = [key for key in table if key not in ("street", "postcode", "city", "country")]
    if unknown:
        raise AnswerError(_("{key!r} is no part of an address").format(key=unknown[0]))
    address = {key: without_control_characters(str(value)).strip() for key, value in table.items() if value}
    missing = [key for key in ("postcode", "city") if not address.get(key)]
    if missing:
        raise AnswerError(_("{key!r} is missing from the address").format(key=missing[0]))
    if "country" in address:
        address["country"] = _country(library, question, address["country"])
    if address.get("country", "NO") == "NO" and not re.fullmatch(r"\d{4}", address["postcode"]):
        raise AnswerError(_("a Norwegian postcode has four digits; found {found!r}").format(found=address["postcode"]))
    return address


def _country(library: Library, question: Question, raw: object) -> str:
    code: str = _of(str, raw, _("a country code such as NO")).strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", code) or code not in locale("en_GB").territories:
        raise AnswerError(_("a country is two letters, such as NO or SE; found {found!r}").format(found=raw))
    return code


def _date(library: Library, question: Question, raw: object) -> dt.date:
    if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime):
        return raw
    try:
        return dt.date.fromisoformat(_of(str, raw, _("a date: 2026-05-31")).strip())
    except ValueError as error:
        raise AnswerError(_("a date is written 2026-05-31; found {found!r}").format(found=raw)) from error


def _retention(library: Library, question: Question, raw: object) -> Retention:
    try:
        period: Retention = parse_retention(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"][1:]) or "shape"
        reason = first["msg"].removeprefix("Value error, ")
        raise AnswerError(_("is no period: {key}: {reason}").format(key=key, reason=reason)) from error
    _hold_period(library, period.model_dump())
    return period


def _hold_period(library: Library, period: dict[str, Any]) -> None:
    """Raise AnswerError where a period, or one inside it, names what is not in the library, or lacks its words."""
    for key, known in (("start", library.phrases.get("starts", {})), ("statute", library.provisions)):
        if period.get(key) is not None and period[key] not in known:
            raise AnswerError(_one_of_these(period[key], known))
    for key in ("purpose", "removal"):
        if key in period and not any(period[key].get(language, "").strip() for language in library.languages):
            raise AnswerError(_("{key!r} of the period is empty in every language").format(key=key))
    for part in period.get("of", ()):
        _hold_period(library, part.get("keep", part))


def _records(library: Library, question: Question, raw: object) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = _of(list, raw, _("a list of records"))
    seen: set[str] = set()
    for record in records:
        record_id = record.get("id") if isinstance(record, dict) else None
        if not isinstance(record_id, str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]*", record_id):
            raise AnswerError(_("each record needs an id of small letters, digits and hyphens"))
        if record_id in seen:
            raise AnswerError(_("the id {found!r} stands twice").format(found=record_id))
        seen.add(record_id)
    return records


def _cookies(library: Library, question: Question, raw: object) -> list[str | Cookie]:
    try:
        return [item if isinstance(item, str) else Cookie.model_validate(item) for item in _of(list, raw, _("a list"))]
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise AnswerError(_("is no cookie: {key}: {reason}").format(key=key, reason=first["msg"])) from error


_READERS: Mapping[str, Callable[[Library, Question, object], Any]] = {
    "text": _text,
    "own-words": _own_words,
    "yes-no": _yes_no,
    "one-of": _one_of,
    "several-of": _several_of,
    "tools": _tools,
    "orgno": _orgno,
    "email": _email,
    "url": _url,
    "phone": _phone,
    "address": _address,
    "country": _country,
    "date": _date,
    "retention": _retention,
    "records": _records,
    "cookies": _cookies,
}


def _of(kind: type, raw: object, wanted: str) -> Any:
    if not isinstance(raw, kind) or (kind is str and isinstance(raw, bool)):
        raise AnswerError(_("must be {wanted}; found {found!r}").format(wanted=wanted, found=raw))
    return raw


def _one_of_these(found: object, known: Iterable[str]) -> str:
    listed = ", ".join(known)
    return _("{found!r} is no option; use one of: {known}").format(found=found, known=listed) + nearest(
        str(found), known
    )
