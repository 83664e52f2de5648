"""Each block of the five notices names its answers and law, and each missing piece the condition that failed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.answering import DAY, library
from tests.test_examples import EXAMPLES
from wizard.flow import Made, make_from_file
from wizard.notice.explain import absent
from wizard.notice.model import Block

#: The topics whose clauses can stand in every notice, whatever is answered: the law alone puts them there.
BY_LAW_ALONE = {"overview", "rights", "complaint", "changes"}

pytestmark = pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)


@cache
def made(file: Path) -> Made:
    return make_from_file(library(), file, DAY)


def kinds(block: Block) -> set[str]:
    return {reason.kind for reason in block.because}


def test_each_block_names_the_law_it_rests_on(file: Path) -> None:
    assert [block.id for block in made(file).notice.blocks() if "law" not in kinds(block)] == []


def test_each_block_names_the_answers_or_the_condition_that_put_it_there(file: Path) -> None:
    by_law = [block for block in made(file).notice.blocks() if not kinds(block) & {"answer", "condition"}]
    assert [block.id for block in by_law if block.kind != "clause"] == []
    assert {block.id.partition(".")[0] for block in by_law} <= BY_LAW_ALONE


def test_each_activity_and_table_names_the_answers_behind_it(file: Path) -> None:
    silent = [
        block.id for block in made(file).notice.blocks() if block.kind != "clause" and "answer" not in kinds(block)
    ]
    assert silent == []


def test_each_answer_that_is_named_is_one_that_was_given(file: Path) -> None:
    result = made(file)
    named = {reason.name for block in result.notice.blocks() for reason in block.because if reason.kind == "answer"}
    assert [address for address in named if result.case.get(address) is None] == []


def test_each_missing_piece_names_the_part_of_its_condition_that_failed(file: Path) -> None:
    result = made(file)
    missing = list(absent(result.interview, result.notice))
    standing = {block.id for block in result.notice.blocks()}
    pieces = [piece for topic in library().topics.values() for piece in (*topic.clause, *topic.activity, *topic.table)]
    assert len(missing) + len(standing) == len(pieces)
    assert [piece.id for piece in missing if not piece.fails] == []
