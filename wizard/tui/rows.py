"""One line for a question that is not open: how far it is, what it asks, and the answer."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message

from wizard.client.session import Session
from wizard.client.summary import answer_in_words, findings_in_words, full_ask
from wizard.interview import Asked, State
from wizard.tui.widgets import Plain

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
            self.write(self._content(self.asked))

    def on_click(self, event: Click) -> None:
        """Open the question."""
        event.stop()
        self.post_message(self.Chosen(self.address))

    def _content(self, asked: Asked) -> Content:
        head = Content(f"{GLYPHS[asked.state]} {full_ask(self.session, asked)} ")
        found = findings_in_words(self.session, asked.address)
        answer = Content.styled(answer_in_words(self.session, asked), "bold")
        return head + answer + Content.styled(f"\n{found}" if found else "", "$text-error")
