from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path

import pytest
from textual.events import Key

from tests.answering import library as real
from tests.tui.user import NARROW, User, wizard
from wizard.case import load_case, new_case, save_case
from wizard.client.folder import clients_folder, free_file, recent_clients
from wizard.client.session import Session
from wizard.client.typical import typical_businesses
from wizard.library.schema import Library
from wizard.locale import use_language
from wizard.tui.app import WizardApp
from wizard.tui.screens.before import BeforeScreen
from wizard.tui.screens.choose import ChooseScreen
from wizard.tui.screens.interview import InterviewScreen
from wizard.tui.screens.new import NewScreen
from wizard.tui.screens.start import StartScreen


def client(library: Library, clients: Path, name: str, **answers: str) -> Path:
    """The file of a client with some answers about the business."""
    session = Session.started(library, clients, name, ["shop"])
    for question, raw in answers.items():
        session.answer(session.interview.asked[f"business.{question}"], raw)
    session.close()
    return session.path


#: An answer to each type of question of the small library.
EVERY_TYPE = {
    "address": {"street": "Storgata 1", "postcode": "0155", "city": "Oslo"},
    "cookies": [],
    "country": "NO",
    "date": "2026-05-17",
    "email": "post@fjord.no",
    "one-of": "red",
    "orgno": "923609016",
    "own-words": {"nb": "noe", "en": "something"},
    "phone": "22334455",
    "records": [],
    "retention": {"shape": "after", "amount": 1, "unit": "months", "start": "unsubscribed"},
    "several-of": [],
    "text": "Fjord",
    "tools": [],
    "url": "https://fjord.no",
    "yes-no": False,
}


async def on(user: User, screen: type[object]) -> None:
    await user.until(lambda: isinstance(user.app.screen, screen))


# ---------------------------------------------------------------- a new client


async def test_a_new_client_gets_a_file_named_after_the_business(library: Library, clients: Path) -> None:
    async with wizard(library, clients) as user:
        await user.press("enter")
        await user.type("Bærums Blåbær & Sønn AS")
        await user.press("enter", "space", "enter")
        await on(user, BeforeScreen)
        await user.press("enter")
        await on(user, InterviewScreen)
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


async def test_a_name_that_is_not_found_becomes_a_new_client(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell")
    async with wizard(library, clients) as user:
        await user.press("f", "j", "o", "r", "d")
        await user.sees("+ New client “fjord”")
        await user.press("enter")
        await on(user, NewScreen)
        await user.press("enter", "space", "enter")
        await on(user, BeforeScreen)
        assert (clients / "fjord.toml").is_file()


async def test_what_is_typed_while_the_library_is_read_goes_into_the_new_client(
    library: Library, clients: Path
) -> None:
    may_read = threading.Event()

    def load() -> Library:
        assert may_read.wait(30)
        return library

    app = WizardApp(load, clients, list)
    async with app.run_test() as pilot:
        for key in ("enter", *"Fjell", "enter", "space", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await asyncio.sleep(0.3)
        assert not clients.exists()
        may_read.set()
        await on(User(app, pilot), BeforeScreen)
        assert load_case(clients / "fjell.toml", library).get("business.legal_name") == "Fjell"


async def test_a_typical_business_gives_kinds_and_suggestions(clients: Path) -> None:
    async with wizard(real(), clients, NARROW) as user:
        user.start.typical = typical_businesses(real())
        await user.press("enter")
        await user.type("Fjell")
        await user.press("enter", "tab", *["down"] * [*user.start.typical].index("web-shop"))
        await user.sees(user.start.typical["web-shop"].about["en"][:40])
        await user.press("enter")
        await on(user, BeforeScreen)
        await user.sees("The answers that came along are suggestions")
    case = load_case(clients / "fjell.toml", real())
    assert case.kinds == ["shop"]
    assert case.is_proposed("online_sales.sells")


async def test_the_arrows_lead_through_all_that_a_new_client_is_asked(clients: Path) -> None:
    async with wizard(real(), clients) as user:
        user.start.typical = typical_businesses(real())
        await user.press("enter", "down", *["down"] * len(real().kinds), "space")
        await user.sees("(•) ")
        await user.press("up", "space")
        await user.press("enter")
        screen = user.app.screen
        assert isinstance(screen, NewScreen)
        assert screen.begins_from == next(iter(user.start.typical))
        assert [*real().kinds][-1] in screen.picked


async def test_a_typical_business_can_have_more_kinds(clients: Path) -> None:
    async with wizard(real(), clients) as user:
        user.start.typical = typical_businesses(real())
        await user.press("enter")
        await user.type("Fjell")
        await user.press("enter", "down", "space", "tab", "space")
        await user.sees("(•) ")
        await user.press("enter")
        await on(user, BeforeScreen)
    first = next(iter(typical_businesses(real()).values()))
    assert load_case(clients / "fjell.toml", real()).kinds == ["event", *first.kinds]


# ---------------------------------------------------------------- before one starts


async def test_before_one_starts_one_is_told_what_is_to_come(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell")
    async with wizard(library, clients, NARROW) as user:
        await user.press("down", "enter", "enter")
        await on(user, BeforeScreen)
        for told in ("twenty minutes", "A list of customers", "no legal advice", "On this machine only"):
            await user.sees(told)
        await user.press("escape")
        await on(user, StartScreen)


async def test_who_has_begun_goes_straight_on(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell", motto="Opp")
    async with wizard(library, clients) as user:
        await user.press("down", "enter", "enter")
        await on(user, InterviewScreen)


async def test_what_came_along_is_said_to_be_suggestions(library: Library, clients: Path) -> None:
    session = Session.started(library, clients, "Fjell", ["shop"])
    async with wizard(library, clients) as user:
        await user.app.push_screen(BeforeScreen(session))
        assert "suggestions" not in user.screen
        session.case.propose("business.motto", "Opp")
        await user.app.push_screen(BeforeScreen(session))
        await user.sees("suggestions")


# ---------------------------------------------------------------- the list


async def test_clients_are_listed_with_their_names_and_opened(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell og [x] Fjord [/x]", motto="Opp")
    async with wizard(library, clients) as user:
        await user.sees("Fjell og [x] Fjord [/x]")
        await user.press("down", "enter")
        await user.sees("fjell-og-x-fjord-x.toml")
        await user.press("enter")
        await on(user, InterviewScreen)
        assert user.session.name == "Fjell og [x] Fjord [/x]"


async def test_the_list_tells_how_far_each_client_is(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell")
    done = Session.started(library, clients, "Fjord", ["shop"])
    for asked in done.interview.asked.values():
        if asked.address != "business.email":
            done.case.answer(asked.address, EVERY_TYPE[asked.question.type])
    save_case(done.case, library)
    done.close()
    (clients / "odd.toml").write_text("format = 99", encoding="utf-8")
    async with wizard(library, clients) as user:
        for told in ("questions left", "1 question left", "cannot be read"):
            await user.sees(told)


async def test_clients_of_the_same_name_are_told_apart_by_their_files(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell")
    client(library, clients, "Fjell")
    async with wizard(library, clients) as user:
        await user.sees("Fjell (fjell-2)")
        await user.sees("Fjell (fjell)")


async def test_what_is_typed_is_searched_for_and_escape_shows_all_again(library: Library, clients: Path) -> None:
    for name in ("Fjell", "Fjord", "Bakke"):
        client(library, clients, name, motto="Opp")
    async with wizard(library, clients) as user:
        await user.press("J", "O")
        await user.sees("Fjord")
        assert "Fjell" not in user.screen
        assert "Bakke" not in user.screen
        await user.press("escape")
        await user.sees("Bakke")
        await user.press("j", "o", "enter", "enter")
        await on(user, InterviewScreen)
        assert user.session.name == "Fjord"


async def test_who_comes_back_finds_the_client_highlighted(library: Library, clients: Path) -> None:
    for name in ("Fjell", "Fjord", "Bakke"):
        client(library, clients, name, motto="Opp")
    async with wizard(library, clients) as user:
        await user.press("down", "down", "enter", "enter")
        await on(user, InterviewScreen)
        name = user.session.name
        await user.press("escape")
        await on(user, StartScreen)
        assert user.start.client
        assert user.start.client.name == name


async def test_an_example_is_copied_and_left_as_it_is(library: Library, clients: Path, tmp_path: Path) -> None:
    example = new_case(library, ["shop"])
    example.path = tmp_path / "shop.toml"
    save_case(example, library)
    before = example.path.read_bytes()
    async with wizard(library, clients, examples=[example.path]) as user:
        await user.sees("Examples to look at")
        await user.press("down", "enter")
        await on(user, InterviewScreen)
        user.session.answer(user.session.interview.asked["business.motto"], "Ny")
        assert (clients / "shop.toml").is_file()
    assert example.path.read_bytes() == before


async def test_a_file_that_cannot_be_used_is_named(library: Library, clients: Path) -> None:
    clients.mkdir()
    (clients / "odd.toml").write_text("format = 99", encoding="utf-8")
    async with wizard(library, clients) as user:
        await user.press("down", "enter", "enter")
        await user.sees("odd.toml: format")


# ---------------------------------------------------------------- what can be done with a client


async def test_a_client_is_deleted_and_brought_back_by_a_key(library: Library, clients: Path) -> None:
    file = client(library, clients, "Fjell")
    before = file.read_bytes()
    async with wizard(library, clients) as user:
        await user.press("down", "f8")
        await user.sees("Fjell is deleted.")
        assert not file.exists()
        await user.press("f9")
        await user.sees("Brought back: fjell.toml")
        assert file.read_bytes() == before


async def test_a_deleted_client_is_found_again_another_day(library: Library, clients: Path) -> None:
    file = client(library, clients, "Fjell")
    async with wizard(library, clients) as user:
        await user.press("down", "enter", "up", "enter")
        await user.until(lambda: not file.exists())
    async with wizard(library, clients) as user:
        await user.sees("Deleted clients (1)")
        await user.press("up", "enter")
        await user.sees("Which client do you want back?")
        await user.press("space")
        await user.until(file.exists)
        assert user.start.client
        assert user.start.client.name == "Fjell"


async def test_a_clients_file_is_renamed(library: Library, clients: Path) -> None:
    file = client(library, clients, "Fjell")
    async with wizard(library, clients) as user:
        await user.press("down", "f6")
        await user.sees("What shall the file be called?")
        await user.type("Fjell gammel")
        await user.press("enter")
        await user.sees("fjell-gammel.toml")
        assert not file.exists()
        assert load_case(clients / "fjell-gammel.toml", library).get("business.legal_name") == "Fjell"


async def test_a_copy_holds_suggestions_only_and_another_name(library: Library, clients: Path) -> None:
    source = Session.opened(library, client(library, clients, "Fjell", motto="Opp", email="post@fjell.no"))
    source.answer(source.interview.asked["newsletter.sends"], True)
    source.close()
    async with wizard(library, clients) as user:
        await user.press("down", "f3")
        await user.sees("The answers of Fjell become")
        await user.type("Fjord")
        await user.press("enter")
        await on(user, BeforeScreen)
        await user.sees("The answers that came along are suggestions")
        await user.press("enter")
        await on(user, InterviewScreen)
        case = user.session.case
        assert (case.get("business.legal_name"), case.get("business.motto")) == ("Fjord", None)
        assert case.is_proposed("newsletter.sends")
    assert "fjell" not in (clients / "fjord.toml").read_text(encoding="utf-8").lower()


async def test_a_file_to_hand_over_is_written_where_it_says(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell", motto="Opp")
    async with wizard(library, clients) as user:
        await user.press("down", "f4")
        await user.sees("Written to hand over")
    assert load_case(clients / "_handed-over" / "fjell.toml", library).get("business.motto") == "Opp"


async def test_keys_for_a_client_are_shown_when_one_is_highlighted(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell")
    async with wizard(library, clients, NARROW) as user:
        await user.until(lambda: "Delete" not in user.screen)
        await user.press("down")
        for key in ("F3 Copy", "F4 Hand over", "F6 Rename", "F8 Delete", "F2 Language"):
            await user.sees(key)


async def test_the_menu_speaks_the_language_of_the_moment(library: Library, clients: Path) -> None:
    client(library, clients, "Fjell")
    async with wizard(library, clients) as user:
        await user.press("down", "enter")
        await on(user, ChooseScreen)
        await user.press("f2")
        await user.sees("Kopier til en ny virksomhet")
        await user.press("escape")
        await user.sees("+ Ny virksomhet")
        use_language("en")


async def test_a_folder_that_cannot_be_written_is_named(library: Library, tmp_path: Path) -> None:
    (tmp_path / "clients").write_text("a file, and no folder")
    async with wizard(library, tmp_path / "clients") as user:
        await user.press("enter")
        await user.type("Fjell")
        await user.press("enter", "space", "enter")
        await user.sees(f"{tmp_path / 'clients'}:")
        await on(user, StartScreen)


# ---------------------------------------------------------------- the folder


def test_no_file_is_ever_written_over(clients: Path) -> None:
    clients.mkdir()
    (clients / "fjell-as.toml").touch()
    assert free_file(clients, "Fjell AS") == clients / "fjell-as-2.toml"


def test_no_folder_of_exports_is_ever_shared(clients: Path) -> None:
    (clients / "fjell-as").mkdir(parents=True)

    assert free_file(clients, "Fjell AS") == clients / "fjell-as-2.toml"


def test_no_backup_is_ever_anothers(clients: Path) -> None:
    clients.mkdir()
    (clients / "fjell-as.toml.bak").touch()

    assert free_file(clients, "Fjell AS") == clients / "fjell-as-2.toml"


def test_a_name_without_letters_still_gives_a_file(clients: Path) -> None:
    assert free_file(clients, "¿?") == clients / "client.toml"


def test_the_client_changed_last_comes_first(clients: Path, library: Library) -> None:
    for name, time in (("Old", 1_700_000_000), ("New", 1_700_000_060), ("Older", 1_600_000_000)):
        os.utime(client(library, clients, name), (time, time))
    assert [client.name for client in recent_clients(clients)] == ["New", "Old", "Older"]


def test_an_outputs_folder_here_is_the_clients_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outputs").mkdir()
    assert clients_folder(None) == tmp_path / "outputs"
    assert clients_folder(Path("elsewhere")) == Path("elsewhere")
