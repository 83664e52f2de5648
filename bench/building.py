"""What a consultant feels: one build from nothing, and the builds of many clients."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from bench.clients import LONGEST, ROOT, WIZARD, example, write_clients
from bench.copying import write_template
from bench.figures import Row, in_pairs, seconds
from wizard.library.load import load


def rows(times: int, clients: int) -> Iterator[Row]:
    """A row for each; `times` is how often each pair is run, `clients` how many are built in one call."""
    with TemporaryDirectory() as folder:
        yield _beside_copier(Path(folder), times)
        yield from _many(write_clients(clients, Path(folder) / "clients"), Path(folder) / "out")


def _beside_copier(folder: Path, times: int) -> Row:
    template, there = folder / "template", folder / "copied"
    write_template(load(), template)
    copier = [sys.executable, "-m", "copier", "copy", "--defaults", "--overwrite", "--quiet", str(template), str(there)]
    build = [*WIZARD, "build", str(example(LONGEST)), "--out", str(folder / "built")]
    ratio, best = in_pairs(partial(_run, build), partial(_run, copier), times)
    return Row("build of one example, cold", "copier copy of the same questions and texts", ratio, 0.6, remark=best)


def _run(command: Sequence[str]) -> float:
    return seconds(lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=True))


# ---------------------------------------------------------------- many clients


def _many(files: Sequence[Path], out: Path) -> Iterator[Row]:
    one = _warm(files[: max(40, len(files) // 10)], out)
    whole, memory = _batch(files, out, 1)
    _, memory_of_some = _batch(files[: max(1, len(files) // 10)], out, 1)
    halved, _ = _batch(files, out, 2)
    count = len(files)
    remark = f"{whole:.0f} s, {one * 1000:.0f} ms each when warm"
    yield Row(f"batch: {count} clients in one build", f"{count} × one, warm", whole / (count * one), 1.1, remark=remark)
    remark = f"{memory / 1024:.0f} MB at most"
    yield Row("peak memory of that", f"that of {count // 10}", memory / memory_of_some, 1.2, remark=remark)
    remark = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    yield Row("the same with --jobs 2", "--jobs 1", whole / halved, 1.7, at_least=True, remark=remark)


def _warm(files: Sequence[Path], out: Path) -> float:
    """How long one build takes in a process that has built others, in seconds: the mean of the second half."""
    program = (
        "import sys, time\n"
        "from wizard.cli import main\n"
        "files, out = sys.argv[2:], sys.argv[1]\n"
        "from wizard.library import load as loading\n"
        "library = loading.load()\n"
        "loading.load = lambda *_: library\n"
        "import wizard.commands.library as of_commands\n"
        "of_commands.load = loading.load\n"
        "for file in files:\n"
        "    began = time.perf_counter()\n"
        "    main(['build', file, '--out', out])\n"
        "    print('TOOK', time.perf_counter() - began)\n"
    )
    command = [sys.executable, "-c", program, str(out / "warm"), *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    took = [float(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("TOOK")]
    return mean(took[len(took) // 2 :])


def _batch(files: Sequence[Path], out: Path, jobs: int) -> tuple[float, int]:
    """How long one call for all takes, in seconds, and the most memory that it had at a time, in kB."""
    shutil.rmtree(out, ignore_errors=True)
    command = [*WIZARD, "build", *map(str, files), "--out", str(out), "--jobs", str(jobs)]
    memory: list[int] = []

    def build() -> None:
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        memory.append(used.ru_maxrss)

    return seconds(build), memory[0]
