"""Translation sheets: the business's own words that lack a language, for someone who can write it, and the way back.

A sheet is plain text. It holds an entry for each text: where it is used, what it says, and an empty line to fill in:

    [newsletter.promise]
    # Newsletter: What do you promise your readers?
    # In the notice: “We promise: …”
    nb: Aldri mer enn to brev i måneden.
    en:

Nothing is translated here; what stays empty stays an open point.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wizard.client.session import Session
from wizard.client.summary import full_ask
from wizard.errors import NoticeWizardError
from wizard.interview import Asked, State
from wizard.locale import _, said
from wizard.text import escape_markdown, without_control_characters

#: From an answer to a text inside it: keys and numbers.
Steps = tuple[str | int, ...]

#: The key of a text in the language that must be looked at, because its twin was changed.
_STALE = "stale"

#: No sheet is as long; a file that is, is something else.
_LONGEST_FILE = 1_000_000

#: A line of the notice that is longer tells a translator nothing.
_LONGEST_CONTEXT = 400

_ENTRY = re.compile(r"^\[([a-z0-9_-]+\.[a-z0-9_.-]+(?:/[a-z0-9_-]+)*)\]\s*$")
_LINE = re.compile(r"^\s*([A-Za-z]{2,3})\s*:(.*)$")


class SheetError(NoticeWizardError):
    """A file that is no translation sheet: which file, what was found, what would be right."""


@dataclass(frozen=True)
class Lacking:
    """One of the business's own texts that lacks a language: where it stands, and what it says in another."""

    address: str
    path: Steps
    language: str
    source: str
    text: str

    @property
    def key(self) -> str:
        """What an entry of a sheet is called."""
        return _key(self.address, self.path)


def _key(address: str, path: Steps) -> str:
    return "/".join([address, *map(str, path)])


@dataclass(frozen=True)
class Reading:
    """What became of a sheet: how many texts were taken, and a line for each that was not, which says why."""

    taken: int
    left: tuple[str, ...]


# ---------------------------------------------------------------- out


def lacking(session: Session) -> list[Lacking]:
    """The business's own texts that count now and lack a language of the notice, in the order of the interview."""
    answered = [asked for asked in session.interview.asked.values() if asked.state is State.ANSWERED]
    return [one for asked in answered for one in _lacking_in(session, asked)]


def sheets(session: Session) -> dict[str, str]:
    """A sheet for each language in which something is lacking, by its code."""
    by_language: dict[str, list[Lacking]] = {}
    for one in lacking(session):
        by_language.setdefault(one.language, []).append(one)
    return {language: _sheet(session, language, several) for language, several in by_language.items()}


def _lacking_in(session: Session, asked: Asked) -> Iterator[Lacking]:
    if asked.question.type == "records":  # what is said of each record is asked by itself
        return
    for path, texts in _texts(asked.raw, session.library.languages):
        there = {code: text for code, text in texts.items() if code != _STALE and text.strip()}
        sure = {code: text for code, text in there.items() if texts.get(_STALE) != code}
        source = next(iter(sure), "")
        for language in session.case.languages if source else ():
            if language not in sure:
                yield Lacking(asked.address, path, language, source, _on_one_line(sure[source]))


def _texts(raw: Any, languages: Iterable[str]) -> Iterator[tuple[Steps, dict[str, str]]]:
    """Each text in an answer that has, or can have, a twin in another language."""
    parts = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    if isinstance(raw, dict) and raw and set(raw) <= {*languages, _STALE}:
        yield (), {code: text for code, text in raw.items() if isinstance(text, str)}
        return
    for key, part in parts:
        yield from (((key, *path), texts) for path, texts in _texts(part, languages))


def _sheet(session: Session, language: str, several: Iterable[Lacking]) -> str:
    head = [
        _("Texts of {name} that are missing in one language").format(name=session.name),
        _("Write each text after “{language}:”. Leave the rest as it is, save the file, and send it back.").format(
            language=language
        ),
        _("What you leave empty is still missing afterwards."),
    ]
    entries = ("\n".join(_entry(session, one)) for one in several)
    return "\n\n".join(["\n".join(f"# {line}" for line in head), *entries]) + "\n"


def _entry(session: Session, one: Lacking) -> Iterator[str]:
    place = session.place(one.address)
    yield f"[{one.key}]"
    if place is not None:
        page, asked = place
        yield "# " + _on_one_line(f"{said(page.label)}: {full_ask(session, asked)}")
    context = _line_of_notice(session, one)
    if context:
        yield "# " + _("In the notice: “{line}”").format(line=context)
    yield f"{one.source}: {one.text}"
    yield f"{one.language}:"


def _line_of_notice(session: Session, one: Lacking) -> str:
    """The line of the notice in which the text stands; empty where it adds nothing to it."""
    words = escape_markdown(one.text)
    texts = (block.text.get(one.source, "") for block in session.notice.blocks())
    lines = (line for text in texts if words in text for line in text.splitlines() if words in line)
    plain = re.sub(r"\*\*|^[-#>\s|]+|\\", "", next(lines, ""))
    return plain if len(one.text) < len(plain) <= _LONGEST_CONTEXT else ""


def _on_one_line(text: str) -> str:
    return " ".join(without_control_characters(text).split())


# ---------------------------------------------------------------- in


def read_sheet(session: Session, file: Path) -> Reading:
    """Take the texts of a filled-in sheet into the answers; what was answered or changed meanwhile is left as it is.

    Raises SheetError where the file is no sheet, OSError where it or the answer file cannot be read or written.
    """
    entries = _entries(file, session.library.languages)
    waiting: dict[str, list[Lacking]] = {}
    for one in lacking(session):
        waiting.setdefault(one.key, []).append(one)
    filled = [(one, texts) for key, texts in entries.items() for one in waiting.get(key, ()) if texts.get(one.language)]
    fitting = [(one, texts) for one, texts in filled if texts.get(one.source) == one.text]
    for one, texts in fitting:
        _put(session, one, texts[one.language])
    changed = [_changed(one) for one, texts in filled if texts.get(one.source) != one.text]
    gone = [_gone(key) for key in entries if key not in waiting and not _stands(session, key, entries[key])]
    return Reading(len(fitting), (*changed, *gone))


def _entries(file: Path, languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """The texts of a sheet by entry and language; those that are left empty are "".

    Raises SheetError, OSError.
    """
    entries: dict[str, dict[str, str]] = {}
    texts: dict[str, str] = {}
    language = ""
    for line in _lines(file):
        entry, text = _ENTRY.match(line), _LINE.match(line)
        if entry:
            texts, language = entries.setdefault(entry[1], {}), ""
        elif text and text[1].lower() in languages and text[1].lower() not in texts:
            language = text[1].lower()
            texts[language] = _on_one_line(text[2])
        elif language:
            texts[language] = _on_one_line(f"{texts[language]} {line}")
    if not entries:
        raise SheetError(
            _("{file}: is no translation sheet: it has no line such as [{example}]").format(
                file=file, example="newsletter.promise"
            )
        )
    return entries


def _lines(file: Path) -> list[str]:
    """The lines of a sheet without its comments, whatever editor wrote it."""
    if file.stat().st_size > _LONGEST_FILE:
        raise SheetError(_("{file}: is too long for a translation sheet").format(file=file))
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError(_("{file}: is not plain text in UTF-8; save it as that").format(file=file)) from error
    return [line for line in text.splitlines() if not line.startswith("#")]


def _put(session: Session, one: Lacking, text: str) -> None:
    """Store a text as if it had been typed beside its twin."""
    asked = session.interview.asked[one.address]
    raw = copy.deepcopy(asked.raw)
    texts = raw
    for step in one.path:
        texts = texts[step]
    written = {**texts, one.language: text}
    if written.get(_STALE) == one.language:
        del written[_STALE]
    texts.clear()
    texts.update({code: written[code] for code in (*session.library.languages, _STALE) if code in written})
    session.answer(asked, raw)


def _stands(session: Session, key: str, texts: dict[str, str]) -> bool:
    """Whether all that an entry says stands in the answers already."""
    address = key.partition("/")[0]
    inside = _texts(session.case.get(address), session.library.languages)
    known = next((there for path, there in inside if _key(address, path) == key), {})
    return all(_on_one_line(known.get(code, "")) == text for code, text in texts.items() if text)


def _changed(one: Lacking) -> str:
    return _("{key}: not taken, because the text was changed after the sheet was written").format(key=one.key)


def _gone(key: str) -> str:
    return _("{key}: not taken, because it is answered already or no longer asked").format(key=key)
