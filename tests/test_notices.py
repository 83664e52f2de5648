"""Several notices of one case: `[[notices]]` in the answer file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli_w

from tests.answering import DAY, library, read
from tests.calling import EXAMPLE
from wizard.case import load_case
from wizard.cli import main
from wizard.errors import CaseError
from wizard.flow import Made, make, make_each

CUSTOMERS = {"id": "customers", "leaves_out": ["recruitment"]}
APPLICANTS = {"id": "applicants", "topics": ["recruitment"], "title": {"nb": "Til søkere", "en": "For applicants"}}
#: What every notice carries, whatever it tells of.
EVERYWHERE = {"controller", "rights", "objection", "complaint", "changes"}


def file_with(folder: Path, *notices: dict[str, Any]) -> Path:
    file = folder / "backe.toml"
    file.write_text(tomli_w.dumps({**read(EXAMPLE), "notices": list(notices)}), encoding="utf-8")
    return file


def made_with(folder: Path, *notices: dict[str, Any]) -> list[Made]:
    return list(make_each(make(library(), load_case(file_with(folder, *notices), library()), DAY)))


def topics(made: Made) -> set[str]:
    return {activity.topic for activity in made.notice.facts.activities}


def test_each_notice_tells_of_its_own_activities(tmp_path: Path) -> None:
    customers, applicants = made_with(tmp_path, CUSTOMERS, APPLICANTS)
    assert topics(applicants) == {"recruitment"}
    assert "recruitment" not in topics(customers)
    assert "newsletter" in topics(customers)


def test_each_notice_says_who_is_responsible_and_which_rights_there_are(tmp_path: Path) -> None:
    for made in made_with(tmp_path, CUSTOMERS, APPLICANTS):
        assert {section.id for section in made.notice.sections} >= EVERYWHERE


def test_a_notice_without_cookies_recipients_or_transfers_says_nothing_of_them(tmp_path: Path) -> None:
    _, applicants = made_with(tmp_path, CUSTOMERS, APPLICANTS)
    facts = applicants.notice.facts
    assert (facts.cookies, facts.transfers) == ((), ())
    assert not {"cookies", "transfers"} & {section.id for section in applicants.notice.sections}


def test_each_notice_meets_the_requirements_that_apply_to_it(tmp_path: Path) -> None:
    for made in made_with(tmp_path, CUSTOMERS, APPLICANTS):
        assert [found.id for found in made.review.requirements if found.applies and found.state == "unmet"] == []


def test_a_notice_has_its_own_title_or_the_usual_one(tmp_path: Path) -> None:
    customers, applicants = made_with(tmp_path, CUSTOMERS, APPLICANTS)
    assert applicants.notice.title == {"nb": "Til søkere", "en": "For applicants"}
    assert "Joh. Jørg. Backe as" in customers.notice.title["nb"]


def test_all_is_told_in_one_where_no_notice_is_defined(tmp_path: Path) -> None:
    (only,) = made_with(tmp_path)
    assert {"recruitment", "newsletter"} <= topics(only)


def test_build_writes_the_first_as_the_notice_and_the_others_by_their_ids(tmp_path: Path) -> None:
    file, out = file_with(tmp_path, CUSTOMERS, APPLICANTS), tmp_path / "out"
    assert main(["build", str(file), "--out", str(out), "--format", "md", "--lang", "nb"]) == 0
    assert {path.name for path in out.iterdir()} == {"notice.nb.md", "notice-applicants.nb.md"}


def test_build_writes_only_the_one_that_is_asked_for(tmp_path: Path) -> None:
    file, out = file_with(tmp_path, CUSTOMERS, APPLICANTS), tmp_path / "out"
    assert main(["build", str(file), "--out", str(out), "--notice", "applicants", "--format", "json"]) == 0
    assert {path.name for path in out.iterdir()} == {"notice-applicants.json"}


def test_build_refuses_a_notice_that_the_file_does_not_define(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(file_with(tmp_path, CUSTOMERS)), "--notice", "press"]) == 2
    assert "customers" in capsys.readouterr().err


LIST_OF_TEXTS = "must be a list of texts; found "
NO_ID = "each notice needs an id of small letters, digits and hyphens"
NO_RECORD = " is no record; write topic.question.id, such as events.list.spring-run"


@pytest.mark.parametrize(
    ("notices", "key", "told"),
    [
        ({"id": "a"}, "notices", "must be a list of tables; found {'id': 'a'}"),
        (["a"], "notices", "must be tables, each under [[notices]]"),
        ([{"id": "Not An Id"}], "notices.id", NO_ID),
        ([{"id": 3}], "notices.id", NO_ID),
        ([{"id": "a"}, {"id": "b"}, {"id": "a"}], "notices.id", "the id 'a' stands twice"),
        (
            [{"id": "a", "topics": ["recruitmint"]}],
            "notices.a.topics",
            'no such topic: recruitmint (did you mean "recruitment"?)',
        ),
        ([{"id": "a", "leaves_out": ["x-y-z"]}], "notices.a.leaves_out", "no such topic: x-y-z"),
        ([{"id": "a", "topics": "recruitment"}], "notices.a.topics", f"{LIST_OF_TEXTS}'recruitment'"),
        ([{"id": "a", "topics": [3]}], "notices.a.topics", f"{LIST_OF_TEXTS}[3]"),
        ([{"id": "a", "records": "x"}], "notices.a.records", f"{LIST_OF_TEXTS}'x'"),
        ([{"id": "a", "records": ["business.email.x"]}], "notices.a.records", f"'business.email.x'{NO_RECORD}"),
        ([{"id": "a", "records": ["no.such.x"]}], "notices.a.records", f"'no.such.x'{NO_RECORD}"),
        ([{"id": "a", "title": {"nb": "Bare norsk"}}], "notices.a.title", "is needed in every language, or not at all"),
        ([{"id": "a", "title": "Norsk"}], "notices.a.title", "is needed in every language, or not at all"),
        ([{"id": "a", "topic": ["x"]}], "notices.a.topic", 'is no key of a notice (did you mean "topics"?)'),
    ],
)
def test_a_notice_that_cannot_be_read_is_said_with_its_key(
    tmp_path: Path, notices: object, key: str, told: str
) -> None:
    file = file_with(tmp_path)
    file.write_text(tomli_w.dumps({**read(EXAMPLE), "notices": notices}), encoding="utf-8")

    with pytest.raises(CaseError) as wrong:
        load_case(file, library())

    assert (wrong.value.key, wrong.value.message) == (key, told)


def test_a_notice_may_tell_of_single_records(tmp_path: Path) -> None:
    file = file_with(tmp_path, {"id": "a", "records": ["events.list.spring-run"]})

    assert load_case(file, library()).notices == [{"id": "a", "records": ["events.list.spring-run"]}]
