"""Pictures of the screens, the same on every machine: one folder, one time of saving, and no font to fetch."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tui.user import User
from wizard.tui.screens.interview import InterviewScreen

#: What stands in pictures for the folder of the run, which is as long.
_HOME = "/home/solveig"
_TIME = "14:03"

#: After so many seconds the notice is being made anew, where something changed.
_PREVIEW_IS_MADE = 0.15


@contextmanager
def home() -> Iterator[Path]:
    """A folder whose path is as long as the one that pictures show instead of it."""
    made = Path(tempfile.mkdtemp(prefix="", dir="/tmp"))
    assert len(str(made)) == len(_HOME)
    try:
        yield made
    finally:
        shutil.rmtree(made)


async def at_rest(user: User) -> None:
    """Wait until the notice is made, and nothing on the screen changes any more."""
    seen = ["", ""]

    def is_still() -> bool:
        seen.append(user.screen)
        return seen[-1] == seen[-2] == seen[-3] and _is_made(user)

    await user.pilot.pause(_PREVIEW_IS_MADE)
    await user.until(is_still)


def _is_made(user: User) -> bool:
    """Whether the notice is made, and what changed in it stands out no longer."""
    screen = user.app.screen
    return not isinstance(screen, InterviewScreen) or (screen.session.is_made and not screen.query(".-changed"))


def picture(user: User, folder: Path) -> str:
    """The screen as SVG, without what differs from run to run; the clients lie in `folder`."""
    svg = user.app.export_screenshot(title="notice-wizard").replace(str(folder), _HOME)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"\b\d\d:\d\d\b", _TIME, svg)
