"""A real browser, as a reader has it: opens exported pages, and tells what it saw."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from tests.page.tools import CHROMEDRIVER, CHROMIUM, npm_file

#: The rules of axe that say what WCAG 2.2 demands at levels A and AA.
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

#: How long axe may take for the longest notice on a busy machine.
_MOST_SECONDS = 240

_RUN_AXE = """
const [tags, done] = arguments;
axe.run(document, { runOnly: tags }).then(found => done(JSON.stringify(found.violations.map(
  violation => [violation.id, violation.nodes.slice(0, 3).map(node => node.html.slice(0, 200) + node.failureSummary)]
))));
"""


class Browser:
    """One window of Chromium without a screen."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome

    # ------------------------------------------------ what a reader does

    def open(self, file: Path, anchor: str = "") -> None:
        """Open a file, at an anchor if need be; what was logged before is forgotten."""
        self.chrome.get("about:blank")
        self.logged("browser")
        self.logged("performance")
        self.chrome.get(file.resolve().as_uri() + (f"#{anchor}" if anchor else ""))

    def look(self, width: int, scheme: str = "light") -> None:
        """Make the window so wide, by day (`light`) or night (`dark`)."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self._tell("Emulation.setDeviceMetricsOverride", size)
        self._tell("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def press(self, *keys: str) -> None:
        """Press some keys one after the other."""
        ActionChains(self.chrome).send_keys(*keys).perform()

    # ------------------------------------------------ what a reader sees

    def visible_text(self) -> str:
        """The text that is shown."""
        return str(self.chrome.find_element(By.TAG_NAME, "body").text)

    def is_shown(self, anchor: str) -> bool:
        """Whether the element with that id is shown."""
        return bool(self.chrome.find_element(By.ID, anchor).is_displayed())

    def focused(self) -> str:
        """Where the link leads that has the focus; empty where none has."""
        return str(self.run("return document.activeElement.getAttribute('href') || ''"))

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def violations(self) -> list[Any]:
        """What axe-core holds against the page as it stands, at WCAG 2.2 level AA."""
        self.run(npm_file("axe-core/axe.min.js").read_text(encoding="utf-8"))
        found: list[Any] = json.loads(self.chrome.execute_async_script(_RUN_AXE, _WCAG))
        return found

    def run(self, script: str) -> Any:
        """What a script gives when it is run in the page."""
        return self.chrome.execute_script(script)

    # ------------------------------------------------ what happened behind it

    def logged(self, kind: str) -> list[Mapping[str, Any]]:
        """What the browser logged since it was last asked."""
        return list(self.chrome.get_log(kind))  # type: ignore[no-untyped-call]

    def requests(self) -> list[str]:
        """The addresses asked for since the page was opened: its own, and those of others."""
        events = [json.loads(entry["message"])["message"] for entry in self.logged("performance")]
        asked = [event for event in events if event["method"] == "Network.requestWillBeSent"]
        addresses = [str(event["params"]["request"]["url"]) for event in asked]
        return [address for address in addresses if not address.startswith(("data:", "about:"))]

    # ------------------------------------------------ what comes out of it

    def printed(self) -> str:
        """The text of the page on paper."""
        content = self._tell("Page.printToPDF", {"preferCSSPageSize": True})["data"]
        call = ["pdftotext", "-", "-"]
        return subprocess.run(call, input=base64.b64decode(content), capture_output=True, check=True).stdout.decode(
            "utf-8"
        )

    def picture(self, file: Path) -> None:
        """A picture of the whole page."""
        shot = self._tell("Page.captureScreenshot", {"captureBeyondViewport": True})
        file.write_bytes(base64.b64decode(shot["data"]))

    def _tell(self, command: str, parameters: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = self.chrome.execute_cdp_cmd(command, parameters)
        return told


@contextmanager
def browser(text_size: int = 16) -> Iterator[Browser]:
    """A browser whose user reads letters of that size in pixels; closed in the end."""
    chrome = Chrome(_options(text_size), ChromeService(CHROMEDRIVER))
    chrome.set_script_timeout(_MOST_SECONDS)
    try:
        yield Browser(chrome)
    finally:
        chrome.quit()


def _options(text_size: int) -> ChromeOptions:
    options = ChromeOptions()
    options.add_experimental_option("prefs", {"webkit.webprefs.default_font_size": text_size})
    options.binary_location = CHROMIUM or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=nb"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return options
