from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.answering import library
from tests.every import make_every
from tests.library.tiny import Tiny
from wizard.case import Case, new_case
from wizard.interview import DECISIONS_PAGE, TOOLS_PAGE, Interview, PageState, PickedUse, Proposed, State
from wizard.library.conditions import UNKNOWN
from wizard.library.schema import Library

DAY = dt.date(2026, 11, 22)
KEEPS = {"shape": "after", "amount": 12, "unit": "months", "start": "unsubscribed"}


def interview(library: Library, answers: dict[str, Any], **more: Any) -> Interview:
    case = new_case(library, ["shop"])
    for address, raw in answers.items():
        case.answer(address, raw)
    return Interview(library, case, more.get("day", DAY))


# ---------------------------------------------------------------- what can be chosen


def test_the_options_of_a_question_can_be_chosen_by_their_labels(every: Library) -> None:
    asked = interview(every, {"newsletter.sends": True})

    (paper, screen) = asked.choices(asked.asked["newsletter.style"])

    assert (paper.id, paper.label) == ("paper", {"nb": "På papir", "en": "On paper"})
    assert (screen.id, screen.label) == ("screen", {"nb": "På skjerm", "en": "On screen"})


def test_a_question_with_a_vocabulary_offers_the_words_it_names(every: Library) -> None:
    asked = interview(every, {"newsletter.sends": True})

    choices = asked.choices(asked.asked["newsletter.fields"])

    assert [choice.id for choice in choices] == ["email", "name"]
    assert [choice.label for choice in choices] == [every.phrases["data"][key].shown() for key in ("email", "name")]


def test_a_question_with_a_vocabulary_that_names_no_words_offers_all(every: Library) -> None:
    asked = interview(every, {})

    assert [choice.id for choice in asked.choices(asked.asked["every.several_of"])] == list(every.phrases["data"])


def test_an_option_with_a_condition_can_be_chosen_only_where_it_is_true() -> None:
    def never(purposes: list[str]) -> list[str]:
        asked = interview(library(), {"ai_tools.uses": True, "ai_tools.purposes": purposes})
        return [choice.id for choice in asked.choices(asked.asked["ai_tools.never"])]

    assert "applications" in never(["drafts"])
    assert "applications" not in never(["drafts", "applicants"])


# ---------------------------------------------------------------- reachable answers


def test_a_question_opens_when_its_condition_is_true(every: Library) -> None:
    assert not interview(every, {}).is_reachable("newsletter.style")
    assert not interview(every, {"newsletter.sends": False}).is_reachable("newsletter.style")
    assert interview(every, {"newsletter.sends": True}).is_reachable("newsletter.style")


def test_an_answer_behind_a_closed_question_stays_in_the_file_and_counts_for_nothing(every: Library) -> None:
    asked = interview(every, {"newsletter.style": "paper", "newsletter.sends": False})

    assert asked.value("newsletter.style") is UNKNOWN
    assert asked.case.get("newsletter.style") == "paper"


def test_an_answer_counts_again_when_its_branch_opens_again(every: Library) -> None:
    case = interview(every, {"newsletter.style": "paper", "newsletter.sends": False}).case
    case.answer("newsletter.sends", True)

    assert Interview(every, case, DAY).value("newsletter.style") == "paper"


def test_a_closed_question_closes_those_that_read_it(tiny: Tiny) -> None:
    tiny.add('\n[[question]]\nid = "paper"\ntype = "text"\nwhen = "style == \'paper\'"\nask = { nb = "?", en = "?" }\n')
    answers = {"newsletter.style": "paper", "newsletter.paper": "A4"}

    assert interview(tiny.library(), {**answers, "newsletter.sends": True}).value("newsletter.paper") == "A4"
    assert interview(tiny.library(), {**answers, "newsletter.sends": False}).value("newsletter.paper") is UNKNOWN


def test_dont_know_opens_nothing(every: Library) -> None:
    case = new_case(every, ["shop"])
    case.dont_know("newsletter.sends")
    asked = Interview(every, case, DAY)

    assert not asked.is_reachable("newsletter.style")
    assert asked.scope().is_dont_know("newsletter.sends")
    assert not asked.scope().is_answered("newsletter.sends")


def test_a_proposal_is_no_answer_until_it_is_adopted(every: Library) -> None:
    case = new_case(every, ["shop"])
    case.propose("newsletter.sends", True)
    proposed = Interview(every, case, DAY)
    assert proposed.value("newsletter.sends") is UNKNOWN
    assert not proposed.is_reachable("newsletter.style")

    case.answer("newsletter.sends", True)
    assert Interview(every, case, DAY).is_reachable("newsletter.style")


def test_a_field_of_a_record_reads_that_record(every: Library) -> None:
    lists = [{"id": "one", "open": True, "rule": "x"}, {"id": "two", "open": False, "rule": "y"}]
    asked = interview(every, {"newsletter.sends": True, "newsletter.lists": lists})

    assert asked.value("newsletter.lists.one.rule") == "x"
    assert asked.value("newsletter.lists.two.rule") is UNKNOWN


def test_the_fields_of_closed_records_are_closed(every: Library) -> None:
    asked = interview(every, {"newsletter.lists": [{"id": "one", "open": True}]})

    assert asked.is_reachable("newsletter.lists.one.open") is False
    assert asked.value("newsletter.lists.one.open") is UNKNOWN


def test_an_option_whose_condition_does_not_hold_is_neither_offered_nor_counted(tiny: Tiny) -> None:
    tiny.bend('id = "paper"\n', 'id = "paper"\n  when = "\'weekly\' not in occasions"\n')
    answers = {"newsletter.sends": True, "newsletter.occasions": ["weekly"], "newsletter.style": "paper"}
    asked = interview(tiny.library(), answers)

    assert [choice.id for choice in asked.choices(asked.asked["newsletter.style"])] == ["screen"]
    assert asked.value("newsletter.style") is UNKNOWN
    assert interview(tiny.library(), {**answers, "newsletter.style": "screen"}).value("newsletter.style") == "screen"


def test_an_unanswered_name_is_unknown_and_so_is_its_opposite(tiny: Tiny) -> None:
    tiny.bend('when = "sends"\nwho = "owner"', 'when = "not sends"\nwho = "owner"')

    assert not interview(tiny.library(), {}).is_reachable("newsletter.occasions")
    assert interview(tiny.library(), {"newsletter.sends": False}).is_reachable("newsletter.occasions")


def test_a_value_of_law_is_the_one_in_force_on_the_day(tiny: Tiny) -> None:
    tiny.bend(
        "history = [{ from = 2018-07-20, value = 1 }]",
        "history = [{ from = 2018-07-20, value = 1 }, { from = 2027-01-01, value = 2 }]",
        "law/values.toml",
    )
    library = tiny.library()

    assert interview(library, {}).scope().value("law.reply_months") == 1
    assert interview(library, {}, day=dt.date(2027, 1, 1)).scope().value("law.reply_months") == 2


# ---------------------------------------------------------------- tools


def test_a_tool_picked_twice_for_one_use_is_used_once(every: Library) -> None:
    answers = {"newsletter.sends": True, "newsletter.tools": ["mailer"], "every.tools": ["mailer"]}

    assert interview(every, answers).uses == (PickedUse("mailer", "newsletter"),)


def test_a_tool_behind_a_closed_question_is_not_used(every: Library) -> None:
    assert interview(every, {"newsletter.tools": ["mailer"]}).uses == ()


def test_what_the_client_said_of_a_tool_goes_before_the_catalogue(every: Library) -> None:
    asked = interview(every, {"tools.mailer.provider": "Other AS", "tools.mailer.uses.newsletter.role": "joint"})

    assert (asked.tool("mailer").provider, asked.tool("mailer").name) == ("Other AS", "Mailer")
    assert asked.use("mailer", "newsletter").role == "joint"


def test_a_mixed_role_or_ground_is_not_known_until_it_is_answered(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend('role = "processor"', 'role = "mixed"\nground = "mixed"', "tools/email.toml")
    answers = {"every.tools": ["mailer"]}
    address = "tools.mailer.uses.newsletter.role"

    unsettled = interview(tiny.library(), answers)
    settled = interview(tiny.library(), {**answers, address: "processor"})

    assert (unsettled.use("mailer", "newsletter").role, unsettled.use("mailer", "newsletter").ground) == ("", "")
    assert unsettled.asked[address].about == "Mailer"
    assert settled.use("mailer", "newsletter").role == "processor"


def test_the_transfer_ground_of_one_use_is_proposed_for_the_other_uses_of_the_tool_and_the_role_is_not() -> None:
    case = new_case(library(), ["shop"])
    for address in ("online_sales.sells", "shop_sales.sells"):
        case.answer(address, True)
    case.answer("shop_sales.occasions", ["order"])
    case.answer("online_sales.shops", ["own-kasse"])
    case.answer("shop_sales.tills", ["own-kasse"])
    for key, raw in {"role": "processor", "ground": "dpf"}.items():
        case.answer(f"tools.own-kasse.uses.webshop.{key}", raw)

    asked = Interview(library(), case, DAY).asked

    assert asked["tools.own-kasse.uses.till.ground"].proposal == Proposed("dpf")
    assert asked["tools.own-kasse.uses.till.role"].proposal is None


def test_the_ground_of_a_use_is_proposed_only_where_the_tool_is_used_for_the_other_purpose_too() -> None:
    case = new_case(library(), ["shop"])
    for address in ("online_sales.sells", "shop_sales.sells"):
        case.answer(address, True)
    case.answer("shop_sales.occasions", ["order"])
    case.answer("shop_sales.tills", ["own-kasse", "own-lys"])
    case.answer("tools.own-kasse.uses.webshop.ground", "dpf")

    def proposed(tool: str) -> Proposed | None:
        return Interview(library(), case, DAY).asked[f"tools.{tool}.uses.till.ground"].proposal

    case.answer("online_sales.shops", ["own-lys"])
    assert (proposed("own-kasse"), proposed("own-lys")) == (None, None)

    case.answer("online_sales.shops", ["own-lys", "own-kasse"])
    assert (proposed("own-kasse"), proposed("own-lys")) == (Proposed("dpf"), None)


def test_the_country_outside_the_eea_is_proposed_for_the_other_uses_of_the_tool() -> None:
    case = new_case(library(), ["shop"])
    for address in ("online_sales.sells", "shop_sales.sells"):
        case.answer(address, True)
    case.answer("shop_sales.occasions", ["order"])
    for address in ("online_sales.shops", "shop_sales.tills"):
        case.answer(address, ["own-kasse"])
    for use in ("webshop", "till"):
        case.answer(f"tools.own-kasse.uses.{use}.ground", "scc")
    case.answer("tools.own-kasse.uses.webshop.outside", "US")

    assert Interview(library(), case, DAY).asked["tools.own-kasse.uses.till.outside"].proposal == Proposed("US")


def test_a_role_that_the_catalogue_knows_is_not_asked(every: Library) -> None:
    assert "tools.mailer.uses.newsletter.role" not in interview(every, {"every.tools": ["mailer"]}).asked


# ---------------------------------------------------------------- proposals


def test_an_open_question_comes_with_its_proposal_and_the_reason(every: Library) -> None:
    asked = interview(every, {"newsletter.sends": True}).asked["newsletter.keeps"]

    assert asked.proposal == Proposed(KEEPS, {"nb": "Det holder.", "en": "It is enough."})
    assert asked.state is State.OPEN


def test_dont_know_to_a_decision_still_offers_its_proposal(every: Library) -> None:
    case = interview(every, {"newsletter.sends": True}).case
    case.dont_know("newsletter.keeps")

    asked = Interview(every, case, DAY).asked["newsletter.keeps"]

    assert (asked.state, asked.proposal is not None) == (State.DONT_KNOW, True)


def test_a_value_proposed_in_the_file_goes_before_the_librarys_proposal(every: Library) -> None:
    case = interview(every, {"newsletter.sends": True}).case
    case.propose("newsletter.keeps", {**KEEPS, "amount": 3})

    asked = Interview(every, case, DAY).asked["newsletter.keeps"]

    assert asked.proposal is not None
    assert (asked.state, asked.proposal.raw["amount"]) == (State.OPEN, 3)


def test_the_first_proposal_whose_condition_holds_is_made(tiny: Tiny) -> None:
    tiny.bend("  [[question.propose]]\n", "  [[question.propose]]\n  when = \"style == 'paper'\"\n")
    library = tiny.library()

    on_paper = interview(library, {"newsletter.sends": True, "newsletter.style": "paper"})
    on_screen = interview(library, {"newsletter.sends": True, "newsletter.style": "screen"})

    assert on_paper.asked["newsletter.keeps"].proposal is not None
    assert on_screen.asked["newsletter.keeps"].proposal is None


def with_cookies_asked(tiny: Tiny, of_the_catalogue: str) -> Library:
    make_every(tiny)
    tiny.add('\n[[tool_question]]\nid = "cookies"\ntype = "cookies"\nask = { nb = "?", en = "?" }\n', "uses.toml")
    tiny.bend('name = "_m"\n', of_the_catalogue, "tools/email.toml")
    return tiny.library()


def test_the_cookies_that_a_tool_usually_sets_are_proposed(tiny: Tiny) -> None:
    rare = 'name = "_rare"\ncategory = "marketing"\ndoes = { nb = "Teller", en = "Counts" }\n[[mailer.cookies]]\n'
    library = with_cookies_asked(tiny, f'{rare}name = "_m"\nusual = true\n')
    asked = interview(library, {"every.tools": ["mailer", "own-lys"]}).asked

    assert asked["tools.mailer.cookies"].proposal == Proposed(["_m"])
    assert asked["tools.own-lys.cookies"].proposal is None
    assert asked["every.cookies"].proposal is None


def test_of_a_tool_that_usually_sets_no_cookies_none_are_proposed(tiny: Tiny) -> None:
    library = with_cookies_asked(tiny, 'name = "_m"\nusual = false\n')

    assert interview(library, {"every.tools": ["mailer"]}).asked["tools.mailer.cookies"].proposal is None


def test_a_question_without_an_answer_or_a_proposal_comes_with_neither(every: Library) -> None:
    asked = interview(every, {}).asked["every.text"]

    assert (asked.state, asked.raw, asked.proposal) == (State.OPEN, None, None)


def test_dont_know_blocks_only_where_the_business_must_know(tiny: Tiny) -> None:
    tiny.bend('id = "style"\n', 'id = "style"\nunknown = "open"\n')
    tiny.bend('id = "fields"\n', 'id = "fields"\nrequired = false\n')
    case = interview(tiny.library(), {"newsletter.sends": True}).case

    def blocking() -> set[str]:
        asked = Interview(tiny.library(), case, DAY).asked.values()
        return {
            each.question.id for each in asked if each.blocks and each.question.id in ("style", "fields", "occasions")
        }

    assert blocking() == {"style", "occasions"}

    for question in ("style", "fields", "occasions"):
        case.dont_know(f"newsletter.{question}")
    assert blocking() == {"occasions"}


# ---------------------------------------------------------------- pages


def test_areas_come_first_and_their_questions_stand_on_no_other_page(every: Library) -> None:
    asked = interview(every, {"newsletter.sends": True})

    assert [page.id for page in asked.pages] == ["business", "area.marketing", "newsletter", "every", "decisions"]
    assert asked.page_of("newsletter.sends") is asked.pages[1]
    assert asked.page_of("newsletter.style") is asked.pages[2]


def test_what_can_be_decided_is_decided_on_one_page_after_the_topics(every: Library) -> None:
    asked = interview(every, {"newsletter.sends": True})

    assert asked.pages[-1].id == DECISIONS_PAGE
    assert asked.page_of("newsletter.keeps") is asked.pages[-1]


def test_a_kind_opens_its_topics_before_the_others(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend("order = 1", "order = 3")
    case = interview(tiny.library(), {"newsletter.sends": True}).case
    of_a_shop = [page.id for page in Interview(tiny.library(), case, DAY).pages]

    case.document["kinds"] = []
    of_no_kind = [page.id for page in Interview(tiny.library(), case, DAY).pages]

    assert of_a_shop == ["business", "area.marketing", "newsletter", "every", "decisions"]
    assert of_no_kind == ["business", "area.marketing", "every", "newsletter", "decisions"]


def test_a_library_in_which_nothing_is_decided_needs_no_label_for_decisions(tiny: Tiny) -> None:
    tiny.bend('nature = "decision"\n', "")
    tiny.bend('[labels.decisions]\nlabel = { nb = "Valg", en = "Choices" }\n', "", "phrases.toml")

    pages = interview(tiny.library(), {"newsletter.sends": True}).pages

    assert [page.id for page in pages] == ["area.marketing", "newsletter"]


def test_an_area_and_a_topic_of_the_same_name_are_two_pages(tiny: Tiny) -> None:
    tiny.bend('"marketing"', '"newsletter"', "areas.toml")
    tiny.bend('tick = "marketing"', 'tick = "newsletter"')

    assert [page.id for page in interview(tiny.library(), {"newsletter.sends": True}).pages][:2] == [
        "area.newsletter",
        "newsletter",
    ]


def test_every_topic_stays_reachable_without_any_kind(every: Library) -> None:
    case = Case({"kinds": [], "languages": ["nb"]})

    assert {"newsletter.sends", "every.text"} <= set(Interview(every, case, DAY).asked)


def test_a_page_without_reachable_questions_is_not_shown(every: Library) -> None:
    assert "newsletter" not in [page.id for page in interview(every, {}).pages]


def test_a_page_is_untouched_then_started_then_done(tiny: Tiny) -> None:
    library = tiny.library()
    rest = {"newsletter.occasions": [], "newsletter.style": "paper", "newsletter.fields": []}

    def state(answers: dict[str, Any]) -> PageState:
        page = interview(library, {"newsletter.sends": True, **answers}).page_of("newsletter.style")
        assert page is not None
        return page.state

    assert state({}) is PageState.UNTOUCHED
    assert state(rest) is PageState.STARTED
    assert state({**rest, "newsletter.tools": [], "newsletter.lists": []}) is PageState.DONE


def test_what_is_not_reachable_stands_on_no_page(every: Library) -> None:
    assert interview(every, {"newsletter.sends": False}).page_of("newsletter.style") is None


def test_dont_know_leaves_nothing_to_do_on_a_page(every: Library) -> None:
    case = new_case(every, ["shop"])
    case.dont_know("newsletter.sends")

    page = Interview(every, case, DAY).page_of("newsletter.sends")

    assert page is not None
    assert (page.left, page.state) == (0, PageState.DONE)


def test_the_fields_of_each_record_follow_their_question(every: Library) -> None:
    asked = interview(every, {"every.records": [{"id": "dor"}, {"id": "lager"}]})

    addresses = [address for address in asked.asked if address.startswith("every.records")]

    assert addresses == [
        "every.records",
        "every.records.dor.name",
        "every.records.dor.sound",
        "every.records.lager.name",
        "every.records.lager.sound",
    ]


def test_questions_about_tools_stand_on_a_page_of_their_own(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend('role = "processor"', 'role = "mixed"', "tools/email.toml")

    page = interview(tiny.library(), {"every.tools": ["mailer"]}).page_of("tools.mailer.uses.newsletter.role")

    assert page is not None
    assert (page.id, page.label) == (TOOLS_PAGE, tiny.library().phrases["labels"]["tools"].shown())


def test_a_question_about_a_tool_says_which_tool_also_when_it_is_answered(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend('role = "processor"', 'role = "mixed"', "tools/email.toml")
    address = "tools.mailer.uses.newsletter.role"

    for answers in ({}, {address: "processor"}):
        asked = interview(tiny.library(), {"every.tools": ["mailer"], **answers}).asked
        assert asked[address].about == "Mailer"


def test_a_question_called_as_a_tool_is_not_proposed_that_tools_cookies(tiny: Tiny) -> None:
    tiny.bend('category = "marketing"\n', 'category = "marketing"\nusual = true\n', "tools/email.toml")
    tiny.add('\n[[question]]\nid = "mailer"\ntype = "cookies"\nask = { nb = "?", en = "?" }\n')

    assert interview(tiny.library(), {}).asked["newsletter.mailer"].proposal is None


def test_a_tool_is_asked_only_about_its_own_uses(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend("when = \"this.role == 'mixed'\"\n", "", "uses.toml")
    tiny.add('\n[[question]]\nid = "ads"\ntype = "tools"\nuse = "ads"\nask = { nb = "?", en = "?" }\n')
    answers = {"newsletter.sends": True, "newsletter.tools": ["mailer"], "newsletter.ads": ["own-lys"]}

    asked = interview(tiny.library(), answers).asked

    about_uses = [address for address in asked if ".uses." in address]
    assert about_uses == ["tools.mailer.uses.newsletter.role", "tools.own-lys.uses.ads.role"]


def test_pages_have_the_labels_of_the_library(every: Library) -> None:
    pages = {page.id: page for page in interview(every, {"newsletter.sends": True}).pages}

    assert pages["area.marketing"].label == {"nb": "Markedsføring", "en": "Marketing"}
    assert pages["area.marketing"].ask == {"nb": "Hva gjør dere?", "en": "What do you do?"}
    assert pages["newsletter"].label == {"nb": "Nyhetsbrev", "en": "Newsletter"}
    assert pages[DECISIONS_PAGE].label == every.phrases["labels"]["decisions"].shown()


def test_topics_between_two_areas_stay_there_whatever_the_kinds_open(tiny: Tiny) -> None:
    make_every(tiny)
    words = 'label = { nb = "Salg", en = "Sales" }\nask = { nb = "?", en = "?" }\n'
    tiny.add(f'[[area]]\nid = "sales"\norder = 4\n{words}', "areas.toml")
    tiny.add('\n[[question]]\nid = "sells"\ntype = "yes-no"\ntick = "sales"\nask = { nb = "?", en = "?" }\n')
    tiny.bend("order = 1", "order = 3")

    pages = [page.id for page in interview(tiny.library(), {"newsletter.sends": True}).pages]

    assert pages == ["business", "area.marketing", "every", "newsletter", "area.sales", "decisions"]


def test_a_library_without_areas_asks_first_what_the_kinds_open(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend("order = 2", "order = 1", "topics/every.toml")
    tiny.bend("order = 1", "order = 3")
    tiny.write("areas.toml", "")
    tiny.bend('tick = "marketing"\n', "")

    pages = [page.id for page in interview(tiny.library(), {}).pages]

    assert pages == ["business", "newsletter", "every"]


def test_a_word_that_the_vocabulary_does_not_have_is_not_offered(tiny: Tiny) -> None:
    tiny.bend('only = ["email", "name"]', 'only = ["email", "gone"]')
    asked = interview(tiny.library(), {"newsletter.sends": True})

    assert [choice.id for choice in asked.choices(asked.asked["newsletter.fields"])] == ["email"]


@pytest.mark.parametrize("address", ["no.such", "every.no", "every.records.dor.no", "tools.mailer.no", "every"])
def test_an_address_of_no_question_is_closed_and_has_no_value(address: str, every: Library) -> None:
    asked = interview(every, {})

    assert asked.is_reachable(address) is False
    assert asked.value(address) is UNKNOWN


def test_tools_and_decisions_come_before_the_topics_that_follow_from_them(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend("order = 2", "order = 900", "topics/every.toml")
    tiny.bend('role = "processor"', 'role = "mixed"', "tools/email.toml")
    answers = {"newsletter.sends": True, "newsletter.tools": ["mailer"]}

    pages = [page.id for page in interview(tiny.library(), answers).pages]

    assert pages == ["business", "area.marketing", "newsletter", "tools", "decisions", "every"]


def test_a_tick_whose_condition_does_not_hold_is_not_on_its_areas_page(tiny: Tiny) -> None:
    words = 'ask = { nb = "?", en = "?" }\n'
    tiny.add(f'\n[[question]]\nid = "sells"\ntype = "yes-no"\ntick = "marketing"\nwhen = "not sends"\n{words}')

    def ticks(sends: bool) -> list[str]:
        (area, *_) = interview(tiny.library(), {"newsletter.sends": sends}).pages
        return [asked.address for asked in area.asked]

    assert ticks(True) == ["newsletter.sends"]
    assert ticks(False) == ["newsletter.sends", "newsletter.sells"]
