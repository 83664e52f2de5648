"""The start line by line: clients found, copied, renamed, deleted and brought back."""

from __future__ import annotations

import io
from pathlib import Path
from types import MappingProxyType

import pytest

from wizard.case import load_case, new_case
from wizard.client.session import Session
from wizard.client.shelf import deleted_clients
from wizard.client.typical import TypicalBusiness
from wizard.library.schema import Library
from wizard.locale import use_language
from wizard.plain.new import Typical
from wizard.plain.start import Start
from wizard.plain.talk import Ended, Talk

BESIDE = "A number opens; + and the number does something else with a client."


@pytest.fixture
def clients(library: Library, tmp_path: Path) -> Path:
    """Two clients, of which Fjell was changed last."""
    folder = tmp_path / "clients"
    for name in ("Bakeri", "Fjell"):
        session = Session.started(library, folder, name, ["shop"])
        session.answer(session.interview.asked["business.legal_name"], f"{name} AS")
        session.close()
    return folder


def begin(
    library: Library, clients: Path, *lines: str, typical: Typical = MappingProxyType({})
) -> tuple[str, list[str]]:
    """Type these lines at the start; gives what was said, and the files that were opened."""
    heard, opened = io.StringIO(), []

    def work(session: Session, talk: Talk) -> None:
        opened.append(session.path.name)
        session.close()

    try:
        Start(
            library, clients, [], lambda: typical, Talk(io.StringIO("".join(f"{line}\n" for line in lines)), heard)
        ).run(work)
    except Ended:
        return heard.getvalue(), opened
    raise AssertionError("it went on without input")


# ---------------------------------------------------------------- finding


def test_the_clients_are_listed_with_date_and_how_far_they_are(library: Library, clients: Path) -> None:
    said, _opened = begin(library, clients)

    (line,) = (line for line in said.splitlines() if "bakeri.toml" in line)
    assert line.startswith("3  Bakeri AS, ")
    assert line.endswith(" questions left")


def test_a_file_that_cannot_be_read_is_listed_as_such(library: Library, clients: Path) -> None:
    (clients / "bent.toml").write_text("=")

    said, _opened = begin(library, clients, "bent")

    assert any("(bent.toml) – cannot be read" in line for line in said.splitlines())
    assert "! " in said


@pytest.mark.parametrize("typed", ["2", "fjell", "Fjell AS", "jel"])
def test_a_client_is_opened_by_number_or_a_part_of_its_name(library: Library, clients: Path, typed: str) -> None:
    assert begin(library, clients, typed)[1] == ["fjell.toml"]


def test_where_several_have_what_was_typed_in_their_name_they_alone_are_listed(library: Library, clients: Path) -> None:
    said, opened = begin(library, clients, " as", "2")

    shown = said.split("> as\n")[1].splitlines()
    assert [line.partition(",")[0] for line in shown[1:3]] == ["1  Fjell AS", "2  Bakeri AS"]
    assert opened == ["bakeri.toml"]


def test_enter_shows_all_clients_again(library: Library, clients: Path) -> None:
    said, opened = begin(library, clients, "as", "", "1", "Ny", "1")

    assert said.split("> as\n")[1].count("Enter shows all again.") == 1
    assert opened == ["ny.toml"]


def test_what_nothing_is_called_is_said(library: Library, clients: Path) -> None:
    assert "! “qqq” is no choice; write a number from 1 to 4." in begin(library, clients, "qqq")[0].splitlines()


def test_of_many_clients_those_not_listed_are_told_and_found(library: Library, clients: Path) -> None:
    for number in range(25):
        (clients / f"old-{number}.toml").write_bytes((clients / "bakeri.toml").read_bytes())

    said, opened = begin(library, clients, "old-17")

    assert "Not listed: 7 clients. A part of the name finds them." in said.splitlines()
    assert opened == ["old-17.toml"]


def test_without_clients_nothing_is_said_of_what_can_be_done_with_them(library: Library, tmp_path: Path) -> None:
    assert BESIDE not in begin(library, tmp_path)[0]


@pytest.mark.parametrize("typed", ["4", "quit", "/Quit"])
def test_one_quits_by_number_or_name(library: Library, clients: Path, typed: str) -> None:
    said, opened = begin(library, clients, typed, "2")

    assert said.endswith(f"> {typed}\n")
    assert opened == []


# ---------------------------------------------------------------- a new client


@pytest.fixture
def typical(library: Library) -> Typical:
    """A typical shop, that sends newsletters."""
    case = new_case(library, ["shop"])
    case.answer("newsletter.sends", True)
    return {"usual": TypicalBusiness({"nb": "Vanlig", "en": "The usual"}, {"nb": "", "en": ""}, case)}


def test_a_new_client_can_begin_as_a_typical_business(library: Library, clients: Path, typical: Typical) -> None:
    said, opened = begin(library, clients, "1", "Ny", "2", typical=typical)

    assert "Or begin with a typical business; its answers become suggestions:" in said.splitlines()
    assert "2  The usual" in said.splitlines()
    assert opened == ["ny.toml"]
    begun = load_case(clients / "ny.toml", library)
    assert begun.kinds == ["shop"]
    assert begun.is_proposed("newsletter.sends")


def test_a_new_client_begins_as_one_typical_business_only(library: Library, clients: Path, typical: Typical) -> None:
    two = {**typical, "other": typical["usual"]}

    said, opened = begin(library, clients, "1", "Ny", "2, 3", "1", typical=two)

    assert "! Choose one typical business, not several." in said.splitlines()
    assert opened == ["ny.toml"]


# ---------------------------------------------------------------- another name, a copy, to hand over


def test_what_can_be_done_with_a_client_is_asked_for_with_a_plus(library: Library, clients: Path) -> None:
    said, opened = begin(library, clients, "+2", "1")

    assert BESIDE in said.splitlines()
    assert "Fjell AS (fjell.toml)" in said.splitlines()
    assert opened == ["fjell.toml"]


def test_a_clients_file_gets_another_name(library: Library, clients: Path) -> None:
    said, _opened = begin(library, clients, "+ fjell", "Give the file", "Fjord")

    assert "Fjell AS is in fjord.toml now." in said.splitlines()
    assert (clients / "fjord.toml").is_file()
    assert not (clients / "fjell.toml").exists()


@pytest.mark.parametrize("name", ["", "fjell", "<"])
def test_a_file_whose_name_is_not_changed_stays(library: Library, clients: Path, name: str) -> None:
    said, _opened = begin(library, clients, "+ fjell", "Give the file", name)

    assert sorted(file.name for file in clients.glob("*.toml")) == ["bakeri.toml", "fjell.toml"]
    assert said.count("1  New client") == 2


def test_a_copy_has_another_name_and_suggestions_only(library: Library, clients: Path) -> None:
    source = Session.opened(library, clients / "fjell.toml")
    source.answer(source.interview.asked["newsletter.sends"], True)
    source.close()

    said, opened = begin(library, clients, "+2", "Begin another", "Vidda")

    assert "The answers that came along are suggestions, and count when you have confirmed them." in said
    copy = load_case(clients / "vidda.toml", library)
    assert opened == ["vidda.toml"]
    assert copy.is_proposed("newsletter.sends")
    assert copy.get("business.legal_name") == "Vidda"
    assert "Fjell" not in (clients / "vidda.toml").read_text(encoding="utf-8")


def test_a_copy_without_a_name_is_none(library: Library, clients: Path) -> None:
    assert begin(library, clients, "+2", "Begin another", "")[1] == []
    assert len(list(clients.glob("*.toml"))) == 2


def test_a_file_to_hand_over_is_written_where_it_says(library: Library, clients: Path) -> None:
    said, _opened = begin(library, clients, "+2", "Write a file")

    written = clients / "_handed-over" / "fjell.toml"
    assert written.is_file()
    assert f"Written to hand over, with the answers that count and no notes: {written}" in said.splitlines()


def test_only_with_a_client_can_something_else_be_done(library: Library, clients: Path) -> None:
    assert "! “New client” is no client." in begin(library, clients, "+1")[0].splitlines()


# ---------------------------------------------------------------- deleting, and back


def test_a_client_is_deleted_only_where_that_is_agreed_to(library: Library, clients: Path) -> None:
    refused, _opened = begin(library, clients, "+2", "Delete", "no")
    assert "Delete Fjell AS? It can be brought back. (yes or no)" in refused
    assert (clients / "fjell.toml").is_file()

    said, _opened = begin(library, clients, "+2", "Delete", "yes")

    assert "Fjell AS is deleted. << brings it back; “Deleted clients” does so later." in said.splitlines()
    assert "3  Deleted clients (1)" in said.splitlines()
    assert [client.name for client in deleted_clients(clients)] == ["Fjell AS"]


def test_what_was_just_deleted_is_brought_back_by_a_sign(library: Library, clients: Path) -> None:
    said, opened = begin(library, clients, "+2", "Delete", "yes", "<<", "<<", "fjell")

    assert "Brought back: fjell.toml" in said.splitlines()
    assert "There is nothing to take back." in said.splitlines()
    assert opened == ["fjell.toml"]


def test_a_client_that_was_deleted_another_day_is_chosen_from_the_deleted_ones(library: Library, clients: Path) -> None:
    begin(library, clients, "+2", "Delete", "yes")

    said, opened = begin(library, clients, "Deleted clients", "1", "fjell")

    assert "Which client do you want back?" in said.splitlines()
    assert opened == ["fjell.toml"]
    assert deleted_clients(clients) == []


def test_what_stands_in_the_way_is_said_and_one_goes_on(library: Library, clients: Path) -> None:
    (clients / "_deleted").write_text("no folder")

    said, opened = begin(library, clients, "+2", "Delete", "yes", "fjell")

    assert any(line.startswith("! ") and "_deleted" in line for line in said.splitlines())
    assert opened == ["fjell.toml"]


def test_all_of_it_is_said_in_norwegian(library: Library, clients: Path) -> None:
    use_language("nb")

    said, _opened = begin(library, clients, "+2", "Slett", "ja", "<<", "Slettede")

    assert "Slette Fjell AS? Den kan hentes tilbake. (ja eller nei)" in said
    assert "Hentet tilbake: fjell.toml" in said.splitlines()
