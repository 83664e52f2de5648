"""Changes of a case: what each does, and what it leaves alone; and what two versions say differently."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable

import pytest

from wizard.case import Case, Raw, ReadOnlyError, new_case, record_of, save_case
from wizard.case.differences import Difference, differences
from wizard.interview import Interview
from wizard.library.schema import Library

# ---------------------------------------------------------------- changes


@pytest.fixture
def case(every: Library) -> Case:
    return new_case(every, ["shop"])


def test_an_answer_takes_the_place_of_dont_know_and_of_a_proposal(case: Case) -> None:
    case.dont_know("every.text")
    case.answer("every.text", "x")
    case.propose("every.country", "NO")
    case.answer("every.country", "SE")

    assert (case.get("every.text"), case.is_unknown("every.text")) == ("x", False)
    assert (case.get("every.country"), case.is_proposed("every.country")) == ("SE", False)


def test_a_proposal_takes_the_place_of_dont_know_and_is_noted_once(case: Case) -> None:
    case.dont_know("every.text")
    case.propose("every.text", "x")
    case.propose("every.text", "y")

    assert case.get("every.text") == "y"
    assert (case.document["state"]["unknown"], case.document["state"]["proposed"]) == ([], ["every.text"])


def test_what_is_answered_leaves_dont_know_and_proposals_elsewhere_as_they_are(case: Case) -> None:
    for address in ("every.text", "every.email"):
        case.dont_know(address)
    for address in ("every.country", "every.one_of"):
        case.propose(address, "x")
    case.answer("every.text", "x")
    case.answer("every.country", "NO")

    assert (case.document["state"]["unknown"], case.document["state"]["proposed"]) == (
        ["every.email"],
        ["every.one_of"],
    )


def test_dont_know_takes_the_answer_away(case: Case) -> None:
    case.answer("every.text", "x")
    case.dont_know("every.text")
    case.dont_know("every.text")

    assert case.get("every.text") is None
    assert case.document["state"]["unknown"] == ["every.text"]


def test_a_cleared_answer_leaves_no_trace(case: Case, every: Library) -> None:
    case.answer("every.text", "x")
    case.clear("every.text")
    case.dont_know("every.country")
    case.clear("every.country")

    assert case.document == new_case(every, ["shop"]).document


def test_a_cleared_proposal_leaves_no_trace(case: Case, every: Library) -> None:
    case.propose("every.text", "x")
    case.clear("every.text")

    assert case.document == new_case(every, ["shop"]).document


def test_the_last_fact_about_a_use_of_a_tool_leaves_no_trace(case: Case) -> None:
    case.answer("tools.mailer.uses.newsletter.role", "joint")
    case.answer("tools.mailer.uses.advertising.role", "joint")

    case.clear("tools.mailer.uses.newsletter.role")
    assert case.tools == {"mailer": {"uses": {"advertising": {"role": "joint"}}}}

    case.clear("tools.mailer.uses.advertising.role")
    assert case.tools == {}


def test_below_an_answer_that_holds_no_others_stands_nothing(case: Case) -> None:
    case.answer("every.text", "x")
    case.answer("every.tools", ["mailer"])

    assert case.get("every.text.more") is None
    assert case.get("every.text.more.still") is None
    assert case.get("every.tools.mailer.more") is None
    assert case.record_ids("every.tools") == []


def test_a_field_of_a_record_has_its_own_address(case: Case) -> None:
    case.add_record("every.records", "dor")
    case.add_record("every.records", "lager")
    case.answer("every.records.lager.sound", True)

    assert case.get("every.records") == [{"id": "dor"}, {"id": "lager", "sound": True}]
    assert case.record_ids("every.records") == ["dor", "lager"]


def test_a_records_id_is_given_once(case: Case) -> None:
    case.add_record("every.records", "dor")

    with pytest.raises(ValueError, match="dor"):
        case.add_record("every.records", "dor")


def test_a_removed_record_leaves_the_others(case: Case) -> None:
    case.add_record("every.records", "dor")
    case.add_record("every.records", "lager")
    case.remove_record("every.records", "dor")

    assert case.get("every.records") == [{"id": "lager"}]


def test_a_record_that_is_not_there_can_be_removed_and_nothing_changes(case: Case) -> None:
    before = copy.deepcopy(case.document)
    case.remove_record("every.records", "dor")

    assert case.document == before


def test_a_removed_record_takes_its_state_along(case: Case) -> None:
    case.add_record("every.records", "dor")
    case.dont_know("every.records.dor.sound")
    case.propose("every.records.dor.name", {"nb": "Dør"})
    case.remove_record("every.records", "dor")

    assert (case.get("every.records"), case.document["state"]["unknown"]) == ([], [])
    assert case.document["state"]["proposed"] == []


def test_a_removed_record_leaves_the_state_of_the_others(case: Case) -> None:
    for record in ("dor", "dor-2"):
        case.add_record("every.records", record)
        case.dont_know(f"every.records.{record}.sound")
        case.propose(f"every.records.{record}.name", {"nb": "Dør"})
    case.remove_record("every.records", "dor")

    assert case.document["state"]["unknown"] == ["every.records.dor-2.sound"]
    assert case.document["state"]["proposed"] == ["every.records.dor-2.name"]


def test_an_answer_about_a_record_that_is_not_there_is_refused(case: Case) -> None:
    case.add_record("every.records", "lager")

    with pytest.raises(KeyError, match=r"every\.records\.dor\.sound"):
        case.answer("every.records.dor.sound", True)


def test_an_answer_below_a_fact_that_holds_no_others_is_refused(case: Case) -> None:
    case.answer("tools.mailer.name", "Mailer")

    with pytest.raises(KeyError, match=r"tools\.mailer\.name\.more\.still"):
        case.answer("tools.mailer.name.more.still", "x")


def test_facts_about_a_tool_and_its_uses_stand_apart_from_the_answers(case: Case) -> None:
    case.answer("tools.mailer.country", "US")
    case.answer("tools.mailer.uses.newsletter.role", "joint")

    assert case.document["tools"] == {"mailer": {"country": "US", "uses": {"newsletter": {"role": "joint"}}}}
    assert case.document["answers"] == {}


def test_an_accepted_warning_keeps_its_last_reason(case: Case) -> None:
    case.accept("every.other", "av en annen grunn")
    case.accept("every.long", "fordi")
    case.accept("every.long", "likevel")

    assert case.document["state"]["accepted"] == [
        {"finding": "every.other", "reason": "av en annen grunn"},
        {"finding": "every.long", "reason": "likevel"},
    ]
    assert case.accepted == {"every.other": "av en annen grunn", "every.long": "likevel"}


def test_a_note_is_kept_and_taken_away(case: Case) -> None:
    case.set_note("every.text", "ring Kari")
    assert case.note("every.text") == "ring Kari"

    case.set_note("every.text", "")
    assert case.note("every.text") == ""
    assert case.document["notes"] == {}


def test_only_a_proposed_fact_about_a_tool_is_not_used(every: Library, case: Case) -> None:
    case.propose("tools.mailer.provider", "Copied AS")
    case.propose("tools.mailer.uses.newsletter.role", "joint")
    case.answer("tools.mailer.country", "US")
    case.answer("tools.mailer.parent_country", "SE")
    interview = Interview(every, case, dt.date(2026, 11, 22))
    tool = interview.tool("mailer")

    assert (tool.provider, tool.country, tool.parent_country) == ("Mailer Inc.", "US", "SE")
    assert interview.use("mailer", "newsletter").role == "processor"


def test_a_case_of_which_nothing_is_known_has_nothing_in_it() -> None:
    case = Case()

    assert (case.kinds, case.languages, case.notices, case.tools) == ([], [], [], {})
    assert (case.accepted, case.resume_at, case.note("every.text"), case.get("every.text")) == ({}, "", "", None)


CHANGES: dict[str, Callable[[Case], None]] = {
    "an answer": lambda case: case.answer("every.text", "x"),
    "a fact about a tool": lambda case: case.answer("tools.mailer.country", "US"),
    "a proposal": lambda case: case.propose("every.text", "x"),
    "don't know": lambda case: case.dont_know("every.text"),
    "a new record": lambda case: case.add_record("every.records", "dor"),
    "an accepted warning": lambda case: case.accept("every.long", "fordi"),
    "a note": lambda case: case.set_note("every.text", "husk"),
    "a place to go on": lambda case: case.set_resume_at("every.text"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_case_of_which_nothing_is_known_can_be_changed(change: Callable[[Case], None]) -> None:
    case = Case()

    change(case)

    assert case.document != {}


@pytest.mark.parametrize("change", [*CHANGES.values(), lambda case: case.clear("newsletter.sends")])
def test_a_case_that_another_wizard_has_open_is_not_changed(change: Callable[[Case], None], case: Case) -> None:
    case.answer("newsletter.sends", True)
    before, case.is_read_only = copy.deepcopy(case.document), True

    with pytest.raises(
        ReadOnlyError, match=r"^These answers are open in another wizard; here they can only be read\.$"
    ):
        change(case)

    assert case.document == before


def test_only_a_field_of_a_record_is_of_a_record() -> None:
    assert record_of("camera.areas.inngang.sound") == "camera.areas.inngang"
    assert record_of("camera.areas") is None
    assert record_of("tools.mailer.uses.newsletter.role") is None


def test_a_case_without_a_file_cannot_be_saved(case: Case, every: Library) -> None:
    with pytest.raises(ValueError, match=r"^the case has no file yet$"):
        save_case(case, every)


# ---------------------------------------------------------------- two versions


def test_a_difference_says_where_it_is_and_what_each_version_holds() -> None:
    one = {"answers": {"every": {"text": "x", "country": "NO"}}, "kinds": ["shop"]}
    other = {"answers": {"every": {"text": "y", "yes_no": True}}, "kinds": ["shop"]}

    assert differences(one, other) == [
        Difference("every.text", "x", "y"),
        Difference("every.country", "NO", None),
        Difference("every.yes_no", None, True),
    ]


def test_versions_saved_with_different_libraries_or_left_at_different_questions_say_the_same() -> None:
    one = {"library": "2026.10", "state": {"at": "every.text"}}
    other = {"library": "2026.11", "state": {"at": "every.country"}}

    assert differences(one, other) == []


def test_records_differ_by_their_fields_and_by_their_order() -> None:
    door, store = {"id": "dor", "sound": True}, {"id": "lager", "sound": False}
    louder = {**store, "sound": True}

    assert differences(
        {"answers": {"every": {"records": [door, store]}}}, {"answers": {"every": {"records": [door, louder]}}}
    ) == [Difference("every.records.lager.sound", False, True)]
    assert differences(
        {"answers": {"every": {"records": [door, store]}}}, {"answers": {"every": {"records": [store, door]}}}
    ) == [Difference("every.records", [{"id": "dor"}, {"id": "lager"}], [{"id": "lager"}, {"id": "dor"}])]


def test_a_list_in_which_not_all_are_records_differs_as_a_whole() -> None:
    assert differences({"mine": [{"id": "a"}, {"b": 1}]}, {"mine": [{"id": "a"}]}) == [
        Difference("mine", [{"id": "a"}, {"b": 1}], [{"id": "a"}])
    ]


def test_an_answer_that_is_a_table_differs_as_a_whole() -> None:
    one = {"answers": {"every": {"address": {"street": "Storgata 1", "city": "Oslo"}}}}
    other = {"answers": {"every": {"address": {"street": "Storgata 2", "city": "Oslo"}}}}

    assert differences(one, other) == [
        Difference("every.address", {"street": "Storgata 1", "city": "Oslo"}, {"street": "Storgata 2", "city": "Oslo"})
    ]


def test_what_the_program_does_not_know_differs_as_a_whole() -> None:
    one: Raw = {"mine": {"a": 1, "b": 2}, "days": ["holiday", "midday"]}
    other: Raw = {"mine": {"a": 1, "b": 3}, "days": ["midday"]}

    assert differences(one, other) == [
        Difference("mine", {"a": 1, "b": 2}, {"a": 1, "b": 3}),
        Difference("days", ["holiday", "midday"], ["midday"]),
    ]


def test_facts_about_tools_and_notes_differ_one_by_one() -> None:
    one = {
        "tools": {"mailer": {"uses": {"newsletter": {"role": "joint"}}}},
        "notes": {"every.text": "husk", "a.b": "x"},
    }
    other = {
        "tools": {"mailer": {"uses": {"newsletter": {"role": "own"}}}},
        "notes": {"every.text": "ring", "a.b": "x"},
    }

    assert differences(one, other) == [
        Difference("tools.mailer.uses.newsletter.role", "joint", "own"),
        Difference("notes.every.text", "husk", "ring"),
    ]
