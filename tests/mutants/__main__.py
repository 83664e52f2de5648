"""`python -m tests.mutants`: what the last `mutmut run` gave, beside the judgements in judged.toml.

Each mutant that survives is looked at by someone, and judged.toml says why no test could tell it apart. A survivor
without a judgement fails, and so does a judgement whose mutant no longer survives.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

_JUDGED = Path(__file__).with_name("judged.toml")

#: What mutmut calls a mutant that some test noticed.
_NOTICED = ("killed", "timeout", "segfault", "caught by type check")


class Change(NamedTuple):
    """A mutant as it is known here: by what it changes where, since mutmut's numbers move with the code above."""

    where: str
    was: str
    now: str


class Mutant(NamedTuple):
    """One mutant of the last run: its name for `mutmut show`, its file, and what mutmut says became of it."""

    name: str
    file: Path
    status: str

    @property
    def package(self) -> str:
        """The folder that its file is in."""
        return self.file.parent.as_posix()


def main() -> int:
    """Print the counts and what is not as judged; 1 where anything is not."""
    mutants = list(_mutants())
    if not mutants:
        print("No results: run `make mutants`.")
        return 1
    left = _judged()
    unjudged = []
    for mutant in mutants:
        if mutant.status != "survived":
            continue
        change = change_of(mutant)
        if left[change]:
            left[change] -= 1
        else:
            unjudged.append((mutant.name, change))
    gone = list(left.elements())
    untested = [mutant for mutant in mutants if mutant.status not in (*_NOTICED, "survived")]
    for package in sorted({mutant.package for mutant in mutants}):
        print(f"{package}: {_counts([mutant for mutant in mutants if mutant.package == package])}")
    print(f"all: {_counts(mutants)}; survived and not judged: {len(unjudged):,}")
    for name, change in unjudged:
        print(f"\nsurvived, not judged: {name}{_shown(change)}")
    for change in gone:
        print(f"\njudged, but does not survive:{_shown(change)}")
    for mutant in untested:
        print(f"\n{mutant.status}: {mutant.name}")
    return 1 if unjudged or gone or untested else 0


def change_of(mutant: Mutant) -> Change:
    """What a mutant changes, read from mutmut's diff."""
    function, owner = orig_function_and_class_names_from_key(mutant.name)
    module = ".".join(mutant.file.with_suffix("").parts)
    lines = get_diff_for_mutant(mutant.name, path=mutant.file).splitlines()[3:]
    return Change(
        f"{module}:{owner}.{function}" if owner else f"{module}:{function}",
        was="\n".join(line[1:].strip() for line in lines if line.startswith("-")),
        now="\n".join(line[1:].strip() for line in lines if line.startswith("+")),
    )


def _mutants() -> Iterator[Mutant]:
    for file in walk_mutatable_files():
        data = SourceFileMutationData(path=file)
        data.load()
        for name, code in data.exit_code_by_key.items():
            yield Mutant(name, file, status_by_exit_code[code])


def _judged() -> Counter[Change]:
    """The judgements, each as often as it stands there: a line that stands twice in a function is judged twice."""
    entries = tomllib.loads(_JUDGED.read_text(encoding="utf-8")).get("judged", [])
    for entry in entries:
        if not entry.get("why"):
            raise SystemExit(f"judged without a reason: {entry}")
    return Counter(Change(entry["where"], entry["was"], entry["now"]) for entry in entries)


def _counts(mutants: list[Mutant]) -> str:
    found = Counter(mutant.status for mutant in mutants).most_common()
    return ", ".join([f"{len(mutants):,} mutants", *(f"{count:,} {status}" for status, count in found)])


def _shown(change: Change) -> str:
    was = "".join(f"\n  - {line}" for line in change.was.splitlines())
    now = "".join(f"\n  + {line}" for line in change.now.splitlines())
    return f"\n  {change.where}{was}{now}"


if __name__ == "__main__":
    sys.exit(main())
