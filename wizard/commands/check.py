"""`notice-wizard check`: findings, open points, tasks and requirement coverage of each file."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from wizard.commands.files import language_of, made_from, worst_of
from wizard.commands.library import library_of
from wizard.errors import DONE, NOT_FINAL
from wizard.flow import Made
from wizard.locale import _
from wizard.render.data import Data, review_data
from wizard.render.dump import dump
from wizard.review.model import Coverage, Finding, OpenPoint


def run(options: Namespace) -> int:
    """Print what is left to do for each file: as lines, or as one JSON object with an entry for each file."""
    library = library_of(options)
    reports: Data = {}
    tell = _collector(reports) if options.json else _print

    def check(file: Path) -> int:
        made = made_from(library, file, options)
        tell(file, made)
        return _code(made)

    code = worst_of(options.files, check)
    if options.json:
        print(dump(reports), end="")
    return code


def _code(made: Made) -> int:
    return DONE if all(made.review.status(code) == "final" for code in made.notice.languages) else NOT_FINAL


# ---------------------------------------------------------------- as JSON and as lines


def _collector(reports: Data) -> Callable[[Path, Made], None]:
    """Puts the review of each file into `reports`."""

    def collect(file: Path, made: Made) -> None:
        name = str(file).encode(errors="backslashreplace").decode()  # no JSON can hold a name that is not UTF-8
        reports[name] = review_data(made.review)

    return collect


def _print(file: Path, made: Made) -> None:
    print(f"{file}: " + ", ".join(f"{code}: {_status(made.review.status(code))}" for code in made.notice.languages))
    for line in _lines(made):
        print(f"  {line}")


def _lines(made: Made) -> Iterator[str]:
    review, spoken = made.review, language_of(Namespace(), made)
    yield from (_finding(finding, spoken) for finding in review.findings)
    yield from (_open_point(point, spoken) for point in review.open_points)
    yield from (f"{_('to do')}: {task.says[spoken]}" for task in review.tasks)
    yield from _requirements([coverage for coverage in review.requirements if coverage.applies])


def _finding(finding: Finding, spoken: str) -> str:
    words = {"error": _("error"), "warning": _("warning"), "advice": _("advice")}
    line = f"{words[finding.severity]}: {finding.id} ({finding.question}): {finding.says[spoken]}"
    return line if finding.accepted is None else f"{line} ({_('accepted')}: {finding.accepted})"


def _open_point(point: OpenPoint, spoken: str) -> str:
    blocks = _("blocks {languages}").format(languages=", ".join(point.blocks)) if point.blocks else _("blocks nothing")
    return f"{_('open')} ({blocks}): {point.question}: {point.says[spoken]}"


def _requirements(applying: list[Coverage]) -> Iterator[str]:
    for coverage in applying:
        if coverage.state == "unmet":
            yield f"{_('requirement not met')} ({coverage.weight}): {coverage.id}"
    words = {"met": _("met"), "unmet": _("not met"), "task": _("by a task"), "manual": _("to judge yourself")}
    states = Counter[str](coverage.state for coverage in applying)
    counted = ", ".join(f"{states[state]} {word}" for state, word in words.items() if states[state])
    yield f"{_('requirements')}: {counted or _('none')}"


def _status(status: str) -> str:
    return {"draft": _("draft"), "final": _("final")}[status]
