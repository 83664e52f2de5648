"""Someone at the keyboard: opens the wizard, presses keys, and reads the screen."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from wizard.client.session import Session
from wizard.library.schema import Library
from wizard.tui.app import WizardApp
from wizard.tui.fields.base import Field
from wizard.tui.screens.interview import InterviewScreen
from wizard.tui.screens.start import StartScreen

WIDE, NARROW = (120, 40), (80, 24)
_PATIENCE = 30.0


class User:
    """Drives one running wizard."""

    def __init__(self, app: WizardApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Put text into the field with focus at once, as a paste does."""
        focused = self.app.focused
        assert isinstance(focused, Input | TextArea), focused
        if isinstance(focused, Input):
            focused.value = text
        else:
            focused.text = text
        await self.pilot.pause()

    async def until(self, holds: Callable[[], Any]) -> None:
        """Wait for something that comes a little later."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < end, f"never came about; the screen shows:\n{self.screen}"
            await self.pilot.pause(0.02)

    async def sees(self, text: str) -> None:
        await self.until(lambda: text in self.screen)

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    @property
    def start(self) -> StartScreen:
        """The first of all screens."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, StartScreen), screen
        return screen

    @property
    def interview(self) -> InterviewScreen:
        screen = self.app.screen
        assert isinstance(screen, InterviewScreen), screen
        return screen

    @property
    def session(self) -> Session:
        return next(screen.session for screen in self.app.screen_stack if isinstance(screen, InterviewScreen))

    @property
    def field(self) -> Field:
        field = self.interview.form.panel.field
        assert field is not None
        return field

    @property
    def at(self) -> str:
        """The address of the open question."""
        asked = self.interview.form.view.asked
        return asked.address if asked else ""

    async def open(self, address: str) -> None:
        """Open a question."""
        await self.interview.go_to(address)
        await self.until(lambda: self.at == address)

    def answer(self, address: str) -> Any:
        return self.session.case.get(address)


@asynccontextmanager
async def wizard(
    library: Library, clients: Path, size: tuple[int, int] = WIDE, examples: Sequence[Path] = ()
) -> AsyncIterator[User]:
    """A wizard at its start screen, with the library read."""
    app = WizardApp(lambda: library, clients, lambda: list(examples))
    async with app.run_test(size=size, notifications=True) as pilot:
        user = User(app, pilot)
        await user.until(lambda: app.library is not None and app.screen.is_current)
        await pilot.pause()
        yield user


@asynccontextmanager
async def interview(library: Library, clients: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[User]:
    """A wizard in the interview of a new client."""
    async with wizard(library, clients, size) as user:
        user.start.open_session(Session.started(library, clients, "Fjell", ["shop"]))
        await user.until(lambda: isinstance(user.app.screen, InterviewScreen) and user.at)
        yield user
