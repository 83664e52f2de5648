from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answering import library
from tests.every import ANSWERS
from tests.library.tiny import Tiny
from wizard.case import Case, load_case, new_case, save_case, tool_facts, unknown_names, use_facts
from wizard.errors import CallError, CaseError, line_about
from wizard.interview import Interview
from wizard.library.schema import Library
from wizard.text import without_control_characters

FRAME = 'format = 1\nkinds = ["shop"]\nlanguages = ["nb", "en"]\n'
OWN_TOOL = '[tools.own-lys]\nname = "Lys"\n'


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "client.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def saved_and_loaded(case: Case, library: Library, file: Path) -> Case:
    case.path = file
    save_case(case, library)
    return load_case(file, library)


# ---------------------------------------------------------------- new


def test_a_fresh_case_has_its_kinds_once_and_the_librarys_languages(every: Library) -> None:
    case = new_case(every, ["shop", "shop"])

    assert (case.kinds, case.languages) == (["shop"], ["nb", "en"])
    assert not case.is_migrated


def test_a_fresh_case_names_its_library_and_has_a_place_for_everything(every: Library) -> None:
    assert new_case(every, ["shop"]).document == {
        "format": 1,
        "kinds": ["shop"],
        "languages": ["nb", "en"],
        "library": every.version,
        "answers": {},
        "tools": {},
        "state": {"unknown": [], "proposed": [], "accepted": []},
    }


def test_a_fresh_case_of_an_unknown_kind_is_refused_with_the_kinds_there_are(every: Library) -> None:
    with pytest.raises(CallError, match=r"--kind: 'sjopp' is no kind of business; use one of: shop"):
        new_case(every, ["sjopp"])


def test_the_kinds_there_are_are_told_with_commas() -> None:
    with pytest.raises(CallError) as refused:
        new_case(library(), ["sjopp"])

    assert f"use one of: {', '.join(library().kinds)}" in str(refused.value)


# ---------------------------------------------------------------- save and load

lines = st.text(st.characters(codec="utf-8"), min_size=1).map(without_control_characters).filter(str.strip)
words = st.builds(lambda text: f"a{text}", lines)
pairs = st.fixed_dictionaries({"nb": words, "en": words})

ANSWERS_OF_EVERY_TYPE = {
    "text": words,
    "own_words": st.one_of(pairs, st.fixed_dictionaries({"nb": words})),
    "yes_no": st.booleans(),
    "orgno": st.sampled_from(["974760673", "974 760 673", "NO 974 760 673 MVA"]),
    "email": st.from_regex(r"[a-z]{1,8}@[a-zæøå]{1,8}\.no", fullmatch=True),
    "url": st.from_regex(r"(https://)?www\.[a-z]{1,8}\.no(/[a-zæøå]{0,5})?", fullmatch=True),
    "phone": st.from_regex(r"\+47 \d{8}", fullmatch=True),
    "address": st.fixed_dictionaries({"street": words, "postcode": st.just("0155"), "city": words}),
    "country": st.sampled_from(["NO", "SE", "us"]),
    "date": st.dates(),
    "cookies": st.lists(st.sampled_from(["_m", "_fbp"])),
    "one_of": st.sampled_from(["red", "blue"]),
    "several_of": st.lists(st.one_of(st.sampled_from(["email", "name"]), pairs)),
    "tools": st.lists(st.sampled_from(["mailer", "own-lys"])),
    "retention": st.fixed_dictionaries(
        {
            "shape": st.just("after"),
            "amount": st.integers(1, 500),
            "unit": st.sampled_from(["days", "weeks", "months", "years"]),
            "start": st.just("unsubscribed"),
        }
    ),
    "records": st.lists(
        st.fixed_dictionaries(
            {"id": st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True), "name": pairs, "sound": st.booleans()}
        ),
        unique_by=lambda record: record["id"],
    ),
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.fixed_dictionaries({}, optional=ANSWERS_OF_EVERY_TYPE))
def test_saving_and_loading_changes_no_answer_of_any_type(answers: Any, every: Library, tmp_path: Path) -> None:
    case = new_case(every, ["shop"])
    case.answer("tools.own-lys.name", "Lys")
    for name, raw in answers.items():
        case.answer(f"every.{name}", raw)

    loaded = saved_and_loaded(case, every, tmp_path / "client.toml")
    first = (tmp_path / "client.toml").read_bytes()
    again = saved_and_loaded(loaded, every, tmp_path / "client.toml")

    assert loaded.document["answers"].get("every", {}) == answers
    assert again.document == loaded.document
    assert (tmp_path / "client.toml").read_bytes() == first


def test_every_type_of_question_has_an_answer_in_these_tests(every: Library) -> None:
    asked = {question.id for question in every.topics["every"].question}

    assert asked == set(ANSWERS_OF_EVERY_TYPE) == set(ANSWERS)


def test_what_the_program_does_not_know_survives_a_save(every: Library, tmp_path: Path) -> None:
    content = (
        FRAME
        + 'mine = "beholdes"\n[answers.gone]\nx = 1\n[answers.every]\nyes_no = true\nlater = ["x"]\n'
        + '[tools.own-lys]\nname = "Lys"\nrating = 5\n[state]\nlater = 2\n'
        + '[overrides]\n"a.b" = "c"\n[[published]]\ndate = 2026-01-01\n'
    )
    file = written(tmp_path, content)

    saved_and_loaded(load_case(file, every), every, file)

    found = tomllib.loads(file.read_text(encoding="utf-8"))
    kept = {**tomllib.loads(content), "library": every.version}
    assert found == kept


def test_topics_and_answers_keep_the_order_of_the_file(every: Library, tmp_path: Path) -> None:
    content = FRAME + "[answers.newsletter]\nsends = true\n[answers.every]\nyes_no = true\ntext = 'x'\ncountry = 'NO'\n"
    file = written(tmp_path, content)

    answers = saved_and_loaded(load_case(file, every), every, file).document["answers"]

    assert list(answers) == ["newsletter", "every"]
    assert list(answers["every"]) == ["yes_no", "text", "country"]


def test_letters_and_new_lines_stand_in_the_saved_file_as_a_person_would_read_them(
    every: Library, tmp_path: Path
) -> None:
    case = new_case(every, ["shop"])
    case.answer("every.text", 'Bærums "Blåbær" & Sønn')

    saved_and_loaded(case, every, tmp_path / "client.toml")

    assert 'text = "Bærums \\"Blåbær\\" & Sønn"' in (tmp_path / "client.toml").read_text(encoding="utf-8")


def test_a_saved_file_names_the_library_it_was_saved_with(every: Library, tmp_path: Path) -> None:
    file = written(tmp_path, FRAME + 'library = "2019.1"\n')

    assert saved_and_loaded(load_case(file, every), every, file).document["library"] == every.version


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_saved_file_is_for_its_owner_only(every: Library, tmp_path: Path) -> None:
    saved_and_loaded(new_case(every, ["shop"]), every, tmp_path / "client.toml")

    assert (tmp_path / "client.toml").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_saving_through_a_link_keeps_the_link(every: Library, tmp_path: Path) -> None:
    target = written(tmp_path, FRAME)
    link = tmp_path / "link.toml"
    link.symlink_to(target)

    saved_and_loaded(load_case(link, every), every, link)

    assert link.is_symlink()
    assert "library" in target.read_text(encoding="utf-8")


def test_a_save_that_fails_leaves_the_old_file_whole_and_nothing_beside_it(every: Library, tmp_path: Path) -> None:
    file = written(tmp_path, FRAME)
    case = load_case(file, every)
    case.document["answers"]["every"] = {"text": object()}

    with pytest.raises(TypeError):
        save_case(case, every)

    assert file.read_text(encoding="utf-8") == FRAME
    assert os.listdir(tmp_path) == ["client.toml"]


def test_a_folder_that_is_not_there_is_named_by_the_clients_own_file(every: Library, tmp_path: Path) -> None:
    case = new_case(every, ["shop"])
    case.path = tmp_path / "nowhere" / "client.toml"

    with pytest.raises(OSError, match=r"client\.toml"):
        save_case(case, every)


# ---------------------------------------------------------------- files that can be read


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read(every: Library, tmp_path: Path) -> None:
    content = (FRAME + "[answers.every]\ntext = 'blåbær'\n").replace("\n", "\r\n")
    file = written(tmp_path, b"\xef\xbb\xbf" + content.encode())

    assert load_case(file, every).get("every.text") == "blåbær"


def test_a_file_with_nothing_but_its_format_is_read_in_the_librarys_languages(every: Library, tmp_path: Path) -> None:
    assert load_case(written(tmp_path, "format = 1\n"), every).languages == ["nb", "en"]


def test_a_warning_may_be_accepted_without_a_reason(every: Library, tmp_path: Path) -> None:
    case = load_case(written(tmp_path, FRAME + "[state]\naccepted = [{ finding = 'every.long' }]\n"), every)

    assert case.accepted == {"every.long": ""}


def test_a_tools_fact_that_is_empty_says_that_it_is_not_known(every: Library, tmp_path: Path) -> None:
    content = FRAME + "[tools.mailer]\nprovider = ''\ncountry = ''\n[tools.mailer.uses.newsletter]\noutside = ''\n"
    interview = Interview(every, load_case(written(tmp_path, content), every))

    assert (interview.tool("mailer").provider, interview.tool("mailer").country) == ("", "")
    assert interview.use("mailer", "newsletter").outside == ""


def test_every_fact_of_a_tool_can_be_the_clients_own(every: Library, tmp_path: Path) -> None:
    facts = {
        "name": "Post",
        "provider": "Post AS",
        "country": "SE",
        "parent_country": "US",
        "privacy_url": "https://post.example/privacy",
        "dpa_url": "https://post.example/dpa",
        "settings_url": "https://post.example/settings",
    }
    lines = "".join(f"{key} = '{fact}'\n" for key, fact in facts.items())
    case = load_case(written(tmp_path, f"{FRAME}[tools.mailer]\n{lines}"), every)

    assert tool_facts(every, case.tools["mailer"]) == facts


@pytest.mark.parametrize("role", ["processor", "controller", "joint", "own", "mixed", ""])
def test_a_use_can_have_every_role_of_the_catalogue_where_no_question_offers_fewer(
    role: str, tiny: Tiny, tmp_path: Path
) -> None:
    tiny.write("uses.toml", "")
    content = f"{FRAME}[tools.mailer.uses.newsletter]\nrole = '{role}'\n"

    assert load_case(written(tmp_path, content), tiny.library()).get("tools.mailer.uses.newsletter.role") == role


def test_every_fact_of_a_use_can_be_the_clients_own(every: Library) -> None:
    facts = {"role": "joint", "ground": "mixed", "outside": "US"}

    assert use_facts(every, facts) == facts
    assert use_facts(every, {"outside": ""}) == {"outside": ""}


def test_a_cookie_of_the_catalogue_is_read_by_its_name(every: Library, tmp_path: Path) -> None:
    case = load_case(written(tmp_path, FRAME + "[tools.mailer]\ncookies = ['_m']\n"), every)

    assert case.get("tools.mailer.cookies") == ["_m"]


def test_names_that_the_library_does_not_have_are_told_with_the_nearest_there_is(
    every: Library, tmp_path: Path
) -> None:
    content = (
        FRAME
        + "[answers.newsleter]\nx = 1\n[answers.every]\ncuntry = 'NO'\n"
        + "[[answers.every.records]]\nid = 'dor'\nsund = true\n[tools.mailr]\nrating = 5\n"
        + OWN_TOOL
    )

    assert list(unknown_names(load_case(written(tmp_path, content), every), every)) == [
        'answers.newsleter: no such topic (did you mean "newsletter"?)',
        'answers.every.cuntry: no such question (did you mean "country"?)',
        'answers.every.records.dor.sund: no such question (did you mean "sound"?)',
        'tools.mailr: no such tool (did you mean "mailer"?)',
    ]


def test_answers_under_old_names_come_under_todays(every: Library, tmp_path: Path) -> None:
    content = (
        FRAME
        + "[answers.every]\nchosen_one = 'crimson'\n[[answers.every.areas]]\nid = 'dor'\nhears = true\n"
        + "[state]\nunknown = ['every.areas.dor.hears']\nproposed = ['every.chosen_one']\n"
        + "at = 'every.areas.dor.hears'\n"
        + "[notes]\n'every.chosen_one' = 'husk'\n"
    )

    case = load_case(written(tmp_path, content), every)

    assert case.document["answers"]["every"] == {"one_of": "red", "records": [{"id": "dor", "sound": True}]}
    assert case.is_unknown("every.records.dor.sound")
    assert case.is_proposed("every.one_of")
    assert case.resume_at == "every.records.dor.sound"
    assert case.note("every.one_of") == "husk"


def test_an_old_name_beside_todays_changes_nothing(every: Library, tmp_path: Path) -> None:
    content = FRAME + "[answers.every]\none_of = 'blue'\nchosen_one = 'red'\n"

    assert load_case(written(tmp_path, content), every).get("every.one_of") == "blue"


def test_a_case_without_answers_has_no_unknown_names(every: Library) -> None:
    assert list(unknown_names(Case(), every)) == []


def test_of_several_old_names_the_one_that_was_answered_comes_under_todays(tiny: Tiny, tmp_path: Path) -> None:
    tiny.bend('id = "style"\n', 'id = "style"\nwas = ["look", "form"]\n')

    case = load_case(written(tmp_path, FRAME + "[answers.newsletter]\nform = 'paper'\n"), tiny.library())

    assert case.document["answers"]["newsletter"] == {"style": "paper"}


def test_old_names_of_options_come_under_todays_in_a_list_too(tiny: Tiny, tmp_path: Path) -> None:
    tiny.bend('id = "weekly"\n', 'id = "weekly"\n  was = ["each_week"]\n')

    case = load_case(
        written(tmp_path, FRAME + "[answers.newsletter]\noccasions = ['yearly', 'each_week']\n"), tiny.library()
    )

    assert case.get("newsletter.occasions") == ["yearly", "weekly"]
    assert case.is_migrated


def test_an_old_name_of_a_field_comes_under_todays_where_its_records_have_todays_name(
    every: Library, tmp_path: Path
) -> None:
    content = FRAME + "[[answers.every.records]]\nid = 'dor'\n[state]\nunknown = ['every.records.dor.hears']\n"

    assert load_case(written(tmp_path, content), every).is_unknown("every.records.dor.sound")


def test_an_address_below_a_question_that_is_not_there_keeps_its_names(every: Library, tmp_path: Path) -> None:
    file = written(tmp_path, FRAME + "[state]\nunknown = ['every.gone.dor.chosen_one']\n")
    case = load_case(file, every)

    assert case.is_unknown("every.gone.dor.chosen_one")
    assert not case.is_migrated


def test_a_file_without_state_gets_one_when_a_warning_is_accepted(every: Library, tmp_path: Path) -> None:
    case = load_case(written(tmp_path, "format = 1\n"), every)
    case.accept("every.long", "fordi")

    assert case.accepted == {"every.long": "fordi"}


def test_what_has_no_note_and_what_is_no_text_reads_as_no_note(every: Library, tmp_path: Path) -> None:
    assert load_case(written(tmp_path, "format = 1\n"), every).note("every.text") == ""

    case = load_case(written(tmp_path, 'format = 1\n[notes]\n"every.text" = 7\n'), every)
    assert case.note("every.text") == ""


# ---------------------------------------------------------------- files that cannot be read

#: What stands in the file, and what the line about it must say.
BAD = {
    "no TOML": ("format = \n", ["is not valid TOML", "line 1"]),
    "no UTF-8": (FRAME.encode() + b"x = '\xe6'\n", ["is not UTF-8 text"]),
    "a number too long": (FRAME + f"x = {'9' * 5000}\n", ["is not valid TOML"]),
    "nested too deep": (FRAME + f"x = {'[' * 5000}{']' * 5000}\n", ["more than 40 deep"]),
    "no format": ("kinds = []\n", ["format: must be 1; found None"]),
    "a format that is no number": ("format = 'x'\n", ["format: must be 1; found 'x'"]),
    "a format that is true": ("format = true\n", ["format: must be 1; found True"]),
    "a later format": ("format = 2\n", ["format: found 2", "later version"]),
    "kinds that are no list": ("format = 1\nkinds = 'shop'\n", ["kinds: must be a list of texts; found 'shop'"]),
    "a kind that is no text": ("format = 1\nkinds = [['shop']]\n", ["kinds: must be a list of texts; found ['shop']"]),
    "an unknown kind": (
        "format = 1\nkinds = ['sjop']\n",
        ["kinds: 'sjop' is no kind of business; use one of: shop", 'did you mean "shop"?'],
    ),
    "no language": ("format = 1\nlanguages = []\n", ["languages: is empty; use one or more of: nb, en"]),
    "languages that are no list": (
        "format = 1\nlanguages = 'nb'\n",
        ["languages: must be a list of texts; found 'nb'"],
    ),
    "an unknown language": ("format = 1\nlanguages = ['de']\n", ["languages: 'de' is no language", "use nb, en"]),
    "answers that are no table": ("format = 1\nanswers = 3\n", ["answers: must be a table; found 3"]),
    "a topic that is no table": (FRAME + "[answers]\nevery = 3\n", ["answers.every: must be a table; found 3"]),
    "notes that are no table": (FRAME + "notes = 3\n", ["notes: must be a table; found 3"]),
    "state that is no table": (FRAME + "state = []\n", ["state: must be a table; found []"]),
    "unknown that is no list": (FRAME + "[state]\nunknown = 'x'\n", ["state.unknown: must be a list of texts"]),
    "proposed that is no list": (FRAME + "[state]\nproposed = 'x'\n", ["state.proposed: must be a list of texts"]),
    "a place that is no text": (FRAME + "[state]\nat = 3\n", ["state.at: must be a text; found 3"]),
    "accepted without its finding": (
        FRAME + "[state]\naccepted = [{ reason = 'x' }]\n",
        ["state.accepted: must be a list of { finding", "found {'reason': 'x'}"],
    ),
    "accepted that is no list": (
        FRAME + "[state]\naccepted = 'x'\n",
        ["state.accepted: must be a list of { finding", "; found 'x'"],
    ),
    "accepted that is no table": (
        FRAME + "[state]\naccepted = ['x']\n",
        ["state.accepted: must be a list of { finding", "; found 'x'"],
    ),
    "accepted for a reason that is no text": (
        FRAME + "[state]\naccepted = [{ finding = 'x', reason = 3 }]\n",
        ["state.accepted: must be a list of { finding", "'reason': 3"],
    ),
    "an unknown option": (
        FRAME + "[answers.every]\none_of = 'rod'\n",
        ["answers.every.one_of: 'rod' is no option; use one of: red, blue", 'did you mean "red"?'],
    ),
    "an unknown item": (
        FRAME + "[answers.every]\nseveral_of = ['navn']\n",
        ["answers.every.several_of: 'navn'", "email"],
    ),
    "a wrong type": (
        FRAME + "[answers.every]\nyes_no = 'ja'\n",
        ["answers.every.yes_no: must be true or false; found 'ja'"],
    ),
    "a number for a text": (FRAME + "[answers.every]\ntext = 3\n", ["answers.every.text: must be a text; found 3"]),
    "an empty text": (FRAME + "[answers.every]\ntext = ' '\n", ["answers.every.text: is empty"]),
    "an unknown tool": (FRAME + "[answers.every]\ntools = ['mailr']\n", ["answers.every.tools: 'mailr'", '"mailer"']),
    "an own tool without a name": (
        FRAME + "[answers.every]\ntools = ['own-lys']\n",
        ["tools.own-lys.name: is missing", "answers.every.tools"],
    ),
    "a cookie that the catalogue does not have": (
        FRAME + "[tools.mailer]\ncookies = ['_mai']\n",
        ["tools.mailer.cookies: '_mai' is no cookie that the catalogue has"],
    ),
    "a short organisation number": (
        FRAME + "[answers.every]\norgno = '123'\n",
        ["answers.every.orgno", "nine digits", "'123'"],
    ),
    "a wrong check digit": (FRAME + "[answers.every]\norgno = '974760674'\n", ["answers.every.orgno", "'974760674'"]),
    "no e-mail": (FRAME + "[answers.every]\nemail = 'post'\n", ["answers.every.email", "name@shop.no", "'post'"]),
    "no web address": (FRAME + "[answers.every]\nurl = 'javascript:x'\n", ["answers.every.url", "'javascript:x'"]),
    "no date": (FRAME + "[answers.every]\ndate = '1. mai'\n", ["answers.every.date", "2026-05-31", "'1. mai'"]),
    "no period": (FRAME + "[answers.every]\nretention = { shape = 'x' }\n", ["answers.every.retention"]),
    "records that are no list": (FRAME + "[answers.every]\nrecords = 3\n", ["answers.every.records", "found 3"]),
    "a record that is no table": (FRAME + "[answers.every]\nrecords = ['x']\n", ["answers.every.records: each record"]),
    "a record without an id": (FRAME + "[[answers.every.records]]\nsound = true\n", ["answers.every.records", "id"]),
    "a record's id twice": (
        FRAME + "[[answers.every.records]]\nid = 'dor'\n[[answers.every.records]]\nid = 'dor'\n",
        ["answers.every.records", "'dor' stands twice"],
    ),
    "a wrong field of a record": (
        FRAME + "[[answers.every.records]]\nid = 'dor'\nsound = 'ja'\n",
        ["answers.every.records.dor.sound: must be true or false; found 'ja'"],
    ),
    "a tool that is no table": (FRAME + "[tools]\nmailer = 3\n", ["tools.mailer: must be a table; found 3"]),
    "a tool's name that is no text": (
        FRAME + "[tools.mailer]\nname = 3\n",
        ["tools.mailer.name: must be a text; found 3"],
    ),
    "a tool's country that is no country": (
        FRAME + "[tools.mailer]\ncountry = 'Norge'\n",
        ["tools.mailer.country", "NO or SE", "'Norge'"],
    ),
    "a parent's country that is no country": (
        FRAME + "[tools.mailer]\nparent_country = 'Norge'\n",
        ["tools.mailer.parent_country", "NO or SE", "'Norge'"],
    ),
    **{
        f"a tool's {key} that is no web address": (
            FRAME + f"[tools.mailer]\n{key} = 'x> y'\n",
            [f"tools.mailer.{key}", "'x> y'"],
        )
        for key in ("privacy_url", "dpa_url", "settings_url")
    },
    "uses that are no table": (FRAME + "[tools.mailer]\nuses = 3\n", ["tools.mailer.uses: must be a table; found 3"]),
    "a use that is no table": (
        FRAME + "[tools.mailer.uses]\nnewsletter = 3\n",
        ["tools.mailer.uses.newsletter: must be a"],
    ),
    "an unknown ground": (
        FRAME + "[tools.mailer.uses.x]\nground = 'moon'\n",
        ["tools.mailer.uses.x.ground: 'moon' is not possible here; use one of: none, mixed"],
    ),
    "a country of a use that is no country": (
        FRAME + "[tools.mailer.uses.x]\noutside = 'Norge'\n",
        ["tools.mailer.uses.x.outside", "NO or SE", "'Norge'"],
    ),
    "a role that is a list": (FRAME + "[tools.mailer.uses.x]\nrole = ['joint']\n", ["tools.mailer.uses.x.role"]),
    "a key with a new line": (FRAME + '[tools."a\\nb"]\nname = 3\n', ["tools.a b.name: must be a text; found 3"]),
}


@pytest.mark.parametrize(("content", "told"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_told_in_one_line_with_file_and_key(
    content: str | bytes, told: list[str], every: Library, tmp_path: Path
) -> None:
    file = written(tmp_path, content)

    with pytest.raises(CaseError) as raised:
        load_case(file, every)

    line = re.sub(r" \(line \d+\)(?=:)", "", line_about(raised.value))
    assert line.startswith(f"{file}: ")
    assert "\n" not in line
    for words in told:
        assert words in line


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ("provider = 3", "tools.mailchimp.provider"),
        ("[tools.mailchimp.uses.newsletter]\nrole = 3", "tools.mailchimp.uses.newsletter.role"),
    ],
)
def test_a_wrong_answer_to_a_question_about_a_tool_is_told_with_its_key(facts: str, key: str, tmp_path: Path) -> None:
    with pytest.raises(CaseError) as wrong:
        load_case(written(tmp_path, f"{FRAME}[tools.mailchimp]\n{facts}\n"), library())

    assert wrong.value.key == key


def test_a_wrong_answer_in_a_record_is_told_with_the_line_of_that_record(every: Library, tmp_path: Path) -> None:
    door = '[[answers.every.records]]\nid = "dor"\nsound = true\n'
    store = '[[answers.every.records]]\nid = "lager"\nsound = "ja"\n'

    with pytest.raises(CaseError) as wrong:
        load_case(written(tmp_path, f"{FRAME}{door}{store}"), every)

    assert (wrong.value.key, wrong.value.line) == ("answers.every.records.lager.sound", 9)


def test_a_missing_file_and_a_folder_are_told(every: Library, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"no\.toml: no such file") as missing:
        load_case(tmp_path / "no.toml", every)
    assert missing.value.key == ""
    with pytest.raises(CaseError, match="cannot be read"):
        load_case(tmp_path, every)


def test_a_file_far_too_large_is_refused_unread(every: Library, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="too large"):
        load_case(written(tmp_path, "#" * 5_000_001), every)
