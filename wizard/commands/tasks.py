"""`notice-wizard tasks`: what to do besides publishing."""

from __future__ import annotations

from argparse import Namespace

from wizard.client.letters import tasks_text
from wizard.commands.files import language_of, made_from
from wizard.commands.library import library_of
from wizard.errors import DONE
from wizard.locale import _, use_language


def run(options: Namespace) -> int:
    """Print the tasks as a list to tick."""
    made = made_from(library_of(options), options.file, options)
    language = language_of(options, made)
    use_language(language)
    print(tasks_text(made.review.tasks, language) or _("Nothing to do."))
    return DONE
