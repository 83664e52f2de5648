"""Each rule of every load has a library that breaks it, and a line that says so."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.library.tiny import TOPIC, Tiny
from wizard.library.check import problems
from wizard.library.load import built_in, load, read


def test_the_tiny_library_has_no_problems(tiny: Tiny) -> None:
    assert tiny.problems() == []


def test_the_built_in_library_has_no_problems() -> None:
    assert list(problems(read([built_in()]))) == []


def test_checking_the_built_in_library_takes_less_time_than_reading_it() -> None:
    library = load()
    assert quickest(lambda: list(problems(library))) < quickest(lambda: read([built_in()]))


def quickest(do: Callable[[], object]) -> float:
    """The least processor time, in seconds, that something took in five tries."""
    durations = []
    for _ in range(5):
        start = time.process_time()
        do()
        durations.append(time.process_time() - start)
    return min(durations)


LANGUAGES = [
    (
        'text = { nb = "Listen {this.name} er åpen.", en = "The list {this.name} is open." }',
        'text = { nb = "Listen {this.name} er åpen." }',
        f'{TOPIC}: clause "list": text: "en" is missing',
    ),
    (
        'one = { nb = "Én er felles ansvarlig.", en = "One is joint controller." }',
        'one = { nb = "Én er felles ansvarlig.", en = "  " }',
        f'{TOPIC}: clause "joint": one: "en" is empty',
    ),
    (
        'purpose = { nb = "Vi sender deg nyhetsbrev.", en = "We send you a newsletter." }',
        'purpose = { nb = "Vi sender deg nyhetsbrev." }',
        f'{TOPIC}: activity "send": purpose: "en" is missing',
    ),
    (
        'label = { nb = "Hver uke", en = "Weekly" }',
        'label = { nb = "Hver uke", en = "Weekly", sv = "Varje vecka" }',
        f'{TOPIC}: question "occasions" option "weekly": label: "sv" is no declared language; declared are "en", "nb"',
    ),
    (
        'because = { nb = "Det holder.", en = "It is enough." }',
        'because = { nb = "Det holder." }',
        f'{TOPIC}: question "keeps": propose 1 because: "en" is missing',
    ),
    (
        'ask = { nb = "Regel?", en = "Rule?" }',
        'ask = { en = "Rule?" }',
        f'{TOPIC}: question "lists" field "rule": ask: "nb" is missing',
    ),
]


@pytest.mark.parametrize(("old", "new", "line"), LANGUAGES)
def test_a_text_that_lacks_a_language_is_named(tiny: Tiny, old: str, new: str, line: str) -> None:
    tiny.bend(old, new)

    assert line in tiny.problems()


def test_pairs_that_are_written_as_plain_values_need_both_languages_too(tiny: Tiny) -> None:
    tiny.bend('en = "Article 6"', 'en = ""', "law/provisions.toml")
    tiny.bend("value = 1", 'value = { nb = "én" }', "law/values.toml")

    assert tiny.problems() == [
        'law/values.toml: "reply_months": history 1 value: "en" is missing',
        'law/provisions.toml: "gdpr-6": "en" is empty',
    ]


def test_every_declared_language_needs_a_locale(tiny: Tiny) -> None:
    tiny.bend('en = "en_GB"', "", "library.toml")

    assert 'library.toml: locales: "en" is missing' in tiny.problems()


def test_a_language_in_preparation_may_be_missing_or_there(tiny: Tiny) -> None:
    tiny.bend('languages = ["nb", "en"]', 'languages = ["nb", "en"]\npreparing = ["sv"]', "library.toml")
    tiny.bend('label = { nb = "Hver uke", en = "Weekly" }', 'label = { nb = "Hver uke", en = "Weekly", sv = "V" }')

    assert tiny.problems() == []


@pytest.mark.parametrize(
    ("nb", "en", "difference"),
    [
        ("Til {business.name}.", "To {business.nam}.", "placeholders: {business.name}, but {business.nam}"),
        ("Én.\n\nTo.", "One. Two.", "number of paragraphs: 2, but 1"),
        ("- én\n- to", "- one\ntwo", "number of list items: 2, but 1"),
        ("| a | b |", "| a |", "table columns: (2,), but (1,)"),
        ("Les [mer](https://a.no).", "Read more.", "number of links: 1, but 0"),
        ("Se <https://a.no>.", "See https://a.no and https://b.no.", "number of links: 1, but 2"),
    ],
)
def test_twins_are_built_alike(tiny: Tiny, nb: str, en: str, difference: str) -> None:
    tiny.add(f'\n[[clause]]\nid = "twin"\nsection = "activities"\ntext.nb = """{nb}"""\ntext.en = """{en}"""\n')

    assert f'{TOPIC}: clause "twin": text: "nb" and "en" differ in {difference}' in tiny.problems()


EXTRA_QUESTION = """
[[question]]
id = "extra"
type = "text"
nature = "decision"
when = \'\'\'{condition}\'\'\'
ask = {{ nb = "Noe mer?", en = "Anything else?" }}

[[activity]]"""


@pytest.mark.parametrize(
    ("condition", "wrong"),
    [
        ("sends and", "cannot be read"),
        ("sends + 1", "is not in the language of conditions"),
        ("send", """'newsletter.send' is no question (did you mean "newsletter.sends"?)"""),
        ("news.sends", """'news.sends' is no question (did you mean "newsletter.sends"?)"""),
        ("newsletter.lists.open", "is a field of records: read it with each and this.open"),
        ("this.open", "there is no record or row here"),
        ("law.answer_months > 1", "'law.answer_months' is not in law/values.toml"),
        ("style", "'newsletter.style' alone is neither true nor false: write newsletter.style == …"),
        ("occasions", "write 'id' in newsletter.occasions, or answered(newsletter.occasions)"),
        ("not keeps", "write answered(newsletter.keeps)"),
        ("sends and 'weekly'", "'weekly' alone is neither true nor false"),
        ("style == 'papr'", """'papr' is not among what it can be (did you mean "paper"?): paper, screen"""),
        ("'weakly' in occasions", 'did you mean "weekly"'),
        ("'mailor' in tools", 'did you mean "mailer"'),
        ("occasions == 'weekly'", "holds several values: write 'weekly' in newsletter.occasions"),
        ("'paper' in style", "holds one value, not several: compare it with =="),
        ("style in ['paper', 'skreen']", 'did you mean "screen"'),
        ("occasions in ['weekly']", "holds several values"),
        ("style > 'paper'", "has no order"),
        ("sends == 'yes'", "it is yes or no, so write it alone"),
        ("keeps > 'a year'", "a length is written '12 months'"),
        ("law.reply_months > 'one'", "it is a number"),
        ("lists == 'a'", "records cannot be compared"),
        ("kinds.shop", "nothing may depend on a kind of business"),
        ("answered(send)", "is no question"),
        ("any(lines)", "reads facts, which only clauses, tables, checks, tasks and requirements can"),
    ],
)
def test_a_question_has_a_condition_that_can_mean_something(tiny: Tiny, condition: str, wrong: str) -> None:
    tiny.bend("\n[[activity]]", EXTRA_QUESTION.format(condition=condition))

    (line,) = tiny.problems()

    assert line.startswith(f'{TOPIC}: question "extra": when: ')
    assert wrong in line


@pytest.mark.parametrize(
    ("condition", "wrong"),
    [
        ("any(line)", "'line' is no collection of facts: use one of activities, lines"),
        ("any(lines, bases == 'consent')", """'bases' is no field here (did you mean "basis"?)"""),
        ("any(lines, basis == 'consents')", """'consents' is not among what it can be (did you mean "consent"?)"""),
        ("any(lines, who)", "'row.who' alone is neither true nor false"),
        ("count(lines)", "is neither true nor false: compare it with something"),
        ("count(lines) > 'one'", "it is a number"),
        ("all(uses, country == 'Norge')", "a country is written 'NO'"),
        ("any(uses, country == '')", "a country is written 'NO'"),
        ("any(uses, role == '')", "'' is not among what it can be: processor, joint, own"),
        ("any(uses, role == 'mixed')", "'mixed' is not among what it can be: processor, joint, own"),
        ("provision('gdpr-7') == 'x'", """'gdpr-7' is not in law/provisions.toml (did you mean "gdpr-6"?)"""),
    ],
)
def test_a_clause_has_a_condition_over_facts_that_can_mean_something(tiny: Tiny, condition: str, wrong: str) -> None:
    tiny.bend('id = "joint"', f'id = "joint"\nwhen = "{condition}"')

    (line,) = tiny.problems()

    assert line.startswith(f'{TOPIC}: clause "joint": when: ')
    assert wrong in line


@pytest.mark.parametrize(
    "condition",
    [
        "sends",
        "not sends",
        "sends == true",
        "style == 'paper' or style in ['screen']",
        "'weekly' in occasions and 'yearly' not in occasions",
        "occasions == []",
        "answered(lists) and unknown(keeps)",
        "keeps >= '2 weeks'",
        "'mailer' in tools",
        "any(lines, basis == 'consent' and 'email' in data and ekom)",
        "count(uses, role == 'joint' and country != 'NO') > 1",
        "any(uses, use == 'newsletter' and newsletter.sends)",
        "law.reply_months < 2",
        "any(uses, answered(role) and not unknown(role))",
    ],
)
def test_what_the_language_can_say_is_no_problem(tiny: Tiny, condition: str) -> None:
    tiny.bend('id = "joint"', f'id = "joint"\nwhen = "{condition}"')

    assert tiny.problems() == []


Bend = Callable[[Tiny], None]


def bend(old: str, new: str, name: str = TOPIC) -> Bend:
    return lambda tiny: tiny.bend(old, new, name)


EXPRESSIONS = [
    (bend("where = \"'processor' in roles\"", "where = \"'processer' in roles\""), 'table "recipients": where: '),
    (bend("where = \"role == 'processor'\"", "where = \"rolle == 'processor'\""), 'task "agreements": where: '),
    (bend("{this.provider}", "{this.supplier}"), 'task "agreements": says: {this.supplier}: '),
    (bend("count(uses, role == 'joint')", "any(uses, role == 'joint')"), 'clause "joint": number: '),
    (bend('when = "this.open"\ntext', 'when = "this.closed"\ntext'), 'clause "list": when: '),
    (bend('when = "this.open"\n  ask', 'when = "this.name"\n  ask'), 'question "lists" field "rule": when: '),
    (bend("Vi sender deg", "Vi {count(uses)} sender deg"), 'activity "send": purpose: {count(uses)}: '),
    (bend("Vi sender deg", "Vi {newsletter.lists} sender deg"), "records cannot be printed"),
    (bend("Vi sender deg", "Vi {sends sender deg"), 'activity "send": purpose: a brace stands alone'),
    (
        bend("basis == 'consent'", "basis = 'consent'", "law/requirements.toml"),
        'requirement "purpose-named": applies: ',
    ),
    (bend("this.role", "this.rolle", "uses.toml"), 'uses.toml: use_question "role": when: '),
]


@pytest.mark.parametrize(("bend", "line"), EXPRESSIONS)
def test_every_expression_is_read_where_it_stands(tiny: Tiny, bend: Bend, line: str) -> None:
    bend(tiny)

    assert any(line in problem for problem in tiny.problems())


def test_a_phrase_has_placeholders_of_its_own(tiny: Tiny) -> None:
    tiny.bend("{n} måneder", "{n} {x} måneder", "phrases.toml")
    tiny.bend("{n} months", "{n} {x} months", "phrases.toml")

    assert tiny.problems() == []


IDS = [
    (bend('id = "sends"', 'id = "Sends"'), "'Sends' must be snake_case"),
    (bend('id = "withdraw"', 'id = "with_draw"'), "'with_draw' must be kebab-case"),
    (bend('id = "sends"', 'id = "not"'), "'not' means something else in conditions"),
    (bend('id = "rule"', 'id = "id"'), "'id' means something else in conditions"),
    (
        bend("\n[mailer]", '\n[own-mailer]\nname = "M"\n[mailer]', "tools/email.toml"),
        "'own-mailer': own- is kept for tools",
    ),
    (bend("order = 1", 'order = 1\nid = "letter"'), "'letter' is not the name of the file"),
    (bend('id = "yearly"', 'id = "weekly"'), 'option "weekly": id: stands twice'),
    (bend('id = "style"', 'id = "style"\nwas = ["sends"]'), "was: 'sends' is still the id of another"),
]


@pytest.mark.parametrize(("bend", "wrong"), IDS)
def test_an_id_has_its_form_and_stands_once(tiny: Tiny, bend: Bend, wrong: str) -> None:
    bend(tiny)

    assert any(wrong in problem for problem in tiny.problems())


VOCABULARY = [
    (bend('sources = ["you"]', 'sources = ["yuo"]'), "'yuo' is not in [sources] of phrases.toml (did you mean"),
    (bend('who = ["readers"]', 'who = ["reader"]'), "who 1: 'reader' is not in [groups] of phrases.toml"),
    (bend('data = ["email", {', 'data = ["e-mail", {'), "'e-mail' is not in [data] of phrases.toml"),
    (bend('basis = "consent"', 'basis = "consents"'), "'consents' is not in [bases] of phrases.toml"),
    (bend("uses = [{", 'must = "voluntary"\nuses = [{'), "'voluntary' is not in [must] of phrases.toml"),
    (bend("uses = [{", 'inside = ["staff"]\nuses = [{'), "'staff' is not in [inside] of phrases.toml"),
    (bend("uses = [{", 'recipients = ["post"]\nuses = [{'), "'post' is not in [recipients] of phrases.toml"),
    (bend("uses = [{", 'uses = ["mailor", {'), "'mailor' is not in tools/"),
    (bend('who = "owner"', 'who = "ower"'), "'ower' is not in [who] of phrases.toml"),
    (bend('tick = "marketing"', 'tick = "sales"'), "'sales' is not in areas.toml"),
    (bend('vocabulary = "data"', 'vocabulary = "dato"'), "'dato' is not in phrases.toml"),
    (bend('only = ["email", "name"]', 'only = ["email", "nam"]'), "'nam' is not in [data] of phrases.toml"),
    (bend('groups = ["email"]', 'groups = ["e-mail"]'), "'e-mail' is not in the groups of tools/"),
    (bend('shapes = ["after"]', 'shapes = ["after", "soon"]'), "'soon' is not in the shapes of a period"),
    (bend('starts = ["unsubscribed"]', 'starts = ["left"]'), "'left' is not in [starts] of phrases.toml"),
    (bend('start = "unsubscribed"', 'start = "left"'), "propose 1 value start: 'left' is not in [starts]"),
    (bend('section = "activities"', 'section = "activity"'), "'activity' is not in sections.toml"),
    (bend('law = ["gdpr-6"]', 'law = ["gdpr-66"]'), "'gdpr-66' is not in law/provisions.toml"),
    (bend('meets = ["purpose-named"]', 'meets = ["purpose"]'), "'purpose' is not in law/requirements.toml"),
    (bend('rows = "recipients"', 'rows = "receivers"'), "'receivers' is not in the facts"),
    (bend('opens = ["newsletter"]', 'opens = ["news"]', "kinds.toml"), "'news' is not in topics/"),
    (bend('category = "marketing"', 'category = "market"', "tools/email.toml"), "'market' is not in [categories]"),
    (bend('data = ["email"]', 'data = ["mail"]', "tools/email.toml"), "'mail' is not in [data]"),
    (bend('role = "processor"', 'role = "processor"\nground = "x"', "tools/email.toml"), "'x' is not in [grounds]"),
    (
        bend("value = 1", 'value = { shape = "when", start = "left" }', "law/values.toml"),
        "'left' is not in [starts] of phrases.toml",
    ),
    (
        bend('keep = { from = "newsletter.keeps" }', 'keep = { shape = "consent", then = { keeps = ["mail"] } }'),
        "keep then keeps: 'mail' is not in [data] of phrases.toml",
    ),
    (
        bend('one = { nb = "1 måned", en = "1 month" }', "", "phrases.toml"),
        '"units.months": needs one and other',
    ),
    (
        bend('words = { nb = "deg", en = "you" }', "", "phrases.toml"),
        '"sources.you": has no text',
    ),
]


@pytest.mark.parametrize(("bend", "wrong"), VOCABULARY)
def test_an_id_is_in_the_collection_it_is_from(tiny: Tiny, bend: Bend, wrong: str) -> None:
    bend(tiny)

    assert any(wrong in problem for problem in tiny.problems())


REFERENCES = [
    (bend('each = "newsletter.lists"', 'each = "newsletter.list"'), "each: 'newsletter.list' is no records question"),
    (bend('each = "newsletter.lists"', 'each = "newsletter.tools"'), "'newsletter.tools' is no records question"),
    (bend('question = "newsletter.keeps"', 'question = "keeps"'), "question: 'keeps' is no question (did you mean"),
    (bend('value = "name"', 'value = "nam"'), "column 1 value: 'nam' is no field of recipients (did you mean"),
    (bend('from = "newsletter.keeps"', 'from = "newsletter.keep"'), "keep from: 'newsletter.keep' is no question"),
    (bend('from = "newsletter.keeps"', 'from = "newsletter.style"'), "'newsletter.style' is no period"),
    (bend('from = "newsletter.keeps"', 'from = "law.reply_months"'), "'law.reply_months' is no period"),
    (bend('from = "newsletter.tools"', 'from = "newsletter.style"'), "'newsletter.style' is no tools question"),
    (bend('from = "newsletter.fields"', 'from = "newsletter.style"'), "can be answered paper, screen, which is not in"),
    (bend('from = "newsletter.fields"', 'from = "newsletter.sends"'), "is a yes-no, which cannot stand here"),
    (bend('from = "newsletter.fields"', 'from = "this.name"'), "there is no record or row here"),
    (bend('basis = "consent"', 'basis = { from = "newsletter.style" }'), "which is not in [bases] of phrases.toml"),
    (bend('basis = "consent"', 'basis = { from = "newsletter.fields" }'), "is no one-of question"),
]


@pytest.mark.parametrize(("bend", "wrong"), REFERENCES)
def test_a_reference_leads_to_what_fits(tiny: Tiny, bend: Bend, wrong: str) -> None:
    bend(tiny)

    assert any(wrong in problem for problem in tiny.problems())


PROPOSALS = [
    ("occasions", '["weakly"]', "value: 'weakly' is no option"),
    ("style", '"papers"', "value: 'papers' is no option"),
    ("keeps", '{ shape = "soon" }', "value: is no period"),
    ("keeps", '{ shape = "when", start = "unsubscribed" }', "value shape: 'when' is not among the question's shapes"),
    (
        "keeps",
        '{ from = "newsletter.style" }',
        "value from: 'newsletter.style' is one, but the answer must be retention",
    ),
    ("tools", '["mailor"]', "value: 'mailor' is no tool of the catalogue"),
]


@pytest.mark.parametrize(("question", "value", "wrong"), PROPOSALS)
def test_a_proposal_can_be_an_answer(tiny: Tiny, question: str, value: str, wrong: str) -> None:
    because = 'because = { nb = "Fordi.", en = "Because." }'
    tiny.bend(f'id = "{question}"', f'id = "{question}"\npropose = [{{ value = {value}, {because} }}]')
    tiny.bend("  [[question.propose]]\n", "  [[question.option]]\n  id = 'unused'\n  label = { nb = 'U', en = 'U' }\n")
    tiny.bend('  value = { shape = "after", amount = 12, unit = "months", start = "unsubscribed" }\n', "")
    tiny.bend('  because = { nb = "Det holder.", en = "It is enough." }\n', "")

    assert any(f'question "{question}": propose 1 {wrong}' in problem for problem in tiny.problems())


@pytest.mark.parametrize(
    ("history", "wrong"),
    [
        (
            "[{ from = 2020-01-01, value = 1 }, { from = 2018-01-01, value = 2 }]",
            "history: must go from the oldest to the latest, each day once",
        ),
        ('[{ from = 2020-01-01, value = { shape = "soon" } }]', "history 1 value: is no period: "),
    ],
)
def test_a_value_of_law_has_a_history_that_can_be_read(tiny: Tiny, history: str, wrong: str) -> None:
    tiny.bend("history = [{ from = 2018-07-20, value = 1 }]", f"history = {history}", "law/values.toml")

    assert any(f'"reply_months": {wrong}' in problem for problem in tiny.problems())


SECOND_LINE = """
  [[activity.line]]
  id = "others"
  who = ["readers"]
  data = ["name"]
  basis = "contract"
  keep = { shape = "consent" }

[[clause]]
id = "withdraw"
"""


def test_lines_that_stand_side_by_side_say_in_which_case(tiny: Tiny) -> None:
    tiny.bend('\n[[clause]]\nid = "withdraw"\n', SECOND_LINE)

    assert tiny.problems() == [
        f'{TOPIC}: activity "send" line "{line}": case: is missing: '
        f'the line can stand beside "{other}", so say in which case it holds'
        for line, other in (("readers", "others"), ("others", "readers"))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("style == 'paper'", "sends and style == 'screen'"),
        ("sends", "not sends"),
        ("style == 'paper'", "style != 'paper'"),
        ("'weekly' in occasions", "style == 'paper' and 'weekly' not in occasions"),
        ("style == 'paper' and sends", "style == 'screen' or not sends"),
        ("style == 'paper' or not sends", "style == 'screen' and sends"),
    ],
)
def test_lines_that_exclude_each_other_need_no_case(tiny: Tiny, one: str, other: str) -> None:
    tiny.bend('\n[[clause]]\nid = "withdraw"\n', SECOND_LINE)
    tiny.bend('id = "readers"', f'id = "readers"\nwhen = "{one}"')
    tiny.bend('id = "others"', f'id = "others"\nwhen = "{other}"')

    assert tiny.problems() == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("style == 'paper'", "sends"),
        ("style == 'paper' or sends", "style == 'screen'"),
        ("keeps > '1 year'", "keeps < '2 years'"),
        ("'weekly' in occasions", "'yearly' not in occasions"),
    ],
)
def test_lines_that_may_stand_together_need_a_case_each(tiny: Tiny, one: str, other: str) -> None:
    tiny.bend('\n[[clause]]\nid = "withdraw"\n', SECOND_LINE)
    tiny.bend('id = "readers"', f'id = "readers"\nwhen = "{one}"')
    tiny.bend('id = "others"', f'id = "others"\nwhen = "{other}"')

    assert len(tiny.problems()) == 2


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("withdraw = {", "interest = {", "withdraw: is missing: consent needs to say how it is withdrawn"),
        ('"consent"', '"legitimate-interests"', "interest: is missing: legitimate-interests needs the interest named"),
        ('"consent"', '"legal-obligation"', "statute: is missing: legal-obligation needs its statute"),
    ],
)
def test_a_basis_brings_its_duties(tiny: Tiny, old: str, new: str, wrong: str) -> None:
    tiny.bend(old, new)

    assert tiny.problems() == [f'{TOPIC}: activity "send" line "readers": {wrong}']


def test_a_basis_that_can_be_chosen_brings_the_duties_of_each_choice(tiny: Tiny) -> None:
    tiny.bend('basis = "consent"', 'basis = { from = "newsletter.style" }')
    tiny.bend('id = "paper"', 'id = "consent"')
    tiny.bend('id = "screen"', 'id = "legitimate-interests"')

    assert tiny.problems() == [
        f'{TOPIC}: activity "send" line "readers": interest: is missing: legitimate-interests needs the interest named'
    ]


def test_a_question_that_waits_for_what_is_decided_last_is_named(tiny: Tiny) -> None:
    tiny.bend('tick = "marketing"', 'tick = "marketing"\nnature = "decision"')

    assert tiny.problems()[0] == (
        f'{TOPIC}: question "occasions": when: waits for newsletter.sends, which is decided last: make that a fact'
    )


def test_questions_that_wait_for_each_other_are_named_as_a_chain(tiny: Tiny) -> None:
    tiny.bend('tick = "marketing"', 'tick = "marketing"\nwhen = "style == \'paper\'"')

    assert tiny.problems() == [
        f'{TOPIC}: question "sends": when: waits for itself: newsletter.sends → newsletter.style → newsletter.sends'
    ]


def test_a_field_that_waits_for_itself_through_another_is_named(tiny: Tiny) -> None:
    tiny.bend('id = "open"\n  type = "yes-no"', 'id = "open"\n  type = "yes-no"\n  when = "answered(this.rule)"')

    (line,) = tiny.problems()

    assert "newsletter.lists.open → newsletter.lists.rule → newsletter.lists.open" in line


def test_a_question_about_tools_may_read_what_the_catalogue_says_in_its_place(tiny: Tiny) -> None:
    tiny.bend("this.role == 'mixed'", "this.role == '' or this.country == ''", "uses.toml")

    assert tiny.problems() == []
