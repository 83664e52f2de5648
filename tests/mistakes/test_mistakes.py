"""Mistakes that a business can make, each with the finding that tells it so, and the corrected twin without.

Each file beside this one is an answer file, laid over `practices/base.toml`, with

- `says`: the mistake in one line;
- `[wrong]`: what is answered wrongly, laid over the file's own answers (`[wrong.answers.topic]`, `[wrong.tools.id]` …);
- `finding`: the id of the finding that the wrong answers get and the right ones do not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answering import laid_over, made_of, read
from wizard.flow import Made

FILES = sorted(Path(__file__).parent.glob("*.toml"))

pytestmark = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def findings(made: Made) -> set[str]:
    return {finding.id for finding in made.review.findings}


def test_a_mistake_gets_its_finding(file: Path, tmp_path: Path) -> None:
    document = read(file)
    assert document["finding"] in findings(made_of(laid_over(document, document["wrong"]), tmp_path))


def test_the_corrected_twin_does_not_get_it_and_can_be_published(file: Path, tmp_path: Path) -> None:
    document = read(file)
    right = made_of(document, tmp_path)
    assert document["finding"] not in findings(right)
    assert [point.question for point in right.review.open_points if point.blocks] == []
