"""Invented businesses, told in plain prose by someone who has not seen the library, and entered afterwards.

For each, `NAME.md` holds numbered facts, one sentence each. `NAME.toml` is the answer file; beside the answers it has

- `[[said]]`: `fact` (its number), `block`, and the words of that block that say it in `nb` and `en`; `own = true` where
  they are the business's own words;
- `[unsaid]`: by a fact's number, why the notice does not say it (it is no matter of personal data, unlawful, unknown).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.answering import DAY, library, read
from tests.reading import in_one_line
from wizard.case import load_case
from wizard.flow import Made, make

FILES = sorted(Path(__file__).parent.glob("*.toml"))
LANGUAGES = ("nb", "en")

#: At most so large a part of the facts is told in the business's own words.
MOST_OWN_WORDS = 0.1

pytestmark = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def facts(file: Path) -> set[int]:
    prose = file.with_suffix(".md").read_text(encoding="utf-8")
    return {int(number) for number in re.findall(r"(?m)^(\d+)\. ", prose)}


def made(file: Path) -> Made:
    return make(library(), load_case(file, library()), DAY)


def block_text(result: Made, block: str, language: str) -> str:
    return in_one_line(" ".join(found.text[language] for found in result.notice.blocks() if found.id == block))


def test_the_notice_is_final_and_has_no_error_or_warning(file: Path) -> None:
    review = made(file).review
    assert {review.status(language) for language in LANGUAGES} == {"final"}
    assert [found.id for found in review.findings if found.severity != "advice" and not found.accepted] == []


def test_each_fact_is_said_or_left_out_for_a_reason(file: Path) -> None:
    document = read(file)
    said = {entry["fact"] for entry in document["said"]}
    unsaid = {int(number) for number in document.get("unsaid", {})}
    assert said | unsaid == facts(file)
    assert not said & unsaid


def test_what_is_said_stands_in_both_languages(file: Path) -> None:
    result = made(file)
    for entry in read(file)["said"]:
        for language in LANGUAGES:
            assert in_one_line(entry[language]) in block_text(result, entry["block"], language), entry["fact"]


def test_few_facts_need_own_words(file: Path) -> None:
    document: dict[str, Any] = read(file)
    own = {entry["fact"] for entry in document["said"] if entry.get("own")}
    assert len(own) <= MOST_OWN_WORDS * len(facts(file))
