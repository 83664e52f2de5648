"""What others' checkers say of the exported files: the Nu HTML checker, and markdownlint."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.page.exported import ALL, EXAMPLES, SPLIT, contents
from tests.page.themes import THEMES, placed
from tests.page.tools import needs, npm_file

_MARKDOWNLINT = npm_file("markdownlint-cli2/markdownlint-cli2-bin.mjs")
_NU = npm_file("vnu-jar/build/dist/vnu.jar")

#: Two rules are left out: lines may be as long as sentences are, and two things may have the same heading.
_RULES = {"default": True, "MD013": False, "MD024": False}


def test_the_nu_html_checker_has_nothing_to_say(folder: Path) -> None:
    needs(shutil.which("java"), _NU)
    pages = [file for file in folder.rglob("*.html") if not file.name.endswith(".fragment.html")]
    assert len(pages) == 3 * len(ALL) + 6 * len(SPLIT)
    assert _said_by_nu(pages) == []


def test_the_nu_html_checker_has_nothing_to_say_of_a_fragment_in_a_theme(tmp_path: Path) -> None:
    needs(shutil.which("java"), _NU)
    for theme in THEMES:
        for name in (*EXAMPLES, "hostile"):
            page = placed(theme, contents(name)["notice.nb.fragment.html"])
            (tmp_path / f"{name}-{theme}.html").write_text(page, encoding="utf-8")
    assert _said_by_nu(sorted(tmp_path.iterdir())) == []


def test_markdownlint_has_nothing_to_say(folder: Path, tmp_path: Path) -> None:
    needs(shutil.which("node"), _MARKDOWNLINT)
    rules = tmp_path / ".markdownlint.json"
    rules.write_text(json.dumps(_RULES), encoding="utf-8")
    files = sorted(folder.rglob("*.md"))
    assert len(files) == 5 * len(ALL) + 6 * len(SPLIT)
    call = ["node", str(_MARKDOWNLINT), "--config", str(rules), *(f":{file}" for file in files)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert f"Linting: {len(files)} file(s)" in done.stdout
    assert done.stderr == ""
    assert done.returncode == 0


def _said_by_nu(pages: list[Path]) -> list[str]:
    """Its errors and warnings, each with its file."""
    call = ["java", "-jar", str(_NU), "--format", "json", "--stdout", "--exit-zero-always", *map(str, pages)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)["messages"]
    return [f"{one['url'].rpartition('/')[2]}: {one['message']}: {one.get('extract', '')[:200]}" for one in said]
