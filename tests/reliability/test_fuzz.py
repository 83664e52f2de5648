"""Bent answer files and bent topics give a notice or one clear line; never a traceback, and never for long.

`make fuzz` bends 100,000 answer files and 20,000 topics; otherwise, a few hundred.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.probe import probe
from tests.reliability.mutations import bent
from wizard.case import load_case, save_case, unknown_names
from wizard.errors import CaseError, LibraryError, NoticeWizardError, line_about
from wizard.flow import make
from wizard.library.lint import lint
from wizard.library.load import load
from wizard.render.data import to_json

#: How many files are bent in each of several runs, which can go on at the same time.
RUNS = int(os.environ.get("FUZZ_RUNS", "1"))
FILES = int(os.environ.get("FUZZ_FILES", "300")) // RUNS
TOPICS = int(os.environ.get("FUZZ_TOPICS", "80")) // RUNS

#: The first run's seed; another gives other files.
SEED = int(os.environ.get("FUZZ_SEED", "0"))

runs = pytest.mark.parametrize("run", range(RUNS))

#: The most that one file may take, in seconds of the processor, and of memory in MB over what stood there before.
SECONDS, MEGABYTES = 2.0, 200

DAY = dt.date(2026, 6, 1)
CASES = [probe.FOLDER / "case.toml"]
LIBRARY_FILES = sorted((probe.FOLDER / "library" / "topics").glob("*.toml"))
TEXTS = [file.read_text(encoding="utf-8") for file in (*CASES, *LIBRARY_FILES)]

#: Bent files are not made smaller where one fails: what fails is kept by Hypothesis as it is.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def memory() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def within_bounds(do: Callable[[], str]) -> str:
    """What doing something gives; it takes no longer and no more memory than it may."""
    before, start = memory(), time.process_time()
    outcome = do()
    assert time.process_time() - start < SECONDS
    assert memory() - before < MEGABYTES
    return outcome


def is_clear(line: str) -> bool:
    """Whether a message is one line that steers no terminal and names its file."""
    return "\n" not in line and line.isprintable() and ".toml" in line


def as_text(document: object) -> str:
    """A document as a text, whatever the order of its keys; a number that is none is equal to itself there."""
    return json.dumps(document, sort_keys=True, default=str)


def used(file: Path) -> str:
    """A notice is made of a file, and the file is saved; or one line says what is wrong with it."""
    content = file.read_bytes()
    try:
        case = load_case(file, probe.library())
    except CaseError as error:
        told = line_about(error)
        assert is_clear(told), told
        assert file.read_bytes() == content
        return "refused"
    list(unknown_names(case, probe.library()))
    made = make(probe.library(), case, DAY)
    assert "\x1b" not in to_json(made.notice, made.review, "fuzz")
    save_case(case, probe.library())
    again = load_case(file, probe.library())
    assert as_text(again.document) == as_text(case.document)
    return "used"


@runs
def test_a_bent_answer_file_gives_a_notice_or_a_clear_line(run: int, tmp_path: Path) -> None:
    outcomes: Counter[str] = Counter()

    @settings(max_examples=FILES, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=PHASES)
    @seed(run + SEED)
    @given(bent(CASES[0].read_text(encoding="utf-8"), TEXTS))
    def hold(content: bytes) -> None:
        file = tmp_path / "client.toml"
        file.write_bytes(content)
        outcomes[within_bounds(lambda: used(file))] += 1

    hold()

    print(f"answer files: {outcomes.total()}: {dict(outcomes)}")
    assert outcomes.total() >= FILES
    assert min(outcomes["used"], outcomes["refused"]) > FILES // 20


def read(folder: Path) -> str:
    """A library is loaded and a notice made with it, or one line for each problem says what is wrong with it."""
    for line in lint([folder]):
        assert "\n" not in line
    try:
        library = load(base=folder)
    except LibraryError as error:
        told = error.problems
        assert told
        assert all("\n" not in line for line in told)
        return "refused"
    try:
        case = load_case(CASES[0], library)
    except NoticeWizardError as error:
        line = line_about(error)
        assert is_clear(line), line
        return "used"
    make(library, case, DAY)
    return "used"


@runs
def test_a_bent_topic_gives_a_notice_or_clear_lines(run: int, tmp_path: Path) -> None:
    outcomes: Counter[str] = Counter()
    folder = tmp_path / "library"
    shutil.copytree(probe.FOLDER / "library", folder)

    @settings(max_examples=TOPICS, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=PHASES)
    @seed(run + SEED)
    @given(st.data())
    def hold(data: st.DataObject) -> None:
        topic = data.draw(st.sampled_from(LIBRARY_FILES))
        content = data.draw(bent(topic.read_text(encoding="utf-8"), TEXTS))
        file = folder / "topics" / topic.name
        file.write_bytes(content)
        try:
            outcomes[within_bounds(lambda: read(folder))] += 1
        finally:
            shutil.copy(topic, file)

    hold()

    print(f"topics: {outcomes.total()}: {dict(outcomes)}")
    assert outcomes.total() >= TOPICS
    assert outcomes["refused"] > TOPICS // 20


@pytest.mark.parametrize(
    "content",
    [
        "a." * 20_000 + "a = 1",
        "\n".join(f"[t{number}]" for number in range(50_000)),
        "\n".join("[[t]]" for _ in range(100_000)),
        "x = [" + "[]," * 300_000 + "]",
        'x = "' + "a" * 900_000 + '"',
        "[answers.own]\n" + "\n".join(f"q{number} = 1" for number in range(50_000)),
        "[state]\nunknown = [" + ",".join(f"'own.q{number}'" for number in range(50_000)) + "]",
        "[state]\nproposed = [" + "'own.x'," * 100_000 + "]",
        "x = {" + ",".join(f"a{number} = 1" for number in range(50_000)) + "}",
        "x = '''" + "\n[answers]\n" * 80_000 + "'''\nx = 1",
    ],
    ids=lambda content: content[:12].strip(),
)
def test_a_file_made_to_take_long_does_not(content: str, tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    file.write_text(f"format = 1\n{content}\n", encoding="utf-8")

    within_bounds(lambda: used(file))
