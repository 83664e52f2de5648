"""What answers are worth: what may still come, what a name stands for, which tools were picked where."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests.every import make_every
from tests.library.tiny import Tiny
from wizard.case import new_case
from wizard.interview import AnswerScope, Interview, PickedUse, Proposed, topic_of
from wizard.library.conditions import UNKNOWN
from wizard.library.schema import Library, Tool
from wizard.notice.rows import CookieFact

DAY = dt.date(2026, 11, 22)
KEEPS = {"shape": "after", "amount": 12, "unit": "months", "start": "unsubscribed"}


def interview(library: Library, answers: dict[str, Any]) -> Interview:
    case = new_case(library, ["shop"])
    for address, raw in answers.items():
        case.answer(address, raw)
    return Interview(library, case, DAY)


# ---------------------------------------------------------------- what may still come


@pytest.mark.parametrize(
    ("answers", "address", "pending"),
    [
        ({}, "newsletter.sends", True),
        ({}, "newsletter.style", True),
        ({"newsletter.sends": False}, "newsletter.sends", False),
        ({"newsletter.sends": False}, "newsletter.style", False),
        ({"newsletter.sends": True}, "newsletter.style", True),
        ({"newsletter.sends": True, "newsletter.style": "paper"}, "newsletter.style", False),
        ({}, "newsletter.no", False),
    ],
)
def test_an_answer_is_pending_while_it_can_still_be_asked_for(
    answers: dict[str, Any], address: str, pending: bool, every: Library
) -> None:
    assert interview(every, answers).is_pending(address) is pending


@pytest.mark.parametrize(
    ("answers", "pending"),
    [
        ({}, True),
        ({"newsletter.sends": False}, False),
        ({"newsletter.sends": True}, True),
        ({"newsletter.sends": True, "newsletter.lists": [{"id": "one"}]}, True),
        ({"newsletter.sends": True, "newsletter.lists": [{"id": "one", "open": False}]}, False),
        ({"newsletter.sends": True, "newsletter.lists": [{"id": "one", "open": True}]}, True),
        ({"newsletter.sends": True, "newsletter.lists": [{"id": "one", "open": True, "rule": "x"}]}, False),
    ],
)
def test_a_field_is_pending_while_its_records_or_what_opens_it_are(
    answers: dict[str, Any], pending: bool, every: Library
) -> None:
    assert interview(every, answers).is_pending("newsletter.lists.one.rule") is pending


def test_an_expression_awaits_an_answer_as_long_as_one_that_is_missing_could_decide_it(every: Library) -> None:
    asked = interview(every, {"newsletter.sends": True})

    assert asked.awaits("sends and every.yes_no", "newsletter", asked.scope())
    assert not asked.awaits("sends or every.yes_no", "newsletter", asked.scope())
    assert not asked.awaits("not sends and every.yes_no", "newsletter", asked.scope())


def test_what_is_unknown_because_its_question_is_closed_awaits_nothing(every: Library) -> None:
    asked = interview(every, {"newsletter.sends": False})

    assert not asked.awaits("style == 'paper'", "newsletter", asked.scope())


# ---------------------------------------------------------------- values


def test_dont_know_behind_a_closed_question_counts_for_nothing(every: Library) -> None:
    case = new_case(every, ["shop"])
    case.dont_know("newsletter.style")

    assert not Interview(every, case, DAY).scope().is_dont_know("newsletter.style")

    case.answer("newsletter.sends", True)
    assert Interview(every, case, DAY).scope().is_dont_know("newsletter.style")


def test_an_answer_of_the_wrong_form_has_no_value(every: Library) -> None:
    assert interview(every, {"every.yes_no": "maybe"}).value("every.yes_no") is UNKNOWN


def test_only_an_answer_that_counts_has_records(every: Library) -> None:
    answers = {"newsletter.sends": True, "newsletter.lists": [{"id": "one"}]}

    assert interview(every, answers).records("newsletter.lists") == ["newsletter.lists.one"]
    assert interview(every, {**answers, "newsletter.sends": False}).records("newsletter.lists") == []


def test_of_several_ticks_only_those_count_whose_option_is_open_and_own_words_stay(tiny: Tiny) -> None:
    tiny.bend('id = "weekly"\n', 'id = "weekly"\n  when = "answered(style)"\n')
    tiny.bend('when = "sends"\nwho = "owner"', 'own = true\nwhen = "sends"\nwho = "owner"')
    own = {"nb": "ved jul", "en": "at Christmas"}
    answers = {"newsletter.sends": True, "newsletter.occasions": ["weekly", "yearly", own]}

    assert interview(tiny.library(), answers).value("newsletter.occasions") == ["yearly", own]
    assert interview(tiny.library(), {**answers, "newsletter.style": "paper"}).value("newsletter.occasions") == [
        *("weekly", "yearly"),
        own,
    ]


def test_own_words_count_beside_options_with_a_condition(tiny: Tiny) -> None:
    tiny.bend('id = "paper"\n', 'id = "paper"\n  when = "answered(occasions)"\n')
    tiny.bend('id = "style"\n', 'id = "style"\nown = true\n')
    own = {"nb": "som postkort", "en": "as a postcard"}

    assert (
        interview(tiny.library(), {"newsletter.sends": True, "newsletter.style": own}).value("newsletter.style") == own
    )


# ---------------------------------------------------------------- what names stand for


@pytest.mark.parametrize(
    ("address", "topic"),
    [
        ("newsletter.sends", "newsletter"),
        ("newsletter.lists.one.rule", "newsletter"),
        ("tools.mailer.provider", ""),
        ("tools.mailer.uses.newsletter.role", ""),
    ],
)
def test_conditions_stand_in_the_topic_of_their_question(address: str, topic: str) -> None:
    assert topic_of(address) == topic


def test_this_is_the_record_at_hand_with_its_id(every: Library) -> None:
    answers = {"newsletter.sends": True, "newsletter.lists": [{"id": "one", "open": True}]}
    scope = interview(every, answers).scope("newsletter.lists.one")

    assert (scope.value("this.id"), scope.value("this.open")) == ("one", True)
    assert scope.address("this.open") == "newsletter.lists.one.open"
    assert scope.address("newsletter.sends") == "newsletter.sends"


def test_a_row_leads_to_the_question_that_says_what_stands_in_it(every: Library) -> None:
    does = {"nb": "Husker deg", "en": "Remembers you"}
    cookie = CookieFact("_own", "", "Shop AS", "necessary", "1", "site", does, listed_at="every.cookies")
    asked = interview(every, {})

    assert AnswerScope(asked, None, cookie).address("row.category") == "every.cookies"
    assert AnswerScope(asked, None, cookie).address("newsletter.sends") == "newsletter.sends"
    assert AnswerScope(asked, None, replace(cookie, listed_at="")).address("row.category") == "this.category"
    assert AnswerScope(asked, None, "newsletter.lists.one").address("row.open") == "newsletter.lists.one.open"


def test_what_the_row_at_hand_does_not_have_is_unknown(every: Library) -> None:
    asked = interview(every, {})

    assert asked.scope(Tool(name="Mailer")).value("this.name") == "Mailer"
    assert asked.scope(Tool(name="Mailer")).value("this.colour") is UNKNOWN
    assert asked.scope().value("this.name") is UNKNOWN
    assert asked.scope().address("this.name") == "this.name"


def test_what_the_law_does_not_have_is_unknown(every: Library) -> None:
    assert interview(every, {}).scope().value("law.no") is UNKNOWN


def test_another_row_takes_the_place_of_the_one_before_and_leaves_the_rest(every: Library) -> None:
    scope = AnswerScope(interview(every, {"newsletter.sends": True}), "newsletter.lists.one", Tool(name="Mailer"))

    other = scope.with_row(Tool(name="Maps"))

    assert (other.value("row.name"), other.value("this.id"), other.value("newsletter.sends")) == ("Maps", "one", True)


def test_a_provision_is_told_by_the_librarys_name_for_it(every: Library) -> None:
    scope = interview(every, {}).scope()

    assert scope.provision("gdpr-6") == every.provisions["gdpr-6"]
    assert scope.provision("gdpr-7") is UNKNOWN


def test_facts_cannot_be_looked_through_before_they_are_made(every: Library) -> None:
    with pytest.raises(LookupError, match=r"^uses: facts cannot be read before they are made$"):
        interview(every, {}).scope().rows("uses")


# ---------------------------------------------------------------- tools


def test_a_tool_is_picked_at_each_answer_that_names_it_and_is_open(every: Library) -> None:
    answers = {"newsletter.sends": True, "newsletter.tools": ["mailer", "own-lys"], "every.tools": ["mailer"]}
    opened, closed = interview(every, answers), interview(every, {**answers, "newsletter.sends": False})

    assert opened.picked_at == {"mailer": ["every.tools", "newsletter.tools"], "own-lys": ["newsletter.tools"]}
    assert closed.picked_at == {"mailer": ["every.tools"]}
    assert opened.uses == (PickedUse("mailer", "newsletter"), PickedUse("own-lys", "newsletter"))


def test_a_library_without_words_for_grounds_has_uses_too(tiny: Tiny) -> None:
    asked = interview(tiny.library(), {"newsletter.sends": True, "newsletter.tools": ["mailer"]})

    assert asked.use("mailer", "newsletter").role == "processor"


def test_cookies_of_the_site_itself_are_asked_for_in_a_topic(every: Library) -> None:
    assert interview(every, {}).cookies_questions() == ["every.cookies"]


def test_a_question_about_a_use_reads_the_catalogue_as_this_and_the_clients_own_answer_as_row(tiny: Tiny) -> None:
    make_every(tiny)
    tiny.bend('role = "processor"', 'role = "mixed"', "tools/email.toml")
    conditions = {
        "by_catalogue": "this.role == 'mixed' and this.provider == 'Mailer Inc.'",
        "by_client": "row.role == 'joint' and row.provider == 'Other AS'",
    }
    for name, condition in conditions.items():
        asks = f'type = "text"\nwhen = "{condition}"\nask = {{ nb = "?", en = "?" }}\n'
        tiny.add(f'\n[[use_question]]\nid = "{name}"\n{asks}', "uses.toml")
    answers = {"every.tools": ["mailer"]}
    own = {"tools.mailer.provider": "Other AS", "tools.mailer.uses.newsletter.role": "joint"}

    def opened(more: dict[str, Any]) -> set[str]:
        asked = interview(tiny.library(), {**answers, **more}).asked
        return {address.rpartition(".")[2] for address in asked if ".by_" in address}

    assert opened({}) == {"by_catalogue"}
    assert opened(own) == {"by_catalogue", "by_client"}


def test_a_tool_named_in_a_record_is_picked_there(tiny: Tiny) -> None:
    field = (
        '  [[question.field]]\n  id = "by"\n  type = "tools"\n  use = "newsletter"\n  ask = { nb = "?", en = "?" }\n'
    )
    tiny.bend('  [[question.field]]\n  id = "rule"', f'{field}  [[question.field]]\n  id = "rule"')
    lists = [{"id": "a", "by": ["mailer"]}, {"id": "b"}]

    asked = interview(tiny.library(), {"newsletter.sends": True, "newsletter.lists": lists})

    assert asked.uses == (PickedUse("mailer", "newsletter"),)
    assert asked.picked_at == {"mailer": ["newsletter.lists.a.by"]}


# ---------------------------------------------------------------- proposals that refer


def test_a_proposal_can_be_what_was_answered_elsewhere(tiny: Tiny) -> None:
    tiny.bend(
        'value = { shape = "after", amount = 12, unit = "months", start = "unsubscribed" }',
        'value = { from = "other" }',
    )
    tiny.add('\n[[question]]\nid = "other"\ntype = "retention"\nask = { nb = "?", en = "?" }\n')
    answers = {"newsletter.sends": True, "newsletter.other": KEEPS}
    because = {"nb": "Det holder.", "en": "It is enough."}

    assert interview(tiny.library(), answers).asked["newsletter.keeps"].proposal == Proposed(KEEPS, because)
    assert interview(tiny.library(), {"newsletter.sends": True}).asked["newsletter.keeps"].proposal is None


def test_an_answer_that_does_not_count_is_not_proposed_elsewhere(tiny: Tiny) -> None:
    tiny.add('\n[[question]]\nid = "other"\ntype = "retention"\nwhen = "not sends"\nask = { nb = "?", en = "?" }\n')
    asked = interview(tiny.library(), {"newsletter.sends": True, "newsletter.other": KEEPS})

    assert asked.referred({"from": "other"}, "newsletter.keeps") is None


def test_a_number_of_the_law_can_be_referred_to(every: Library) -> None:
    assert interview(every, {}).referred({"from": "law.reply_months"}, "newsletter.keeps") == 1
    assert interview(every, {}).referred(KEEPS, "newsletter.keeps") == KEEPS


def test_a_proposal_can_be_a_period_of_the_law_as_it_would_stand_in_the_file(tiny: Tiny) -> None:
    one = 'shape = "after", amount = 12, unit = "months", start = "unsubscribed"'
    tiny.bend(f"value = {{ {one} }}", 'value = { from = "law.reply_months" }')
    tiny.bend("value = 1", f'value = {{ shape = "longest", of = [{{ {one} }}, {{ {one} }}] }}', "law/values.toml")

    proposal = interview(tiny.library(), {"newsletter.sends": True}).asked["newsletter.keeps"].proposal

    deleted = {"then": "deleted"}
    assert proposal is not None
    assert proposal.raw == {"shape": "longest", "of": [KEEPS | deleted, KEEPS | deleted]} | deleted


def test_a_proposal_can_be_what_an_expression_is_worth(every: Library) -> None:
    assert interview(every, {"newsletter.sends": True}).referred({"from": "not sends"}, "newsletter.keeps") is False
