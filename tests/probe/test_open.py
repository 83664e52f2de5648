from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.probe.probe import Probe, answered, case, cleared, library, not_known, probe, proposed
from wizard.case import save_case
from wizard.notice.explain import Failed, absent


@pytest.fixture(scope="module")
def whole() -> Probe:
    return probe()


# ---------------------------------------------------------------- words that lack a language


def test_untranslated_words_block_english_only(whole: Probe) -> None:
    assert "business.companies.sor.decides" in whole.blocking("en")
    assert "business.companies.sor.decides" not in whole.blocking("nb")
    assert whole.en("business.company", "sor") == "Sør as decides this: (missing in English)."


def test_a_stale_twin_is_not_printed_and_blocks_its_language(whole: Probe) -> None:
    assert "One letter, and no more." not in whole.pages
    assert "We send the letter each month. (missing in English)" in whole.en("newsletter.send")
    assert "Ett brev, ikke flere." in whole.nb("newsletter.send")
    assert "newsletter.promise" in whole.blocking("en") - whole.blocking("nb")


def test_a_cookie_entered_by_hand_without_english_blocks_english(whole: Probe) -> None:
    assert "| `_egen` | Brevdue Inc. | Necessary | Until you close the browser | (missing in English) |" in whole.en(
        "overview.cookies"
    )
    assert "tools.brevdue.cookies" in whole.blocking("en") - whole.blocking("nb")


def test_an_archive_in_one_language_blocks_the_other() -> None:
    archive = {
        "shape": "archive",
        "purpose": {"nb": "Historie"},
        "review": {"amount": 1, "unit": "years"},
        "removal": {"nb": "Ring", "en": "Call"},
    }
    norwegian = probe(answered("results.keeps", archive))
    assert "results.keeps" in norwegian.blocking("en") - norwegian.blocking("nb")
    assert "(missing in English)" in norwegian.field("en", "How long", "results.publish")


def test_words_that_no_text_prints_block_nothing() -> None:
    unread = probe(answered("newsletter.sends", False))
    assert "newsletter.promise" not in unread.blocking("en")


def test_a_text_pair_that_is_complete_blocks_nothing(whole: Probe) -> None:
    assert whole.en("newsletter.slogan") == "Slogan: We keep watch."
    assert "newsletter.slogan" not in whole.blocking("en")


# ---------------------------------------------------------------- don't know, not answered, only proposed


def test_what_only_stands_proposed_reaches_no_notice_and_blocks_both_languages(whole: Probe) -> None:
    assert "77" not in whole.pages
    assert whole.field("nb", "Hvor lenge", "newsletter.send") == "(ikke svart)"
    assert {"newsletter.keeps"} <= whole.blocking("nb") & whole.blocking("en")
    (point,) = [point for point in whole.made.review.open_points if point.question == "newsletter.keeps"]
    assert point.kind == "proposal"


def test_proposed_records_reach_no_notice() -> None:
    records = [{"id": "ost", "name": "Øst as", "decides": {"nb": "alt", "en": "all"}}]
    only_proposed = probe(proposed("business.companies", records))
    assert "Øst as" not in only_proposed.output
    assert "business.companies.ost.name" not in only_proposed.made.interview.asked


def test_a_proposed_role_reaches_no_notice() -> None:
    only_proposed = probe(proposed("tools.ekko.uses.advertising.role", "joint"))
    assert "- Ekko: bare tall, ingen navn" in only_proposed.nb("advertising.show")


def test_dont_know_to_a_fact_is_an_open_point_with_who_would_know(whole: Probe) -> None:
    (point,) = [
        point for point in whole.made.review.open_points if point.question == "tools.ekko.uses.advertising.role"
    ]
    assert (point.kind, point.who, point.blocks) == ("unknown", "it-supplier", ())
    assert point.says["en"].startswith("Ekko: ")


def test_an_unknown_answer_makes_neither_a_claim_nor_its_opposite(whole: Probe) -> None:
    for clause in ("insured", "not-insured", "insured-or-not"):
        assert not whole.stands(f"business.{clause}")
    assert whole.stands("business.unsure")


def test_an_answer_makes_its_claim_and_not_the_opposite() -> None:
    insured = probe(answered("business.insured", True))
    assert [
        name for name in ("insured", "not-insured", "insured-or-not", "unsure") if insured.stands(f"business.{name}")
    ] == [
        "insured",
        "insured-or-not",
    ]


def test_a_question_that_may_be_left_open_blocks_nothing(whole: Probe) -> None:
    assert not whole.stands("business.fax")
    assert "business.fax" not in whole.blocking("nb")
    assert probe(answered("business.fax", "22 33 44 55")).nb("business.fax") == "Faks: 22 33 44 55."


def test_a_missing_answer_in_a_text_is_marked_and_blocks_both_languages() -> None:
    without = probe(cleared("business.email"))
    assert without.nb("business.who") == "Fjordvaka as er ansvarlig. Skriv til (ikke svart)."
    assert {"business.email"} <= without.blocking("nb") & without.blocking("en")


def test_missing_people_data_basis_and_interest_are_marked() -> None:
    empty = probe(
        cleared("events.list.lop.who"),
        cleared("events.list.lop.interest"),
        not_known("events.list.vaka.basis"),
        cleared("own.activities.utlan.data"),
    )
    assert empty.field("nb", "Hvem", "events.attend", "lop", "Alle som er med") == "(ikke svart)"
    assert empty.field("en", "Basis", "events.attend", "lop", "Everyone who takes part") == (
        "Legitimate interests. (not answered)"
    )
    assert empty.field("en", "Basis", "events.attend", "vaka", "Everyone who takes part") == "(not answered)"
    assert empty.field("nb", "Opplysninger", "own.own", "utlan") == "(ikke svart)"


def test_each_open_question_is_one_open_point() -> None:
    empty = probe(cleared("events.list.lop.who"), cleared("own.activities.utlan.data"), cleared("business.email"))
    questions = [point.question for point in empty.made.review.open_points]
    assert len(questions) == len(set(questions))


def test_a_case_that_is_answered_and_translated_is_final_in_both_languages() -> None:
    done = probe(
        answered("newsletter.keeps", {"shape": "consent", "then": "deleted"}),
        answered("newsletter.promise", {"nb": "Ett brev.", "en": "One letter."}),
        answered("business.companies.sor.decides", {"nb": "billettene", "en": "the tickets"}),
        answered("tools.brevdue.cookies", ["_due"]),
    )
    assert done.made.review.status("nb") == "final"
    assert done.made.review.status("en") == "final"
    assert "(ikke svart)" not in done.output
    assert "(missing in English)" not in done.output


# ---------------------------------------------------------------- answers out of reach


def test_answers_out_of_reach_stay_in_the_file_and_out_of_the_notice(tmp_path: Path) -> None:
    kept = case()
    kept.path = tmp_path / "case.toml"
    save_case(kept, library())
    assert tomllib.loads(kept.path.read_text("utf-8"))["answers"]["advertising"]["audience"] == "SKJULT-2"
    assert "SKJULT" not in probe().output


def test_answers_come_back_when_their_branch_reopens() -> None:
    reopened = probe(answered("advertising.target", True))
    assert reopened.nb("advertising.audience") == "Annonsene går til SKJULT-2."


def test_closing_a_branch_closes_all_that_hangs_on_it() -> None:
    closed = probe(answered("events.holds", False))
    assert not any(block_id.startswith("events.") for block_id, _ in closed.identities)
    assert "Fjordløpet" not in closed.output
    assert "Kasse" not in [row.name["nb"] for row in closed.made.notice.facts.recipients]


# ---------------------------------------------------------------- findings, tasks, requirements


def test_a_finding_names_its_record_and_the_question_to_go_to(whole: Probe) -> None:
    (long,) = [finding for finding in whole.made.review.findings if finding.id.startswith("events.long")]
    assert (long.id, long.question) == ("events.long.lop", "events.list.lop.keeps")
    assert long.says == {"nb": "Fjordløpet: det er lenge.", "en": "Fjordløpet: that is long."}


def test_a_warning_can_be_accepted_with_a_reason(whole: Probe) -> None:
    (long,) = [finding for finding in whole.made.review.findings if finding.id == "events.long.lop"]
    assert long.accepted == "Lagt fram for styret."


def test_a_check_for_each_use_names_the_use(whole: Probe) -> None:
    assert "overview.role.brevdue-advertising-advertising-show" in [
        finding.id for finding in whole.made.review.findings
    ]


def test_an_error_blocks_both_languages_and_cannot_be_accepted() -> None:
    loud = probe(
        answered("business.sites.hall.sound", True), lambda case: case.accept("business.sound.hall", "Vi vil ikke.")
    )
    (sound,) = [finding for finding in loud.made.review.findings if finding.severity == "error"]
    assert (sound.id, sound.question, sound.accepted) == ("business.sound.hall", "business.sites.hall.sound", None)
    assert {"business.sites.hall.sound"} <= loud.blocking("nb") & loud.blocking("en")


def test_an_answer_out_of_reach_finds_nothing(whole: Probe) -> None:
    assert not any(finding.id.startswith("business.sound") for finding in whole.made.review.findings)


def test_a_check_over_answers_and_facts_stands_only_when_both_hold() -> None:
    tracked = probe(answered("newsletter.tracks", True))
    assert "newsletter.tracks" in [finding.id for finding in tracked.made.review.findings]
    assert tracked.field("nb", "Profilering", "newsletter.send") == "Vi ser hva du åpner."


def test_there_is_a_task_for_each_processor_and_each_filmed_site(whole: Probe) -> None:
    assert [task.says["en"] for task in whole.made.review.tasks] == [
        "Keep the agreement with Kasse.",
        "Keep the agreement with Brevdue (Brevdue Inc.).",
        "Keep the agreement with the accountant.",
        "Keep the agreement with Skuff (Skuff AS).",
        "Put up a sign: the hall.",
    ]


def test_requirements_are_met_by_clauses_or_by_tasks(whole: Probe) -> None:
    states = {row.id: (row.applies, row.state) for row in whole.made.review.requirements}
    assert states["names-controller"] == (True, "met")
    assert states["says-withdrawal"] == (True, "met")
    assert states["agreements"] == (True, "task")
    assert states["automated"][0] is False


# ---------------------------------------------------------------- why


def test_a_block_says_which_answers_condition_and_law_it_stands_on() -> None:
    insured = probe(answered("business.insured", True)).block("business.insured-or-not")
    assert [(reason.kind, reason.name, reason.value) for reason in insured.because] == [
        ("answer", "business.insured", True),
        ("condition", "insured or not insured", True),
    ]


def test_a_block_of_a_record_names_the_answers_of_that_record(whole: Probe) -> None:
    because = whole.block("events.attend", "lop").because
    answers = {reason.name: reason.value for reason in because if reason.kind == "answer"}
    assert answers["events.list.lop.basis"] == "legitimate-interests"
    assert not any(".vaka." in name for name in answers)
    assert [reason.name for reason in because if reason.kind == "law"] == ["gdpr-6", "gdpr-9"]


def test_no_reason_is_an_answer_out_of_reach_or_only_proposed(whole: Probe) -> None:
    named = {reason.name for block in whole.made.notice.blocks() for reason in block.because if reason.kind == "answer"}
    assert "newsletter.keeps" not in named
    assert "events.list.vaka.interest" not in named


def test_what_does_not_stand_says_its_condition_and_what_it_read(whole: Probe) -> None:
    missing = {piece.id: piece for piece in absent(whole.made.interview, whole.made.notice)}
    assert missing["advertising.audience"].condition == "target"
    assert missing["advertising.audience"].answers == {"advertising.target": False}
    assert missing["business.not-insured"].answers == {"business.insured": None}
    assert missing["business.not-insured"].fails == (Failed("not insured", None),)
    assert "business.who" not in missing
