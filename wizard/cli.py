"""The command line: which commands there are, and one clear line where a call cannot be used."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from wizard.errors import DONE, UNUSABLE, NoticeWizardError
from wizard.locale import _, system_language, use_language


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        print(f"notice-wizard: {message}", file=sys.stderr)
        raise SystemExit(UNUSABLE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code."""
    use_language(system_language())
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except NoticeWizardError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="notice-wizard",
        description=_("Privacy and cookie notices in Norwegian and English, from your own answers. Not legal advice."),
    )
    parser.set_defaults(run=_command("wizard"), file=None)
    parser.add_argument("--version", action=_ShowVersion, help=_("program and library version"))
    parser.add_argument(
        "--library",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help=_("lay another library over the built-in one"),
    )
    parser.add_argument("--clients", type=Path, metavar="DIR", help=_("the folder of your clients' answer files"))
    commands = parser.add_subparsers(title=_("commands"), metavar="")
    for add in (_add_open, _add_new, _add_build, _add_check, _add_points, _add_tasks, _add_explain, _add_tools, _add_lint):
        add(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives the type no public name


def _add_open(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("open", help=_("open one answer file in the wizard"))
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=_command("wizard"))


def _add_new(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("new", help=_("write a fresh answer file"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--kind", action="append", default=[], required=True, metavar="KIND")
    parser.set_defaults(run=_command("new"))


def _add_build(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("build", help=_("write the notice of one or more answer files"))
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--lang", default="both", metavar="nb|en|both|CODE,…")
    parser.add_argument("--format", default="all", choices=["md", "html", "json", "all"])
    parser.add_argument("--out", type=Path, metavar="DIR")
    parser.add_argument("--final", action="store_true", help=_("write only if nothing is open"))
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD")
    parser.set_defaults(run=_command("build"))


def _add_check(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("check", help=_("findings, open points, tasks and requirement coverage"))
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_command("check"))


def _add_points(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("points", help=_("the open points as a letter, per person who would know"))
    _add_file_and_language(parser)
    parser.set_defaults(run=_command("points"))


def _add_tasks(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("tasks", help=_("what to do besides publishing"))
    _add_file_and_language(parser)
    parser.set_defaults(run=_command("tasks"))


def _add_explain(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("explain", help=_("why each piece stands there, and which do not, and why"))
    parser.add_argument("file", type=Path)
    parser.add_argument("block", nargs="?", metavar="BLOCK")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_command("explain"))


def _add_tools(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("tools", help=_("search the catalogue of tools"))
    parser.add_argument("word", nargs="?", default="", metavar="WORD")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_command("tools"))


def _add_lint(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser("lint", help=_("check the library"))
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR")
    parser.add_argument("--stale", type=int, metavar="DAYS", help=_("list what was checked longer ago"))
    parser.set_defaults(run=_command("lint"))


def _add_file_and_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", choices=["nb", "en"], default=system_language())


def _command(name: str) -> object:
    """The command of that name, imported when it is run."""

    def run(options: argparse.Namespace) -> int:
        from wizard import commands

        return int(getattr(commands, name)(options))

    return run


class _ShowVersion(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *rest: object) -> None:
        from wizard import commands

        commands.version(namespace)
        parser.exit(DONE)


def _date(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("a date is written 2026-05-31; found {found!r}").format(found=written)) from error
