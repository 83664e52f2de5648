from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.tiny import TOPIC, Tiny
from wizard.errors import LibraryError
from wizard.library.load import built_in, load, read


def problems_of(tiny: Tiny) -> list[str]:
    with pytest.raises(LibraryError) as raised:
        load(base=tiny.folder)
    return list(raised.value.problems)


def overlay(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_the_built_in_library_loads() -> None:
    library = load()

    assert library.languages == ("nb", "en")
    assert library.topics


def test_a_byte_order_mark_does_no_harm(tiny: Tiny) -> None:
    tiny.write("areas.toml", "\ufeff" + (tiny.folder / "areas.toml").read_text(encoding="utf-8"))

    assert "marketing" in load(base=tiny.folder).areas


# ---------------------------------------------------------------- overlays


def test_an_overlay_replaces_entries_by_id_and_leaves_the_others(tiny: Tiny, tmp_path: Path) -> None:
    clause = """
[[clause]]
id = "withdraw"
section = "activities"
text = { nb = "Meld deg av når du vil.", en = "Unsubscribe whenever you like." }
"""
    over = overlay(tmp_path / "over", {TOPIC: clause})

    topic = load([over], base=tiny.folder).topics["newsletter"]

    assert [entry.id for entry in topic.clause] == ["withdraw", "list", "joint"]
    assert topic.clause[0].text == {"nb": "Meld deg av når du vil.", "en": "Unsubscribe whenever you like."}
    assert topic.order == 1
    assert len(topic.question) == 7


def test_an_overlay_adds_a_topic_a_tool_and_a_word_without_touching_python(tiny: Tiny, tmp_path: Path) -> None:
    over = overlay(
        tmp_path / "over",
        {
            "topics/fairs.toml": 'order = 2\nlabel = { nb = "Messer", en = "Fairs" }\n',
            "tools/more.toml": '[badge-reader]\nname = "Badge reader"\n',
            "phrases.toml": '[groups.visitors]\nwords = { nb = "besøkende", en = "visitors" }\n',
            "sections.toml": '[[section]]\nid = "fairs"\nheading = { nb = "Messer", en = "Fairs" }\n',
        },
    )

    library = load([over], base=tiny.folder)

    assert list(library.topics) == ["newsletter", "fairs"]
    assert list(library.tools) == ["mailer", "badge-reader"]
    assert list(library.phrases["groups"]) == ["readers", "visitors"]
    assert list(library.sections) == ["activities", "fairs"]


def test_a_later_overlay_lies_over_an_earlier_one(tiny: Tiny, tmp_path: Path) -> None:
    one = overlay(tmp_path / "one", {"library.toml": 'version = "one"\n'})
    two = overlay(tmp_path / "two", {"library.toml": 'version = "two"\n'})

    assert load([one, two], base=tiny.folder).version == "two"


def test_an_overlay_adds_questions_about_tools_and_terms_to_avoid(tiny: Tiny, tmp_path: Path) -> None:
    over = overlay(
        tmp_path / "over",
        {
            "uses.toml": '[[use_question]]\nid = "more"\ntype = "text"\nask = { nb = "Mer?", en = "More?" }\n',
            "law/terms.toml": '[[avoid]]\nlang = "en"\nwrong = "x"\nright = "y"\nwhy = "z"\n',
        },
    )

    library = load([over], base=tiny.folder)

    assert [question.id for question in library.use_questions] == ["role", "more"]
    assert [term.wrong for term in library.avoid] == ["legitim interesse", "x"]


# ---------------------------------------------------------------- what is wrong, in one line each


def test_removing_the_english_text_of_a_clause_fails_with_its_name(tiny: Tiny) -> None:
    tiny.bend("text.en = \"The time limit is {law.reply_months} month under {provision('gdpr-6')}.\"\n", "")

    assert problems_of(tiny) == [f'{TOPIC}: clause "withdraw": text: "en" is missing']


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("order = 1", "ordre = 1", 'ordre: is no key here (did you mean "order"?)'),
        ("order = 1", 'order = "first"', "order: must be a valid integer, unable to parse string as an integer"),
        ("order = 1\n", "", "order: is missing"),
        ('type = "yes-no"', 'type = "yesno"', 'question "sends": type: must be '),
        ('tick = "marketing"', "tick = 3", 'question "sends": tick: must be a text'),
        ('{ nb = "Hver uke", en = "Weekly" }', '"Weekly"', 'option "weekly": label: must be a table'),
        ('type = "several-of"', 'type = "tools"', 'question "occasions": a tools question needs the use it stands for'),
        ('severity = "warning"', 'severity = "bad"', "severity: must be 'error', 'warning' or 'advice'"),
        ('text = { nb = "Listen', 'txt = { nb = "Listen', 'clause "list": txt: is no key here'),
        ('sources = ["you"]', "sources = [3]", 'activity "send": sources 1: must be a table'),
        (
            'data = ["email", {',
            'data = ["email", { item = "name", ',
            'line "readers": data 2: must be a literal, { item = "…" } or { from = "…" }',
        ),
        ('basis = "consent"', "basis = 6", 'line "readers": basis: must be a text'),
        ("keep = { from", "keep = { form", 'line "readers": keep: needs shape = "…", or from = "…"'),
        (
            'keep = { from = "newsletter.keeps" }',
            'keep = { shape = "after", amount = 1, unit = "month", start = "unsubscribed" }',
            "line \"readers\": keep unit: must be 'days', 'weeks', 'months' or 'years'",
        ),
        ('keep = { from = "newsletter.keeps" }', 'keep = "long"', 'line "readers": keep: must be a table'),
        (
            'purpose = { nb = "Vi sender deg nyhetsbrev.",',
            "purpose = { nb = 3,",
            'activity "send": purpose nb: must be',
        ),
        ('[[clause]]\nid = "withdraw"', '[[clause]]\nid2 = "withdraw"', "clause 1 id: is missing"),
    ],
)
def test_a_wrong_key_or_type_is_one_line_that_names_file_and_key(tiny: Tiny, old: str, new: str, line: str) -> None:
    tiny.bend(old, new)

    found = problems_of(tiny)

    assert any(line in problem for problem in found), found
    assert all(problem.startswith(f"{TOPIC}: ") and "\n" not in problem for problem in found)
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("areas.toml", "[[areas]]\nid = 'x'", 'areas.toml: areas: is no key here (did you mean "area"?)'),
        ("areas.toml", "area = 'x'", "areas.toml: area: must be tables, each under [[area]]"),
        ("areas.toml", "area = ['x']", "areas.toml: area: must be tables, each under [[area]]"),
        ("kinds.toml", "[[kind]]\nid='a'\n[[kind]]\nid='a'", 'kinds.toml: kind "a": this id stands twice'),
        ("phrases.toml", "groups = 'x'", 'phrases.toml: "groups": must be a table'),
        ("phrases.toml", "[groups]\nx = 'y'", 'phrases.toml: "groups.x": must be a table'),
        ("phrases.toml", "[groups.x]\nlable = {}", 'phrases.toml: "groups.x": lable: is no key here'),
        ("tools/email.toml", "mailer = 'x'", 'tools/: tool "mailer": must be a table'),
        ("tools/more.toml", "[mailer]\nname = 'x'", "more.toml: mailer: this tool stands in another file too"),
        ("law/values.toml", "[x]\nwhat = 'y'", 'law/values.toml: "x": source: is missing'),
        ("library.toml", "format = 1\nversio = '1'", 'library.toml: versio: is no key here (did you mean "version"?)'),
        ("topics/x.toml", "question = 'x'", "x.toml: question: must be tables, each under [[question]]"),
        ("topics/x.toml", "[[check]]\nid='a'\n[[check]]\nid='a'", 'x.toml: check "a": this id stands twice'),
        ("topics/x.toml", "order = ", "x.toml: is not valid TOML"),
    ],
)
def test_a_file_of_the_wrong_form_is_named(tiny: Tiny, name: str, content: str, line: str) -> None:
    tiny.write(name, content)

    found = problems_of(tiny)

    assert any(line in problem for problem in found), found
    assert all("\n" not in problem for problem in found)


def test_a_file_that_is_no_text_is_named(tiny: Tiny) -> None:
    (tiny.folder / "topics/x.toml").write_bytes(b"\xff\xfe\x00")

    (line,) = problems_of(tiny)

    assert "x.toml: is UTF-16 text; save it as UTF-8" in line


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no such folder"):
        load(base=tmp_path / "nowhere")


def test_an_empty_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"library\.toml: format: is missing"):
        load(base=tmp_path)


def test_an_id_of_several_lines_is_told_in_one(tiny: Tiny) -> None:
    tiny.bend('id = "withdraw"\n', 'id = """with\ndraw"""\nunknown = 1\n')

    (line,) = problems_of(tiny)

    assert "\n" not in line
    assert '"with draw"' in line


def test_every_problem_is_told_at_once(tiny: Tiny) -> None:
    tiny.bend("order = 1", "ordre = 1")
    tiny.bend('severity = "warning"', 'severity = "bad"')

    assert len(problems_of(tiny)) == 3


def test_the_digest_changes_with_the_content(tiny: Tiny) -> None:
    before = read([tiny.folder]).digest()
    tiny.bend("Hver uke", "Ukentlig")

    assert read([tiny.folder]).digest() != before


def test_the_built_in_library_lies_beside_the_program() -> None:
    assert (built_in() / "library.toml").is_file()
