"""The catalogue of tools: what it says of each, what it leaves to be asked, and what a word finds in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from wizard.case import Case
from wizard.interview import Interview
from wizard.library.catalogue import search, usual
from wizard.library.load import load
from wizard.library.schema import Cookie, Library, Question, Tool, Use

_LASTS = re.compile(r"P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?")


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(scope="module")
def is_asked(library: Library) -> Callable[[str], bool]:
    """Whether a question about a tool or its use is asked of a client who has said nothing about it."""
    interview = Interview(library, Case())

    def asked(address: str) -> bool:
        question = interview.question(address)
        return question is not None and interview.holds(question.when, address)

    return asked


def uses(library: Library) -> Iterator[tuple[str, str, Use]]:
    for tool_id, tool in library.tools.items():
        for use_id, use in tool.uses.items():
            yield tool_id, use_id, use


def cookies(library: Library) -> Iterator[tuple[str, Cookie]]:
    for tool_id, tool in library.tools.items():
        for cookie in tool.cookies:
            yield f"{tool_id} {cookie.name}", cookie


def is_own(tool: Tool) -> bool:
    return all(use.role == "own" for use in tool.uses.values())


def asking(questions: tuple[Question, ...]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from asking(question.field)


# ---------------------------------------------------------------- what it says


def test_every_tool_has_a_source_and_a_day_or_says_that_nobody_knows(library: Library) -> None:
    known = {key for key, tool in library.tools.items() if tool.source and tool.checked}
    unknown = {key for key, tool in library.tools.items() if not tool.source and not tool.checked}

    assert set(library.tools) == known | unknown
    assert {library.tools[key].confidence for key in unknown} == {"low"}
    assert [key for key in unknown if library.tools[key].provider] == []
    assert {tool.confidence for tool in library.tools.values()} == {"high", "medium", "low"}


def test_what_nobody_knows_of_a_tool_is_asked(library: Library, is_asked: Callable[[str], bool]) -> None:
    without = [key for key, tool in library.tools.items() if not tool.provider and not is_own(tool)]

    assert without
    assert [key for key in without if not is_asked(f"tools.{key}.provider")] == []
    assert [key for key in without if not library.tools[key].country and not is_asked(f"tools.{key}.country")] == []


def test_a_role_that_depends_on_the_agreement_or_is_not_known_is_asked(
    library: Library, is_asked: Callable[[str], bool]
) -> None:
    open_ones = [f"tools.{tool}.uses.{use_id}.role" for tool, use_id, use in uses(library) if use.role in ("mixed", "")]

    assert open_ones
    assert [address for address in open_ones if not is_asked(address)] == []


def test_a_ground_for_transfers_that_is_not_one_ground_is_asked(
    library: Library, is_asked: Callable[[str], bool]
) -> None:
    open_ones = [
        f"tools.{tool}.uses.{use_id}.ground" for tool, use_id, use in uses(library) if use.ground in ("mixed", "")
    ]

    assert open_ones
    assert [address for address in open_ones if not is_asked(address)] == []


def test_a_country_outside_the_eea_is_not_said_to_need_no_ground(library: Library) -> None:
    eea = library.law["eea"].history[-1].value

    outside = {key for key, tool in library.tools.items() if tool.country and tool.country not in eea}

    assert outside
    assert [(tool, use_id) for tool, use_id, use in uses(library) if tool in outside and use.ground == "none"] == []


def test_software_on_the_business_s_own_systems_has_no_company_and_no_transfers(library: Library) -> None:
    own = [tool for tool in library.tools.values() if is_own(tool)]

    assert own
    assert [tool.name for tool in own if tool.provider or tool.country or tool.parent_country or tool.dpa_url] == []
    assert {use.ground for tool in own for use in tool.uses.values()} == {"none"}


def test_no_tool_stands_twice_under_one_name(library: Library) -> None:
    names = Counter(tool.name.casefold() for tool in library.tools.values())

    assert [name for name, count in names.items() if count > 1] == []


def test_every_tool_is_for_something_that_topics_ask_for(library: Library) -> None:
    asked = {question.use for topic in library.topics.values() for question in asking(topic.question) if question.use}

    assert [key for key, tool in library.tools.items() if not tool.uses] == []
    assert {use_id for _, use_id, _ in uses(library)} - asked == set()


def test_other_names_are_in_small_letters_each_once(library: Library) -> None:
    for key, tool in library.tools.items():
        assert list(tool.aliases) == list(dict.fromkeys(alias.lower() for alias in tool.aliases)), key
        assert tool.name.lower() not in tool.aliases, key


# ---------------------------------------------------------------- its cookies


def test_every_cookie_is_of_a_known_kind_and_lasts_a_known_time_or_says_it_does_not_know(library: Library) -> None:
    kinds = library.phrases["categories"]

    for which, cookie in cookies(library):
        assert cookie.category in kinds, which
        assert cookie.duration in ("", "session") or _LASTS.fullmatch(cookie.duration), which


def test_every_cookie_is_told_in_at_most_twelve_words_in_every_language(library: Library) -> None:
    for which, cookie in cookies(library):
        assert set(cookie.does) == set(library.languages), which
        assert [text for text in cookie.does.values() if len(text.split()) > 12 or text.endswith(".")] == [], which


def test_the_cookies_of_a_tool_have_names_of_their_own(library: Library) -> None:
    for key, tool in library.tools.items():
        assert len({cookie.name for cookie in tool.cookies}) == len(tool.cookies), key


# ---------------------------------------------------------------- searching


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("vipps", "vipps-mobilepay"),
        ("facebook", "facebook-page"),
        ("Facebook piksel", "meta-pixel"),
        ("piksel", "meta-pixel"),
        ("insta", "instagram-profile"),
        ("kortterminal", "nexi-nets"),
        ("regnskap", "fiken"),
        ("nyhetsbrev", "mailchimp"),
        ("mail", "microsoft-365"),
        ("nettbutikk", "shopify"),
        ("betaling", "klarna"),
        ("frakt", "posten-bring"),
        ("booking", "timma"),
        ("billett", "eventbrite"),
        ("påmelding", "checkin-no"),
        ("tidtaking", "eq-timing"),
        ("medlem", "spond"),
        ("gavekort", "givn"),
        ("inkasso", "intrum"),
        ("kredittsjekk", "experian"),
        ("sentralbord", "telenor"),
        ("ring", "telenor"),
        ("kamera", "verisure"),
        ("samtykke", "cookiebot"),
        ("kart", "google-maps"),
        ("video", "youtube-embed"),
        ("teams", "microsoft-teams"),
        ("google analytics", "google-analytics-4"),
    ],
)
def test_a_word_finds_what_a_person_means_first(library: Library, word: str, first: str) -> None:
    assert search(library.tools, word)[0][0] == first


@pytest.mark.parametrize(
    ("word", "among"),
    [
        ("facebook", {"facebook-page", "facebook-messenger", "meta-pixel", "meta-social-plugins"}),
        ("kortterminal", {"nexi-nets", "sumup", "zettle", "worldline-bambora"}),
        ("piksel", {"meta-pixel", "tiktok-pixel", "snapchat-pixel", "linkedin-insight"}),
        ("billett", {"ticketco", "hoopla", "tikkio", "ticketmaster-norge", "letsreg"}),
        ("regnskap", {"fiken", "tripletex", "visma-eaccounting", "poweroffice", "conta"}),
        ("e-post", {"microsoft-365", "google-workspace", "domeneshop", "mailchimp"}),
        ("meta platforms", {"meta-pixel", "instagram-profile"}),
    ],
)
def test_a_word_finds_all_that_it_can_mean(library: Library, word: str, among: set[str]) -> None:
    assert among <= {tool_id for tool_id, _ in search(library.tools, word)}


def test_in_a_question_the_tools_for_its_use_come_first(library: Library) -> None:
    found = search(library.tools, "facebook", ["advertising"], "advertising")

    assert [tool_id for tool_id, _ in found][:2] == ["meta-pixel", "facebook-page"]


def test_without_a_word_a_question_offers_the_tools_for_its_use_those_of_its_groups_first(library: Library) -> None:
    offered = usual(library.tools, ["office"], "office")

    assert {"office" in tool.uses for _, tool in offered} == {True}
    assert [tool.group for _, tool in offered] == sorted([tool.group for _, tool in offered], key="office".__ne__)
    assert {"microsoft-365", "domeneshop"} <= {tool_id for tool_id, _ in offered}


def test_an_empty_word_finds_every_tool_and_a_strange_one_none(library: Library) -> None:
    assert len(search(library.tools, " ")) == len(library.tools)
    assert search(library.tools, "finnes-ikke") == []
