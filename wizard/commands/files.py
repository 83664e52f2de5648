"""What the commands about answer files do alike: make what follows from a file, go through several files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from wizard.case import unknown_names
from wizard.errors import UNUSABLE, CallError, CaseError, complain, line_about
from wizard.flow import Made, make_from_file
from wizard.library.schema import Library
from wizard.locale import _, language


def made_from(library: Library, file: Path, options: Namespace, say: Callable[[str], None] = complain) -> Made:
    """Everything that follows from an answer file; names that the library does not have are said through `say`.

    Raises CaseError where the file cannot be used.
    """
    made = make_from_file(library, file, getattr(options, "date", None))
    for line in unknown_names(made.case, library):
        say(f"{file}: {line}")
    return made


def worst_of(files: Iterable[Path], do: Callable[[Path], int]) -> int:
    """The worst exit code of doing something with each file; one that cannot be used does not stop the others."""
    return max(_code_of(file, do) for file in files)


def _code_of(file: Path, do: Callable[[Path], int]) -> int:
    try:
        return do(file)
    except BrokenPipeError:
        raise
    except (CaseError, CallError, OSError) as error:
        complain(line_about(error))
        return UNUSABLE


def language_of(options: Namespace, made: Made) -> str:
    """The language to tell of a notice in: the one asked for, else the program's, else the notice's first.

    Raises CallError where the one asked for is not among the notice's.
    """
    if getattr(options, "lang", None):
        check_language(options.lang, made)
        return str(options.lang)
    return language() if language() in made.notice.languages else made.notice.languages[0]


def check_language(code: str, made: Made) -> None:
    """Hold a chosen language to those of the notice.

    Raises CallError where it is not among them.
    """
    if code not in made.notice.languages:
        message = _("--lang: {found!r} is no language of this notice; use one of: {known}")
        raise CallError(message.format(found=code, known=", ".join(made.notice.languages)))
