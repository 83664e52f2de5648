"""Each statement of a real notice, itemised, and the block and words that express it, or what prevents it.

`NAME.statements.toml` itemises the notice; `NAME.toml` maps each statement id:

- practice and law: `said`, one or more of `{ block, nb, en }`: the words that stand in that block of the built example
  (`page` is the title and the date above the blocks);
- defect: either `check` and the `answers` under which it fires (each address with the bad answer), or `absent`: words
  in `nb` and `en` that stand nowhere in the notice, with `instead`: one or more of `{ block, nb, en }`, what is said in
  their place. A check may have `instead` beside it;
- filler: `dropped = true`.
"""

from __future__ import annotations

import copy
import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.reading import in_one_line
from wizard.case import Case, load_case
from wizard.flow import Made, make
from wizard.library.load import built_in, load
from wizard.library.schema import Library
from wizard.render.document import dated

HERE = Path(__file__).parent
SEEDS = sorted(file.name.removesuffix(".statements.toml") for file in HERE.glob("*.statements.toml"))
LANGUAGES = ("nb", "en")
PAGE = "page"
DAY = dt.date(2026, 11, 22)


def statements(seed: str) -> list[dict[str, str]]:
    with (HERE / f"{seed}.statements.toml").open("rb") as file:
        found: list[dict[str, str]] = tomllib.load(file)["statement"]
    return found


@cache
def mapping(seed: str) -> dict[str, Any]:
    with (HERE / f"{seed}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def library() -> Library:
    return load()


@cache
def example(seed: str) -> Case:
    return load_case(built_in() / "examples" / f"{seed}.toml", library())


@cache
def made(seed: str) -> Made:
    return make(library(), example(seed), DAY)


def block_text(seed: str, block: str, language: str) -> str:
    if block == PAGE:
        return page_text(seed, language)
    texts = [found.text[language] for found in made(seed).notice.blocks() if found.id == block]
    assert texts, f"{block} does not stand in the notice"
    return in_one_line(" ".join(texts))


def page_text(seed: str, language: str) -> str:
    notice, phrases = made(seed).notice, library().phrases
    return in_one_line(f"{notice.title[language]} {dated(notice, language, phrases, library().locales[language])}")


def whole_text(seed: str, language: str) -> str:
    blocks = " ".join(block.text[language] for block in made(seed).notice.blocks())
    return f"{page_text(seed, language)} {in_one_line(blocks)}"


def expressions(entry: dict[str, Any], key: str) -> list[dict[str, str]]:
    found = entry.get(key, [])
    return found if isinstance(found, list) else [found]


def hold(seed: str, expression: dict[str, str], language: str) -> None:
    words = in_one_line(expression[language])
    assert len(words.split()) > 1, f"{words!r} is too common to express a statement"
    assert words in block_text(seed, expression["block"], language)


def of_kind(*kinds: str) -> list[Any]:
    return [
        pytest.param(seed, statement["id"], id=statement["id"])
        for seed in SEEDS
        for statement in statements(seed)
        if statement["kind"] in kinds
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_statement_is_mapped_and_nothing_else(seed: str) -> None:
    assert set(mapping(seed)) == {statement["id"] for statement in statements(seed)}


@pytest.mark.parametrize(("seed", "statement"), of_kind("practice", "law"))
@pytest.mark.parametrize("language", LANGUAGES)
def test_practice_and_law_are_expressed(seed: str, statement: str, language: str) -> None:
    said = expressions(mapping(seed)[statement], "said")
    assert said, "a practice or a rule of law needs the words that express it"
    for expression in said:
        hold(seed, expression, language)


@pytest.mark.parametrize(("seed", "statement"), of_kind("defect"))
def test_a_defect_is_caught_or_not_said(seed: str, statement: str) -> None:
    entry = mapping(seed)[statement]
    assert ("check" in entry) or ("absent" in entry), "a defect needs a check that catches it, or words that are absent"
    if "check" in entry:
        assert entry["check"] not in {finding.id for finding in made(seed).review.findings}
        assert entry["check"] in {finding.id for finding in with_answers(seed, entry["answers"]).review.findings}
    for language in LANGUAGES if "absent" in entry else ():
        assert entry["absent"][language].lower() not in whole_text(seed, language).lower()
    for expression in expressions(entry, "instead"):
        for language in LANGUAGES:
            hold(seed, expression, language)


@pytest.mark.parametrize(("seed", "statement"), of_kind("defect"))
def test_a_defect_that_is_not_said_has_the_right_words_instead(seed: str, statement: str) -> None:
    entry = mapping(seed)[statement]
    assert "check" in entry or expressions(entry, "instead")


@pytest.mark.parametrize(("seed", "statement"), of_kind("filler"))
def test_filler_is_dropped(seed: str, statement: str) -> None:
    assert mapping(seed)[statement] == {"dropped": True}


def with_answers(seed: str, answers: dict[str, Any]) -> Made:
    case = Case(copy.deepcopy(example(seed).document))
    for address, answer in answers.items():
        case.answer(address, answer)
    return make(library(), case, DAY)
