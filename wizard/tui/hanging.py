"""A text with a sign before it: its further lines begin under the first, not under the sign."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from typing_extensions import override

#: A sign, and the space after it.
_ROOM = 2


class Hanging(Visual):
    """A sign of one cell, and a text of any length beside it."""

    def __init__(self, sign: str, text: Content) -> None:
        self.sign, self.text = sign, text

    @override
    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        strips = self.text.render_strips(max(width - _ROOM, 1), height, style, options)
        signs = [self.sign, *("" for _strip in strips[1:])]
        return [Strip.join([_before(sign, style), strip]) for sign, strip in zip(signs, strips, strict=False)]

    @override
    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self.text.get_optimal_width(rules, container_width) + _ROOM

    @override
    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.text.get_height(rules, max(width - _ROOM, 1))


def _before(sign: str, style: Style) -> Strip:
    return Strip([Segment(sign.ljust(_ROOM), style.rich_style)], _ROOM)
