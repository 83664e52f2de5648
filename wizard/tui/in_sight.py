"""A scrolling place that keeps what is open in sight, at any size of the terminal."""

from __future__ import annotations

from collections.abc import Callable

from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.widget import Widget


class InSight(VerticalScroll, can_focus=False):
    """Scrolls to what is open when that changes, moves or grows. In between the user may scroll elsewhere.

    As much is shown as there is room for from the top on: all that is open, or its beginning and what has the focus. It
    looks after each layout: only then is it known where things stand.
    """

    def __init__(self, *children: Widget, opened: Callable[[], Widget | None], id: str | None = None) -> None:  # noqa: A002
        super().__init__(*children, id=id)
        self._opened = opened
        self._focused: Widget | None = None
        self._seen: tuple[Widget, Region, Region, Size] | tuple[()] = ()

    def on_mount(self) -> None:
        """From now on, look after each layout; not within it, where Textual forgets that something scrolled."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self._keep_in_sight())

    def follow(self, focused: Widget) -> None:
        """The focus went to something in here, not by the mouse: that is to be in sight."""
        self._focused, self._seen = focused, ()
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        opened = self._opened() or self._focused
        if opened is None:
            return
        place, focus, room = self._place(opened), self._focus(opened), self.scrollable_content_region.size
        seen = opened, place, focus, room
        if place and room and seen != self._seen:
            self._seen = seen
            beginning = min(place.y, max(0, place.bottom - room.height))
            self.scroll_to(y=max(beginning, focus.bottom - room.height), animate=False, immediate=True)

    def _focus(self, opened: Widget) -> Region:
        """Where the focus was led to, where that is in what is open; else nowhere."""
        is_inside = self._focused is not None and opened in self._focused.ancestors
        return self._place(self._focused) if self._focused and is_inside else Region()

    def _place(self, widget: Widget) -> Region:
        """Where a widget stands in all that can be scrolled."""
        return widget.region.translate(self.scroll_offset - self.scrollable_content_region.offset)
