"""What holds whatever is answered: nothing changes on the way to the file and back, and undone is undone."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answering import DAY, library
from tests.probe import probe
from tests.probe.random_answers import answers, cases, has_its_record, planted, questions
from tests.whole_cases import another_answer, whole_case
from wizard.case import Case, load_case, save_case
from wizard.case.differences import differences
from wizard.flow import make
from wizard.interview import Interview
from wizard.library.conditions import UNKNOWN
from wizard.render.data import to_json
from wizard.render.export import Wanted, export
from wizard.text import cleaned

thoroughly = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@thoroughly
@given(case=cases())
def test_saving_loading_and_saving_gives_the_same_answers_and_the_same_bytes(case: Case, tmp_path: Path) -> None:
    case.path = tmp_path / "client.toml"
    before = copy.deepcopy(case.document)
    save_case(case, probe.library())
    first = case.path.read_bytes()

    loaded = load_case(case.path, probe.library())
    save_case(loaded, probe.library())

    assert loaded.document == cleaned(before) | {"library": "probe"}
    assert case.path.read_bytes() == first


@pytest.mark.parametrize("seed", range(6))
def test_whole_cases_of_the_built_in_library_come_back_as_they_were(seed: int, tmp_path: Path) -> None:
    case = whole_case(seed)
    case.path = tmp_path / "client.toml"
    save_case(case, library())
    first = case.path.read_bytes()

    loaded = load_case(case.path, library())
    save_case(loaded, library())

    assert loaded.document == case.document
    assert case.path.read_bytes() == first


@thoroughly
@given(case=cases(), asked=st.sampled_from(list(questions())), data=st.data())
def test_answering_and_taking_the_answer_away_leaves_the_same_bytes(
    case: Case, asked: Any, data: st.DataObject, tmp_path: Path
) -> None:
    address, question = asked
    if case.get(address) is not None or case.is_unknown(address) or not has_its_record(case, address):
        return
    case.path = tmp_path / "client.toml"
    save_case(case, probe.library())
    before = case.path.read_bytes()

    case.answer(address, data.draw(st.sampled_from(answers(question, address))))
    save_case(case, probe.library())
    case.clear(address)
    save_case(case, probe.library())

    assert case.path.read_bytes() == before


@pytest.mark.parametrize("seed", range(4))
def test_another_answer_and_the_first_one_again_gives_the_same_notice(seed: int) -> None:
    case, chance = whole_case(seed), random.Random(seed)
    interview = Interview(library(), case, DAY)
    before = _output(case)
    for address in chance.sample([key for key, asked in interview.asked.items() if asked.raw is not None], 3):
        raw = copy.deepcopy(case.get(address))
        case.answer(address, another_answer(chance, interview, address))
        case.answer(address, raw)

    assert _output(case) == before


def _output(case: Case) -> str:
    made = make(library(), case, DAY)
    return to_json(made.notice, made.review, "x")


@settings(thoroughly, max_examples=25)
@given(case=cases())
def test_what_cannot_be_reached_stands_in_no_file_that_goes_out(case: Case, tmp_path: Path) -> None:
    result = make(probe.library(), case, probe.DAY)
    wanted = Wanted(("nb", "en"), ("md", "html", "fragment", "json"))
    files = export(probe.library(), result.notice, result.review, tmp_path, wanted)
    out = "".join(file.read_text(encoding="utf-8") for file in files)
    for plant in planted(case):
        if result.interview.value(plant.address) is UNKNOWN:
            assert plant.words not in out, plant.address


@thoroughly
@given(one=cases(), other=cases())
def test_two_cases_differ_exactly_where_one_answers_otherwise(one: Case, other: Case) -> None:
    assert differences(one.document, one.document) == []
    found = {found.address for found in differences(one.document, other.document)}
    for address, question in questions():
        if question.type != "records" and address.split(".")[0] != "tools":
            assert (address in found) == (one.get(address) != other.get(address)), address
