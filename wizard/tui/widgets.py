"""Small widgets that all screens use: text without markup, lines to choose and to tick, lists to pick from."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wizard.tui.hanging import Hanging

#: What stands before an entry that is picked, and before one that is not.
_ONE, _SEVERAL = ("(•)", "( )"), ("[✓]", "[ ]")


class Unscrolled(Widget):
    """What scrolls nothing in it. Textual would lay out the whole screen once more each time that its size changes."""

    virtual_size = Reactive(Size(0, 0), layout=False)


class Plain(Static, Unscrolled):
    """A text shown as it stands: brackets are no markup."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(Content(text), id=id, classes=classes, markup=False)
        self.display = bool(text)

    def say(self, text: str | Content) -> None:
        """Show another text; an empty one takes no room."""
        self.display = bool(text)
        self.write(text if isinstance(text, Content) else Content(text))

    def write(self, text: Content) -> None:
        """Show another text. The same again would lay out the whole screen for nothing."""
        if not (isinstance(self.content, Content) and self.content.is_same(text)):
            self.update(text)

    @property
    def text(self) -> str:
        """What is shown."""
        return str(self.content)


class LineInput(Input, Unscrolled):
    """A line to type in. What is typed scrolls inside it and moves nothing else, so a key lays out no screen again."""


class Link(Plain, can_focus=True):
    """A line that can be clicked, or focused and confirmed with Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]

    class Pressed(Message):
        """The line was chosen."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    def on_click(self, event: Click) -> None:
        """A click chooses it."""
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        """Choose the line."""
        self.post_message(self.Pressed(self))


class Tick(Static, can_focus=True):
    """A line that is ticked or not, which a sign says and not a colour alone."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn", show=False)]

    class Changed(Message):
        """The line was ticked or unticked."""

        def __init__(self, tick: Tick) -> None:
            super().__init__()
            self.tick = tick

    def __init__(self, name: str = "") -> None:
        super().__init__(name=name, markup=False)
        self.value = False
        self._label = ""

    def show(self, *, value: bool) -> None:
        """Show the line ticked or not."""
        self.value = value
        self.say(self._label)

    def say(self, label: str) -> None:
        """Say what the line stands for."""
        self._label = label
        self.update(Hanging(_SEVERAL[0] if self.value else _SEVERAL[1], Content(label)))

    def on_click(self, event: Click) -> None:
        """A click ticks or unticks it."""
        event.stop()
        self.action_turn()

    def action_turn(self) -> None:
        """Tick or untick the line."""
        self.show(value=not self.value)
        self.post_message(self.Changed(self))


@dataclass(frozen=True)
class Entry:
    """One line of a list to pick from."""

    id: str
    label: str
    hint: str = ""


class Picks(OptionList):
    """A list to pick one or several entries of; the glyph and not only the colour says what is picked."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self._entries: tuple[Entry, ...] = ()

    def fill(self, entries: Sequence[Entry], picked: Collection[str], single: Collection[str] = ()) -> None:
        """Show these entries; those in `single` are picked alone. The highlight stays on the entry it was on."""
        before = self.highlighted_id
        self._entries = tuple(entries)
        self.set_options(Option(self._prompt(entry, picked, single)) for entry in entries)
        self.highlight(before)

    def highlight(self, entry_id: str | None) -> None:
        """Move the highlight to an entry, or to the first."""
        ids = [entry.id for entry in self._entries]
        if ids:
            self.highlighted = ids.index(entry_id) if entry_id in ids else 0

    @property
    def highlighted_id(self) -> str | None:
        """The id of the highlighted entry."""
        at = self.highlighted
        return self._entries[at].id if at is not None and at < len(self._entries) else None

    def entry_id(self, index: int) -> str:
        """The id of the entry in that line."""
        return self._entries[index].id

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries shown."""
        return self._entries

    def _prompt(self, entry: Entry, picked: Collection[str], single: Collection[str]) -> Hanging:
        on, off = _ONE if entry.id in single else _SEVERAL
        hint = Content.styled(f"  {entry.hint}", "dim") if entry.hint else Content("")
        return Hanging(on if entry.id in picked else off, Content(entry.label) + hint)


def tell(widget: Widget, message: Message) -> None:
    """Post a message that shall come to the screen. One sent in the name of a widget further up stops there, as after a
    click that is handled there."""
    widget.post_message(message.set_sender(widget))


async def drained(widget: Widget | None) -> None:
    """Wait until a widget has handled all keys that were sent to it: Enter must not overtake letters."""
    done = asyncio.Event()
    if widget is not None and widget.call_later(done.set):
        await done.wait()
