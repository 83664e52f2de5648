"""What holds for every case of the probe, whatever is answered."""

from __future__ import annotations

import copy
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.probe.probe import DAY, Probe, case, library, probe
from tests.probe.random_answers import answers, cases, planted, questions
from wizard.case import Case
from wizard.flow import make
from wizard.library.conditions import UNKNOWN

thoroughly = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def made(case: Case) -> Probe:
    return Probe(make(library(), case, DAY))


@thoroughly
@given(cases())
def test_every_block_stands_in_both_languages(case: Case) -> None:
    for block in made(case).made.notice.blocks():
        assert all(block.text[language].strip() for language in ("nb", "en")), block.id
        assert block.text["nb"].count("\n- **") == block.text["en"].count("\n- **")
        assert block.text["nb"].count("\n#### ") == block.text["en"].count("\n#### ")


@thoroughly
@given(cases())
def test_no_placeholder_is_left(case: Case) -> None:
    assert not re.search(r"\{[^}]*\}", made(case).pages)


@thoroughly
@given(cases())
def test_no_id_of_the_file_is_printed(case: Case) -> None:
    assert "own-" not in made(case).pages


@thoroughly
@given(cases())
def test_blocks_findings_and_open_points_are_told_apart(case: Case) -> None:
    result = made(case)
    findings = [finding.id for finding in result.made.review.findings]
    assert len(result.identities) == len(set(result.identities))
    assert len(findings) == len(set(findings))


@thoroughly
@given(cases())
def test_only_reachable_answers_reach_the_output(case: Case) -> None:
    result = made(case)
    output = result.output
    for plant in planted(case):
        if result.made.interview.value(plant.address) is UNKNOWN:
            assert plant.words not in output, plant.address


@thoroughly
@given(cases())
def test_the_mark_for_not_answered_stands_only_where_an_open_point_blocks(case: Case) -> None:
    result = made(case)
    if "(ikke svart)" in result.pages:
        assert result.made.review.status("nb") == "draft"
    if "(missing in English)" in result.pages:
        assert result.made.review.status("en") == "draft"


@thoroughly
@given(cases(), st.data())
def test_nothing_stands_because_of_a_missing_answer(case: Case, data: Any) -> None:
    """What stands with fewer answers stands with more: an unknown is never taken for a no."""
    fewer = Case(copy.deepcopy(case.document))
    for address in data.draw(st.lists(st.sampled_from([address for address, _ in questions()]), max_size=12)):
        fewer.clear(address)
    with_fewer, with_more = made(fewer), made(case)
    assert set(with_fewer.identities) <= set(with_more.identities)
    assert {finding.id for finding in with_fewer.made.review.findings} <= {
        finding.id for finding in with_more.made.review.findings
    }


@thoroughly
@given(st.sampled_from(list(questions())), st.data())
def test_answering_and_clearing_leaves_the_notice_as_it_was(asked: Any, data: Any) -> None:
    address, question = asked
    before = case()
    if before.get(address) is not None or before.is_unknown(address) or _record_is_missing(before, address):
        return
    after = Case(copy.deepcopy(before.document))
    after.answer(address, data.draw(st.sampled_from(answers(question, address))))
    after.clear(address)
    assert made(after).output == made(before).output


def _record_is_missing(case: Case, address: str) -> bool:
    topic, name, *rest = address.split(".")
    return topic != "tools" and len(rest) > 1 and rest[0] not in case.record_ids(f"{topic}.{name}")


@thoroughly
@given(cases())
def test_the_same_case_gives_the_same_bytes(case: Case) -> None:
    assert made(case).output == made(Case(copy.deepcopy(case.document))).output


def test_the_probe_itself_says_everything_twice() -> None:
    whole = probe()
    for block in whole.made.notice.blocks():
        assert block.text["nb"].count("\n") == block.text["en"].count("\n"), block.id
