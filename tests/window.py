"""The wizard in a page of a real Chromium: someone types there, and reads what was sent to the page."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.calling import ROOT
from tests.display import DOWN, ENTER, F3, F4, F5, F8, F10, QUIET, RIGHT, TAB, UP, Display
from tests.page.browser import Browser, browser

_LOCALES = {"nb": "nb_NO.UTF-8", "en": "en_GB.UTF-8"}

#: The terminal in the page is as large as the page, which tells the wizard as soon as it has a letter to measure.
_AT_FIRST = (300, 100)

#: What WebSocket calls a frame of bytes, and what is tried again after so many seconds.
_BINARY, _SHORTLY = 2, 0.02

_PATIENCE = 40.0

#: The keys as a browser names them, by what a terminal makes of them.
_KEYS = {
    ENTER: Keys.ENTER,
    TAB: Keys.TAB,
    UP: Keys.ARROW_UP,
    DOWN: Keys.ARROW_DOWN,
    RIGHT: Keys.ARROW_RIGHT,
    F3: Keys.F3,
    F4: Keys.F4,
    F5: Keys.F5,
    F8: Keys.F8,
    F10: Keys.F10,
}


class Window(Display):
    """One page with the wizard, and what the page asked for."""

    def __init__(self, opened: Browser, address: str) -> None:
        super().__init__(*_AT_FIRST)
        self.browser = opened
        self.asked_for: set[str] = set()
        self._is_connected = True
        opened.chrome.get(address)

    def send(self, *keys: str) -> None:
        """Type keys."""
        ActionChains(self.browser.chrome).send_keys(*(_KEYS.get(key, key) for key in keys)).perform()

    @property
    def is_running(self) -> bool:
        """Whether the page is still connected to a wizard."""
        return self._is_connected

    def picture(self) -> bytes:
        """What is painted."""
        return bytes(self.browser.chrome.get_screenshot_as_png())

    def paints_anew(self, before: bytes) -> None:
        """Wait until something else is painted than before."""
        end = time.monotonic() + _PATIENCE
        while self.picture() == before:
            assert time.monotonic() < end, "nothing new was painted"

    def _read(self) -> bool:
        end = time.monotonic() + QUIET
        while time.monotonic() < end:
            if sum(self._take(json.loads(entry["message"])["message"]) for entry in self.browser.logged("performance")):
                return True
            time.sleep(_SHORTLY)
        return False

    def _take(self, event: dict[str, Any]) -> bool:
        """Take in something that happened in the browser; whether the wizard has drawn."""
        told = event["params"]
        match event["method"]:
            case "Network.requestWillBeSent":
                self.asked_for.add(told["request"]["url"])
            case "Network.webSocketCreated":
                self.asked_for.add(told["url"])
            case "Network.webSocketClosed":
                self._is_connected = False
            case "Network.webSocketFrameSent":
                self._size(json.loads(told["response"]["payloadData"]))
            case "Network.webSocketFrameReceived" if told["response"]["opcode"] == _BINARY:
                self._stream.feed(base64.b64decode(told["response"]["payloadData"]))
                return True
        return False

    def _size(self, sent: list[Any]) -> None:
        if sent[0] == "resize":
            self._screen.resize(sent[1]["height"], sent[1]["width"])


@contextmanager
def served(folder: Path, language: str) -> Iterator[str]:
    """Where a running server is, as it says itself; its clients are in a folder of their own."""
    call = [sys.executable, "-m", "wizard", "--clients", str(folder / "clients"), "serve"]
    environment = {**os.environ, "LC_ALL": _LOCALES[language], "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(call, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        process.stdout.readline()
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


@contextmanager
def window(folder: Path, language: str) -> Iterator[Window]:
    """The wizard in a page, its clients in a folder of their own."""
    with served(folder, language) as address, browser() as opened:
        yield Window(opened, address)
