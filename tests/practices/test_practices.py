"""What a business can say about each practice, and the words in both languages that it gives.

Each file beside this one is an answer file, laid over `base.toml` (a small business that says no to all the rest), with

- `says`: the practice in one line;
- `[[said]]`: `block`, and the words that stand in it in `nb` and `en`;
- `[[silent]]`: words in `nb` and `en` that stand nowhere in the notice.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answering import BASE, made_of, read
from tests.reading import in_one_line
from wizard.flow import Made

FILES = sorted(file for file in Path(__file__).parent.glob("*.toml") if file != BASE)
LANGUAGES = ("nb", "en")

pytestmark = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@pytest.fixture
def made(file: Path, tmp_path: Path) -> Made:
    return made_of(read(file), tmp_path)


def block_text(made: Made, block: str, language: str) -> str:
    texts = [found.text[language] for found in made.notice.blocks() if found.id == block]
    assert texts, f"{block} does not stand in the notice"
    return in_one_line(" ".join(texts))


def test_a_practice_makes_a_final_notice_that_says_it_in_both_languages(made: Made, file: Path) -> None:
    document = read(file)
    assert [point.question for point in made.review.open_points if point.blocks] == []
    assert [found.id for found in made.review.findings if found.severity == "error"] == []
    assert document["said"], f"{document['says']}: a practice needs the words that it gives"
    whole = {language: in_one_line(made.notice.text(language)).lower() for language in LANGUAGES}
    for language in LANGUAGES:
        for said in document["said"]:
            assert in_one_line(said[language]) in block_text(made, said["block"], language)
        for silent in document.get("silent", []):
            assert in_one_line(silent[language]).lower() not in whole[language]
