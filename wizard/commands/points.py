"""`notice-wizard points`: the open points as a letter to each person who would know."""

from __future__ import annotations

from argparse import Namespace

from wizard.client.letters import letter_text
from wizard.commands.files import language_of, made_from
from wizard.commands.library import library_of
from wizard.errors import DONE
from wizard.locale import _, use_language
from wizard.review.letters import letters


def run(options: Namespace) -> int:
    """Print a letter for each person who would know something that is open."""
    made = made_from(library_of(options), options.file, options)
    language = language_of(options, made)
    use_language(language)
    written = [letter_text(letter) for letter in letters(made.interview, made.review.open_points, language)]
    print("\n\n\n".join(written) or _("Nothing is open."))
    return DONE
