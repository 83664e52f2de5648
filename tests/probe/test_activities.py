from __future__ import annotations

import datetime as dt

import pytest

from tests.probe.probe import Probe, answered, cleared, probe


@pytest.fixture(scope="module")
def whole() -> Probe:
    return probe()


# ---------------------------------------------------------------- records: two events, two sites, two companies


def test_each_event_has_its_own_activity(whole: Probe) -> None:
    assert whole.nb("events.attend", "vaka").startswith("### Vårvaka\n\nVi tar imot deg 1. mai 2026.")
    assert whole.en("events.attend", "lop").startswith("### Fjordløpet\n\nWe receive you on 12 September 2026.")


def test_each_event_has_its_own_people_in_both_languages(whole: Probe) -> None:
    assert whole.field("nb", "Hvem", "events.attend", "vaka", "Alle som er med") == "Gjester og barnekoret"
    assert whole.field("en", "Who", "events.attend", "vaka", "Everyone who takes part") == (
        "Guests and the children's choir"
    )
    assert whole.field("nb", "Hvem", "events.attend", "lop", "Alle som er med") == "Løpere"


def test_each_event_has_its_own_basis_and_the_interest_is_named(whole: Probe) -> None:
    assert whole.field("nb", "Grunnlag", "events.attend", "vaka", "Alle som er med") == "Avtalen med deg."
    assert whole.field("en", "Basis", "events.attend", "lop", "Everyone who takes part") == (
        "Legitimate interests. We want a safe race."
    )


def test_each_event_has_its_own_period(whole: Probe) -> None:
    assert whole.field("nb", "Hvor lenge", "events.attend", "vaka", "Alle som er med") == (
        "6 måneder etter arrangementet. Så sletter vi dem."
    )
    assert whole.field("en", "How long", "events.attend", "lop", "Everyone who takes part") == (
        "The longer of 3 years after the event and until 31 January, the year after. Then we keep only name and times."
    )


def test_only_those_who_are_paid_a_refund_have_a_line_of_their_own(whole: Probe) -> None:
    assert whole.field("nb", "Opplysninger", "events.attend", "vaka", "Bare de som får penger tilbake") == "Kontonummer"
    assert "refund" not in whole.en("events.attend", "lop")


def test_the_statute_of_a_legal_obligation_is_named(whole: Probe) -> None:
    assert whole.field("en", "Basis", "events.attend", "vaka", "Only those who are paid a refund") == (
        "A duty under section 13 of the Bookkeeping Act."
    )


def test_allergies_stand_on_consent_with_the_article_9_condition_beside_it(whole: Probe) -> None:
    assert whole.field("nb", "Grunnlag", "events.attend", "lop", "De som har allergi") == (
        "Samtykket ditt. Vi bruker dem bare når du uttrykkelig har sagt ja."
    )
    assert whole.field("nb", "Trekke tilbake", "events.attend", "lop", "De som har allergi") == "Si fra til kokken."
    assert "allergi" not in whole.nb("events.attend", "vaka").lower()


def test_a_list_item_stands_only_where_its_condition_does(whole: Probe) -> None:
    assert whole.field("nb", "Hvor fra", "events.attend", "lop") == "Deg selv og klubben din"
    assert whole.field("nb", "Hvor fra", "events.attend", "vaka") == "Deg selv"


def test_a_line_that_is_left_alone_still_says_in_which_case_it_holds() -> None:
    kept = probe(answered("events.list.lop.food", False))
    assert "#### Alle som er med\n\n- **Hvem:** Løpere" in kept.nb("events.attend", "lop")


def test_only_the_site_that_is_filmed_has_the_activity(whole: Probe) -> None:
    assert whole.stands("business.film", "hall")
    assert not whole.stands("business.film", "brygge")
    assert whole.nb("business.film", "hall").startswith("### Kamera: Hallen")


def test_what_is_not_done_is_said(whole: Probe) -> None:
    assert whole.field("nb", "Gjør vi ikke", "business.film", "hall") == "Vi tar ikke opp lyd."
    assert whole.field("en", "Not done", "results.publish") == "We never publish dates of birth."


def test_what_is_not_done_is_not_said_of_what_nobody_answered() -> None:
    open_question = probe(cleared("business.sites.hall.sound"))
    assert "lyd" not in open_question.nb("business.film", "hall")


def test_each_company_says_what_it_decides(whole: Probe) -> None:
    assert whole.en("business.company", "nord") == "Nord as decides this: the programme."
    assert whole.nb("business.company", "sor") == "Sør as bestemmer dette: billettene."


def test_a_clause_for_each_event_reads_the_event_and_heeds_its_filter(whole: Probe) -> None:
    assert whole.en("events.food", "lop") == "The cook at Fjordløpet is told of your allergy."
    assert not whole.stands("events.food", "vaka")


# ---------------------------------------------------------------- consent, statute, publication


def test_consent_says_how_to_withdraw_it_and_keeps_the_ekom_consent_apart(whole: Probe) -> None:
    assert whole.field("en", "Basis", "newsletter.send") == (
        "Your consent. It is also consent under the Electronic Communications Act."
    )
    assert whole.field("en", "Withdrawing", "newsletter.send") == "Press the link in the letter."


def test_how_to_withdraw_is_said_only_of_consent(whole: Probe) -> None:
    assert "Si fra i døra." not in whole.nb("events.attend", "vaka")
    on_consent = probe(answered("events.list.vaka.basis", "consent"))
    assert on_consent.field("nb", "Trekke tilbake", "events.attend", "vaka", "Alle som er med") == "Si fra i døra."


def test_two_periods_for_the_same_people_stand_side_by_side(whole: Probe) -> None:
    assert whole.field("nb", "Hvor lenge", "accounts.books", case="Kontakt") == (
        "2 år etter kjøpet. Så sletter vi dem."
    )
    assert whole.field("nb", "Hvor lenge", "accounts.books", case="Bilag") == (
        "5 år etter regnskapsårets slutt, slik bokføringsloven § 13 krever. Så sletter vi dem."
    )


def test_references_stand_beside_literals_in_a_list(whole: Probe) -> None:
    assert whole.field("en", "Data", "accounts.books", case="Vouchers") == (
        "Name, vouchers, receipts and e-mail address"
    )


def test_a_law_value_is_the_one_in_force_on_the_day() -> None:
    before = probe(day=dt.date(2025, 12, 31))
    assert before.field("en", "How long", "accounts.books", case="Vouchers").startswith("10 years after the end")
    assert before.stands("accounts.longer")
    assert probe(day=dt.date(2027, 7, 1)).en("accounts.age") == "You can consent yourself from the age of 15."


def test_a_period_of_the_law_is_compared_by_its_length(whole: Probe) -> None:
    assert not whole.stands("accounts.longer")


def test_what_is_published_is_said_with_where_and_from_when(whole: Probe) -> None:
    assert whole.field("nb", "Publisert", "results.publish") == "Listene står på nettsidene fra løpet er slutt."


def test_an_archive_without_end_says_why_when_it_is_reviewed_and_how_to_be_removed(whole: Probe) -> None:
    assert whole.field("en", "How long", "results.publish") == (
        "With no end date. The race has a history. We review it after 3 years. Write to us."
    )


# ---------------------------------------------------------------- entered by hand


def test_an_activity_entered_by_hand_has_the_same_fields_as_one_of_the_library(whole: Probe) -> None:
    assert whole.nb("own.own", "utlan") == (
        "### Utlån\n\n"
        "Vi låner ut sykler.\n\n"
        "- **Hvem:** Naboer\n"
        "- **Opplysninger:** Navn og sykkelnummer\n"
        "- **Grunnlag:** Samtykket ditt.\n"
        "- **Trekke tilbake:** Lever sykkelen.\n"
        "- **Hvor lenge:** Hvert system har sin tid. I Skuff: Til den årlige ryddingen 2 år etter kjøpet. "
        "Så anonymiserer vi dem. I Kasse: Til medlemskapet er slutt. Så sletter vi dem.\n"
        "- **Hvor fra:** Nabolaget\n"
        "- **Hos oss:** Kontoret\n"
        "- **Hvem som får dem:** Skuff (databehandler) og utleieren\n"
        "- **Frivillig:** Det er frivillig."
    )


def test_an_activity_entered_by_hand_can_rest_on_a_statute_or_an_interest() -> None:
    by_law = probe(
        answered("own.activities.utlan.basis", "legal-obligation"),
        answered("own.activities.utlan.statute", "book-13"),
    )
    assert by_law.field("en", "Basis", "own.own", "utlan") == "A duty under section 13 of the Bookkeeping Act."
    by_interest = probe(answered("own.activities.utlan.basis", "legitimate-interests"))
    assert by_interest.field("nb", "Grunnlag", "own.own", "utlan") == "Berettigede interesser. SKJULT-3"
    assert "Lever sykkelen" not in by_interest.output


def test_a_text_that_may_be_left_open_and_is_leaves_no_trace(whole: Probe) -> None:
    assert "Gjør vi ikke" not in whole.nb("own.own", "utlan")
    assert "own.activities.utlan.not_done" not in whole.output


def test_a_group_of_people_and_data_entered_by_hand_have_words_in_both_languages(whole: Probe) -> None:
    assert whole.field("en", "Who", "own.own", "utlan") == "Neighbours"
    assert whole.field("en", "Data", "own.own", "utlan") == "Name and bicycle number"


# ---------------------------------------------------------------- names of yesterday


def test_answers_under_the_old_names_of_question_and_option_are_read(whole: Probe) -> None:
    assert whole.en("newsletter.send").startswith("### The letter\n\nWe send the letter each month.")
    assert whole.field("nb", "Hvem som får dem", "newsletter.send") == "Brevdue (databehandler)"
    assert whole.made.case.resume_at == "newsletter.tools"
    assert whole.made.case.note("newsletter.how_often") == "Spør Kari."


# ---------------------------------------------------------------- the document


def test_sections_come_in_the_order_of_the_library_and_empty_ones_are_left_out(whole: Probe) -> None:
    assert [section.id for section in whole.made.notice.sections] == [
        "controller",
        "activities",
        "cookies",
        "recipients",
        "rights",
    ]


def test_an_introduction_is_filled_in_each_language(whole: Probe) -> None:
    (activities,) = [section for section in whole.made.notice.sections if section.id == "activities"]
    assert activities.intro == {"nb": "Dette gjør Fjordvaka as.", "en": "This is what Fjordvaka as does."}


def test_activities_come_in_the_order_of_their_topics_and_records(whole: Probe) -> None:
    activities = [(block.id, block.record) for block in whole.made.notice.blocks() if block.kind == "activity"]
    assert activities == [
        ("business.film", "hall"),
        ("events.attend", "vaka"),
        ("events.attend", "lop"),
        ("newsletter.send", ""),
        ("advertising.show", ""),
        ("accounts.books", ""),
        ("results.publish", ""),
        ("own.own", "utlan"),
    ]


def test_no_two_blocks_have_the_same_id_and_record(whole: Probe) -> None:
    assert len(whole.identities) == len(set(whole.identities))


def test_a_kind_of_business_changes_no_word_of_the_notice(whole: Probe) -> None:
    as_shop = probe(lambda case: case.document.update(kinds=["shop"]))
    assert as_shop.pages == whole.pages


def test_a_case_in_one_language_is_made_in_that_language_only() -> None:
    norwegian = probe(lambda case: case.document.update(languages=["nb"]))
    assert {language for block in norwegian.made.notice.blocks() for language in block.text} == {"nb"}
    assert norwegian.made.review.status("nb") == "draft"
    assert all(point.kind != "translation" for point in norwegian.made.review.open_points)
