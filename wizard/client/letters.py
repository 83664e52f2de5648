"""What is sent to people besides the notice, as plain text: letters about what is open, and the list of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.locale import _
from wizard.review.letters import Asked, Letter
from wizard.review.model import TaskToDo


def letter_text(letter: Letter) -> str:
    """A letter as it can be sent, in the language that the program speaks, which is that of the letter."""
    about = letter.about or _("our business")
    opening = _("We are writing the privacy notice of {about}, and lack some answers. A short reply to each is enough.")
    asked = [line for number, ask in enumerate(letter.asks, start=1) for line in _ask(number, ask)]
    head = [_("To: {person}").format(person=letter.to), _("Subject: The privacy notice of {about}").format(about=about)]
    return "\n".join([*head, "", opening.format(about=about), "", *asked, _("Thank you!")])


def tasks_text(tasks: Iterable[TaskToDo], language: str) -> str:
    """The tasks as a list to tick, in one language."""
    return "\n".join(f"- [ ] {task.says[language]}" for task in tasks)


def _ask(number: int, ask: Asked) -> Iterator[str]:
    yield f"{number}. {ask.says}"
    if ask.why:
        yield f"   {ask.why}"
    yield from (f"   - {choice}" for choice in ask.choices)
    yield ""
