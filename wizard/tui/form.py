"""The page at hand: what it is about, its questions or its list to tick, and where one goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from wizard.client.route import (
    first_question,
    is_finished,
    neighbour,
    next_to_answer,
    optional,
    page_after,
    suggested,
    to_answer,
)
from wizard.client.session import Session
from wizard.interview import AREA_PAGE, Asked, Page, State
from wizard.locale import _, said
from wizard.tui.area import AreaPanel
from wizard.tui.fields.base import Answer, DontKnow, Field, Outcome, Stay
from wizard.tui.fields.records import RecordsField
from wizard.tui.panel import QuestionPanel
from wizard.tui.plain import Link, Picks, Plain, drained
from wizard.tui.questions import Questions
from wizard.tui.rows import Row
from wizard.tui.words import later


class Form(VerticalScroll, can_focus=False):
    """One page of the interview. Enter confirms and goes on; no key that was typed ahead is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Confirm"), priority=True, show=False),
        Binding("tab", "move(1)", later("Next question"), priority=True, show=False),
        Binding("shift+tab", "move(-1)", later("Question before"), priority=True, show=False),
        Binding("space", "pick", later("Choose"), priority=True, show=False),
        Binding("y,j", "say(True)", later("Yes"), priority=True, show=False),
        Binding("n", "say(False)", later("No"), priority=True, show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    class Moved(Message):
        """Another question is open."""

    class Finished(Message):
        """The user went on from the last page on which something waits."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="form")
        self.session = session
        self.page: Page | None = None
        self.heading, self.ask = Plain(classes="heading"), Plain(classes="page-ask")
        self.adopt_all, self.more = Link(id="adopt-all"), Link(id="more")
        self.go_on, self.menu = Link(id="go-on"), Link(id="menu")
        self.questions = Questions(session)
        self.panel: QuestionPanel = self.questions.panel
        self.area = AreaPanel(session, self.panel.store)
        self._shows_optional = False
        self._was_answered = False

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        yield self.ask
        yield self.adopt_all
        yield self.area
        yield self.questions
        yield self.more
        yield self.go_on
        yield self.menu

    # ------------------------------------------------ showing

    @property
    def asked(self) -> Asked | None:
        """The question that is open; on a list to tick, the one that is highlighted."""
        return self.area.asked if self.is_area else self.panel.asked

    @property
    def is_area(self) -> bool:
        """Whether the page is a list to tick."""
        return self.page is not None and self.page.id.startswith(AREA_PAGE)

    @property
    def is_list(self) -> bool:
        """Whether the open question is a list that "none of these" answers."""
        return self.asked is not None and self.asked.question.type in ("several-of", "tools", "cookies")

    @property
    def suggestions(self) -> list[Asked]:
        """The suggestions of the page that can be adopted together."""
        return suggested(self.page) if self.page and not self.is_area else []

    async def open(self, address: str) -> None:
        """Open a question on its page."""
        place = self.session.place(address)
        if place is None:
            return
        page, asked = place
        self._enter(page)
        if self.is_area:
            self.panel.close()
            self.area.show(page, address)
        else:
            self._was_answered = asked.state is State.ANSWERED
            await self.panel.show(asked)
        await self._show_page()
        self.call_after_refresh(self._reveal)

    async def go_on_from(self, address: str) -> None:
        """Open a question; where it is answered and something after it waits, go on there."""
        await self.open(address)
        self.take_focus()
        is_open = self.asked is not None and self.asked.state is State.OPEN
        if self._something_waits and not is_open:
            self._was_answered = False
            await self._go_on()

    @property
    def _something_waits(self) -> bool:
        """Whether something on this page or after it is to be answered or adopted."""
        page = self.page
        return page is not None and not (is_finished(page) and page_after(self.session.interview, page.id) is None)

    async def show_page(self, page: Page) -> None:
        """Open the first question of a page that is to be answered; else rest where its suggestions are adopted."""
        self._enter(page)
        if not to_answer(page) and self.suggestions:
            await self._rest_at(self.adopt_all)
            return
        await self.open(first_question(page).address)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus into the open question."""
        self.screen.set_focus(self._entry() or self._resting_place())

    async def refresh_answers(self) -> None:
        """Show what the answers are now, without touching what is being typed."""
        if self.page is None:
            return
        self.page = self.session.page(self.page.id) or self.page
        asked = self.session.interview.asked.get(self.asked.address) if self.asked else None
        if self.is_area:
            self.area.keep_up(self.page)
        elif asked is not None:
            self.panel.keep_up(asked)
        await self._show_page()

    def show_findings(self) -> None:
        """The answers were reviewed: show what was found, beside its question."""
        self.relabel()

    def relabel(self) -> None:
        """Say everything in the language that the program speaks now."""
        if self.page is None:
            return
        if self.is_area:
            self.area.keep_up(self.page)
        self.questions.relabel(self.page)
        self._label(self.page)

    def _enter(self, page: Page) -> None:
        if self.page is None or self.page.id != page.id:
            self._shows_optional = False
        self.page = page

    async def _show_page(self) -> None:
        if self.page is None:
            return
        if not self.is_area:
            await self.questions.show(self._shown(self.page))
        self._show_one_of(self.area, self.questions)
        self._label(self.page)
        self.post_message(self.Moved())

    def _show_one_of(self, area: Widget, questions: Widget) -> None:
        """Show the list or the questions. The focus goes first: a widget that is hidden with it takes it along."""
        shown, hidden = (area, questions) if self.is_area else (questions, area)
        shown.display = True
        if hidden.display:
            self.take_focus()
            hidden.display = False

    def _shown(self, page: Page) -> list[Asked]:
        """The questions of a page that have a line: optional ones only once they are asked for."""
        open_now = self.panel.asked.address if self.panel.asked else ""
        folded = [] if self._shows_optional else [asked.address for asked in optional(page)]
        return [asked for asked in page.asked if asked.address not in folded or asked.address == open_now]

    def _label(self, page: Page) -> None:
        self.heading.say(Content.styled(said(page.label), "bold") + Content(self._progress(page)))
        self.ask.say("" if self.is_area else said(page.ask))
        self.adopt_all.say(self._about_suggestions())
        folded = 0 if self.is_area else len(page.asked) - len(self._shown(page))
        self.more.say("› " + _("More you may say here ({count})").format(count=folded) if folded else "")
        after = page_after(self.session.interview, page.id)
        self.go_on.say("› " + _("Go on: {page}").format(page=said(after.label) if after else _("Review")))
        self.menu.say("› " + _("All that you can do here"))

    def _about_suggestions(self) -> str:
        count = len(self.suggestions)
        if count == 0:
            return ""
        if count == 1:
            return "F8 " + _("Use the suggestion on this page")
        return "F8 " + _("Use the {count} suggestions on this page").format(count=count)

    @staticmethod
    def _progress(page: Page) -> str:
        if page.left == 0:
            return "  " + _("✓ nothing left here")
        if page.left == 1:
            return "  " + _("1 question left")
        return "  " + _("{left} questions left").format(left=page.left)

    def _reveal(self) -> None:
        """Scroll so that the whole question is seen, or at least its beginning."""
        shown = self.area if self.is_area else self.panel
        is_tall = shown.size.height > self.size.height
        self.scroll_to_widget(shown, animate=False, top=is_tall)

    # ------------------------------------------------ where the focus can be

    def _entry(self) -> Widget | None:
        if self.is_area:
            return self.area.picks
        return self.panel.field.entry if self.panel.field and self.panel.asked else None

    def _resting_place(self) -> Link:
        return self.adopt_all if self.suggestions else self.go_on

    @property
    def _links(self) -> list[Link]:
        return [link for link in (self.adopt_all, self.more, self.go_on, self.menu) if link.display]

    async def _rest_at(self, link: Link) -> None:
        """Close the open question; a line below or above the questions has the focus."""
        self.panel.close()
        if self.page is not None:
            self._label(self.page)
        self.screen.set_focus(link)
        await self.refresh_answers()
        if link is self.adopt_all:
            self.scroll_home(animate=False)

    # ------------------------------------------------ keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space and the letters for yes and no work in lists only; elsewhere they are typed."""
        focused = self.screen.focused
        if action == "pick":
            return isinstance(focused, Picks)
        if action == "say":
            is_yes_no = self.asked is not None and self.asked.question.type == "yes-no"
            return isinstance(focused, Picks) and is_yes_no
        return True

    async def action_confirm(self) -> None:
        """Enter: this answer is meant; go on."""
        focused = self.screen.focused
        await drained(focused)
        if isinstance(focused, Link):
            await self._follow(focused)
        elif self.is_area:
            await self._after_area(self.area.confirm())
        else:
            await self._settle(await self.panel.confirm())

    async def action_move(self, step: int) -> None:
        """Tab, Up and Down: to the next widget of this question, or the next; what was changed is stored first."""
        await drained(self.screen.focused)
        field = self.panel.field if self.panel.asked and not self.is_area else None
        after = field.after_focus(step) if field else None
        if after is not None:
            self.screen.set_focus(after)
        elif await self.store_typed():
            await self._move(step)

    async def action_pick(self) -> None:
        """Space in a list."""
        await drained(self.screen.focused)
        if self.is_area:
            await self._after_area(self.area.pick())
        elif self.panel.field is not None:
            await self._settle(self.panel.field.pick())

    async def action_say(self, yes: bool) -> None:
        """Y or J, and N, to a question that is answered with yes or no."""
        if self.is_area:
            await self._after_area(self.area.say(yes=yes))
        else:
            await self._settle(Answer(yes))

    async def dont_know(self) -> None:
        """The user does not know."""
        await drained(self.screen.focused)
        if self.is_area:
            await self._after_area(self.area.dont_know())
        elif self.asked:
            await self._settle(DontKnow())

    async def adopt(self) -> None:
        """Make the proposal the answer."""
        asked = self.asked
        if asked and asked.proposal:
            self.panel.store(lambda: self.session.adopt([asked]))
            await self._go_on()

    async def adopt_page(self) -> None:
        """Make all proposals of the page answers."""
        proposed = self.suggestions
        if proposed and await self.store_typed():
            self.panel.store(lambda: self.session.adopt(proposed))
            await self._go_on()

    async def none_of_these(self) -> None:
        """Nothing of the list at hand; on a list of what the business does, no to all that is open."""
        await drained(self.screen.focused)
        if self.is_area:
            await self._after_area(self.area.none_of_these())
        elif self.is_list:
            await self._settle(Answer([]))

    async def store_typed(self) -> bool:
        """Store what was typed into the open question; False where it is wrong, which the question then says."""
        await drained(self.screen.focused)
        return self.panel.leave()

    # ------------------------------------------------ a list to tick

    async def _after_area(self, is_done: bool) -> None:
        """A line of the list was ticked, or the list is done."""
        if is_done:
            await self._go_to_next_page()
        else:
            await self.refresh_answers()

    @on(AreaPanel.Highlighted)
    def _highlighted(self, event: AreaPanel.Highlighted) -> None:
        event.stop()
        self.post_message(self.Moved())

    @on(AreaPanel.Clicked)
    async def _clicked(self, event: AreaPanel.Clicked) -> None:
        event.stop()
        await self._after_area(self.area.pick())

    # ------------------------------------------------ storing and going on

    @on(Row.Chosen)
    async def _row_chosen(self, event: Row.Chosen) -> None:
        event.stop()
        if await self.store_typed():
            await self.open(event.address)
            self.take_focus()

    @on(Link.Pressed)
    async def _pressed(self, event: Link.Pressed) -> None:
        event.stop()
        await self._follow(event.link)

    async def _follow(self, link: Link) -> None:
        if not await self.store_typed():
            return
        if link is self.adopt_all:
            await self.adopt_page()
        elif link is self.more:
            await self._open_optional()
        elif link is self.menu:
            self.app.action_command_palette()
        else:
            await self._go_to_next_page()

    async def _open_optional(self) -> None:
        self._shows_optional = True
        first = next(iter(optional(self.page)), None) if self.page else None
        if first is not None:
            await self.open(first.address)
            self.take_focus()

    @on(Field.Changed)
    async def _field_changed(self, event: Field.Changed) -> None:
        event.stop()
        if event.field is self.panel.field:
            self.panel.keep(Answer(event.field.value))
            await self.refresh_answers()

    @on(Field.Settled)
    async def _field_settled(self, event: Field.Settled) -> None:
        event.stop()
        if event.field is self.panel.field:
            await self._settle(event.outcome)

    @on(RecordsField.Added)
    async def _record_added(self, event: RecordsField.Added) -> None:
        event.stop()
        self.panel.store(lambda: self.session.add_record(event.asked, event.name))
        await self._show_records(event.field)

    @on(RecordsField.Removed)
    async def _record_removed(self, event: RecordsField.Removed) -> None:
        event.stop()
        self.panel.store(lambda: self.session.remove_record(event.asked, event.record_id))
        await self._show_records(event.field)

    async def _show_records(self, field: RecordsField) -> None:
        await self.refresh_answers()
        if field is self.panel.field:
            await field.show(field.asked)
            self.screen.set_focus(field.input)

    async def _settle(self, outcome: Outcome) -> None:
        if isinstance(outcome, Stay) or not self.panel.keep(outcome):
            return
        if isinstance(outcome, DontKnow) and self._offers_decision():
            await self.refresh_answers()
            return
        await self._go_on()

    def _offers_decision(self) -> bool:
        """Whether "don't know" leads to the proposal: the business can decide it now."""
        asked = self.session.interview.asked.get(self.asked.address) if self.asked else None
        return asked is not None and asked.question.nature == "decision" and asked.proposal is not None

    async def _go_on(self) -> None:
        """To the next question that is to be answered; who changes an answer is led to the one below it."""
        await self.refresh_answers()
        page, address = self.page, self.asked.address if self.asked else ""
        if page is None:
            return
        beside = neighbour(page, address, 1) if self._was_answered else None
        after = beside or next_to_answer(page, address)
        if after is not None:
            await self.open(after.address)
            self.take_focus()
        elif self.suggestions:
            await self._rest_at(self.adopt_all)
        else:
            await self._go_to_next_page()

    async def _move(self, step: int) -> None:
        """To the question or the line so many places on; past the last to what stands beside the page."""
        stops: list[str | Link] = [link for link in self._links if link is self.adopt_all]
        stops += [asked.address for asked in self._shown(self.page)] if self.page and not self.is_area else ["area"]
        stops += [link for link in self._links if link is not self.adopt_all]
        at = self._stop_at(stops) + step
        if at < 0:
            self.screen.focus_previous()
        elif at >= len(stops):
            self.screen.focus_next()
        else:
            await self._go_to_stop(stops[at])

    def _stop_at(self, stops: list[str | Link]) -> int:
        focused = self.screen.focused
        if isinstance(focused, Link) and focused in stops:
            return stops.index(focused)
        here = self.asked.address if self.asked and not self.is_area else "area"
        return stops.index(here) if here in stops else -1

    async def _go_to_stop(self, stop: str | Link) -> None:
        if isinstance(stop, Link):
            await self._rest_at(stop)
        elif self.is_area:
            self.take_focus()
        else:
            await self.open(stop)
            self.take_focus()

    async def _go_to_next_page(self) -> None:
        after = page_after(self.session.interview, self.page.id if self.page else "")
        if after is None:
            await self._rest_at(self.go_on)
            self.post_message(self.Finished())
            return
        await self.show_page(after)
