"""The export: in which languages and formats, where to, what was written, and what to do with it."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from typing_extensions import override

from wizard.client.outgoing import SHEET, keeps_from_final, not_ours, write
from wizard.client.session import Session
from wizard.client.translation import lacking, read_sheet
from wizard.errors import NoticeWizardError, line_about, reason_of
from wizard.files.paths import typed_path
from wizard.library.answers import AnswerError
from wizard.locale import _
from wizard.review.model import OpenPoint
from wizard.tui.exporting.choices import Choices
from wizard.tui.exporting.outcome import Outcome
from wizard.tui.keys import Keys
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Link, Plain, Tick, drained
from wizard.tui.words import later

#: After so many seconds a list that was filled has its height.
_LAID_OUT = 0.1


class ExportScreen(WizardScreen):
    """Writes the files of one client. Gives the address of a question that is to be seen in its topic, or nothing."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", later("Choose"), priority=True),
        Binding("down", "app.focus_next", later("Next line"), show=False),
        Binding("up", "app.focus_previous", later("Line before"), show=False),
        Binding("pagedown", "page(1)", later("Page down"), show=False),
        Binding("pageup", "page(-1)", later("Page up"), show=False),
        Binding("escape", "back", later("Back")),
        Binding("f2", "app.language", later("Language")),
        Binding("f7", "browser", later("Open in the browser")),
        Binding("f10", "write", later("Write the files")),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.heading = Plain(id="heading")
        self.choices, self.outcome = Choices(session), Outcome(session)
        self.write = Link(id="write")
        self.about_sheet, self.sheet, self.read = Plain(classes="title"), Input(compact=True), Link(id="read")
        self.written: list[Path] = []
        self._may_replace: Path | None = None

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.heading
        with VerticalScroll(can_focus=False), VerticalGroup(id="both"):
            with VerticalGroup(id="left"):
                yield self.choices
                yield self.write
            with VerticalGroup(id="right"):
                yield self.outcome
                yield self.about_sheet
                yield self.sheet
                yield self.read
        yield Keys()

    def on_mount(self) -> None:
        """Begin at the button: most users write what is proposed, where it is proposed."""
        self.relabel()
        self.set_focus(self.write, scroll_visible=False)

    @override
    def relabel(self) -> None:
        super().relabel()
        self.heading.say(Content.styled(_("Export"), "bold") + Content(f" · {self.session.name}"))
        self.write.say("› " + _("Write the files"))
        self._label_sheet()
        self.choices.relabel()
        if self.written:
            self.outcome.show_written(self.written, len(self._left))
        else:
            self.outcome.say("")

    def _label_sheet(self) -> None:
        languages = list(dict.fromkeys(one.language for one in lacking(self.session)))
        self.about_sheet.say(_("A sheet that a translator has filled in") if languages else "")
        self.sheet.display = bool(languages)
        self.read.say("› " + _("Read the translations in") if languages else "")
        if languages and not self.sheet.value:
            self.sheet.value = str(self.choices.folder / f"{SHEET}.{languages[0]}.txt")

    @property
    def _left(self) -> list[OpenPoint]:
        return keeps_from_final(self.session, self.choices.order.languages)

    # ------------------------------------------------ keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page can be opened once it is written."""
        return True if action != "browser" or self._page else None

    async def action_confirm(self) -> None:
        """Enter: a line to tick is ticked, a point leads to its question, and the rest does what it says."""
        focused = self.focused
        await drained(focused)
        match focused:
            case Tick():
                focused.action_turn()
            case OptionList():
                focused.action_select()
            case Link():
                focused.action_press()
            case Input() if focused is self.sheet:
                self._read_sheet()
            case _:
                self.action_write()

    def action_back(self) -> None:
        """Back to where the user came from."""
        self.dismiss(None)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=step * scroll.size.height, animate=False)

    @on(Link.Pressed)
    def _pressed(self, event: Link.Pressed) -> None:
        event.stop()
        actions = {
            self.outcome.draft: self._write,
            self.outcome.browser: self.action_browser,
            self.read: self._read_sheet,
        }
        actions.get(event.link, self.action_write)()

    # ------------------------------------------------ writing

    def action_write(self) -> None:
        """Write what is to be published; what is not final yet is refused, and offered as a draft."""
        if self._left:
            self.outcome.refuse(self._left)
            self._reveal()
        else:
            self._write()

    def _write(self) -> None:
        """Write what is ticked; files that may not be ours are replaced only when that is meant."""
        folder = self.choices.folder
        strange = not_ours(folder) if folder != self._may_replace else []
        if strange:
            self._may_replace = folder
            self.outcome.say(
                _("Already there, and perhaps not from here: {file}. Write once more to replace it.").format(
                    file=strange[0]
                )
            )
        else:
            self._write_to(folder)
        self._reveal()

    def _write_to(self, folder: Path) -> None:
        try:
            self.written = write(self.session, folder, self.choices.order)
        except OSError as error:
            self.outcome.say(_("Cannot write in {folder}: {reason}").format(folder=folder, reason=reason_of(error)))
        except NoticeWizardError as error:
            self.outcome.say(line_about(error))
        else:
            self.set_focus(self.write, scroll_visible=False)
            self.outcome.show_written(self.written, len(self._left))
        self.refresh_bindings()

    def _reveal(self) -> None:
        """Scroll to what came of it: below the button, or beside it where there is room."""
        top = self.write if self.has_class("-narrow") else self.outcome
        self.set_timer(_LAID_OUT, lambda: top.scroll_visible(animate=False, top=True))

    # ------------------------------------------------ a point that is left

    @on(Outcome.PointChosen)
    def _point_chosen(self, event: Outcome.PointChosen) -> None:
        from wizard.tui.screens.question import QuestionScreen

        asked = self.session.asked_near(event.question)
        if asked is not None:
            self.app.push_screen(QuestionScreen(self.session, asked), self._came_back)

    def _came_back(self, address: str | None) -> None:
        if address:
            self.dismiss(address)
            return
        self.relabel()
        if self._left and not self.written:
            self.outcome.refuse(self._left)

    # ------------------------------------------------ the browser

    @property
    def _page(self) -> Path | None:
        """The page that was written: that in all languages, else the first."""
        pages = [file for file in self.written if file.suffix == ".html" and ".fragment" not in file.name]
        return min(pages, key=lambda file: len(file.name), default=None)

    def action_browser(self) -> None:
        """Show the page that was written in the browser."""
        if self._page is not None:
            self._open(self._page.as_uri())

    @work(thread=True)
    def _open(self, address: str) -> None:
        if not _has_window() or not webbrowser.open(address):
            message = _("No browser was found. Open this in one: {address}").format(address=address)
            self.app.call_from_thread(self.app.notify, message, markup=False)

    # ------------------------------------------------ translations

    def _read_sheet(self) -> None:
        file = typed_path(self.sheet.value)
        try:
            reading = read_sheet(self.session, file)
        except NoticeWizardError as error:
            message = line_about(error)
        except AnswerError as error:
            message = str(error)
        except OSError as error:
            message = _("Cannot read {file}: {reason}").format(file=file, reason=reason_of(error))
        else:
            message = "\n".join([_("Texts taken from the sheet: {number}").format(number=reading.taken), *reading.left])
        self.written = []
        self.relabel()
        self.outcome.say(message)
        self._reveal()


def _has_window() -> bool:
    """Whether there is a browser with a window of its own: one in the terminal would write over this program."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is not webbrowser.GenericBrowser
