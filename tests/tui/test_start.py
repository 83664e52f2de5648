from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.user import wizard
from wizard.case import load_case, new_case, save_case
from wizard.client.folder import clients_folder, free_file, recent_clients
from wizard.client.session import Session
from wizard.library.schema import Library
from wizard.tui.screens.interview import InterviewScreen


async def test_a_new_client_gets_a_file_named_after_the_business(library: Library, clients: Path) -> None:
    async with wizard(library, clients) as user:
        await user.press("enter")
        await user.type("Bærums Blåbær & Sønn AS")
        await user.press("enter", "space", "enter")
        await user.until(lambda: isinstance(user.app.screen, InterviewScreen))
        file = clients / "baerums-blabaer-sonn-as.toml"
        assert load_case(file, library).kinds == ["shop"]
        assert user.session.case.is_proposed("business.legal_name")


async def test_a_new_client_needs_a_name_and_a_kind(library: Library, clients: Path) -> None:
    async with wizard(library, clients) as user:
        await user.press("enter", "enter")
        await user.sees("Write what the business is called.")
        await user.type("Fjell")
        await user.press("enter", "enter")
        await user.sees("Tick at least one kind with Space.")
        await user.press("escape")
        assert not clients.exists()


async def test_clients_are_listed_with_their_names_and_opened(library: Library, clients: Path) -> None:
    Session.started(library, clients, "Fjell og [x] Fjord [/x]", ["shop"])
    async with wizard(library, clients) as user:
        await user.sees("Fjell og [x] Fjord [/x]")
        await user.press("down", "enter")
        await user.until(lambda: isinstance(user.app.screen, InterviewScreen))
        assert user.session.name == "Fjell og [x] Fjord [/x]"


async def test_an_example_is_copied_and_left_as_it_is(library: Library, clients: Path, tmp_path: Path) -> None:
    example = new_case(library, ["shop"])
    example.path = tmp_path / "shop.toml"
    save_case(example, library)
    before = example.path.read_bytes()
    async with wizard(library, clients, examples=[example.path]) as user:
        await user.sees("Examples to look at")
        await user.press("down", "enter")
        await user.until(lambda: isinstance(user.app.screen, InterviewScreen))
        user.session.answer(user.session.interview.asked["business.motto"], "Ny")
        assert (clients / "shop.toml").is_file()
    assert example.path.read_bytes() == before


async def test_a_file_that_cannot_be_used_is_named(library: Library, clients: Path) -> None:
    clients.mkdir()
    (clients / "odd.toml").write_text("format = 99", encoding="utf-8")
    async with wizard(library, clients) as user:
        await user.press("down", "enter")
        await user.sees("odd.toml: format")


def test_no_file_is_ever_written_over(clients: Path) -> None:
    clients.mkdir()
    (clients / "fjell-as.toml").touch()
    assert free_file(clients, "Fjell AS") == clients / "fjell-as-2.toml"


def test_no_folder_of_exports_is_ever_shared(clients: Path) -> None:
    (clients / "fjell-as").mkdir(parents=True)

    assert free_file(clients, "Fjell AS") == clients / "fjell-as-2.toml"


def test_a_name_without_letters_still_gives_a_file(clients: Path) -> None:
    assert free_file(clients, "¿?") == clients / "client.toml"


def test_the_client_changed_last_comes_first(clients: Path, library: Library) -> None:
    for name, time in (("Old", 1_000_000_000), ("New", 1_700_000_000)):
        session = Session.started(library, clients, name, ["shop"])
        os.utime(session.path, (time, time))
    assert [client.name for client in recent_clients(clients)] == ["New", "Old"]


def test_an_outputs_folder_here_is_the_clients_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outputs").mkdir()
    assert clients_folder(None) == tmp_path / "outputs"
    assert clients_folder(Path("elsewhere")) == Path("elsewhere")
