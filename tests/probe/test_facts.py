from __future__ import annotations

import pytest

from tests.probe.probe import Probe, answered, case, cleared, not_known, probe
from wizard.interview import Interview
from wizard.notice.rows import RecipientFact


@pytest.fixture(scope="module")
def whole() -> Probe:
    return probe()


def recipient(probe: Probe, name: str) -> RecipientFact:
    (found,) = [row for row in probe.made.notice.facts.recipients if row.name["nb"] == name]
    return found


# ---------------------------------------------------------------- recipients


def test_a_tool_in_three_topics_is_one_recipient_with_both_its_roles(whole: Probe) -> None:
    brevdue = recipient(whole, "Brevdue (Brevdue Inc.)")
    assert tuple(brevdue.roles) == ("processor", "joint")
    assert [title["en"] for title in brevdue.activities] == ["Fjordløpet", "The letter", "Advertising"]


def test_the_role_belongs_to_the_use(whole: Probe) -> None:
    assert whole.field("en", "Who receives it", "newsletter.send") == "Brevdue (processor)"
    assert "Brevdue (joint controller)" in whole.field("en", "Who receives it", "advertising.show")


def test_a_tool_with_two_roles_in_one_activity_stands_with_both() -> None:
    targeted = probe(answered("advertising.target", True))
    shown = targeted.field("en", "Who receives it", "advertising.show")
    assert "- Brevdue (joint controller): figures only, no names\n" in shown
    assert shown.endswith("- Brevdue (processor)")


def test_a_recipient_is_told_with_what_it_gets(whole: Probe) -> None:
    assert whole.field("nb", "Hvem som får dem", "advertising.show") == (
        "- Brevdue (felles ansvarlig): bare tall, ingen navn\n"
        "  - Ekko: bare tall, ingen navn\n"
        "  - Fyrlykt (behandlingsansvarlig): bare tall, ingen navn"
    )
    assert whole.field("en", "Who receives it", "business.film", "hall") == (
        "The police (controller): only recordings of theft"
    )


def test_a_recipient_entered_by_hand_stands_in_both_languages(whole: Probe) -> None:
    federation = recipient(whole, "Friidrettsforbundet")
    assert federation.name["en"] == "the Athletics Federation"
    assert tuple(federation.roles) == ()
    assert recipient(whole, "utleieren").activities == ({"nb": "Utlån", "en": "Lending"},)


def test_a_recipient_of_several_activities_stands_once(whole: Probe) -> None:
    police = recipient(whole, "politiet")
    assert [title["nb"] for title in police.activities] == ["Kamera: Hallen", "Resultatlister"]


def test_a_conditional_recipient_is_left_out_where_its_condition_is_not_true(whole: Probe) -> None:
    assert whole.field("nb", "Hvem som får dem", "accounts.books") == "Regnskapsføreren (databehandler)"
    without = probe(answered("accounts.auditor", False))
    assert "Regnskapsføreren" not in without.nb("accounts.books")


def test_recipients_are_grouped_by_role_in_whole_sentences(whole: Probe) -> None:
    assert whole.nb("overview.processors") == (
        "Databehandlerne våre er Kasse, Brevdue (Brevdue Inc.), regnskapsføreren og Skuff (Skuff AS)."
    )
    assert whole.en("overview.controllers") == "Several decide for themselves: the police and Fyrlykt (Fyrlykt GmbH)."


def test_one_recipient_has_a_sentence_of_its_own_and_none_has_none() -> None:
    one = probe(answered("advertising.tools", ["brevdue"]), answered("results.to", []))
    assert one.en("overview.controllers") == "One decides for itself: the police."
    none = probe(answered("advertising.tools", ["brevdue"]), answered("results.to", []), answered("business.sites", []))
    assert not none.stands("overview.controllers")


def test_the_table_of_recipients_is_an_index_of_the_activities(whole: Probe) -> None:
    assert "| Brevdue (Brevdue Inc.) | Databehandler og Felles ansvarlig | Fjordløpet; Brevet; Annonser |" in whole.nb(
        "overview.recipients"
    )
    assert whole.en("overview.recipients").startswith("These receive data from Fjordvaka as.\n\n| Who | Role |")


# ---------------------------------------------------------------- a role that has to be asked


def test_a_tool_of_mixed_role_has_its_role_asked_in_plain_words(whole: Probe) -> None:
    asked = whole.made.interview.asked["tools.ekko.uses.advertising.role"]
    assert asked.question.ask["en"].startswith("Do they do this only for you")
    assert [choice.id for choice in whole.made.interview.choices(asked)] == ["processor", "controller", "joint"]


def test_nothing_is_said_of_a_role_that_nobody_knows(whole: Probe) -> None:
    assert "Ekko" not in whole.nb("overview.controllers") + whole.nb("overview.processors")
    assert "| Ekko (Ekko AS) |  | Annonser |" in whole.nb("overview.recipients")


def test_a_role_that_was_answered_is_said() -> None:
    said = probe(answered("tools.ekko.uses.advertising.role", "controller"))
    assert "Ekko (behandlingsansvarlig)" in said.nb("advertising.show")
    assert "Ekko (Ekko AS)" in said.nb("overview.controllers")


def test_a_role_known_to_the_catalogue_is_not_asked(whole: Probe) -> None:
    assert "tools.brevdue.uses.newsletter.role" not in whole.made.interview.asked
    assert "tools.brevdue.uses.advertising.role" not in whole.made.interview.asked


def test_an_option_with_a_condition_on_the_tool_is_offered_only_where_it_holds() -> None:
    letter = probe(answered("newsletter.tools", ["own-skuff"]))
    asked = letter.made.interview.asked["tools.own-skuff.uses.newsletter.role"]
    assert [choice.id for choice in letter.made.interview.choices(asked)] == ["processor", "controller"]


def test_all_the_tools_are_processors_only_when_each_is_known_to_be() -> None:
    only = (answered("advertising.buys", False), answered("own.activities", []))
    assert probe(*only).stands("overview.all-processors")
    unsure = (*only, answered("newsletter.tools", ["own-skuff"]), not_known("tools.own-skuff.uses.newsletter.role"))
    assert not probe(*unsure).stands("overview.all-processors")


# ---------------------------------------------------------------- transfers


def test_each_ground_for_a_transfer_stands_once(whole: Probe) -> None:
    assert whole.en("overview.transfers") == (
        "Out of the EEA.\n\n"
        "| Who | Country | Ground |\n"
        "| --- | --- | --- |\n"
        "| Brevdue (Brevdue Inc.) | United States | Data Privacy Framework |\n"
        "| Brevdue (Brevdue Inc.) | United States | Data Privacy Framework, with SCCs as a fallback |"
    )


def test_a_clause_reads_that_a_transfer_relies_on_the_framework(whole: Probe) -> None:
    assert whole.stands("overview.framework")
    without = probe(
        answered("advertising.tools", ["ekko"]),
        answered("newsletter.sends", False),
        answered("events.list.lop.tickets", ["kasse"]),
    )
    assert not without.stands("overview.framework")
    assert not without.stands("overview.transfers")


def test_a_clause_for_a_use_links_to_the_provider(whole: Probe) -> None:
    assert whole.nb("overview.own-notice", "brevdue-advertising-advertising-show") == (
        "Les [hva Brevdue gjør](<https://brevdue.example/privacy>)."
    )


# ---------------------------------------------------------------- cookies


def test_cookies_of_the_catalogue_and_those_entered_by_hand_stand_together(whole: Probe) -> None:
    assert whole.nb("overview.cookies") == (
        "Informasjonskapsler.\n\n"
        "| Navn | Fra | Slag | Varer | Gjør |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| `_due` | Brevdue Inc. | Statistikk | 30 dager | Husker at du åpnet brevet. |\n"
        "| `_egen` | Brevdue Inc. | Nødvendige | Til du lukker nettleseren | Husker valget ditt. |\n"
        "| `fyr` | Fyrlykt GmbH | Markedsføring | 2 dager | Teller. |"
    )


def test_a_cookie_that_was_not_confirmed_does_not_stand(whole: Probe) -> None:
    assert "_due_ad" not in whole.output


def test_the_usual_cookies_are_proposed_and_no_more() -> None:
    unconfirmed = probe(cleared("tools.brevdue.cookies"))
    proposal = unconfirmed.made.interview.asked["tools.brevdue.cookies"].proposal
    assert proposal is not None
    assert proposal.raw == ["_due"]
    assert "`_due`" not in unconfirmed.nb("overview.cookies")


ONLY_NECESSARY = (
    answered("advertising.tools", ["brevdue", "ekko"]),
    answered("tools.brevdue.cookies", []),
    answered("tools.own-skuff.cookies", []),
)


def test_only_necessary_cookies_is_claimed_when_every_tool_was_answered_for() -> None:
    assert probe(*ONLY_NECESSARY).stands("overview.only-necessary")


@pytest.mark.parametrize(
    "missing",
    [
        cleared("tools.own-skuff.cookies"),
        not_known("tools.brevdue.cookies"),
        cleared("newsletter.tools"),
        cleared("newsletter.sends"),
        cleared("own.activities"),
    ],
)
def test_only_necessary_cookies_is_not_claimed_while_an_answer_is_missing(missing: object) -> None:
    assert callable(missing)
    assert not probe(*ONLY_NECESSARY, missing).stands("overview.only-necessary")


# ---------------------------------------------------------------- lines and activities as data


def test_a_line_stands_as_typed_data(whole: Probe) -> None:
    _, everyone, food = whole.block("events.attend", "lop").data
    assert everyone["who"] == ["runners"]
    assert everyone["basis"] == "legitimate-interests"
    assert food["special"] == "explicit-consent"
    assert food["data"] == ["allergies"]
    assert food["keep"]["side"] == "after"


def test_the_table_of_lines_names_statute_and_period(whole: Probe) -> None:
    assert (
        "| Accounts – Vouchers | section 13 of the Bookkeeping Act | 5 years after the end of the financial year, "
        "as section 13 of the Bookkeeping Act requires. Then we delete it. |"
    ) in whole.en("overview.lines")


def test_no_automation_is_claimed_when_everything_that_could_bring_it_is_answered(whole: Probe) -> None:
    assert whole.stands("overview.no-automation")
    assert not probe(answered("results.picks", True)).stands("overview.no-automation")


@pytest.mark.parametrize("address", ["results.picks", "results.publishes", "newsletter.sends", "own.activities"])
def test_no_automation_is_not_claimed_while_an_answer_is_missing(address: str) -> None:
    assert not probe(cleared(address)).stands("overview.no-automation")


# ---------------------------------------------------------------- what is nowhere the case

NOWHERE = (
    answered("advertising.buys", False),
    answered("newsletter.sends", False),
    answered("events.holds", False),
    answered("results.publishes", False),
    answered("business.sites", []),
    answered("own.activities.utlan.basis", "contract"),
    answered("own.activities.utlan.to", ["accountant"]),
    answered("own.activities.utlan.keeps", {"shape": "after", "amount": 1, "unit": "years", "start": "purchase"}),
)
NEVER = ("no-transfers", "no-controllers", "no-allergies", "no-consent", "nothing-long")


@pytest.mark.parametrize("clause", NEVER)
def test_what_is_nowhere_the_case_is_said_when_everything_is_answered(clause: str) -> None:
    assert probe(*NOWHERE).stands(f"overview.{clause}")


@pytest.mark.parametrize(
    ("clause", "missing"),
    [
        ("no-transfers", "tools.own-skuff.uses.own.ground"),
        ("no-controllers", "tools.own-skuff.uses.own.role"),
        ("no-allergies", "own.activities.utlan.data"),
        ("no-consent", "own.activities.utlan.basis"),
        ("nothing-long", "own.activities.utlan.keeps"),
    ],
)
def test_one_missing_answer_of_a_row_is_enough_to_say_nothing(clause: str, missing: str) -> None:
    without = probe(*NOWHERE, cleared(missing))
    assert [name for name in NEVER if not without.stands(f"overview.{name}")] == [clause]


@pytest.mark.parametrize("clause", NEVER)
def test_what_is_the_case_somewhere_is_not_denied(clause: str, whole: Probe) -> None:
    assert not whole.stands(f"overview.{clause}")


def test_automation_is_said_in_its_activity_and_its_requirement_applies() -> None:
    automated = probe(answered("results.picks", True))
    assert automated.field("en", "Automated", "results.publish") == "A program chooses the winners."
    (requirement,) = [row for row in automated.made.review.requirements if row.id == "automated"]
    assert (requirement.applies, requirement.state) == (True, "unmet")


# ---------------------------------------------------------------- proposals


def keeps_proposal(interview: Interview) -> object:
    proposal = interview.asked["newsletter.keeps"].proposal
    return proposal.raw if proposal else None


def test_the_first_fitting_proposal_is_made() -> None:
    monthly = probe(cleared("newsletter.keeps"))
    assert keeps_proposal(monthly.made.interview) == {"shape": "consent", "then": "deleted"}
    weekly = probe(cleared("newsletter.keeps"), answered("newsletter.how_often", "each-week"))
    assert keeps_proposal(weekly.made.interview) == {
        "shape": "inactive",
        "amount": 1,
        "unit": "years",
        "start": "purchase",
        "then": "deleted",
    }


def test_a_proposal_can_be_what_the_law_says_on_the_day(whole: Probe) -> None:
    proposal = whole.made.interview.asked["accounts.receipts"].proposal
    assert proposal is not None
    assert proposal.raw == {
        "shape": "statutory",
        "amount": 5,
        "unit": "years",
        "start": "year-end",
        "statute": "book-13",
        "then": "deleted",
    }


def test_a_proposal_can_be_what_was_answered_elsewhere_and_is_none_without_that_answer() -> None:
    without_auditor = probe(answered("accounts.auditor", False))
    proposal = without_auditor.made.interview.asked["accounts.receipts"].proposal
    assert proposal is not None
    assert proposal.raw == case().get("results.keeps")
    unanswered = probe(answered("accounts.auditor", False), cleared("results.keeps"))
    assert unanswered.made.interview.asked["accounts.receipts"].proposal is None


def test_an_adopted_proposal_is_an_answer() -> None:
    adopted = probe(answered("newsletter.keeps", {"shape": "consent", "then": "deleted"}))
    assert adopted.field("en", "How long", "newsletter.send") == "Until you withdraw your consent. Then we delete it."
    assert "newsletter.keeps" not in adopted.blocking("nb")
