from __future__ import annotations

import datetime as dt
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.calling import EXAMPLE
from tests.every import ANSWERS
from tests.reading import Page, words_of_markdown
from wizard import __version__
from wizard.case import load_case, new_case
from wizard.flow import Made, make, make_from_file
from wizard.library.load import load
from wizard.library.schema import Library
from wizard.render.banner import banner
from wizard.render.export import Wanted, export, render
from wizard.render.layout import Layout

DAY = dt.date(2026, 11, 22)
HOSTILE = (
    "| 5. <script>alert('x')</script> **fet** [x] [/x] [l](javascript:x) `k` &amp; \x1b[31m\u202e {text} # - a_b_c"
)
SEEN = "| 5. <script>alert('x')</script> **fet** [x] [/x] [l](javascript:x) `k` &amp; [31m {text} # - a_b_c"
COMPLETE = {
    "business.legal_name": "Blåbær AS",
    "newsletter.sends": False,
    "tools.own-lys.name": "Lys",
    **{f"every.{name}": raw for name, raw in ANSWERS.items()},
    "every.country": "NO",
}
HOSTILE_ANSWERS = {
    **COMPLETE,
    "business.legal_name": HOSTILE,
    "tools.own-lys.name": HOSTILE,
    "tools.mailer.name": HOSTILE,
    "every.text": HOSTILE,
    "every.own_words": {"nb": HOSTILE, "en": HOSTILE},
    "every.several_of": [{"nb": HOSTILE, "en": HOSTILE}],
    "every.address": {"street": HOSTILE, "postcode": "0155", "city": HOSTILE},
    "every.records": [{"id": "dor", "name": {"nb": HOSTILE, "en": HOSTILE}, "sound": False}],
}


def made(library: Library, answers: dict[str, Any]) -> Made:
    case = new_case(library, ["shop"])
    for address, raw in answers.items():
        case.answer(address, raw)
    return make(library, case, DAY)


def files(library: Library, answers: dict[str, Any], languages: tuple[str, ...] = ("nb", "en")) -> dict[str, str]:
    result = made(library, answers)
    return render(library, result.notice, result.review, Wanted(languages))


@pytest.fixture(scope="module")
def example() -> dict[str, str]:
    """The files that the real library makes of its example."""
    library = load()
    result = make_from_file(library, EXAMPLE, DAY)
    return render(library, result.notice, result.review, Wanted(result.notice.languages))


PAGES = ("notice.nb.html", "notice.en.html", "notice.html")
CASES = pytest.mark.parametrize("answers", [{}, COMPLETE, HOSTILE_ANSWERS], ids=["empty", "complete", "hostile"])


# ---------------------------------------------------------------- which files


def test_two_languages_make_a_file_for_each_and_one_of_both(every: Library) -> None:
    assert sorted(files(every, COMPLETE)) == [
        "notice.en.html",
        "notice.en.md",
        "notice.html",
        "notice.json",
        "notice.md",
        "notice.nb.html",
        "notice.nb.md",
    ]


def test_one_language_makes_no_bilingual_file(every: Library) -> None:
    assert sorted(files(every, COMPLETE, ("en",))) == ["notice.en.html", "notice.en.md", "notice.json"]


def test_exported_files_are_utf8_with_plain_line_ends_and_returned_in_the_order_written(
    every: Library, tmp_path: Path
) -> None:
    result = made(every, COMPLETE)

    written = export(every, result.notice, result.review, tmp_path / "a" / "b", Wanted(("nb",), ("md", "json")))

    assert [file.name for file in written] == ["notice.nb.md", "notice.json"]
    assert "Blåbær" in written[0].read_text(encoding="utf-8")
    assert all(b"\r" not in file.read_bytes() for file in written)


def test_the_same_answers_and_day_make_the_same_bytes(every: Library) -> None:
    assert files(every, HOSTILE_ANSWERS) == files(every, HOSTILE_ANSWERS)


# ---------------------------------------------------------------- drafts


def test_a_draft_says_so_in_its_text_in_every_format(every: Library) -> None:
    contents = files(every, {})

    assert "UTKAST" in contents["notice.nb.md"]
    assert "DRAFT" in contents["notice.en.md"]
    for name, marks in (("notice.nb.html", ["UTKAST."]), ("notice.html", ["UTKAST.", "DRAFT."])):
        assert [word for word in Page(contents[name]).words if word in ("UTKAST.", "DRAFT.")] == marks


def test_a_final_notice_has_no_mark_of_a_draft(every: Library) -> None:
    contents = files(every, COMPLETE)

    assert not re.search("UTKAST|DRAFT|utkast|draft ", "".join(contents[name] for name in contents if "md" in name))
    assert all("UTKAST." not in Page(contents[name]).words for name in PAGES)


def test_one_language_can_be_final_while_the_other_is_a_draft(every: Library) -> None:
    contents = files(every, {**COMPLETE, "every.own_words": {"nb": "Vi lover."}})

    assert "UTKAST" not in contents["notice.nb.md"]
    assert "DRAFT" in contents["notice.en.md"]
    assert [word for word in Page(contents["notice.html"]).words if word in ("UTKAST.", "DRAFT.")] == ["DRAFT."]


# ---------------------------------------------------------------- what users typed


@pytest.mark.parametrize("name", PAGES)
def test_signs_of_html_and_markdown_that_a_user_typed_are_text_on_the_page(name: str, every: Library) -> None:
    page = Page(files(every, HOSTILE_ANSWERS)[name])
    seen = " ".join(page.words)

    assert seen.count(SEEN) >= 7 * (2 if name == "notice.html" else 1)
    assert not page.all("script")
    assert not any(address.startswith("javascript") for address in page.attributes("href"))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in Page(files(every, COMPLETE)[name]).tags}


def test_no_control_character_reaches_a_text(every: Library) -> None:
    for content in (content for name, content in files(every, HOSTILE_ANSWERS).items() if name != "notice.json"):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", content)


def test_a_table_has_as_many_cells_in_each_row_whatever_stands_in_them(every: Library) -> None:
    for name in PAGES:
        tags = [tag for tag, _ in Page(files(every, HOSTILE_ANSWERS)[name]).tags if tag in ("tr", "th", "td")]
        rows = " ".join(tags).split("tr")[1:]
        assert {len(row.split()) for row in rows} == {1}


def test_a_pipe_in_a_cell_is_escaped_once(every: Library) -> None:
    (row,) = re.findall(r"(?m)^\| .*Mailer Inc.*$", files(every, HOSTILE_ANSWERS)["notice.nb.md"])

    assert re.findall(r"\\*\|", row) == ["|", r"\|", "|"]


def test_a_date_that_starts_a_paragraph_is_no_list(every: Library) -> None:
    contents = files(every, COMPLETE)

    assert "1. mai 2026 er dagen." in " ".join(Page(contents["notice.nb.html"]).words)
    assert not Page(contents["notice.nb.html"]).all("ol")


# ---------------------------------------------------------------- the same words


@CASES
@pytest.mark.parametrize("name", ["notice.nb", "notice.en", "notice"])
def test_markdown_and_html_have_the_same_words(name: str, answers: dict[str, Any], every: Library) -> None:
    contents = files(every, answers)

    assert Page(contents[f"{name}.html"]).words == words_of_markdown(contents[f"{name}.md"])


@pytest.mark.parametrize("name", ["notice.nb", "notice.en", "notice"])
def test_the_example_of_the_real_library_has_the_same_words_in_both_formats(name: str, example: dict[str, str]) -> None:
    page = Page(example[f"{name}.html"])

    assert page.words == words_of_markdown(example[f"{name}.md"])
    assert len(page.all("h1")) == 1
    assert len(page.attributes("id")) == len(set(page.attributes("id")))


@CASES
def test_the_bilingual_file_says_what_each_languages_file_says(answers: dict[str, Any], every: Library) -> None:
    contents = files(every, answers)
    both = " ".join(words_of_markdown(contents["notice.md"]))

    for language in ("nb", "en"):
        title, _, rest = contents[f"notice.{language}.md"].partition("\n\n")
        assert " ".join(words_of_markdown(title)) in both
        assert " ".join(words_of_markdown(rest)) in both


# ---------------------------------------------------------------- the page


@CASES
@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_alone_and_is_well_formed(name: str, answers: dict[str, Any], every: Library) -> None:
    page = Page(files(every, answers)[name])

    assert page.tags[0] == ("html", {"lang": "en" if ".en." in name else "nb"})
    assert len(page.all("h1")) == 1
    assert not any(page.all(tag) for tag in ("script", "link", "img", "iframe", "object", "form", "base"))
    assert page.attributes("src") == []
    assert len(page.attributes("id")) == len(set(page.attributes("id")))


@pytest.mark.parametrize("name", PAGES)
def test_links_within_a_page_lead_somewhere_and_others_are_web_or_mail(name: str, every: Library) -> None:
    page = Page(files(every, COMPLETE)[name])

    inner = [address for address in page.attributes("href") if address.startswith("#")]
    outer = [address for address in page.attributes("href") if not address.startswith("#")]

    assert {address[1:] for address in inner} <= set(page.attributes("id"))
    assert all(address.startswith(("https://", "mailto:")) for address in outer)


def test_the_page_asks_for_nothing_from_anywhere(every: Library) -> None:
    style = re.search(r"<style>(.*?)</style>", files(every, COMPLETE)["notice.html"], re.DOTALL)

    assert style is not None
    assert not re.search(r"url\(|@import|@font-face|http", style[1])


def test_headings_go_down_one_step_at_a_time(every: Library) -> None:
    for name in PAGES:
        levels = [int(tag[1]) for tag, _ in Page(files(every, COMPLETE)[name]).tags if re.fullmatch(r"h\d", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_language_of_a_bilingual_page_is_marked_as_such(every: Library) -> None:
    page = Page(files(every, COMPLETE)["notice.html"])

    assert [told["lang"] for told in page.all("div") if told.get("class") == "told"] == ["nb", "en"]
    assert [title["lang"] for title in page.all("span") if "lang" in title] == ["nb", "en"]


def test_cells_carry_their_columns_heading_for_narrow_screens_and_each_row_has_its_own(example: dict[str, str]) -> None:
    page = Page(example["notice.en.html"])

    assert {"Role", "Country", "For what", "Provider"} <= {cell["data-label"] for cell in page.all("td")}
    assert {cell["scope"] for cell in page.all("th")} == {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table"))


def test_no_line_ends_within_a_number(example: dict[str, str]) -> None:
    assert "910\N{NO-BREAK SPACE}380\N{NO-BREAK SPACE}133" in example["notice.nb.html"]
    assert "§\N{NO-BREAK SPACE}3-15" in example["notice.nb.html"]
    assert "910 380 133" in example["notice.nb.md"]


def test_the_page_says_it_in_short_before_its_contents_list(example: dict[str, str]) -> None:
    page = example["notice.nb.html"]

    assert 0 < page.index('id="nb-summary"') < page.index("<nav") < page.index('id="nb-controller"')


def test_every_activity_has_a_place_that_the_contents_list_leads_to(example: dict[str, str]) -> None:
    page = Page(example["notice.nb.html"])
    places = [block["id"] for block in page.all("div") if block.get("class") == "activity"]

    assert len(places) == 17
    assert set(places) <= {address[1:] for address in page.attributes("href")}


def test_each_section_of_a_bilingual_page_links_to_itself_in_the_other_language(example: dict[str, str]) -> None:
    links = [address[1:] for address in Page(example["notice.html"]).attributes("href") if address.startswith("#")]
    sections = [section["id"] for section in Page(example["notice.nb.html"]).all("section")]

    assert len(sections) > 10
    for place in sections:
        assert links.count(place) == 2  # from the contents list, and from the other language
        assert links.count(place.replace("nb-", "en-", 1)) == 2


def test_the_version_is_another_as_soon_as_a_word_is_and_the_same_in_both_languages(every: Library) -> None:
    def versions(answers: dict[str, Any]) -> set[str]:
        text = " ".join(content for name, content in files(every, answers).items() if name.endswith(".md"))
        return set(re.findall(r"(?:Versjon|Version) (\w{6})\.", text))

    first, second = versions(COMPLETE), versions({**COMPLETE, "every.text": "et annet ord"})
    assert len(first) == len(second) == 1
    assert first != second


# ---------------------------------------------------------------- two notices


@pytest.fixture(scope="module")
def two() -> dict[str, str]:
    """The files of the example with cookies in a notice of their own."""
    return split_files(Layout(split=True))


def split_files(layout: Layout, name: str = "notice") -> dict[str, str]:
    library = load()
    result = make_from_file(library, EXAMPLE, DAY)
    return render(library, result.notice, result.review, Wanted(("nb", "en"), ("md", "html"), layout, name))


def test_split_makes_a_cookie_notice_beside_each_notice(two: dict[str, str]) -> None:
    names = [f"{language}{ending}" for ending in (".md", ".html") for language in (".nb", ".en", "")]

    assert sorted(two) == sorted(f"{kind}{name}" for kind in ("notice", "cookies") for name in names)


@pytest.mark.parametrize("name", [".nb.md", ".en.md", ".md", ".nb.html", ".en.html", ".html"])
def test_two_notices_link_to_each_other(name: str, two: dict[str, str]) -> None:
    for kind, other in (("notice", "cookies"), ("cookies", "notice")):
        link = f"{other}{name}"
        assert f'"{link}' in two[f"{kind}{name}"] or f"({link})" in two[f"{kind}{name}"]


def test_two_notices_say_together_what_one_says(two: dict[str, str], example: dict[str, str]) -> None:
    one, apart = example["notice.nb.md"], two["cookies.nb.md"]
    cookies = one[one.index("## Informasjonskapsler") : one.index("## Hvem som får opplysninger fra oss")]

    assert cookies.partition("\n\n")[2].strip() in apart
    assert "`_ga`" not in two["notice.nb.md"]
    others = [section.strip() for section in one.split("\n## ")[1:] if not section.startswith("Informasjonskapsler")]
    assert len(others) > 10
    assert all(section in two["notice.nb.md"] for section in others)


def test_two_notices_link_to_where_they_stand_on_the_web_where_that_is_known() -> None:
    addresses = {"cookies": {"nb": "https://a.no/kapsler", "en": "https://a.no/en/cookies"}}
    files = split_files(Layout(split=True, addresses=addresses))

    assert 'href="https://a.no/kapsler"' in files["notice.nb.html"]
    assert "(<https://a.no/en/cookies>)" in files["notice.en.md"]


def test_the_cookie_notice_of_another_notice_has_its_id() -> None:
    files = split_files(Layout(split=True), "notice-applicants")

    assert "cookies-applicants.nb.md" in files
    assert "(cookies-applicants.nb.md)" in files["notice-applicants.nb.md"]


def test_a_notice_without_cookies_is_never_split(every: Library) -> None:
    result = made(every, COMPLETE)
    contents = render(every, result.notice, result.review, Wanted(("nb",), ("md",), Layout(split=True)))

    assert list(contents) == ["notice.nb.md"]


# ---------------------------------------------------------------- the banner, and what to do with the files


@pytest.mark.parametrize(
    ("language", "buttons", "categories"),
    [
        ("nb", ("Ja til alle", "Nei til alle"), ["Nødvendige", "Preferanser", "Statistikk", "Markedsføring"]),
        ("en", ("Accept all", "Refuse all"), ["Necessary", "Preferences", "Statistics", "Marketing"]),
    ],
)
def test_the_banner_has_the_categories_there_are_and_no_beside_yes(
    language: str, buttons: tuple[str, str], categories: list[str]
) -> None:
    library = load()
    made_of = banner(make_from_file(library, EXAMPLE, DAY).notice, language, library.phrases)

    assert made_of is not None
    assert made_of.buttons[:2] == buttons
    assert [category.name for category in made_of.categories] == categories
    assert "Google Ireland Limited" in made_of.categories[2].text
    assert "Meta Platforms Ireland Limited" not in made_of.categories[2].text


def test_there_is_no_banner_where_nothing_needs_a_yes(every: Library) -> None:
    assert banner(made(every, COMPLETE).notice, "nb", every.phrases) is None


def test_the_steps_name_each_sort_of_website_and_have_the_banner_in_both_languages() -> None:
    library = load()
    result = make_from_file(library, EXAMPLE, DAY)
    contents = render(library, result.notice, result.review, Wanted(("nb", "en"), ("publish",)))

    assert list(contents) == ["publish.nb.md", "publish.en.md"]
    for language, content in (("nb", contents["publish.nb.md"]), ("en", contents["publish.en.md"])):
        for site in ("Shopify", "Wix", "WordPress", "Squarespace"):
            assert f"\n## {site}\n\n1. " in content
        assert f"`notice.{language}.fragment.html`" in content
        assert "- [ Nei til alle ]" in content
        assert "- [ Refuse all ]" in content
        assert "{" not in content


def test_where_consent_is_asked_and_no_cookie_listed_the_steps_say_that_some_must_be_missing() -> None:
    library = load()
    case = load_case(EXAMPLE, library)
    for tool in case.document["tools"]:
        case.answer(f"tools.{tool}.cookies", [])
    result = make(library, case, DAY)
    steps = render(library, result.notice, result.review, Wanted(("nb", "en"), ("publish",)))

    assert "none of the cookies on the list does" in steps["publish.en.md"]
    assert "ingen av informasjonskapslene i listen gjør det" in steps["publish.nb.md"]


# ---------------------------------------------------------------- JSON


def test_the_json_has_the_keys_that_other_programs_rely_on(every: Library) -> None:
    document = json.loads(files(every, {**COMPLETE, "every.country": "SE", "every.yes_no": True})["notice.json"])

    assert list(document) == [
        "program",
        "library",
        "date",
        "status",
        "languages",
        "sections",
        "findings",
        "open_points",
        "tasks",
        "requirements",
    ]
    assert (document["program"], document["library"], document["date"]) == (__version__, every.version, "2026-11-22")
    assert document["status"] == {"nb": "draft", "en": "draft"}
    assert document["languages"] == ["nb", "en"]
    assert list(document["findings"][0]) == ["id", "severity", "question", "says", "law", "accepted"]
    assert list(document["open_points"][0]) == ["question", "kind", "blocks", "who", "says"]
    assert list(document["requirements"][0]) == ["id", "weight", "applies", "state", "by"]


def test_a_block_in_the_json_tells_what_it_is_and_why_it_stands(every: Library) -> None:
    document = json.loads(files(every, COMPLETE)["notice.json"])
    (section,) = document["sections"]
    blocks = {(block["id"], block["record"]): block for block in section["blocks"]}

    assert list(section) == ["id", "heading", "blocks"]
    assert all(
        list(block) == ["kind", "id", "record", "text", "data", "source", "law", "because"]
        for block in section["blocks"]
    )
    assert {block["kind"] for block in section["blocks"]} == {"clause", "activity", "table"}
    assert {"answer": "every.text", "value": ANSWERS["text"]} in blocks["every.line", ""]["because"]
    assert {"condition": "answered(text)", "value": True} in blocks["every.line", ""]["because"]
    assert blocks["every.place", "inngang"]["text"] == {"nb": "Stedet Inngang.", "en": "The place Entrance."}


def test_the_json_and_the_files_tell_the_same(every: Library) -> None:
    contents = files(every, COMPLETE)
    document = json.loads(contents["notice.json"])

    for block in document["sections"][0]["blocks"]:
        for language in ("nb", "en"):
            assert block["text"][language].strip() in contents[f"notice.{language}.md"]


def test_letters_stand_in_the_json_as_they_are(every: Library) -> None:
    assert "Blåbær" in files(every, COMPLETE)["notice.json"]
