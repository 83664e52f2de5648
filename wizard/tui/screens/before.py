"""Before one starts: what the wizard makes, how long it takes, what to have at hand, and what it cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from typing_extensions import override

from wizard.client.before import at_hand, cannot, makes
from wizard.client.session import Session
from wizard.locale import _
from wizard.tui.keys import Keys
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Link, Plain
from wizard.tui.words import later


class BeforeScreen(WizardScreen):
    """Gives True where the user begins, False where not yet."""

    CSS_PATH = "before.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "begin", later("Begin"), priority=True),
        Binding("escape", "back", later("Back")),
        Binding("f2", "app.language", later("Language")),
        Binding("f1", "app.help", later("Keys")),
        Binding("ctrl+q", "app.quit", later("Quit"), priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.heading, self.text = Plain(id="heading"), VerticalScroll(id="text")
        self.makes, self.at_hand_heading, self.at_hand = Plain(), Plain(classes="heading"), Plain(classes="list")
        self.cannot_heading, self.cannot = Plain(classes="heading"), Plain()
        self.private_heading, self.private = Plain(classes="heading"), Plain()
        self.begin = Link(id="begin")

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        with self.text:
            yield self.makes
            yield self.at_hand_heading
            yield self.at_hand
            yield self.cannot_heading
            yield self.cannot
            yield self.private_heading
            yield self.private
            yield self.begin
        yield Keys()

    def on_mount(self) -> None:
        """Arrows scroll the text."""
        self.relabel()
        self.set_focus(self.text)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.heading.say(Content.styled(_("Before you start"), "bold") + Content(f" · {self.session.name}"))
        self.makes.say("\n".join(makes(self.session)))
        self.at_hand_heading.say(_("Good to have at hand"))
        self.at_hand.say("\n".join(f"• {line}" for line in at_hand(self.session)))
        self.cannot_heading.say(_("What the wizard cannot do"))
        self.cannot.say("\n".join(cannot()))
        self.private_heading.say(_("Where your answers are"))
        here = _("On this machine only. There is no account, and nothing is sent.")
        self.private.say(f"{here}\n{self.session.path.absolute()}")
        self.begin.say("› " + _("Begin"))

    def action_begin(self) -> None:
        """Into the interview."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Not yet."""
        self.dismiss(False)

    @on(Link.Pressed)
    def _pressed(self) -> None:
        self.dismiss(True)
