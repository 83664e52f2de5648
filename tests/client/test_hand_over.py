from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.answering import DAY, library
from tests.client.written import text_of, written_case
from tests.library.tiny import Tiny
from wizard.case import Case, load_case, new_case, save_case
from wizard.client.folder import recent_clients
from wizard.client.hand_over import HANDED_OVER, hand_over, handed_over
from wizard.client.session import examples
from wizard.flow import Made, make, make_each
from wizard.interview import Interview
from wizard.render.layout import layout_of

SEEDS = range(5)


def told(made: Made) -> list[object]:
    """What the notices say, and what is left to do."""
    return [
        (each.notice.sections, [replace(finding, accepted=None) for finding in each.review.findings])
        for each in make_each(made)
    ]


def addresses(case: Case) -> list[str]:
    """The address of every answer about the business that stands in a case, inside records too."""
    found = []
    for topic, answers in case.document["answers"].items():
        for question, raw in answers.items():
            found.append(f"{topic}.{question}")
            for record in raw if isinstance(raw, list) else ():
                fields = record if isinstance(record, dict) and "id" in record else {}
                found += [f"{topic}.{question}.{record['id']}.{field}" for field in fields if field != "id"]
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_to_hand_over_holds_reachable_answers_only(seed: int) -> None:
    source = written_case(seed)
    reachable = Interview(library(), source, DAY)
    assert any(not reachable.is_reachable(address) for address in addresses(source))

    handed = handed_over(library(), source)

    assert len(addresses(handed)) > 40
    assert [address for address in addresses(handed) if not reachable.is_known(address)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_to_hand_over_makes_the_same_notice(seed: int) -> None:
    source = written_case(seed)

    assert told(make(library(), handed_over(library(), source), DAY)) == told(make(library(), source, DAY))


@pytest.mark.parametrize("file", examples([]), ids=lambda file: file.stem)
def test_an_example_that_is_handed_over_makes_the_same_notice(file: Path) -> None:
    source = load_case(file, library())

    assert told(make(library(), handed_over(library(), source), DAY)) == told(make(library(), source, DAY))


def test_notes_reasons_proposals_and_what_else_stands_in_the_file_stay_behind() -> None:
    source = written_case(1)
    source.propose("business.brands", "Et forslag")
    source.document["published"] = [{"date": "2026-01-01", "what": "Et minne"}]
    source.document["state"]["at"] = "business.orgno"

    handed = text_of(handed_over(library(), source))

    for word in ("Et notat", "En god grunn", "Et forslag", "Et minne", "business.orgno"):
        assert word in text_of(source)
        assert word not in handed


def test_a_dont_know_is_handed_over_where_it_is_asked() -> None:
    source = load_case(examples([])[0], library())
    source.dont_know("business.email")
    source.dont_know("online_sales.nothing")

    assert handed_over(library(), source).document["state"]["unknown"] == ["business.email"]


def test_an_option_that_is_closed_is_not_handed_over(tiny: Tiny) -> None:
    tiny.bend('id = "yearly"\n', 'id = "yearly"\n  when = "style == \'paper\'"\n')
    source = new_case(tiny.library(), ["shop"])
    for address, raw in {"sends": True, "occasions": ["weekly", "yearly"], "style": "paper"}.items():
        source.answer(f"newsletter.{address}", raw)
    assert handed_over(tiny.library(), source).get("newsletter.occasions") == ["weekly", "yearly"]

    source.answer("newsletter.style", "screen")

    assert handed_over(tiny.library(), source).get("newsletter.occasions") == ["weekly"]


def test_a_notice_about_a_record_that_is_closed_is_not_handed_over() -> None:
    source = load_case(next(file for file in examples([]) if file.stem == "janteloppet"), library())
    first = source.record_ids("events.list")[0]
    source.document["notices"] = [
        {"id": "all"},
        {"id": "one", "records": [f"events.list.{first}", "events.list.gone"]},
        {"id": "none", "records": ["events.list.gone"]},
    ]

    notices = handed_over(library(), source).document["notices"]

    assert notices == [{"id": "all"}, {"id": "one", "records": [f"events.list.{first}"]}]


@pytest.mark.parametrize("logo", ["logo.png", "{folder}/secret/logo.png"])
def test_the_look_is_handed_over_without_the_logo_and_that_is_said(logo: str, tmp_path: Path) -> None:
    source = load_case(examples([])[0], library())
    source.path = tmp_path / "fjell.toml"
    look = {"accent": "#0a5c36", "title": True, "notice_url": {"nb": "https://a.no", "en": "https://a.no/en"}}
    source.document["look"] = {**look, "logo": logo.format(folder=tmp_path), "mine": "Et minne"}
    save_case(source, library())

    handed = hand_over(library(), source.path)

    assert load_case(handed.file, library()).document["look"] == look
    assert layout_of(load_case(handed.file, library())).accent is not None
    assert str(tmp_path) not in handed.file.read_text(encoding="utf-8")
    assert f"The logo is not in it: send {logo.format(folder=tmp_path)} along, to be named as logo" in handed.says


@pytest.mark.parametrize("look", [None, "blue", {}])
def test_where_there_is_no_look_nothing_is_said_of_it(look: object, tmp_path: Path) -> None:
    source = load_case(examples([])[0], library())
    source.path = tmp_path / "fjell.toml"
    source.document |= {} if look is None else {"look": look}
    save_case(source, library())

    handed = hand_over(library(), source.path)

    assert "look" not in load_case(handed.file, library()).document
    assert handed.says.endswith(str(handed.file))


def test_the_file_is_written_into_a_folder_of_its_own_and_never_over_another(tmp_path: Path) -> None:
    source = load_case(examples([])[0], library())
    source.path = tmp_path / "fjell.toml"
    save_case(source, library())
    before = source.path.read_bytes()

    first, second = hand_over(library(), source.path).file, hand_over(library(), source.path).file

    assert first == tmp_path / HANDED_OVER / "fjell.toml"
    assert second == tmp_path / HANDED_OVER / "fjell-2.toml"
    assert [client.path for client in recent_clients(tmp_path)] == [source.path]
    assert load_case(first, library()).kinds == source.kinds
    assert first.stat().st_mode & 0o777 == 0o600
    assert source.path.read_bytes() == before
