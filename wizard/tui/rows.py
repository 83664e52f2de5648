"""One line for a question that is not open: how far it is, what it asks, and the answer."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message

from wizard.client.session import Session
from wizard.client.summary import summary
from wizard.interview import Asked, State
from wizard.locale import _
from wizard.tui.plain import Plain

GLYPHS = {State.ANSWERED: "✓", State.DONT_KNOW: "?", State.OPEN: "○"}


class Row(Plain):
    """A closed question; a click opens it."""

    class Chosen(Message):
        """The question is to be opened."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def __init__(self, session: Session) -> None:
        super().__init__(classes="row")
        self.session = session
        self.asked: Asked | None = None

    @property
    def address(self) -> str:
        """The address of the question shown."""
        return self.asked.address if self.asked else ""

    def show(self, asked: Asked) -> None:
        """Show a question."""
        self.asked = asked
        self.relabel()

    def relabel(self) -> None:
        """Say it in the language that the program speaks now."""
        if self.asked is not None:
            self.say(self._content(self.asked))

    def on_click(self, event: Click) -> None:
        """Open the question."""
        event.stop()
        self.post_message(self.Chosen(self.address))

    def _content(self, asked: Asked) -> Content:
        head = Content(f"{GLYPHS[asked.state]} {full_ask(self.session, asked)} ")
        return head + Content.styled(answer_in_words(self.session, asked), "bold")


def full_ask(session: Session, asked: Asked) -> str:
    """The question, with the tool or record it is about."""
    about = session.about(asked)
    ask = session.told(asked, asked.question.ask)
    return f"{about}: {ask}" if about else ask


def answer_in_words(session: Session, asked: Asked) -> str:
    """The answer in a few words; what is still open says so."""
    if asked.state is State.ANSWERED:
        return summary(session, asked, asked.raw)
    if asked.state is State.DONT_KNOW:
        return _("Don't know")
    if asked.proposal:
        return _("(suggestion)")
    return "" if asked.question.required else _("(optional)")
