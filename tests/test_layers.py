from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

import pytest

from tests.calling import EXAMPLE, ROOT, python

LOADED = """
import sys
from wizard.cli import main
main({arguments!r})
print("LOADED", *sorted(sys.modules))
"""


def loaded_by(arguments: list[str], folder: Path) -> set[str]:
    """The modules that a fresh Python has loaded after a command."""
    outcome = python("-c", LOADED.format(arguments=arguments), folder=folder)
    (line,) = [line for line in outcome.out.splitlines() if line.startswith("LOADED ")]
    return set(line.split()[1:])


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", str(EXAMPLE)],
        ["check", str(EXAMPLE)],
        ["points", str(EXAMPLE)],
        ["tasks", str(EXAMPLE)],
        ["explain", str(EXAMPLE)],
        ["tools", "x"],
        ["--version"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_but_the_wizard_loads_textual(arguments: list[str], tmp_path: Path) -> None:
    packages = {module.partition(".")[0] for module in loaded_by(arguments, tmp_path)}

    assert "wizard" in packages
    assert not packages & {"textual", "rich"}


WITHOUT_NETWORK = """
import sys
def guard(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"the network was asked for: {{event}}")
sys.addaudithook(guard)
from wizard.cli import main
code = main({arguments!r})
print("DONE", code)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", str(EXAMPLE), "--final"],
        ["check", str(EXAMPLE)],
        ["points", str(EXAMPLE)],
        ["tasks", str(EXAMPLE)],
        ["explain", str(EXAMPLE)],
        ["tools", "vipps"],
        ["lint"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_asks_for_the_network(arguments: list[str], tmp_path: Path) -> None:
    outcome = python("-c", WITHOUT_NETWORK.format(arguments=arguments), folder=tmp_path)

    assert outcome.out.splitlines()[-1] == "DONE 0", outcome


def test_a_command_loads_no_other_command(tmp_path: Path) -> None:
    commands = {module for module in loaded_by(["tools", "x"], tmp_path) if module.startswith("wizard.commands.")}

    assert commands == {"wizard.commands.library", "wizard.commands.tools"}


def test_searching_the_catalogue_assembles_no_notice(tmp_path: Path) -> None:
    loaded = loaded_by(["tools", "x"], tmp_path)

    assert not any(module.startswith(("wizard.notice", "wizard.interview", "wizard.case")) for module in loaded)


def test_each_layer_imports_only_from_those_below_it() -> None:
    lint_imports = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    assert lint_imports is not None, "install the development tools"

    outcome = python(lint_imports, "--no-cache", folder=ROOT)

    assert outcome.code == 0, outcome.out + outcome.err
