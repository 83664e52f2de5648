"""`notice-wizard points`: the open points as a letter to each person who would know."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from wizard.commands.files import language_of, made_from
from wizard.commands.library import library_of
from wizard.errors import DONE
from wizard.locale import _, use_language
from wizard.review.letters import Asked, Letter, letters


def run(options: Namespace) -> int:
    """Print a letter for each person who would know something that is open."""
    made = made_from(library_of(options), options.file, options)
    language = language_of(options, made)
    use_language(language)
    written = [_written(letter) for letter in letters(made.interview, made.review.open_points, language)]
    print("\n\n\n".join(written) or _("Nothing is open."))
    return DONE


def _written(letter: Letter) -> str:
    about = letter.about or _("our business")
    opening = _("We are writing the privacy notice of {about}, and lack some answers. A short reply to each is enough.")
    asked = [line for number, ask in enumerate(letter.asks, start=1) for line in _ask(number, ask)]
    head = [_("To: {person}").format(person=letter.to), _("Subject: The privacy notice of {about}").format(about=about)]
    return "\n".join([*head, "", opening.format(about=about), "", *asked, _("Thank you!")])


def _ask(number: int, ask: Asked) -> Iterator[str]:
    yield f"{number}. {ask.says}"
    if ask.why:
        yield f"   {ask.why}"
    yield from (f"   - {choice}" for choice in ask.choices)
    yield ""
