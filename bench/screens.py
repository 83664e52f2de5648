"""What a person feels: the first screen, a client's question, keys, the next question and the notice beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.clients import LONG, LONGEST, ROOT, WIZARD, write_client
from bench.figures import Row, in_pairs, ninth_tenth
from bench.terminal import Run

_BARE = [sys.executable, "-m", "bench.bare_app"]
_TICKING = [sys.executable, "-m", "bench.ticking_app"]
_MARKER, _FIRST_SCREEN = "MARKER", "Ny virksomhet"

#: What stands at the left of the open question; between it and the question the program sets other colours.
_BAR = "█ "

#: How a client's first question stands on the screen, and the one after it.
_QUESTION, _NEXT = f"{_BAR}Hva heter virksomheten?", f"{_BAR}Hva er organisasjonsnummeret?"

#: The column at which the notice begins.
_NOTICE = 76

#: Seconds until all has come to rest after the first picture, and between two keys.
_REST, _BETWEEN = 3.0, 0.11


def rows(times: int) -> Iterator[Row]:
    """A row for each; `times` is how often each pair is run."""
    with TemporaryDirectory() as caches:
        measured = _Screens(Path(caches), times)
        yield measured.start()
        yield measured.opening()
        yield measured.keys()
        yield from measured.answers()


def smoke() -> Row:
    """The first screen once, to see that it can be measured."""
    with TemporaryDirectory() as caches:
        return _Screens(Path(caches), 1).start()


class _Screens:
    def __init__(self, caches: Path, times: int) -> None:
        self.caches = caches
        self.times = times

    def start(self) -> Row:
        """The first screen."""
        ratio, best = in_pairs(partial(self._until, WIZARD, _FIRST_SCREEN), self._bare, self.times)
        return Row("start to first painted screen", "a bare Textual app", ratio, 1.2, remark=best)

    def opening(self) -> Row:
        """A client's question."""
        with self._client(LONGEST) as file:
            opening = partial(self._until, [*WIZARD, "open", str(file)], _QUESTION)
            ratio, best = in_pairs(opening, self._bare, self.times)
        return Row("start straight into a client's question", "the same", ratio, 1.7, remark=best)

    def keys(self) -> Row:
        """A key in the open question, with the whole notice beside it, beside a key in the bare app."""
        ratio, remark = in_pairs(self._slow_key_of_ours, partial(self._slow_key, _BARE, _MARKER), self.times)
        return Row("key to repaint, 90 of 100 (a long notice is shown)", "the same", ratio, 1.6, remark=remark)

    def answers(self) -> Iterator[Row]:
        """From Enter to the next question and to the notice, and how long the loop that reads keys stood still."""
        found = [self._answered() for _ in range(self.times)]
        following, notice, still = (median(values) * 1000 for values in zip(*found, strict=True))
        yield Row("answer confirmed to next question shown (with saving)", "–", following, 10, "ms")
        yield Row("answer confirmed to notice repainted", "–", notice, 16, "ms")
        yield Row("longest stillness of the event loop after an answer", "–", still, 10, "ms")

    # ------------------------------------------------ one run

    def _bare(self) -> float:
        return self._until(_BARE, _MARKER)

    def _until(self, command: Sequence[str], words: str) -> float:
        with self._run(command) as run:
            run.listen(20, quiet=4.0, until=words.removeprefix(_BAR))
        return _known(run.shown_at(words), words, run) - run.began

    def _slow_key_of_ours(self) -> float:
        """A client of its own for each run: what was typed in the last one would come back."""
        with self._client(LONG) as file:
            return self._slow_key([*WIZARD, "open", str(file)], _QUESTION)

    def _slow_key(self, command: Sequence[str], words: str) -> float:
        """How long it takes a key to show, of 40 keys the 36th."""
        times: list[float] = []
        with self._run(command) as run:
            run.listen(20, quiet=_REST, until=words.removeprefix(_BAR))
            run.listen(_REST)
            for number in range(40):
                run.listen(_BETWEEN + number % 7 * 0.003)
                before, pressed = len(run.chunks), run.type("abcdefgh"[number % 8])
                run.listen(0.5, quiet=0.04)
                times += [at - pressed for at, _ in run.chunks[before : before + 1]]
        return ninth_tenth(times)

    def _answered(self) -> tuple[float, float, float]:
        with self._client(LONG) as file:
            stood_still = file.with_suffix(".json")
            with self._run([*_TICKING, str(file), str(stood_still)]) as run:
                run.listen(20, quiet=_REST, until=_QUESTION.removeprefix(_BAR))
                run.listen(_REST)
                run.type("ZQ")
                run.listen(0.5)
                before, pressed = len(run.chunks), run.type("\r")
                run.listen(3.0)
                run.type("\x11")
                run.listen(3.0, quiet=1.0)
            following = _known(run.shown_at(_NEXT, before), _NEXT, run) - pressed
            notice = _known(run.shown_at("ZQ", before, _NOTICE), "ZQ", run) - pressed
            gaps = [gap for at, gap in json.loads(stood_still.read_text()) if pressed <= at < pressed + 2.5]
        return following, notice, max(gaps, default=0.0)

    @contextmanager
    def _client(self, name: str) -> Iterator[Path]:
        with TemporaryDirectory() as folder:
            yield write_client(name, Path(folder))

    @contextmanager
    def _run(self, command: Sequence[str]) -> Iterator[Run]:
        with TemporaryDirectory() as home:
            around = {"HOME": home, "XDG_CACHE_HOME": str(self.caches), "PYTHONPATH": str(ROOT)}
            run = Run(command, around, Path(home))
            try:
                yield run
            finally:
                run.end()


def _known(at: float | None, words: str, run: Run) -> float:
    if at is None:
        raise SystemExit(f"never shown: {words}\n{run.screen}")
    return at
