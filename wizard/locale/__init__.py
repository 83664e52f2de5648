"""The program's own words: gettext catalogues, read with Babel. Nothing here reaches a notice."""

from __future__ import annotations

import gettext
import io
import os
from functools import cache
from pathlib import Path

#: The languages the program speaks; English stands in the code, the others in catalogues.
LANGUAGES = ("nb", "en")

_HERE = Path(__file__).parent
_current = "en"


def use_language(language: str) -> None:
    """Let the program speak that language from now on."""
    global _current
    _current = language if language in LANGUAGES else "en"


def language() -> str:
    """The language the program speaks now."""
    return _current


def system_language() -> str:
    """The language of the system: ``nb`` for Norwegian of any kind, else ``en``."""
    wanted = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "nb")
    return "nb" if wanted[:2].lower() in ("nb", "no", "nn") or wanted in ("C", "POSIX", "C.UTF-8") else "en"


def _(message: str) -> str:
    """`message` in the language the program speaks."""
    return _catalogue(_current).gettext(message)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    source = _HERE / language / "LC_MESSAGES" / "wizard.po"
    if not source.is_file():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
