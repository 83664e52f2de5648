"""The tools that look at exported pages, and where they are found.

Debian has Chromium, its driver, pdftotext, Java and Node; `make page-tools` puts axe-core, the Nu HTML checker and
markdownlint into `.page-tools/`. Where one is missing its tests are skipped; in CI they fail.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

NPM = Path(__file__).parents[2] / ".page-tools" / "node_modules"
CHROMIUM, CHROMEDRIVER, PDFTOTEXT = (shutil.which(name) for name in ("chromium", "chromedriver", "pdftotext"))


def npm_file(name: str) -> Path:
    """A file of an installed package."""
    return NPM / name


def needs(*found: object) -> None:
    """Skip what runs next where one of these tools is not there; fail in CI."""
    if all(tool.exists() if isinstance(tool, Path) else tool for tool in found):
        return
    message = "needs the tools that .ci/run installs (Chromium and others), and then: make page-tools"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
