"""`python -m bench`: measures every goal, prints one table and, with `--write`, puts it into docs/performance.md."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
from collections.abc import Iterator
from compileall import compile_dir
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from bench import assembly, building, screens
from bench.clients import ROOT
from bench.figures import Row, table

_PAGE = ROOT / "docs" / "performance.md"

#: What stands before and after the table in the page.
_BEGIN, _END = "<!-- table: written by make bench -->", "<!-- end of table -->"

#: What the figures depend on besides the machine.
_PACKAGES = ("textual", "pydantic", "babel", "markdown-it-py", "jinja2", "copier")


def main() -> None:
    """Measure, and print each row as soon as it is there."""
    options = _options()
    compile_dir(ROOT / "wizard", quiet=1)  # as an installer does: no start is to pay for that
    rows = []
    for row in _rows(options):
        print(" · ".join(row.cells), flush=True)
        rows.append(row)
    written = f"{_measured_on(options)}\n\n{table(rows)}"
    print(f"\n{written}")
    if options.write:
        _write(written)


def _rows(options: argparse.Namespace) -> Iterator[Row]:
    if options.smoke:
        yield from (screens.smoke(), assembly.smoke())
        return
    yield from screens.rows(options.times)
    yield from assembly.rows(options.times)
    yield from building.rows(options.times, options.clients)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--times", type=int, default=9, help="how often each pair is run")
    parser.add_argument("--clients", type=int, default=1000, help="how many clients are built in one call")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--smoke", action="store_true", help="two figures once, to see that it works")
    return parser.parse_args()


def _measured_on(options: argparse.Namespace) -> str:
    versions = ", ".join(f"{package} {version(package)}" for package in _PACKAGES if find_spec(_module(package)))
    return (
        f"Measured {dt.date.today()} on {platform.system()}, {platform.machine()}, {os.cpu_count()} cores"
        f" (load {os.getloadavg()[0]:.1f} at the end); Python {platform.python_version()}, {versions}.\n"
        f"Command: `python -m bench --times {options.times} --clients {options.clients}`."
    )


def _module(package: str) -> str:
    return package.removesuffix("-py").replace("-", "_")


def _write(written: str) -> None:
    before, _, rest = Path(_PAGE).read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    _PAGE.write_text(f"{before}{_BEGIN}\n\n{written}\n\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
