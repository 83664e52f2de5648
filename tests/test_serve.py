"""The wizard in a browser, on this machine only."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyte
import pytest

pytest.importorskip("textual_serve", reason="needs textual-serve", exc_type=ImportError)

from aiohttp import ClientResponse, ClientSession, WSServerHandshakeError

from tests.calling import ROOT
from tests.page.tools import CHROMEDRIVER, CHROMIUM, needs
from wizard.cli import main

if TYPE_CHECKING:
    from tests.page.browser import Browser

NORWEGIAN = {"LC_ALL": "nb_NO.UTF-8", "PYTHONPATH": str(ROOT)}

#: An address on this machine that nobody was given.
HOME = "127.0.0.1"

_PATIENCE = 40.0
_BINARY = 2


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a running server is, as it says itself."""
    call = [sys.executable, "-m", "wizard", "--clients", str(tmp_path / "clients"), "serve"]
    process = subprocess.Popen(call, cwd=tmp_path, env={**os.environ, **NORWEGIAN}, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        process.stdout.readline()
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


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


class Window:
    """A page with the wizard in a real Chromium: what was sent to it, and what it asked for."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.asked_for: set[str] = set()
        self._screen = pyte.Screen(300, 100)
        self._stream = pyte.ByteStream(self._screen)
        browser.chrome.get(address)

    def sees(self, text: str) -> None:
        """Wait until a text was sent to the terminal in the page."""
        end = time.monotonic() + _PATIENCE
        while text not in "\n".join(self._screen.display):
            assert time.monotonic() < end, "\n".join(self._screen.display)
            for entry in self.browser.logged("performance"):
                event = json.loads(entry["message"])["message"]
                self._take(event["method"], event["params"])

    def picture(self) -> bytes:
        """What is painted."""
        return bytes(self.browser.chrome.get_screenshot_as_png())

    def paints_anew(self, before: bytes) -> None:
        """Wait until something else is painted than before."""
        end = time.monotonic() + _PATIENCE
        while self.picture() == before:
            assert time.monotonic() < end, "nothing new was painted"

    def _take(self, method: str, told: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked_for.add(told["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.asked_for.add(told["url"])
        elif method == "Network.webSocketFrameReceived" and told["response"]["opcode"] == _BINARY:
            self._stream.feed(base64.b64decode(told["response"]["payloadData"]))


@pytest.fixture
def window(address: str) -> Iterator[Window]:
    needs(CHROMIUM, CHROMEDRIVER)
    from tests.page.browser import browser

    with browser() as opened:
        yield Window(opened, address)


def test_the_wizard_paints_in_chromium_takes_keys_and_asks_nothing_of_other_machines(
    window: Window,
) -> None:
    waits = window.picture()
    window.sees("+ Ny virksomhet")
    window.sees("Eksempler")
    window.sees("F2 Språk")
    window.paints_anew(waits)
    before = window.picture()
    assert window.browser.run("return document.fonts.check('16px \"Roboto Mono\"')")

    window.browser.press("\ue007")  # Enter
    window.sees("Hva heter virksomheten?")
    window.paints_anew(before)

    asked_for = {urlsplit(url) for url in window.asked_for if not url.startswith(("data:", "about:"))}
    assert {url.hostname for url in asked_for} == {HOME}
    assert "ws" in {url.scheme for url in asked_for}
    assert [entry for entry in window.browser.logged("browser") if entry["level"] == "SEVERE"] == []


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
