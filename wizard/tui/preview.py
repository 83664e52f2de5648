"""The notice as it stands, beside the questions: one widget for each block, and only changed ones are written again."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from typing_extensions import override

from wizard.locale import _
from wizard.notice.model import Notice
from wizard.text import capitalised
from wizard.tui.fields.own import language_name
from wizard.tui.markdown import markdown_content
from wizard.tui.plain import Plain

#: For so many seconds a block that changed stands out.
_STANDS_OUT = 2.0


class Piece(Static):
    """One block or heading of the notice."""

    def __init__(self, markdown: str) -> None:
        super().__init__(markdown_content(markdown), markup=False)
        self.markdown = markdown

    def write(self, markdown: str) -> None:
        """Show another text."""
        self.markdown = markdown
        self.update(markdown_content(markdown))


class Preview(VerticalScroll):
    """The whole notice in one language."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.head = Plain(classes="head")
        self.pieces: dict[str, Piece] = {}
        self._language = ""

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.head

    def show(self, notice: Notice, language: str, status: str) -> None:
        """Show the notice; what changed since the last time is scrolled to."""
        heading = Content.styled(_("Notice"), "bold")
        self.head.say(heading + Content(f" · {capitalised(language_name(language))} · {status}"))
        texts = dict(_texts(notice, language))
        for key in [key for key in self.pieces if key not in texts]:
            self.pieces.pop(key).remove()
        changed = self._write(texts)
        if changed and language == self._language:
            self._point_out(changed[0])
        self._language = language

    def _write(self, texts: dict[str, str]) -> list[Piece]:
        changed: list[Piece] = []
        new: list[tuple[Widget, Piece]] = []
        before: Widget = self.head
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

    def _mount_new(self, new: list[tuple[Widget, Piece]]) -> None:
        """Mount new pieces, those that stand together in one go."""
        runs: list[tuple[Widget, list[Widget]]] = []
        for before, piece in new:
            if runs and runs[-1][1][-1] is before:
                runs[-1][1].append(piece)
            else:
                runs.append((before, [piece]))
        for before, pieces in runs:
            self.mount(*pieces, after=before)

    def _point_out(self, piece: Piece) -> None:
        piece.add_class("-changed")
        self.call_after_refresh(self.scroll_to_widget, piece, animate=False)
        self.set_timer(_STANDS_OUT, lambda: piece.remove_class("-changed"))


def _texts(notice: Notice, language: str) -> Iterator[tuple[str, str]]:
    """The notice's pieces in their order, each with a key that stays the same while the piece stands."""
    yield "title", f"# {notice.title[language]}"
    for section in notice.sections:
        yield section.id, f"## {section.heading[language]}"
        if section.intro:
            yield f"{section.id}/intro", section.intro[language]
        for block in section.blocks:
            yield f"{section.id}/{block.id}/{block.record}", block.text[language]
