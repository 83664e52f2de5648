"""Typical businesses: what they hold, what they may not hold, and how a new client begins with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answering import DAY, library
from tests.calling import as_function
from wizard.case import Case
from wizard.client.typical import TypicalBusiness, begun_as, read_typical, typical_businesses
from wizard.errors import CaseError
from wizard.interview import Asked, Interview, State

FRAME = (
    'format = 1\nkinds = ["shop"]\nlabel = { nb = "Butikk", en = "Shop" }\nabout = { nb = "Selger.", en = "Sells." }\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "typical" / "shop.toml"


def written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def refused(file: Path, text: str) -> str:
    with pytest.raises(CaseError) as caught:
        read_typical(library(), written(file, text))
    return str(caught.value)


def adopted(case: Case) -> Case:
    """The case when everything that the typical business proposes is adopted, and no is said to the other ticks."""
    while waiting := [asked for asked in Interview(library(), case, DAY).asked.values() if is_waiting(case, asked)]:
        for asked in waiting:
            case.answer(asked.address, case.get(asked.address) if case.is_proposed(asked.address) else False)
    return case


def is_waiting(case: Case, asked: Asked) -> bool:
    return case.is_proposed(asked.address) or (asked.question.tick is not None and asked.state is State.OPEN)


# ---------------------------------------------------------------- those of the library


BUSINESSES = typical_businesses(library())


def test_there_are_a_few_to_choose_from() -> None:
    assert 4 <= len(BUSINESSES) <= 6


@pytest.mark.parametrize("typical", BUSINESSES.values(), ids=BUSINESSES)
def test_a_new_client_is_told_nothing_until_the_proposals_are_adopted(typical: TypicalBusiness) -> None:
    interview = Interview(library(), begun_as(library(), typical), DAY)

    assert interview.case.kinds == list(typical.kinds)
    assert any(asked.proposal for asked in interview.asked.values())
    assert not any(asked.state is State.ANSWERED for asked in interview.asked.values())


@pytest.mark.parametrize("typical", BUSINESSES.values(), ids=BUSINESSES)
def test_each_answer_of_a_typical_business_is_asked_when_the_others_are_adopted(typical: TypicalBusiness) -> None:
    case = adopted(begun_as(library(), typical))

    assert case.document["state"]["proposed"] == []


#: Answers that claim that the law is kept, or that something delicate is done: only the business can give them.
CLAIMS = {
    "cookies": ("banner", "asks", "reopen"),
    "newsletter": ("basis", "tracks_told", "customers_rule"),
    "overview": ("agreements",),
    "appointments": ("health", "health_asked", "journal"),
    "needs": ("asks",),
    "minors": ("has",),
    "photos": ("asked", "guardians_asked", "told"),
    "recruitment": ("told_first", "asks_about"),
    "rights": ("demands",),
    "security": ("measures",),
    "disclosure": ("promises", "asked"),
}


@pytest.mark.parametrize("typical", BUSINESSES.values(), ids=BUSINESSES)
def test_no_typical_business_claims_that_the_law_is_kept(typical: TypicalBusiness) -> None:
    answers = typical.case.document["answers"]
    assert [f"{topic}.{key}" for topic, keys in CLAIMS.items() for key in keys if key in answers.get(topic, {})] == []


def test_the_claims_are_questions_of_the_library() -> None:
    assert [f"{topic}.{key}" for topic, keys in CLAIMS.items() for key in keys if not asked(topic, key)] == []


def asked(topic: str, key: str) -> bool:
    return library().question(f"{topic}.{key}") is not None


# ---------------------------------------------------------------- those that cannot be used


def test_an_unknown_question_is_named_with_the_one_that_was_meant(file: Path) -> None:
    message = refused(file, FRAME + "[answers.newsletter]\nsend = true\n")
    assert (
        message == f'{file}: answers.newsletter.send: is no question of the library (did you mean "newsletter.sends"?)'
    )


def test_an_unknown_topic_is_named(file: Path) -> None:
    assert "answers.zoo.keeps" in refused(file, FRAME + "[answers.zoo]\nkeeps = true\n")
    assert "answers.zoo" in refused(file, FRAME + "[answers]\nzoo = true\n")


def test_an_unknown_option_is_named(file: Path) -> None:
    assert "answers.audience.sells_to" in refused(file, FRAME + '[answers.audience]\nsells_to = ["martians"]\n')


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ('[answers.business]\nlegal_name = "Fjordbris AS"', "written by each business"),
        ('[answers.analytics]\naims = [{ nb = "alt", en = "all" }]', "written by each business"),
        ('[answers.newsletter]\ntools = ["own-x"]\n[tools.own-x]\nname = "X"', "written by each business"),
        ('[answers.analytics]\nbasis = "consent"', "decided by each business"),
        ('[tools.mailchimp]\ncountry = "NO"', "only in a client's own file"),
    ],
)
def test_what_only_one_business_can_say_is_refused(file: Path, answer: str, reason: str) -> None:
    assert reason in refused(file, f"{FRAME}{answer}\n")


def test_a_text_that_lacks_a_language_is_named(file: Path) -> None:
    text = FRAME.replace('about = { nb = "Selger.", en = "Sells." }', 'about = { nb = "Selger." }')
    assert refused(file, text) == f"{file}: about.en: is missing: a text in each language"


def test_an_overlay_can_add_one(file: Path) -> None:
    written(file, FRAME)
    assert typical_businesses(library(), [file.parents[1]])["shop"].label == {"nb": "Butikk", "en": "Shop"}


def test_lint_tells_of_one_that_cannot_be_used(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(file, FRAME + "[answers.newsletter]\nsend = true\n")
    outcome = as_function(file.parent, capsys, monkeypatch)("--library", file.parents[1], "lint")

    assert outcome.code == 2
    assert "answers.newsletter.send" in outcome.out
