"""The interview: topics at the left, the questions of one in the middle, the notice at the right."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import OptionList
from textual.worker import get_current_worker
from typing_extensions import override

from wizard.client.route import page_beside
from wizard.client.session import Making, Session
from wizard.locale import _, language
from wizard.tui.form import Form
from wizard.tui.keys import Keys
from wizard.tui.page_view import PageView
from wizard.tui.panel import QuestionPanel
from wizard.tui.preview import Preview
from wizard.tui.screens.base import WizardScreen
from wizard.tui.steps import Steps
from wizard.tui.topics import EXPORT, REVIEW, Topics
from wizard.tui.watch import Typed, Watch
from wizard.tui.widgets import Plain
from wizard.tui.words import later

#: The preview waits so many seconds for the next change.
_PREVIEW_WAITS = 0.03

#: So many seconds after a client was opened its notice stands too. What is in the memory then stays there until the
#: client is left: searching it for what can be thrown away would hold up keys.
_ALL_STANDS = 2.0


class InterviewScreen(WizardScreen):
    """One client's interview."""

    CSS_PATH = "interview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "dont_know", later("Don't know"), priority=True),
        Binding("f4", "adopt", later("Suggestion"), priority=True),
        Binding("f5", "none_of_these", later("None of these"), priority=True),
        Binding("f6", "topics", later("Topics"), priority=True),
        Binding("f7", "preview", later("Notice"), priority=True),
        Binding("f9", "review", later("Review"), priority=True),
        Binding("ctrl+t", "undo", later("Take back the last answer"), show=False, priority=True),
        Binding("f12", "preview_language", later("The notice in its other language"), show=False, priority=True),
        Binding("f10", "export", later("Export"), show=False, priority=True),
        Binding("escape", "back", later("Back")),
        Binding("f8", "adopt_page", later("Suggestions"), priority=True),
        Binding("f2", "app.language", later("Language")),
        Binding("ctrl+pagedown", "page(1)", later("Next topic"), show=False),
        Binding("ctrl+pageup", "page(-1)", later("Topic before"), show=False),
    ]

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__()
        self.session = session
        self.top_line = Plain(id="title-line")
        self.watch_line = Watch(session, self._typed)
        self.topics = Topics()
        self.form = Form(session)
        self.page_view = self.form.view
        self.preview = Preview(session, id="preview")
        self.preview_language = language() if language() in session.case.languages else session.case.languages[0]
        self._at = at
        self._waiting: Timer | None = None

    @override
    def compose(self) -> Iterator[Widget]:
        with Horizontal(id="title"):
            yield self.top_line
            yield self.watch_line
        with Horizontal():
            yield self.topics
            yield self.form
            yield self.preview
        yield Keys()

    async def on_mount(self) -> None:
        """Open the question where the user left off."""
        pages = self.session.interview.pages
        if self.session.place(self._at):
            await self.go_to(self._at)
        elif self.session.place(self.session.case.resume_at):
            await self.form.steps.take_up(self.session.case.resume_at)
        elif pages:
            await self.form.steps.to_page(pages[0])
        await self._take_up_typing()
        self._show_topics()
        self.call_after_refresh(self._show_preview)
        self.set_timer(_ALL_STANDS, gc.freeze)

    async def go_to(self, address: str) -> None:
        """Open a question; one of a record that is not asked leads to the records themselves."""
        self.remove_class("show-topics", "show-preview")
        while address and self.session.place(address) is None:
            address = address.rpartition(".")[0]
        if address:
            await self.form.steps.to_question(address)

    async def refresh_answers(self) -> None:
        """Show what was changed on another screen."""
        await self.page_view.refresh_answers()
        await self.form.panel.take_back()
        self._show_topics()
        self._show_preview()

    @override
    async def store_typed(self) -> bool:
        return await self.form.store_typed()

    @override
    def leave(self, then: Callable[[], object]) -> None:
        self.watch_line.leave(then)

    def on_unmount(self) -> None:
        """The client is left."""
        self.session.close()
        gc.unfreeze()

    # ------------------------------------------------ what is typed and not confirmed

    def _typed(self) -> Typed | None:
        asked, field = self.form.panel.asked, self.form.panel.field
        return (asked.address, field.lines) if asked and field and field.is_changed else None

    async def _take_up_typing(self) -> None:
        """Put back what was being typed when the program was ended."""
        typing = self.session.keeper.typing
        if typing is not None and not self._at and self.session.place(typing.address):
            await self.go_to(typing.address)
            if self.form.panel.field is not None:
                self.form.panel.field.put_back(typing.lines)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.page_view.relabel()
        self._show_topics()
        self.preview_language = language() if language() in self.session.case.languages else self.preview_language
        self._show_preview()

    # ------------------------------------------------ what stands around the questions

    @on(QuestionPanel.Stored)
    def _changed(self) -> None:
        self.watch_line.look()
        self._show_topics()
        self._preview_soon()

    @on(Watch.Replaced)
    async def _replaced(self) -> None:
        await self.refresh_answers()
        await self._take_up_typing()

    @on(PageView.Moved)
    def _moved(self) -> None:
        self._show_topics()
        self.refresh_bindings()
        if self.page_view.asked is not None:
            self.preview.follow(self.page_view.asked.address)

    @on(Preview.Asked)
    async def _asked_from_preview(self, event: Preview.Asked) -> None:
        event.stop()
        if await self.form.store_typed():
            await self.go_to(event.address)

    @on(Steps.Finished)
    def _finished(self) -> None:
        self.app.run_worker(self.run_action("screen.review"))

    def _show_topics(self) -> None:
        self.top_line.say(Content.styled(self.session.name, "bold"))
        self.topics.show(self.session.interview.pages, self.page_view.page.id if self.page_view.page else "")

    def _preview_soon(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_PREVIEW_WAITS, self._show_preview)

    def _show_preview(self) -> None:
        """Show the notice, which is made in a thread so that nobody waits for it while typing."""
        if self.session.is_made:
            self._write_preview()
        else:
            self._make_notice(self.session.making())

    @work(thread=True, exclusive=True, group="notice")
    def _make_notice(self, making: Callable[[], Making]) -> None:
        made = making()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._notice_made, made)

    def _notice_made(self, making: Making) -> None:
        if self.is_attached and self.session.take(making):
            self.page_view.relabel()
            self._write_preview()

    def _write_preview(self) -> None:
        if not self.preview.display:
            return
        is_draft = self.session.review.status(self.preview_language) == "draft"
        self.preview.show(self.session.notice, self.preview_language, _("draft") if is_draft else _("final"))

    @on(OptionList.OptionSelected, "#topics")
    async def _topic_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = self.topics.page_id(event.option_index)
        if chosen in (REVIEW, EXPORT):
            await self.run_action(f"screen.{chosen[1:]}")
            return
        page = next(page for page in self.session.interview.pages if page.id == chosen)
        self.remove_class("show-topics", "show-preview")
        if await self.form.store_typed():
            await self.form.steps.to_page(page)

    # ------------------------------------------------ keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that can do nothing now are dimmed; "none of these" is there for lists and on tick screens only."""
        if action == "none_of_these":
            return self.page_view.is_area or self.page_view.is_list
        if action == "adopt":
            return (
                not self.page_view.is_area
                and self.page_view.asked is not None
                and self.page_view.asked.proposal is not None
            )
        if action == "adopt_page":
            return bool(self.page_view.suggestions)
        return True

    async def action_back(self) -> None:
        """Take back what is being typed; else close what covers the questions; else go to the start."""
        if self.has_class("show-topics") or self.has_class("show-preview"):
            self.remove_class("show-topics", "show-preview")
            self.page_view.take_focus()
        elif self.form.panel.field and self.form.panel.field.is_changed:
            await self.form.panel.take_back()
            self.page_view.take_focus()
        else:
            self.leave(self.dismiss)

    async def action_undo(self) -> None:
        """The answers as they were before the last change."""
        address = self.session.undo()
        if address is not None:
            await self.refresh_answers()
            await self.go_to(address)

    async def action_confirm(self) -> None:
        """The answer that is open is meant; go on."""
        await self.form.action_confirm()

    async def action_dont_know(self) -> None:
        """The user does not know."""
        await self.form.dont_know()

    async def action_adopt(self) -> None:
        """Make the proposal the answer."""
        await self.form.adopt()

    async def action_adopt_page(self) -> None:
        """Make all proposals of this page answers."""
        await self.form.adopt_page()

    async def action_none_of_these(self) -> None:
        """Nothing of the list at hand, or no to all that is open on this tick screen."""
        await self.form.none_of_these()

    def action_topics(self) -> None:
        """To the topics and back."""
        self._to("topics", self.topics)

    def action_preview(self) -> None:
        """To the preview and back."""
        self._to("preview", self.preview.scroller)
        self._show_preview()

    def _to(self, name: str, widget: Widget) -> None:
        is_there = self.focused is widget
        self.remove_class("show-topics", "show-preview")
        if is_there:
            self.page_view.take_focus()
            return
        self.add_class(f"show-{name}")
        self.call_after_refresh(self.set_focus, widget)

    def action_preview_language(self) -> None:
        """The preview in the next language."""
        languages = self.session.case.languages
        self.preview_language = languages[(languages.index(self.preview_language) + 1) % len(languages)]
        self._show_preview()

    async def action_page(self, step: int) -> None:
        """To the topic so many places on."""
        if not await self.form.store_typed():
            return
        page = page_beside(self.session.interview, self.page_view.page.id if self.page_view.page else "", step)
        if page is not None:
            await self.form.steps.to_page(page)

    async def action_review(self) -> None:
        """To the review; what it wants answered is opened here."""
        from wizard.tui.screens.review import ReviewScreen

        if await self.form.store_typed():
            self.app.push_screen(ReviewScreen(self.session), self._came_back)

    async def action_export(self) -> None:
        """To the export."""
        from wizard.tui.screens.export import ExportScreen

        if await self.form.store_typed():
            self.app.push_screen(ExportScreen(self.session), self._came_back)

    async def _came_back(self, address: str | None) -> None:
        await self.refresh_answers()
        if address:
            await self.go_to(address)
