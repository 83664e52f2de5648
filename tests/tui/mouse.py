"""Someone with a hand on the mouse, who uses the keyboard only to write words."""

from __future__ import annotations

from textual.events import MouseScrollDown

from tests.tui.user import User

#: No screen is longer than so many turns of the wheel.
_MOST_TURNS = 40


class Mouse:
    """Clicks on words that stand on the screen, and turns the wheel for those that do not stand there yet."""

    def __init__(self, user: User) -> None:
        self.user = user

    async def click(self, words: str) -> None:
        """Click on words that stand on the screen, or come there."""
        await self.user.sees(words)
        await self.user.pilot.pause()
        row, line = next((row, line) for row, line in enumerate(self.user.screen.split("\n")) if words in line)
        await self.user.pilot.click(offset=(line.index(words) + 1, row))
        await self.user.pilot.pause()

    async def find(self, words: str) -> None:
        """Turn the wheel over the questions until words stand on the screen."""
        size = self.user.app.size
        for _turn in range(_MOST_TURNS):
            if words in self.user.screen:
                return
            await self.user.pilot._post_mouse_events([MouseScrollDown], offset=(size.width // 3, size.height // 2))
            await self.user.pilot.pause(0.05)
        raise AssertionError(f"{words!r} is nowhere on\n{self.user.screen}")
