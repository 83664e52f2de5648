"""The notice as it stands, beside the questions: one widget for each block, and only changed ones are written again.

Up and Down move through the blocks; below them stands why the one at hand is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from typing_extensions import override

from wizard.client.session import Session
from wizard.client.summary import answer_in_words, full_ask
from wizard.locale import _, language_name, said
from wizard.notice.model import Because, Block, Notice
from wizard.text import capitalised
from wizard.tui.markdown import markdown_content
from wizard.tui.widgets import Plain, Unscrolled
from wizard.tui.words import later

#: For so many seconds a block that changed stands out.
_STANDS_OUT = 2.0


class Piece(Static, Unscrolled):
    """One block or heading of the notice."""

    class Chosen(Message):
        """The piece was clicked."""

        def __init__(self, piece: Piece) -> None:
            super().__init__()
            self.piece = piece

    def __init__(self, markdown: str) -> None:
        super().__init__(markdown_content(markdown), markup=False)
        self.markdown = markdown

    def write(self, markdown: str) -> None:
        """Show another text."""
        self.markdown = markdown
        self.update(markdown_content(markdown))

    def on_click(self, event: Click) -> None:
        """Go to this piece."""
        event.stop()
        self.post_message(self.Chosen(self))


class Pages(VerticalScroll):
    """What holds the pieces, and scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "preview_piece(1)", later("Next paragraph"), show=False),
        Binding("up", "preview_piece(-1)", later("Paragraph before"), show=False),
        Binding("enter", "preview_question", later("To the question"), show=False),
        Binding("space", "screen.preview_language", later("The notice in its other language"), show=False),
    ]

    async def action_preview_piece(self, step: int) -> None:
        """To the piece so many places on."""
        self._preview.step(step)

    async def action_preview_question(self) -> None:
        """To the question that put the piece there."""
        self._preview.lead_to_question()

    @property
    def _preview(self) -> Preview:
        assert isinstance(self.parent, Preview)
        return self.parent


class Preview(Vertical):
    """The whole notice in one language."""

    class Asked(Message):
        """The user wants to go to a question."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def __init__(self, session: Session, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.session = session
        self.head, self.why = Plain(classes="head"), Plain(classes="why")
        self.scroller = Pages()
        self.pieces: dict[str, Piece] = {}
        self._blocks: dict[str, Block] = {}
        self._at = ""
        self._language = ""

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.head
        yield self.scroller
        yield self.why

    def show(self, notice: Notice, language: str, status: str) -> None:
        """Show the notice; what changed since the last time is scrolled to."""
        heading = Content.styled(_("Notice"), "bold")
        self.head.say(heading + Content(f" · {capitalised(language_name(language))} · {status}"))
        texts = dict(_texts(notice, language))
        self._blocks = {_key(section.id, block): block for section in notice.sections for block in section.blocks}
        for key in [key for key in self.pieces if key not in texts]:
            self.pieces.pop(key).remove()
        changed = self._write(texts)
        if changed and language == self._language:
            self._point_out(changed[0])
        self._language = language
        self._tell_why()

    # ------------------------------------------------ the piece at hand

    def follow(self, address: str) -> None:
        """Scroll to the first piece that an answer put there; stay where none did."""
        key = next((key for key, block in self._blocks.items() if _reads(block, address)), None)
        if key in self.pieces and not self.scroller.has_focus:
            self._go_to(key)

    def step(self, step: int) -> None:
        """To the piece so many places on."""
        keys = list(self._blocks)
        at = keys.index(self._at) + step if self._at in keys else 0
        if 0 <= at < len(keys):
            self._go_to(keys[at])

    def lead_to_question(self) -> None:
        """Ask for the question that put the piece at hand there."""
        reasons = self._blocks[self._at].because if self._at in self._blocks else ()
        asked = self.session.interview.asked
        address = next((reason.name for reason in reasons if reason.kind == "answer" and reason.name in asked), None)
        if address:
            self.post_message(self.Asked(address))

    def on_piece_chosen(self, event: Piece.Chosen) -> None:
        """A piece was clicked."""
        event.stop()
        key = next((key for key, piece in self.pieces.items() if piece is event.piece), "")
        if key in self._blocks:
            self.screen.set_focus(self.scroller)
            self._go_to(key)

    def _go_to(self, key: str) -> None:
        if self._at in self.pieces:
            self.pieces[self._at].remove_class("-at")
        self._at = key
        self.pieces[key].add_class("-at")
        self.call_after_refresh(self.scroller.scroll_to_widget, self.pieces[key], animate=False)
        self._tell_why()

    def _tell_why(self) -> None:
        block = self._blocks.get(self._at)
        self.why.say("\n".join([_("Why this stands here:"), *self._reasons(block)]) if block else "")

    def _reasons(self, block: Block) -> Iterator[str]:
        answers = [line for reason in block.because if reason.kind == "answer" for line in self._answer(reason)]
        follows = any(reason.kind == "condition" for reason in block.because)
        yield from answers or [_("It follows from your other answers.") if follows else _("It stands in every notice.")]
        yield from (said(reason.value) for reason in block.because if reason.kind == "law")

    def _answer(self, reason: Because) -> Iterator[str]:
        asked = self.session.interview.asked.get(reason.name)
        if asked is not None:
            yield f"{full_ask(self.session, asked)} {answer_in_words(self.session, asked)}"

    # ------------------------------------------------ writing

    def _write(self, texts: dict[str, str]) -> list[Piece]:
        changed: list[Piece] = []
        new: list[tuple[Widget | None, Piece]] = []
        before: Widget | None = None
        for key, markdown in texts.items():
            piece = self.pieces.get(key)
            if piece is None:
                piece = self.pieces[key] = Piece(markdown)
                new.append((before, piece))
                changed.append(piece)
            elif piece.markdown != markdown:
                piece.write(markdown)
                changed.append(piece)
            before = piece
        self._mount_new(new)
        self.pieces = {key: self.pieces[key] for key in texts}
        return changed

    def _mount_new(self, new: list[tuple[Widget | None, Piece]]) -> None:
        """Mount new pieces, those that stand together in one go."""
        runs: list[tuple[Widget | None, list[Widget]]] = []
        for before, piece in new:
            if runs and runs[-1][1][-1] is before:
                runs[-1][1].append(piece)
            else:
                runs.append((before, [piece]))
        for before, pieces in runs:
            if before is None:
                self.scroller.mount(*pieces, before=0 if self.scroller.children else None)
            else:
                self.scroller.mount(*pieces, after=before)

    def _point_out(self, piece: Piece) -> None:
        piece.add_class("-changed")
        self.call_after_refresh(self.scroller.scroll_to_widget, piece, animate=False)
        self.set_timer(_STANDS_OUT, lambda: piece.remove_class("-changed"))


def _reads(block: Block, address: str) -> bool:
    return any(reason.kind == "answer" and reason.name == address for reason in block.because)


def _key(section: str, block: Block) -> str:
    return f"{section}/{block.id}/{block.record}"


def _texts(notice: Notice, language: str) -> Iterator[tuple[str, str]]:
    """The notice's pieces in their order, each with a key that stays the same while the piece stands."""
    yield "title", f"# {notice.title[language]}"
    for section in notice.sections:
        yield section.id, f"## {section.heading[language]}"
        if section.intro:
            yield f"{section.id}/intro", section.intro[language]
        for block in section.blocks:
            yield _key(section.id, block), block.text[language]
