from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.library.tiny import TOPIC, Tiny
from wizard.library.checks.texts import sentences
from wizard.library.lint import advise, lint, stale
from wizard.library.load import built_in

TERMS = "law/terms.toml"
TODAY = dt.date(2026, 11, 22)


def test_the_built_in_library_is_clean() -> None:
    assert lint([built_in()]) == []


def test_the_tiny_library_is_clean(tiny: Tiny) -> None:
    assert lint([tiny.folder]) == []


def test_what_keeps_a_library_from_loading_is_told(tiny: Tiny, tmp_path: Path) -> None:
    tiny.bend("order = 1", "ordre = 1")

    assert f'{TOPIC}: ordre: is no key here (did you mean "order"?)' in lint([tiny.folder])
    assert lint([tmp_path / "nowhere"]) == [f"{tmp_path / 'nowhere'}: no such folder"]


def test_what_the_rules_of_every_load_find_is_told(tiny: Tiny) -> None:
    tiny.bend('sources = ["you"]', 'sources = ["me"]')

    assert lint([tiny.folder]) == [f"{TOPIC}: activity \"send\": sources 1: 'me' is not in [sources] of phrases.toml"]


def test_an_overlay_is_checked_together_with_what_lies_below(tiny: Tiny, tmp_path: Path) -> None:
    over = tmp_path / "over"
    (over / "topics").mkdir(parents=True)
    clause = '[[clause]]\nid = "withdraw"\nsection = "activities"\nwhen = "send"\ntext = { nb = "Ja.", en = "Yes." }\n'
    (over / TOPIC).write_text(clause, encoding="utf-8")

    (line,) = lint([tiny.folder, over])

    assert line.startswith(f'{TOPIC}: clause "withdraw": when: ')


# ---------------------------------------------------------------- conditions that can never hold


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('id = "joint"', 'id = "joint"\nwhen = "style == \'paper\' and not sends"', 'clause "joint": when'),
        ('when = "this.open"\ntext', 'when = "not this.open and answered(this.rule)"\ntext', 'clause "list": when'),
        ("role == 'processor'\"\nsays", "role == 'joint' and role == 'processor'\"\nsays", 'task "agreements": where'),
        ('id = "readers"', 'id = "readers"\nwhen = "not sends"', 'activity "send" line "readers": when'),
        ('{ from = "newsletter.fields" }', '{ item = "name", when = "not sends" }', 'line "readers": data 2 when'),
        ('id = "paper"', 'id = "paper"\nwhen = "not sends"', 'question "style" option "paper": when'),
        ("  value = {", '  when = "not sends"\n  value = {', 'question "keeps": propose 1 when'),
    ],
)
def test_a_condition_that_can_never_hold_is_named(tiny: Tiny, old: str, new: str, place: str) -> None:
    tiny.bend(old, new)

    (line,) = lint([tiny.folder])

    assert f"{place}: " in line
    assert "can never be true: no answers lead here" in line


def test_a_condition_that_reads_facts_is_not_decided(tiny: Tiny) -> None:
    tiny.bend('id = "joint"', 'id = "joint"\nwhen = "any(lines, basis == \'contract\') and false"')

    assert lint([tiny.folder]) == []


# ---------------------------------------------------------------- what customers read


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Listen {this.name} er", "Listen {this.name} av legitim interesse er", 'clause "list": text nb'),
        ("Vi sender deg", "Av Legitim\\n interesse sender vi", 'activity "send": purpose nb'),
        ("Meld deg av.", "Legitim interesse.", 'line "readers": withdraw nb'),
        ('nb = "på skjerm"', 'nb = "legitim interesse"', 'option "screen": words nb'),
        ("Mottakere", "legitim interesse", 'table "recipients": caption nb'),
    ],
)
def test_a_term_to_avoid_is_named_with_the_right_one(tiny: Tiny, old: str, new: str, place: str) -> None:
    tiny.bend(old, new)

    (line,) = lint([tiny.folder])

    assert f"{place}: " in line
    assert '"legitim interesse" is to be avoided: write "berettiget interesse" (The law says so.)' in line


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Listen {this.name} er", "Listen {this.name} av illegitim interesse er"),
        ("The list {this.name} is", "The list {this.name} of legitim interesse is"),
        ("Sender dere nyhetsbrev?", "Av legitim interesse?"),
        ("Det er lenge.", "Legitim interesse."),
        ('nb = "På skjerm"', 'nb = "Legitim interesse"'),
    ],
)
def test_part_of_a_word_another_language_and_the_owners_texts_are_left_alone(tiny: Tiny, old: str, new: str) -> None:
    tiny.bend(old, new)

    assert lint([tiny.folder]) == []


def test_a_long_sentence_in_a_customers_text_is_named(tiny: Tiny) -> None:
    tiny.bend("Meld deg av.", f"Meld deg av{' nå' * 28}.")

    assert lint([tiny.folder]) == [
        f'{TOPIC}: activity "send" line "readers": withdraw nb: '
        "a sentence has 31 words, and 30 is the most: Meld deg av nå nå nå …"
    ]


def test_a_long_sentence_to_the_owner_is_left_alone(tiny: Tiny) -> None:
    tiny.bend("Det er lenge.", f"Det er{' så' * 40} lenge.")

    assert lint([tiny.folder]) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("En setning. Og en til! Og en? Ja.", 4),
        ("Se artikkel 6 nr. 1 bokstav a, jf. art. 7, f.eks. her.", 1),
        ("Den 12. april 2021 var det slutt. Så begynte det på nytt.", 2),
        ("Skriv til [post@a.no](mailto:post@a.no). Vi svarer.", 2),
        ("Adressen er {business.address}. Ring {business.phone}.", 2),
        ("Vi lover:\n\n- det første\n- det andre", 3),
        ("| a | b |\n| c | d |", 4),
        ("“Quoted.” Next.", 2),
        ("The amount is 1.5 million, e.g. in 2020.", 1),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len([sentence for sentence in sentences(text) if sentence.strip()]) == count


@pytest.mark.parametrize("name", ["en_XX_YY_ZZ", "xx"])
def test_a_locale_that_is_none_is_named(tiny: Tiny, name: str) -> None:
    tiny.bend("en_GB", name, "library.toml")

    assert lint([tiny.folder]) == [f"library.toml: locales en: {name!r} is no locale, such as nb_NO or en_GB"]


# ---------------------------------------------------------------- advice


def test_what_nothing_uses_is_advice(tiny: Tiny) -> None:
    tiny.add('\n[groups.strangers]\nwords = { nb = "fremmede", en = "strangers" }\n', "phrases.toml")
    tiny.add('\n[[section]]\nid = "more"\nheading = { nb = "Mer", en = "More" }\n', "sections.toml")
    tiny.bend("{law.reply_months} måned", "én måned")
    tiny.bend("{law.reply_months} month", "one month")

    assert advise(tiny.library()) == [
        'advice: sections.toml: section "more": nothing uses this',
        'advice: phrases.toml: "groups.strangers": nothing uses this',
        'advice: law/values.toml: "reply_months": nothing uses this',
    ]


def test_a_requirement_that_nothing_meets_is_advice(tiny: Tiny) -> None:
    tiny.bend('shown = "facts"', 'shown = "clauses"', "law/requirements.toml")
    tiny.bend('meets = ["purpose-named"]\n', "")

    assert advise(tiny.library()) == [
        'advice: law/requirements.toml: requirement "purpose-named": no clause meets this'
    ]


def test_a_use_that_no_tool_has_is_advice(tiny: Tiny) -> None:
    tiny.bend('use = "newsletter"', 'use = "newsleter"')

    (line,) = advise(tiny.library())

    assert line == f"advice: {TOPIC}: question \"tools\": use: 'newsleter' is a use of no tool in the catalogue"


def test_the_tiny_library_needs_no_advice(tiny: Tiny) -> None:
    assert advise(tiny.library()) == []


# ---------------------------------------------------------------- what was checked long ago


def test_what_was_checked_long_ago_is_named(tiny: Tiny) -> None:
    assert list(stale(tiny.library(), 300, TODAY)) == [
        'tools/: tool "mailer": checked: 2026-01-01 is 325 days ago: check it again',
        'law/values.toml: "reply_months": checked: 2026-01-01 is 325 days ago: check it again',
    ]


def test_what_was_checked_lately_is_not_named(tiny: Tiny) -> None:
    assert list(stale(tiny.library(), 325, TODAY)) == []


def test_a_tool_that_was_never_checked_is_named(tiny: Tiny) -> None:
    tiny.bend("checked = 2026-01-01\n", 'source = "https://mailer.example"\n', "tools/email.toml")

    assert 'tools/: tool "mailer": checked: is missing' in next(iter(stale(tiny.library(), 10_000, TODAY)))


def test_a_tool_of_which_nobody_knows_who_provides_it_is_named(tiny: Tiny) -> None:
    tiny.bend("checked = 2026-01-01\n", "", "tools/email.toml")

    assert 'tools/: tool "mailer": source: is missing' in next(iter(stale(tiny.library(), 10_000, TODAY)))


# ---------------------------------------------------------------- one name for each law and authority


def test_a_law_that_is_named_in_one_language_only_is_named(tiny: Tiny) -> None:
    tiny.add('[[name]]\nid = "marketing-act"\nwords = { nb = "markedsføringsloven", en = "Marketing Act" }\n', TERMS)
    tiny.bend("Det er lenge.", "Markedsføringsloven sier noe annet.")

    assert lint([tiny.folder]) == [
        f'{TOPIC}: check "kept-long": says: en: "markedsføringsloven" in the other text is "Marketing Act" here'
    ]


@pytest.mark.parametrize("nb", ["Markedsføringsloven sier det.", "Etter markedsføringslovens regler."])
def test_a_law_that_is_named_alike_is_left_alone(tiny: Tiny, nb: str) -> None:
    tiny.add('[[name]]\nid = "marketing-act"\nwords = { nb = "markedsføringsloven", en = "Marketing Act" }\n', TERMS)
    tiny.bend("Det er lenge.", nb)
    tiny.bend("That is long.", "The Marketing Act says so.")

    assert lint([tiny.folder]) == []
