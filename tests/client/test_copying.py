from __future__ import annotations

from pathlib import Path

import pytest

from tests.answering import DAY, library
from tests.client.written import WRITTEN, text_of, written_case
from wizard.case import load_case, record_of, save_case
from wizard.client.copying import copied_for_another
from wizard.client.given import given
from wizard.client.session import Session, examples
from wizard.interview import Interview, State

SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_that_someone_wrote_stands_in_a_copy(seed: int) -> None:
    source = written_case(seed)
    assert sum(word in text_of(source) for word in WRITTEN) > 8

    copy = text_of(copied_for_another(library(), source))

    assert [word for word in WRITTEN if word in copy] == []


@pytest.mark.parametrize("file", examples([]), ids=lambda file: file.stem)
def test_a_copy_of_an_example_does_not_say_whose_it_was(file: Path) -> None:
    source = load_case(file, library())
    business = source.document["answers"]["business"]
    told = [business["legal_name"], business["orgno"], business["email"], business["address"]["street"]]
    assert source.document["notes"]

    copy = copied_for_another(library(), source)

    assert [word for word in told if word in text_of(copy)] == []
    assert "notes" not in copy.document


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_in_a_copy_is_only_proposed(seed: int) -> None:
    interview = Interview(library(), copied_for_another(library(), written_case(seed)), DAY)

    assert {asked.state for asked in interview.asked.values()} == {State.OPEN}
    assert interview.uses == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_closed_answer_is_copied(seed: int) -> None:
    source = written_case(seed)
    copy, reachable = copied_for_another(library(), source), Interview(library(), source, DAY)

    proposed = [address for address in copy.document["state"]["proposed"] if ".nr-" not in address]

    assert len(proposed) > 20
    assert [address for address in proposed if not reachable.is_known(address)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_who_adopts_all_of_a_copy_answers_as_the_source_did(seed: int, tmp_path: Path) -> None:
    source = written_case(seed)
    session = Session.begun(library(), tmp_path, "Ny", copied_for_another(library(), source))
    while session.proposals:
        session.adopt(session.proposals)
    there, here = Interview(library(), source, DAY), session.interview

    chosen = [
        asked.address
        for asked in there.asked.values()
        if asked.question.type == "yes-no" and asked.state is State.ANSWERED and asked.address.count(".") == 1
    ]
    answered = [address for address in chosen if here.is_known(address) and not address.startswith("business.")]

    assert len(answered) > 40
    assert [address for address in answered if here.value(address) != there.value(address)] == []


def test_what_is_chosen_from_a_list_of_the_library_is_copied_whatever_it_is_called() -> None:
    copied: list[str] = []
    for source in map(written_case, SEEDS):
        copy = copied_for_another(library(), source)
        for asked, raw in given(Interview(library(), source, DAY)):
            chosen = [item for item in raw if isinstance(item, str)] if asked.question.type == "several-of" else []
            if chosen and not record_of(asked.address) and not asked.address.startswith("business."):
                assert copy.get(asked.address) == chosen, asked.address
                copied += chosen

    assert [item for item in copied if item.startswith("own-")]


def test_tools_of_the_catalogue_are_copied_without_those_entered_by_hand() -> None:
    source = load_case(examples([])[0], library())
    source.answer("tools.own-kari.name", "Karis listeverktøy")
    tools = [asked for asked, _ in given(Interview(library(), source, DAY)) if asked.question.type == "tools"]
    asked = next(asked for asked in tools if asked.raw and not any(tool.startswith("own-") for tool in asked.raw))

    source.answer(asked.address, [*asked.raw, "own-kari"])
    assert copied_for_another(library(), source).get(asked.address) == asked.raw

    source.answer(asked.address, ["own-kari"])
    copy = copied_for_another(library(), source)
    assert copy.get(asked.address) is None
    assert "kari" not in text_of(copy).casefold()


def test_records_are_copied_under_ids_that_tell_nothing() -> None:
    source = load_case(examples([])[0], library())
    source.answer("camera.films", True)
    source.answer("camera.areas", [{"id": "lageret", "place": "entrance"}, {"id": "doren", "address": "Storgata 1"}])

    copy = copied_for_another(library(), source)

    assert copy.record_ids("camera.areas") == ["nr-1", "nr-2"]
    assert copy.get("camera.areas") == [{"id": "nr-1", "place": "entrance"}, {"id": "nr-2"}]
    assert copy.is_proposed("camera.areas")
    assert copy.is_proposed("camera.areas.nr-1.place")


def test_a_period_with_names_or_dates_of_its_own_is_left_out() -> None:
    source = written_case(0)
    keep = {"shape": "after", "amount": 1, "unit": "years", "start": "last-contact"}
    asked = next(a for a in Interview(library(), source, DAY).asked.values() if a.question.type == "retention")
    for period in (
        {"shape": "per-system", "of": [{"system": "Arkivskapet", "keep": keep}]},
        {"shape": "longest", "of": [keep, {**keep, "shape": "around", "side": "after", "date": "2026-05-17"}]},
    ):
        source.answer(asked.address, period)
        assert copied_for_another(library(), source).get(asked.address) is None
    source.answer(asked.address, keep)
    assert copied_for_another(library(), source).get(asked.address) == keep


def test_a_copy_can_be_saved_and_opened(tmp_path: Path) -> None:
    for seed in SEEDS:
        copy = copied_for_another(library(), written_case(seed))
        copy.path = tmp_path / "copy.toml"
        save_case(copy, library())
        assert load_case(copy.path, library()).document == copy.document
