"""A text with a sign before it: its further lines begin under the first, not under the sign."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from typing_extensions import override


class Hanging(Visual):
    """A short sign, and a text of any length beside it."""

    def __init__(self, sign: str, text: Content) -> None:
        self.sign, self.text = sign, text
        self.room = cell_len(sign) + 1

    @override
    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        strips = self.text.render_strips(max(width - self.room, 1), height, style, options)
        signs = [self.sign, *("" for _strip in strips[1:])]
        return [Strip.join([self._before(sign, style), strip]) for sign, strip in zip(signs, strips, strict=False)]

    @override
    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self.text.get_optimal_width(rules, container_width) + self.room

    @override
    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.text.get_height(rules, max(width - self.room, 1))

    def _before(self, sign: str, style: Style) -> Strip:
        return Strip([Segment(sign.ljust(self.room), style.rich_style)], self.room)
