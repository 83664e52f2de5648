"""Many answer files in one call: built by several processes, told in the order of the call, with a table at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wizard.errors import DONE, complain
from wizard.locale import _, language, use_language
from wizard.text import on_one_line

#: How wide the bar is that shows how far one has come, and the most signs of a reason in the table.
_BAR, _REASON = 30, 70


@dataclass(frozen=True)
class Built:
    """What came of one answer file.

    `written` names its files; `blocking` counts the open points that keep a language draft, and `first` is one of them.
    """

    file: Path
    code: int
    written: tuple[Path, ...] = ()
    complaints: tuple[str, ...] = ()
    blocking: Mapping[str, int] = field(default_factory=dict)
    first: str = ""


Build = Callable[[Path], Built]


def built_in_turn(files: Sequence[Path], build: Build, jobs: int) -> Iterator[Built]:
    """Build each file and tell of it, in the order of the files; `jobs` processes work at the same time.

    On a terminal a bar shows how far one has come, and a table of several files stands at the end.
    """
    told: list[Built] = []
    shows = len(files) > 1 and sys.stderr.isatty()
    for built in _worked_off(files, build, jobs):
        if shows:
            _clear_bar()
        _tell(built)
        told.append(built)
        if shows:
            _show_bar(len(told), len(files))
        yield built
    if shows:
        _clear_bar()
        print("\n".join(_table(told)), file=sys.stderr)


def worst(several: Iterable[Built]) -> int:
    """The worst exit code."""
    return max(built.code for built in several)


# ---------------------------------------------------------------- the work


def _worked_off(files: Sequence[Path], build: Build, jobs: int) -> Iterator[Built]:
    if jobs == 1 or len(files) == 1:
        yield from map(build, files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(files)), initializer=_begin, initargs=(build, language())) as pool:
        yield from pool.map(_work, files, chunksize=max(1, min(8, len(files) // (jobs * 4))))


class _Work:
    """What a process of the pool does: it is handed over once, because it holds the whole library."""

    build: Build


def _begin(build: Build, spoken: str) -> None:
    use_language(spoken)
    _Work.build = build


def _work(file: Path) -> Built:
    return _Work.build(file)


# ---------------------------------------------------------------- what is told


def _tell(built: Built) -> None:
    for file in built.written:
        print(file)
    for line in built.complaints:
        complain(line)


def _show_bar(done: int, of: int) -> None:
    full = _BAR * done // of
    print(f"\r{'█' * full}{'░' * (_BAR - full)} {done}/{of}", end="", file=sys.stderr, flush=True)


def _clear_bar() -> None:
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _table(told: Sequence[Built]) -> Iterator[str]:
    """One line for each file: what was built, what is draft and why; then how many of each."""
    width = max(len(built.file.name) for built in told)
    yield ""
    for built in told:
        yield on_one_line(f"{built.file.name:{width}}  {_state(built):10}  {_reason(built)}").rstrip()
    counts = {state: sum(_state(built) == state for built in told) for state in map(_state, told)}
    yield ", ".join(f"{state}: {count}" for state, count in counts.items())


def _state(built: Built) -> str:
    if built.code != DONE:
        return _("not built")
    return _("draft") if built.blocking else _("final")


def _reason(built: Built) -> str:
    if not built.blocking:
        reason = built.complaints[-1] if built.code != DONE and built.complaints else ""
    else:
        counts = ", ".join(f"{code}: {count}" for code, count in built.blocking.items())
        reason = _("{counts} left, first: {first}").format(counts=counts, first=built.first)
    return reason if len(reason) <= _REASON else f"{reason[: _REASON - 1]}…"
