"""The program's own words: gettext catalogues. Nothing here reaches a notice."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

#: The languages the program speaks; English stands in the code, the others in catalogues.
LANGUAGES = ("nb", "en")

_HERE = Path(__file__).parent


class _Speaking:
    """The language that the program speaks now."""

    language = "en"


def use_language(language: str) -> None:
    """Let the program speak that language from now on."""
    _Speaking.language = language if language in LANGUAGES else "en"


def language() -> str:
    """The language the program speaks now."""
    return _Speaking.language


def system_language() -> str:
    """The language of the system: ``nb`` for Norwegian of any kind, else ``en``."""
    wanted = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "nb")
    return "nb" if wanted[:2].lower() in ("nb", "no", "nn") or wanted in ("C", "POSIX", "C.UTF-8") else "en"


def _(message: str) -> str:
    """`message` in the language the program speaks."""
    return _catalogue(_Speaking.language).get(message, message)


def language_name(code: str) -> str:
    """A language's name, in the middle of a sentence."""
    return {"nb": _("Norwegian"), "en": _("English")}.get(code, code)


def said(pair: Mapping[str, str] | None) -> str:
    """The text of a label in the language the program speaks; one that has no such text is shown in what it has."""
    if not pair:
        return ""
    return pair.get(_Speaking.language) or next(iter(pair.values()))


@cache
def _catalogue(language: str) -> dict[str, str]:
    """The translations of a language, read here: Babel's reader would take longer than the first screen may."""
    source = _HERE / language / "LC_MESSAGES" / "wizard.po"
    if not source.is_file():
        return {}
    entries = source.read_text(encoding="utf-8").split('msgid "')[1:]
    return dict(_entry(f'msgid "{entry}') for entry in entries)


def _entry(entry: str) -> tuple[str, str]:
    """Message and translation of one entry of a catalogue."""
    message, _sign, translation = entry.partition("\nmsgstr ")
    return _joined(message.removeprefix("msgid ")), _joined(translation)


def _joined(written: str) -> str:
    """The text that stands in quotation marks over one line or several."""
    lines = [line.strip() for line in written.splitlines() if line.startswith('"')]
    return "".join(json.loads(line) for line in lines)
