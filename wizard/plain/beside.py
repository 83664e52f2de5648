"""Where one can go besides the topics: the review, the export, back before the last answer, another language, away."""

from __future__ import annotations

from wizard.locale import LANGUAGES, _, language, language_name

TO_REVIEW, TO_EXPORT, UNDO, LANGUAGE, CLIENT, QUIT = ":review", ":export", ":undo", ":language", ":client", ":quit"


def beside_topics() -> dict[str, str]:
    """What each of these is called."""
    return {
        TO_REVIEW: _("Review"),
        TO_EXPORT: _("Export"),
        UNDO: _("Take back the last answer"),
        LANGUAGE: _("In {language}").format(language=language_name(other_language())),
        CLIENT: _("Another client"),
        QUIT: _("Quit"),
    }


def other_language() -> str:
    """The language that the program could speak instead."""
    return LANGUAGES[(LANGUAGES.index(language()) + 1) % len(LANGUAGES)]
