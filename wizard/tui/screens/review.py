"""The review: what is left to settle, proposals, all answers, bases and periods, tasks, the law, and letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Tab, Tabs
from textual.widgets.option_list import Option
from typing_extensions import override

from wizard.client.outgoing import open_letters, text_of
from wizard.client.session import Session
from wizard.interview import Asked
from wizard.library.answers import AnswerError
from wizard.locale import _, language_name
from wizard.tui.keys import Keys
from wizard.tui.lists import LETTERS, LISTINGS, PROPOSALS, SETTLE, Item, Listing
from wizard.tui.screens.ask import AskScreen
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Plain
from wizard.tui.words import later


class ReviewScreen(WizardScreen):
    """Gives the address of a question that is to be seen in its topic, or nothing."""

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", later("Back")),
        Binding("f2", "app.language", later("Language")),
        Binding("f4", "adopt", later("Use suggestion")),
        Binding("f5", "accept", later("Accept as it is")),
        Binding("f8", "adopt_all", later("Use all suggestions")),
        Binding("c", "copy", later("Copy the letter")),
        Binding("f10", "export", later("Export")),
        Binding("space", "act", later("Use, accept or copy"), show=False),
        Binding("ctrl+t", "undo", later("Take back the last answer"), show=False),
        Binding("left", "tab(-1)", later("List before"), show=False),
        Binding("right", "tab(1)", later("Next list"), show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.heading, self.hint = Plain(id="heading"), Plain(id="hint")
        self.tabs = Tabs(*(Tab("", id=listing.id) for listing in LISTINGS))
        self.list = OptionList(id="list", markup=False, compact=True)
        self._items: list[Item] = []
        self._left: set[str] = set()

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        yield self.tabs
        yield self.hint
        yield self.list
        yield Keys()

    def on_mount(self) -> None:
        """Begin with what is left; where only suggestions are, with them."""
        waits = [item for item in SETTLE.items(self.session) if item.question]
        self.tabs.active = PROPOSALS.id if self.session.proposals and not waits else SETTLE.id
        self.relabel()
        self.set_focus(self.list)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.heading.say(Content.styled(_("Review"), "bold") + Content(f" · {self.session.name} · {self._status()}"))
        for listing in LISTINGS:
            self.tabs.query_one(f"#{listing.id}", Tab).label = Content(listing.label(self.session))
        self._show_list()

    def _status(self) -> str:
        states = {"draft": _("draft"), "final": _("final")}
        review = self.session.review
        return ", ".join(
            f"{language_name(code)}: {states[review.status(code)]}" for code in self.session.case.languages
        )

    # ------------------------------------------------ the list at hand

    @property
    def listing(self) -> Listing:
        """The list that is shown."""
        return next((listing for listing in LISTINGS if listing.id == self.tabs.active), SETTLE)

    @property
    def item(self) -> Item | None:
        """The highlighted line."""
        at = self.list.highlighted
        return self._items[at] if at is not None and at < len(self._items) else None

    def _show_list(self) -> None:
        """Show the list as it is now; the highlight stays on its line, or where that line was."""
        before, at = self.item.key if self.item else "", self.list.highlighted or 0
        self._items = list(self.listing.items(self.session))
        self.hint.say(self.listing.hint(self.session, self._items))
        self.list.set_options(Option(item.prompt, disabled=item.is_heading) for item in self._items)
        self.list.highlighted = self._place(before, at)
        self.refresh_bindings()

    def _place(self, key: str, at: int) -> int | None:
        """The line with a key; else the first after a place that is no heading, else the last before it."""
        lines = [number for number, item in enumerate(self._items) if not item.is_heading]
        same = (number for number in lines if self._items[number].key == key)
        after = (number for number in lines if number >= at)
        return next(same, next(after, lines[-1] if lines else None))

    @on(Tabs.TabActivated)
    def _tab_changed(self) -> None:
        self._items = []
        self.list.highlighted = None
        self._show_list()
        self.list.scroll_home(animate=False)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#list")
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        item = self._items[event.option_index]
        if item.action:
            await self.run_action(item.action)
        elif asked := self.session.asked_near(item.question):
            self._open(asked)

    # ------------------------------------------------ a question, and back

    def _open(self, asked: Asked) -> None:
        from wizard.tui.screens.question import QuestionScreen

        self._left = self._waiting()
        self.app.push_screen(QuestionScreen(self.session, asked), self._came_back)

    def _came_back(self, address: str | None) -> None:
        if address:
            self.dismiss(address)
            return
        self.relabel()
        new = len(self._waiting() - self._left)
        if new:
            self.hint.say(
                _("Your change brings more to look at ({number}): see the first two lists.").format(number=new)
            )

    def _waiting(self) -> set[str]:
        """The questions that wait to be settled, or to have their suggestion used."""
        lists = (SETTLE.items(self.session), PROPOSALS.items(self.session))
        return {item.key for items in lists for item in items if item.question}

    # ------------------------------------------------ keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the list at hand can do."""
        if action in ("adopt", "adopt_all"):
            return self.listing is PROPOSALS and bool(self.session.proposals)
        if action == "copy":
            return self.listing is LETTERS and self.item is not None
        if action == "accept":
            return self.listing is SETTLE and (True if self._can_accept() else None)
        return True

    def _can_accept(self) -> bool:
        finding = self.item.finding if self.item else None
        return finding is not None and finding.severity != "error"

    async def action_act(self) -> None:
        """What Space does to the highlighted line: use it, accept it, or copy it."""
        actions = {PROPOSALS.id: "adopt", SETTLE.id: "accept", LETTERS.id: "copy"}
        if self.listing.id in actions:
            await self.run_action(f"screen.{actions[self.listing.id]}")

    def action_back(self) -> None:
        """To the interview."""
        self.dismiss(None)

    def action_tab(self, step: int) -> None:
        """The list so many places on."""
        ids = [listing.id for listing in LISTINGS]
        self.tabs.active = ids[(ids.index(self.tabs.active) + step) % len(ids)]

    def action_show(self, listing: str) -> None:
        """The list of that id."""
        self.tabs.active = listing

    def action_adopt(self) -> None:
        """Make the highlighted proposal an answer."""
        asked = self.session.interview.asked.get(self.item.question) if self.item else None
        if asked is not None:
            self._change(lambda: self.session.adopt([asked]))

    def action_adopt_all(self) -> None:
        """Make all proposals answers; they can bring further ones to look at, else go on to what is left."""
        self._change(lambda: self.session.adopt(self.session.proposals))
        if not self.session.proposals:
            self.tabs.active = SETTLE.id

    def action_undo(self) -> None:
        """The answers as they were before the last change."""
        self._change(self.session.undo)

    def action_accept(self) -> None:
        """Leave a warning or an advice as it is, with a reason."""
        if self.item and self.item.finding and self._can_accept():
            finding = self.item.finding.id
            ask = _("Why is it right as it is? The reason is kept with your answers and never printed.")
            self.app.push_screen(AskScreen(ask), lambda reason: self._accept(finding, reason))

    def _accept(self, finding: str, reason: str | None) -> None:
        if reason:
            self._change(lambda: self.session.accept(finding, reason))

    def _change(self, change: Callable[[], object]) -> None:
        """Change the answers, and show what follows; where they can only be read, say so."""
        try:
            change()
        except AnswerError as error:
            self.app.notify(str(error), severity="warning", markup=False)
        self.relabel()

    def action_copy(self) -> None:
        """Copy the letter that the highlighted line stands in."""
        address = self.item.question if self.item else ""
        letters = open_letters(self.session)
        letter = next((one for one in letters if any(ask.address == address for ask in one.asks)), None)
        if letter is not None:
            self.app.copy_to_clipboard(text_of(self.session, letter))
            self.hint.say(_("The letter to {person} is copied: paste it into an e-mail.").format(person=letter.to))

    def action_export(self) -> None:
        """To the export."""
        from wizard.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.session), self._came_back)
