"""The wizard with a clock in its event loop: `python -m bench.ticking_app FILE GAPS` notes when it stood still."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

import wizard.tui
from wizard.case import load_case
from wizard.library.load import load
from wizard.locale import use_language
from wizard.tui.app import WizardApp

#: The clock ticks so often, in seconds; gaps longer than the second are noted.
_TICK, _NOTED = 0.001, 0.002


class TickingApp(WizardApp):
    """The wizard; `gaps` holds when the loop stood still, and for how long."""

    #: Styles are looked for beside the class that names them.
    CSS_PATH = [Path(wizard.tui.__file__).parent / name for name in ("app.tcss", "screens/start.tcss")]  # noqa: RUF012

    gaps: list[tuple[float, float]]

    def on_ready(self) -> None:
        """Start the clock with everything else."""
        super().on_ready()
        self.gaps = []
        self._clock = asyncio.create_task(self._tick())

    async def _tick(self) -> None:
        before = time.perf_counter()
        while True:
            await asyncio.sleep(_TICK)
            now = time.perf_counter()
            if now - before - _TICK > _NOTED:
                self.gaps.append((now, now - before - _TICK))
            before = now


if __name__ == "__main__":
    use_language("nb")
    app = TickingApp(load, Path.home(), list)
    app.case = load_case(Path(sys.argv[1]), load())
    app.run()
    Path(sys.argv[2]).write_text(json.dumps(app.gaps))
