"""The command line: which commands there are, and one clear line where a call cannot be used."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from wizard.errors import DONE, UNUSABLE, NoticeWizardError, complain, line_about, line_about_bug
from wizard.locale import _, system_language, use_language

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["_Parser"]

Command = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and exit."""
        complain(f"notice-wizard: {message}")
        raise SystemExit(UNUSABLE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code; SystemExit where the call cannot be read."""
    use_language(system_language())
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # no other package's code looks at the answers
    terminal = argparse.Namespace(encoding=sys.stdout.encoding or "utf-8")
    _write_utf8()
    options = _parser().parse_args(arguments, terminal)
    command: Command = options.run
    try:
        code = command(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _stop_writing()
        return DONE
    except (NoticeWizardError, OSError) as error:
        complain(line_about(error))
    except KeyboardInterrupt:
        complain(_("stopped"))
    except Exception as error:
        complain(line_about_bug(error))
    return UNUSABLE


def _write_utf8() -> None:
    """What is printed is UTF-8 everywhere, also where a system would choose something smaller."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _stop_writing() -> None:
    """Who read the output has gone: nothing more is written, also not when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# ---------------------------------------------------------------- the commands


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="notice-wizard",
        description=_("Privacy and cookie notices in Norwegian and English, from your own answers. Not legal advice."),
        allow_abbrev=False,
    )
    parser.set_defaults(run=_command("open"), file=None)
    _add_global_options(parser)
    commands: _Commands = parser.add_subparsers(title=_("commands"), metavar="")
    for add in (
        _add_open,
        _add_new,
        _add_build,
        _add_check,
        _add_points,
        _add_tasks,
        _add_explain,
        _add_tools,
        _add_lint,
        _add_serve,
    ):
        add(commands)
    return parser


def _add_global_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--version",
        action="store_const",
        dest="run",
        const=_command("version"),
        help=_("print program version, library version and digest"),
    )
    parser.add_argument(
        "--library",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help=_("lay another library over the built-in one (may be repeated)"),
    )
    parser.add_argument("--clients", type=Path, metavar="DIR", help=_("the folder of your clients' answer files"))
    parser.add_argument("--plain", action="store_true", help=_("the wizard line by line, without screens"))


def _add_open(commands: _Commands) -> None:
    parser = _add(commands, "open", _("open one answer file in the wizard"))
    _add_file(parser)


def _add_new(commands: _Commands) -> None:
    parser = _add(commands, "new", _("write a fresh answer file"))
    _add_file(parser)
    parser.add_argument(
        "--kind",
        action="append",
        required=True,
        metavar="KIND",
        help=_("shop, event, wholesale or service (may be repeated)"),
    )


def _add_build(commands: _Commands) -> None:
    parser = _add(commands, "build", _("write the notice of one or more answer files"))
    _add_files(parser)
    parser.add_argument("--lang", default="both", metavar="nb|en|both|CODE,…", help=_("which languages"))
    _add_format(parser)
    parser.add_argument("--notice", metavar="ID", help=_("only this one of the notices that the file defines"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=_("where to write (outputs/NAME if not given)"))
    parser.add_argument("--final", action="store_true", help=_("write only where no open point blocks"))
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help=_("the date of the notice"))
    jobs = _("how many processes share the work (as many as there are processors, for many files)")
    parser.add_argument("--jobs", type=_count, metavar="N", help=jobs)


def _add_format(parser: argparse.ArgumentParser) -> None:
    formats = ["md", "html", "json", "fragment", "publish", "all"]
    about = _("which files; all is md, html and json; fragment is to paste, publish says what to do with the files")
    parser.add_argument("--format", default="all", choices=formats, help=about)
    parser.add_argument("--split", action="store_true", help=_("cookies in a notice of their own"))
    parser.add_argument(
        "--heading-level",
        type=int,
        default=2,
        choices=range(1, 5),
        metavar="1-4",
        help=_("the level of the first heading in a fragment (2 if not given)"),
    )


def _add_check(commands: _Commands) -> None:
    parser = _add(commands, "check", _("findings, open points, tasks and requirement coverage"))
    _add_files(parser)
    _add_json(parser)


def _add_points(commands: _Commands) -> None:
    parser = _add(commands, "points", _("the open points as a letter, per person who would know"))
    _add_file(parser)
    _add_language(parser)


def _add_tasks(commands: _Commands) -> None:
    parser = _add(commands, "tasks", _("what to do besides publishing"))
    _add_file(parser)
    _add_language(parser)


def _add_explain(commands: _Commands) -> None:
    parser = _add(commands, "explain", _("why each piece stands there, and which do not, and why"))
    _add_file(parser)
    parser.add_argument("block", nargs="?", metavar="BLOCK", help=_("one block, by its id"))
    _add_json(parser)


def _add_tools(commands: _Commands) -> None:
    parser = _add(commands, "tools", _("search the catalogue of tools"))
    parser.add_argument("word", nargs="?", default="", metavar="WORD", help=_("part of a name or of a provider's name"))
    _add_json(parser)


def _add_lint(commands: _Commands) -> None:
    parser = _add(commands, "lint", _("check the library"))
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR", help=_("another library than the built-in one"))
    parser.add_argument("--stale", type=_days, metavar="DAYS", help=_("list what was checked more days ago"))


def _add_serve(commands: _Commands) -> None:
    parser = _add(commands, "serve", _("the wizard in a browser on this machine"))
    parser.add_argument("--port", type=int, default=0, metavar="PORT", help=_("which port (a free one if not given)"))


# ---------------------------------------------------------------- parts of the commands


def _add(commands: _Commands, name: str, about: str) -> _Parser:
    parser = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
    parser.set_defaults(run=_command(name))
    return parser


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("an answer file"))


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=_("an answer file"))


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=["nb", "en"], help=_("which language"))


def _command(name: str) -> Command:
    """The command of that name, imported when it is run."""

    def run(options: argparse.Namespace) -> int:
        command: Command = importlib.import_module(f"wizard.commands.{name}").run
        return command(options)

    return run


def _date(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        message = _("a date is written 2026-05-31; found {found!r}")
        raise argparse.ArgumentTypeError(message.format(found=written)) from error


def _count(written: str) -> int:
    if not written.isdecimal() or int(written) < 1:
        message = _("a number from 1 on; found {found!r}")
        raise argparse.ArgumentTypeError(message.format(found=written))
    return int(written)


def _days(written: str) -> int:
    if not written.isdecimal():
        message = _("a number of days; found {found!r}")
        raise argparse.ArgumentTypeError(message.format(found=written))
    return int(written)
