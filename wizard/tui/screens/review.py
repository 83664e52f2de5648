"""The review: proposals to adopt, what is left to settle, all answers, and what to do besides publishing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, OptionList, Tab, Tabs
from textual.widgets.option_list import Option
from typing_extensions import override

from wizard.client.session import Session
from wizard.client.summary import summary
from wizard.interview import Asked
from wizard.locale import _, said
from wizard.review.model import Finding, OpenPoint
from wizard.tui.markdown import markdown_content
from wizard.tui.plain import Plain
from wizard.tui.rows import GLYPHS, answer_in_words, full_ask
from wizard.tui.screens.ask import AskScreen
from wizard.tui.screens.base import WizardScreen
from wizard.tui.words import later

_TABS = ("proposals", "settle", "answers", "tasks")


@dataclass(frozen=True)
class Item:
    """One line of a list: what it says, the question it leads to, and the finding it is."""

    says: Content
    question: str = ""
    finding: Finding | None = None
    is_heading: bool = False


class ReviewScreen(WizardScreen):
    """Gives the address of a question to go to, or nothing."""

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", later("Back")),
        Binding("f2", "app.language", later("Language")),
        Binding("f3", "accept", later("Accept as it is")),
        Binding("f4", "adopt", later("Use suggestion")),
        Binding("f5", "adopt_all", later("Use all suggestions")),
        Binding("f10", "export", later("Export")),
        Binding("left", "tab(-1)", later("List before"), show=False),
        Binding("right", "tab(1)", later("Next list"), show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.heading, self.hint = Plain(id="heading"), Plain(id="hint")
        self.tabs = Tabs(*(Tab("", id=tab) for tab in _TABS))
        self.list = OptionList(id="list", markup=False, compact=True)
        self._items: list[Item] = []

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        yield self.tabs
        yield self.hint
        yield self.list
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin with the proposals, or with what is left where there are none."""
        self.tabs.active = "proposals" if self.session.proposals else "settle"
        self.relabel()
        self.set_focus(self.list)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.heading.say(Content.styled(_("Review"), "bold") + Content(f" · {self.session.name} · {self._status()}"))
        labels = {
            "proposals": _("Suggestions ({number})").format(number=len(self.session.proposals)),
            "settle": _("To settle ({number})").format(number=len(list(self._to_settle()))),
            "answers": _("Your answers"),
            "tasks": _("To do ({number})").format(number=len(self.session.review.tasks)),
        }
        for tab, label in labels.items():
            self.tabs.query_one(f"#{tab}", Tab).label = Content(label)
        self._show_list()

    def _status(self) -> str:
        states = {"draft": _("draft"), "final": _("final")}
        review = self.session.review
        return ", ".join(f"{code}: {states[review.status(code)]}" for code in self.session.case.languages)

    # ------------------------------------------------ lists

    def _show_list(self) -> None:
        at = self.list.highlighted
        tab = self.tabs.active or "settle"
        self._items = list(self._source(tab))
        self.hint.say(self._hint(tab))
        self.list.set_options(Option(item.says, disabled=item.is_heading) for item in self._items)
        first = next((place for place, item in enumerate(self._items) if not item.is_heading), None)
        self.list.highlighted = min(at, len(self._items) - 1) if at and self._items else first
        self.refresh_bindings()

    def _source(self, tab: str) -> Iterator[Item]:
        sources = {"proposals": self._proposals, "settle": self._to_settle, "answers": self._answers}
        return sources.get(tab, self._tasks)()

    def _hint(self, tab: str) -> str:
        if not self._items:
            return {
                "proposals": _("There are no suggestions left to look at."),
                "settle": _("Nothing is left to settle. The notice can be published."),
                "answers": _("Nothing is answered yet."),
            }.get(tab, _("There is nothing to do besides publishing."))
        return {
            "proposals": _("They are no answers until you use them. F4 uses one, F5 all, Enter shows the question."),
            "settle": _("Enter goes to the question."),
            "answers": _("Read through them. Enter goes to the question."),
        }.get(tab, _("This is to be done besides publishing the notice."))

    def _proposals(self) -> Iterator[Item]:
        for asked in self.session.proposals:
            if asked.proposal is None:
                continue
            value = summary(self.session, asked, asked.proposal.raw)
            because = self.session.told(asked, asked.proposal.because)
            says = Content(f"{full_ask(self.session, asked)}\n  ") + Content.styled(value, "bold")
            yield Item(says + Content(f"\n  {because}\n" if because else "\n"), asked.address)

    def _to_settle(self) -> Iterator[Item]:
        for finding in self.session.review.findings:
            yield Item(self._finding(finding), finding.question, finding)
        for point in self.session.review.open_points:
            if point.kind != "error":
                yield Item(self._point(point), point.question)

    @staticmethod
    def _finding(finding: Finding) -> Content:
        names = {"error": _("Error"), "warning": _("Warning"), "advice": _("Advice")}
        if finding.accepted is None:
            return Content.styled(f"! {names[finding.severity]}: ", "bold") + markdown_content(said(finding.says))
        accepted = _("Accepted: {reason}").format(reason=finding.accepted)
        head = Content.styled(f"✓ {names[finding.severity]}: ", "bold")
        return head + markdown_content(said(finding.says)) + Content(f"\n  {accepted}")

    def _point(self, point: OpenPoint) -> Content:
        kinds = {
            "unanswered": _("Not answered"),
            "unknown": _("Don't know"),
            "proposal": _("Suggestion not used yet"),
            "translation": _("Missing in one language"),
        }
        who = self.session.library.phrases.get("who", {}).get(point.who)
        ask = _("Ask: {who}").format(who=said(who.said())) if who and point.who != "owner" else ""
        kind = Content.styled(kinds.get(point.kind, point.kind), "bold")
        return Content(f"○ {said(point.says)}  ") + kind + Content(f"\n  {ask}" if ask else "")

    def _answers(self) -> Iterator[Item]:
        for page in self.session.interview.pages:
            yield Item(Content.styled(said(page.label), "bold"), is_heading=True)
            yield from (Item(self._answer(asked), asked.address) for asked in page.asked)

    def _answer(self, asked: Asked) -> Content:
        answer = Content.styled(answer_in_words(self.session, asked), "bold")
        return Content(f"  {GLYPHS[asked.state]} {full_ask(self.session, asked)} ") + answer

    def _tasks(self) -> Iterator[Item]:
        for task in self.session.review.tasks:
            yield Item(Content("□ ") + markdown_content(said(task.says)))

    # ------------------------------------------------ keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the list at hand can do."""
        tab = self.tabs.active
        if action in ("adopt", "adopt_all"):
            return tab == "proposals" and bool(self._items)
        if action == "accept":
            item = self._item()
            can_accept = item and item.finding and item.finding.severity != "error"
            return tab == "settle" and (True if can_accept else None)
        return True

    @on(Tabs.TabActivated)
    def _tab_changed(self) -> None:
        self.list.highlighted = None
        self._show_list()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#list")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        question = self._items[event.option_index].question
        if question:
            self.dismiss(question)

    def action_back(self) -> None:
        """To the interview."""
        self.dismiss(None)

    def action_tab(self, step: int) -> None:
        """The list so many places on."""
        at = _TABS.index(self.tabs.active) + step
        self.tabs.active = _TABS[at % len(_TABS)]

    def action_adopt(self) -> None:
        """Make the highlighted proposal an answer."""
        item = self._item()
        asked = self.session.interview.asked.get(item.question) if item else None
        if asked is not None:
            self.session.adopt([asked])
            self.relabel()

    def action_adopt_all(self) -> None:
        """Make all proposals answers; they can bring further ones to look at, else go on to what is left."""
        self.session.adopt(self.session.proposals)
        if not self.session.proposals:
            self.tabs.active = "settle"
        self.relabel()

    def action_accept(self) -> None:
        """Leave a warning or an advice as it is, with a reason."""
        item = self._item()
        if item and item.finding:
            finding = item.finding.id
            ask = _("Why is it right as it is? The reason is kept with your answers and never printed.")
            self.app.push_screen(AskScreen(ask), lambda reason: self._accept(finding, reason))

    def _accept(self, finding: str, reason: str | None) -> None:
        if reason:
            self.session.accept(finding, reason)
            self.relabel()

    def action_export(self) -> None:
        """To the export."""
        from wizard.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.session))

    def _item(self) -> Item | None:
        at = self.list.highlighted
        return self._items[at] if at is not None and at < len(self._items) else None
