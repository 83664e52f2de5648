from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.every import ANSWERS, make_every
from tests.library.tiny import Tiny
from wizard.case import Case, new_case
from wizard.flow import Made, make
from wizard.library.schema import Library
from wizard.review.model import OpenPoint

DAY = dt.date(2026, 11, 22)
BOTH = ("nb", "en")
COMPLETE = {
    "business.legal_name": "Blåbær AS",
    "newsletter.sends": False,
    "tools.own-lys.name": "Lys",
    **{f"every.{name}": raw for name, raw in ANSWERS.items()},
    "every.country": "NO",
}


def case_with(library: Library, answers: dict[str, Any]) -> Case:
    case = new_case(library, ["shop"])
    for address, raw in answers.items():
        case.answer(address, raw)
    return case


def made(library: Library, answers: dict[str, Any]) -> Made:
    return make(library, case_with(library, answers), DAY)


def point(made: Made, address: str) -> OpenPoint | None:
    return next((point for point in made.review.open_points if point.question == address), None)


# ---------------------------------------------------------------- open points


def test_a_case_with_every_answer_has_no_open_point_and_is_final(every: Library) -> None:
    review = made(every, COMPLETE).review

    assert review.open_points == ()
    assert (review.status("nb"), review.status("en")) == ("final", "final")


def test_a_required_question_without_an_answer_blocks_both_languages(every: Library) -> None:
    answers = {address: raw for address, raw in COMPLETE.items() if address != "every.email"}

    assert point(made(every, answers), "every.email") == OpenPoint(
        "every.email", "unanswered", BOTH, "owner", {"nb": "Hva?", "en": "What?"}
    )


def test_a_question_that_may_be_left_open_is_no_open_point(every: Library) -> None:
    assert point(made(every, {}), "business.slogan") is None


def test_a_proposal_in_the_file_is_an_open_point_also_where_no_answer_is_needed(every: Library) -> None:
    case = case_with(every, COMPLETE)
    case.propose("business.slogan", "Blått er best")

    found = point(make(every, case, DAY), "business.slogan")

    assert found is not None
    assert (found.kind, found.blocks) == ("proposal", ())


def test_an_unadopted_proposal_blocks_and_does_not_reach_the_notice(every: Library) -> None:
    case = case_with(every, COMPLETE)
    case.propose("every.text", "Foreslått")
    result = make(every, case, DAY)

    found = point(result, "every.text")

    assert found is not None
    assert (found.kind, found.blocks) == ("proposal", BOTH)
    assert all("Foreslått" not in block.text["nb"] for block in result.notice.blocks())


@pytest.mark.parametrize(("unknown", "blocks"), [("blocks", BOTH), ("open", ())])
def test_dont_know_blocks_as_the_question_says(unknown: str, blocks: tuple[str, ...], tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend(
        'id = "slogan"\ntype = "text"\nrequired = false',
        f'id = "slogan"\ntype = "text"\nunknown = "{unknown}"',
        "topics/business.toml",
    )
    case = case_with(tiny.library(), COMPLETE)
    case.dont_know("business.slogan")

    found = point(make(tiny.library(), case, DAY), "business.slogan")

    assert found is not None
    assert (found.kind, found.blocks) == ("unknown", blocks)


def test_dont_know_that_is_fine_is_no_open_point(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend("required = false", 'unknown = "fine"', "topics/business.toml")
    case = case_with(tiny.library(), COMPLETE)
    case.dont_know("business.slogan")

    assert point(make(tiny.library(), case, DAY), "business.slogan") is None


@pytest.mark.parametrize("unknown", ["open", "fine"])
def test_a_gap_in_the_text_blocks_whatever_the_question_says_of_dont_know(unknown: str, tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend('type = "text"\n', f'type = "text"\nunknown = "{unknown}"\n', "topics/business.toml")
    case = case_with(tiny.library(), COMPLETE)
    case.dont_know("business.legal_name")
    result = make(tiny.library(), case, DAY)

    found = point(result, "business.legal_name")

    assert found is not None
    assert found.blocks == BOTH
    assert result.review.status("nb") == "draft"


def test_own_words_in_one_language_block_only_the_other(every: Library) -> None:
    result = made(every, {**COMPLETE, "every.own_words": {"nb": "Vi lover."}})

    found = point(result, "every.own_words")

    assert found is not None
    assert (found.kind, found.blocks) == ("translation", ("en",))
    assert (result.review.status("nb"), result.review.status("en")) == ("final", "draft")


def test_own_words_whose_twin_is_stale_block_that_language(every: Library) -> None:
    words = {"nb": "Vi lover mer.", "en": "We promise.", "stale": "en"}
    result = made(every, {**COMPLETE, "every.own_words": words})

    assert (result.review.status("nb"), result.review.status("en")) == ("final", "draft")
    assert "We promise" not in "".join(block.text["en"] for block in result.notice.blocks())


def test_an_open_point_about_a_record_says_which(every: Library) -> None:
    records = [{"id": "dor", "name": {"nb": "Døra", "en": "The door"}}, {"id": "lager"}]
    result = made(every, {**COMPLETE, "every.records": records})

    door, storeroom = point(result, "every.records.dor.sound"), point(result, "every.records.lager.sound")

    assert door is not None
    assert storeroom is not None
    assert door.says == {"nb": "Døra: Lyd?", "en": "The door: Sound?"}
    assert storeroom.says == {"nb": "lager: Lyd?", "en": "lager: Sound?"}


def test_an_open_point_about_a_tool_says_which(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend('role = "processor"', 'role = "mixed"', "tools/email.toml")
    tiny.bend("{this.name}", "de", "uses.toml")
    tiny.bend("{this.name}", "they", "uses.toml")

    found = point(made(tiny.library(), COMPLETE), "tools.mailer.uses.newsletter.role")

    assert found is not None
    assert found.says == {"nb": "Mailer: Bestemmer de selv?", "en": "Mailer: Does they decide?"}


def test_an_open_point_names_who_would_know(every: Library) -> None:
    found = point(made(every, {"newsletter.sends": True}), "newsletter.occasions")

    assert found is not None
    assert found.who == "owner"


def test_a_notice_in_one_language_is_blocked_in_that_language_only(every: Library) -> None:
    case = case_with(every, {})
    case.document["languages"] = ["en"]

    review = make(every, case, DAY).review

    assert {point.blocks for point in review.open_points} == {("en",)}
    assert all(set(point.says) == {"en"} for point in review.open_points)


# ---------------------------------------------------------------- findings


def test_an_error_blocks_final_and_says_where_to_go(every: Library) -> None:
    result = made(every, {**COMPLETE, "every.country": "SE"})

    assert [finding.id for finding in result.review.findings] == ["every.wrong"]
    assert result.review.open_points == (
        OpenPoint("every.country", "error", BOTH, "owner", {"nb": "Sverige går ikke.", "en": "Sweden will not do."}),
    )


def test_a_warning_does_not_block(every: Library) -> None:
    review = made(every, {**COMPLETE, "every.yes_no": True}).review

    assert [finding.severity for finding in review.findings] == ["warning"]
    assert review.status("nb") == "final"


def test_an_accepted_warning_keeps_its_reason(every: Library) -> None:
    case = case_with(every, {**COMPLETE, "every.yes_no": True})
    case.accept("every.odd", "Kunden vil det.")

    assert make(every, case, DAY).review.findings[0].accepted == "Kunden vil det."


def test_accepting_an_error_has_no_effect(every: Library) -> None:
    case = case_with(every, {**COMPLETE, "every.country": "SE"})
    case.accept("every.wrong", "Det går bra.")
    review = make(every, case, DAY).review

    assert review.findings[0].accepted is None
    assert review.status("nb") == "draft"


def test_a_check_for_each_record_finds_each_record_and_goes_to_its_field(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.add(
        '\n[[check]]\nid = "sound"\nseverity = "warning"\neach = "every.records"\nwhen = "this.sound"\n'
        'question = "every.records.sound"\nsays = { nb = "{this.name} har lyd.", en = "{this.name} has sound." }\n',
        "topics/every.toml",
    )
    records = [
        {"id": "dor", "name": {"nb": "Døra", "en": "The door"}, "sound": True},
        {"id": "lager", "name": {"nb": "Lageret", "en": "The storeroom"}, "sound": False},
    ]

    (finding,) = made(tiny.library(), {**COMPLETE, "every.records": records}).review.findings

    assert (finding.id, finding.question) == ("every.sound.dor", "every.records.dor.sound")
    assert finding.says == {"nb": "Døra har lyd.", "en": "The door has sound."}


def test_a_check_on_an_unanswered_question_finds_nothing(every: Library) -> None:
    assert made(every, {}).review.findings == ()


# ---------------------------------------------------------------- tasks and requirements


def test_a_task_for_each_tool_is_told_once_for_the_same_words(every: Library) -> None:
    answers = {**COMPLETE, "newsletter.sends": True, "newsletter.tools": ["mailer"]}

    tasks = made(every, answers).review.tasks

    assert [task.says["en"].rstrip(".") for task in tasks] == ["Sign an agreement with Mailer Inc"]


def test_no_task_without_its_tool(every: Library) -> None:
    assert made(every, {**COMPLETE, "every.tools": []}).review.tasks == ()


def test_a_requirement_is_met_by_the_blocks_that_stand(every: Library) -> None:
    answers = {**COMPLETE, "newsletter.sends": True}

    (coverage,) = made(every, answers).review.requirements

    assert (coverage.applies, coverage.state, coverage.by) == (True, "met", ("newsletter.send",))


def test_a_requirement_applies_only_where_its_condition_is_true(every: Library) -> None:
    (coverage,) = made(every, COMPLETE).review.requirements

    assert not coverage.applies


EVIDENCE = """  [[requirement.evidence]]
  nb = "Vi sender deg nyhetsbrev"
  en = "We send you a newsletter"
"""
REQUIREMENTS = "law/requirements.toml"
SENDING = {**COMPLETE, "newsletter.sends": True}


def test_a_requirement_whose_words_are_deleted_from_one_language_is_unmet(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend('en = "We send you a newsletter."', 'en = "We write to you."')

    (coverage,) = made(tiny.library(), SENDING).review.requirements

    assert (coverage.state, coverage.by) == ("unmet", ("newsletter.send",))


def test_a_declaration_without_the_words_proves_nothing_and_words_elsewhere_neither(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend('meets = ["purpose-named"]\n', "")

    (coverage,) = made(tiny.library(), SENDING).review.requirements

    assert (coverage.state, coverage.by) == ("unmet", ())


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        ('each = "lines"\n  label = "basis"', "met"),
        ('each = "lines"\n  label = "automated"', "unmet"),
        ('each = "lines"\n  where = "basis == \'consent\'"\n  nb = "{this.withdraw}"\n  en = "{this.withdraw}"', "met"),
        ('each = "lines"\n  nb = "Avtale"\n  en = "Contract"', "unmet"),
        ('each = "lines"\n  nb = ["Avtale", "Samtykke"]\n  en = ["Contract", "Consent"]', "met"),
        ('nowhere.nb = "nyhetsbrev"\n  nowhere.en = "newsletter"', "unmet"),
        ('nowhere.nb = "avtale"\n  nowhere.en = "newsletter"', "unmet"),
        ('nowhere.nb = "fødselsdag"\n  nowhere.en = "birthday"', "met"),
        ('when = "not newsletter.sends"\n  nb = "fødselsdag"\n  en = "birthday"', "unmet"),
    ],
)
def test_evidence_is_looked_for_in_the_rows_own_block_or_nowhere(evidence: str, state: str, tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend(EVIDENCE, f"  [[requirement.evidence]]\n  {evidence}\n", REQUIREMENTS)

    (coverage,) = made(tiny.library(), SENDING).review.requirements

    assert coverage.state == state


@pytest.mark.parametrize(
    ("meets", "shown", "state"),
    [("", "whole", "manual"), ('meets = ["purpose-named"]\n', "task", "task")],
)
def test_a_requirement_without_evidence_is_a_task_or_left_to_judgement(
    meets: str, shown: str, state: str, tiny: Tiny
) -> None:
    make_every(tiny)
    tiny.bend('meets = ["purpose-named"]\n', "")
    tiny.bend('id = "agreements"\n', f'id = "agreements"\n{meets}')
    tiny.bend('shown = "facts"', f'shown = "{shown}"', REQUIREMENTS)
    tiny.bend(EVIDENCE, "", REQUIREMENTS)

    (coverage,) = made(tiny.library(), COMPLETE).review.requirements

    assert coverage.state == state
