"""The wizard in a browser, on this machine only."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("textual_serve", reason="needs textual-serve", exc_type=ImportError)

from aiohttp import ClientResponse, ClientSession, WSServerHandshakeError

from tests.display import DOWN, ENTER, SPACE
from tests.page.browser import browser
from tests.page.tools import CHROMEDRIVER, CHROMIUM, needs
from tests.window import Window, served, window
from wizard.cli import main

#: An address on this machine that nobody was given.
HOME = "127.0.0.1"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with served(tmp_path, "nb") as given:
        yield given


async def get(address: str, **headers: str) -> ClientResponse:
    async with ClientSession() as session, session.get(address, headers=headers) as response:
        await response.read()
        return response


# ---------------------------------------------------------------- who is let in


async def test_who_has_the_address_gets_the_page(address: str) -> None:
    assert (await get(address)).status == 200
    assert urlsplit(address).hostname == HOME


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js", "/download/x", "/0/"])
async def test_without_the_token_there_is_nothing(address: str, path: str) -> None:
    parts = urlsplit(address)
    assert (await get(f"http://{parts.netloc}{path}")).status == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "0.0.0.0"])
async def test_a_foreign_name_for_this_machine_is_refused(address: str, host: str) -> None:
    assert (await get(address, Host=f"{host}:{urlsplit(address).port}")).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:1"])
async def test_a_page_from_elsewhere_cannot_open_the_wizard(address: str, origin: str) -> None:
    assert (await get(address, Origin=origin)).status == 403
    async with ClientSession() as session:
        with pytest.raises(WSServerHandshakeError, match="403"):
            await session.ws_connect(f"{address}ws", origin=origin)


async def test_the_page_may_ask_nothing_of_other_machines(address: str) -> None:
    response = await get(address)
    policy = dict(rule.strip().split(" ", 1) for rule in response.headers["Content-Security-Policy"].split(";"))
    sources = {source for rule in policy.values() for source in rule.split()}
    assert policy["default-src"] == "'none'"
    assert sources == {"'none'", "'self'", "'unsafe-inline'", "data:", f"ws://{urlsplit(address).netloc}"}
    assert response.headers["Referrer-Policy"] == "no-referrer"


async def test_only_this_machine_can_reach_the_port(address: str) -> None:
    with pytest.raises(ConnectionError):
        await asyncio.open_connection("127.0.0.2", urlsplit(address).port)


# ---------------------------------------------------------------- in a real browser


def test_the_wizard_paints_in_chromium_takes_keys_and_asks_nothing_of_other_machines(tmp_path: Path) -> None:
    needs(CHROMIUM, CHROMEDRIVER)
    with window(tmp_path, "nb") as page:
        waits = page.picture()
        page.sees("+ Ny virksomhet")
        page.sees("Eksempler")
        page.sees("F2 Språk")
        page.paints_anew(waits)
        before = page.picture()
        assert page.browser.run("return document.fonts.check('16px \"Roboto Mono\"')")

        page.send(ENTER)
        page.sees("Hva heter virksomheten?")
        page.paints_anew(before)

        asked_for = {urlsplit(url) for url in page.asked_for if not url.startswith(("data:", "about:"))}
        assert {url.hostname for url in asked_for} == {HOME}
        assert "ws" in {url.scheme for url in asked_for}
        assert [entry for entry in page.browser.logged("browser") if entry["level"] == "SEVERE"] == []


# ---------------------------------------------------------------- without the extra


def test_without_textual_serve_one_line_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.delitem(sys.modules, "wizard.commands.serve", raising=False)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    code = main(["serve"])

    (line,) = capsys.readouterr().err.splitlines()
    assert code == 2
    assert line.endswith(f"install it with: {sys.executable} -m pip install textual-serve")


def test_what_was_half_typed_is_there_again_after_the_tab_is_closed(tmp_path: Path) -> None:
    needs(CHROMIUM, CHROMEDRIVER)
    with served(tmp_path, "nb") as address, browser() as opened:
        page = Window(opened, address)
        for seen, *keys in (
            ("+ Ny virksomhet", ENTER),
            ("Hva heter virksomheten?", "Fjell", ENTER),
            ("mellomrom", SPACE, ENTER),
            ("Før dere begynner", ENTER),
            ("Hva er organisasjonsnummeret?", "92360"),
            ("92360", "9"),
        ):
            page.sees(seen)
            page.rests()
            page.send(*keys)
        page.sees("923609")
        opened.chrome.get("about:blank")

        again = Window(opened, address)
        for seen, *keys in (("Fjell", DOWN, ENTER), ("Åpne", ENTER), ("Før dere begynner", ENTER)):
            again.sees(seen)
            again.rests()
            again.send(*keys)
        again.sees("923609")
