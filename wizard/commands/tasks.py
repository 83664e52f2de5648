"""`notice-wizard tasks`: what to do besides publishing."""

from __future__ import annotations

from argparse import Namespace

from wizard.commands.files import language_of, made_from
from wizard.commands.library import library_of
from wizard.errors import DONE
from wizard.locale import _, use_language


def run(options: Namespace) -> int:
    """Print the tasks as a list to tick."""
    made = made_from(library_of(options), options.file, options)
    language = language_of(options, made)
    use_language(language)
    lines = [f"- [ ] {task.says[language]}" for task in made.review.tasks]
    print("\n".join(lines) or _("Nothing to do."))
    return DONE
