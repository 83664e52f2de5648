"""The open question: what is asked and why, the widget to answer with, the proposal, and help."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.containers import VerticalGroup
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from wizard.client.session import Session
from wizard.client.summary import findings_in_words, full_ask, summary
from wizard.interview import Asked, State
from wizard.library.answers import AnswerError
from wizard.locale import _
from wizard.tui.fields import field_for
from wizard.tui.fields.base import DontKnow, Field, Outcome, Skip, Stay
from wizard.tui.widgets import Plain, Unscrolled, tell


class Key(Plain):
    """A key in words that can be clicked too."""

    def __init__(self, action: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="key")
        self.does = action

    async def on_click(self, event: Click) -> None:
        """Do what the key does."""
        event.stop()
        await self.screen.run_action(self.does)


class QuestionPanel(VerticalGroup, Unscrolled):
    """One question at a time; its widgets are used again for the next question of the same type."""

    class Stored(Message):
        """The answers changed: what follows from them is to be shown anew."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.asked: Asked | None = None
        self.field: Field | None = None
        self.fields: dict[type[Field], Field] = {}
        self.ask, self.why, self.help = Plain(classes="ask"), Plain(classes="why"), Plain(classes="help")
        self.found = Plain(classes="message")
        self.proposal = Plain(classes="proposal")
        self.confirm_key = Key("screen.confirm", id="key-confirm")
        self.unknown_key = Key("screen.dont_know", id="key-dont-know")
        self.adopt_key = Key("screen.adopt", id="key-adopt")

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.ask
        yield self.why
        yield self.found
        yield self.proposal
        yield self.adopt_key
        yield self.confirm_key
        yield self.unknown_key
        yield self.help

    async def show(self, asked: Asked) -> None:
        """Show a question in its widget."""
        self.asked = asked
        kind = field_for(asked.question)
        if kind not in self.fields:
            self.fields[kind] = kind(self.session)
            await self.mount(self.fields[kind], before=self.found)
        self.field = self.fields[kind]
        for field in self.fields.values():
            field.display = field is self.field
        await self.field.show(asked)
        self._say(asked)

    def close(self) -> None:
        """No question is open."""
        self.asked = None

    def keep_up(self, asked: Asked) -> None:
        """The same question, with what was stored since; what is being typed stays."""
        self.asked = asked
        if self.field is not None:
            self.field.asked = asked
            self.field.relabel()
        self._say(asked)

    # ------------------------------------------------ storing

    async def confirm(self) -> Outcome:
        """Enter was pressed in the question's widget."""
        if self.field is None:
            return Stay()
        try:
            return await self.field.confirm()
        except AnswerError as error:
            self.field.complain(error)
            return Stay()

    def leave(self) -> bool:
        """The user goes elsewhere: store what was changed; False where it is wrong, which the question then says."""
        if self.field is None or self.asked is None or self.session.place(self.asked.address) is None:
            return True
        try:
            return self.keep(self.field.leave())
        except AnswerError as error:
            self.field.complain(error)
            return False

    def keep(self, outcome: Outcome) -> bool:
        """Store an outcome; False where it does not fit, which the question then says."""
        asked = self.asked
        if asked is None or isinstance(outcome, Skip | Stay):
            return True
        if isinstance(outcome, DontKnow):
            return self.store(lambda: self.session.dont_know(asked))
        if outcome.raw is None:
            return self.store(lambda: self.session.clear(asked))
        return self.store(lambda: self.session.answer(asked, outcome.raw))

    def store(self, change: Callable[[], object]) -> bool:
        """Change the answers; False where the change does not fit, which the question then says."""
        try:
            change()
        except AnswerError as error:
            if self.field is not None:
                self.field.complain(error)
            return False
        tell(self, self.Stored())
        return True

    # ------------------------------------------------ showing again

    async def take_back(self) -> None:
        """Show the stored answer again instead of what was typed."""
        if self.asked is not None:
            await self.show(self.asked)

    def relabel(self) -> None:
        """Say everything in the language that the program speaks now."""
        if self.asked is not None:
            self.keep_up(self.asked)

    def _say(self, asked: Asked) -> None:
        optional = "" if asked.question.required else "  " + _("(optional)")
        self.ask.say(Content.styled(full_ask(self.session, asked), "bold") + Content(optional))
        self.why.say(self.session.told(asked, asked.question.why))
        self.help.say(self.session.told(asked, asked.question.help))
        self.found.say(findings_in_words(self.session, asked.address))
        self.proposal.say(self._proposal(asked))
        self.adopt_key.say(_("F4  Yes, use this") if asked.proposal else "")
        self.confirm_key.say("" if self.field and self.field.settles_by_click else _("Enter  OK"))
        self.unknown_key.say("" if self.field and self.field.lists_dont_know else self._dont_know(asked))

    @staticmethod
    def _dont_know(asked: Asked) -> str:
        return _("Your answer: don't know") if asked.state is State.DONT_KNOW else _("F3  Don't know")

    def _proposal(self, asked: Asked) -> str:
        if asked.proposal is None:
            return ""
        value = summary(self.session, asked, asked.proposal.raw)
        parts = [_("Suggestion: {value}").format(value=value), self.session.told(asked, asked.proposal.because)]
        if asked.state is State.DONT_KNOW and asked.question.nature == "decision":
            parts.append(_("You can decide this now. Will you do it so from now on?"))
        return "\n".join(part for part in parts if part)
