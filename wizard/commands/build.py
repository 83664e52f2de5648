"""`notice-wizard build`: the notice of one or more answer files, written to files."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

from wizard.commands.batch import Built, built_in_turn, worst
from wizard.commands.files import check_language, made_from
from wizard.commands.library import library_of
from wizard.errors import DONE, NOT_FINAL, UNUSABLE, CallError, CaseError, line_about
from wizard.files.paths import folder_in
from wizard.flow import Made, make_each
from wizard.library.schema import Library
from wizard.locale import _, said
from wizard.render.export import FORMATS, Wanted, export, notice_name
from wizard.render.layout import layout_of

#: So many files take as long to build as another process takes to start.
_WORTH_A_PROCESS = 8


def run(options: Namespace) -> int:
    """Write the notice of each file; a bad file does not stop the others."""
    _check_stems(options.files)
    build = partial(_build_one, library_of(options), _wishes(options))
    return worst(built_in_turn(options.files, build, _jobs(options)))


def _wishes(options: Namespace) -> Namespace:
    """The options without what cannot be handed to another process."""
    return Namespace(**{name: value for name, value in vars(options).items() if name != "run"})


def _jobs(options: Namespace) -> int:
    """Into how many processes the work goes: as many as were asked for, else as there are processors for many files."""
    fitting = len(options.files) // _WORTH_A_PROCESS
    return int(options.jobs or max(1, min(os.cpu_count() or 1, fitting)))


def _check_stems(files: Iterable[Path]) -> None:
    for first, second in combinations(files, 2):
        if first.stem.casefold() == second.stem.casefold():
            message = _("{first} and {second} have the same name; their notices would overwrite each other")
            raise CallError(message.format(first=first, second=second))


def _folder(options: Namespace, file: Path) -> Path:
    """Where the notice of a file goes.

    Raises OSError where that would be out of the folder that the user chose.
    """
    if options.out is not None and len(options.files) == 1:
        return Path(options.out)
    return folder_in(Path("outputs" if options.out is None else options.out), file.stem)


def _build_one(library: Library, options: Namespace, file: Path) -> Built:
    """Write the notice of one file; what goes wrong with it is said in what this gives."""
    complaints: list[str] = []
    try:
        return _build(library, file, _folder(options, file), options, complaints)
    except BrokenPipeError:
        raise
    except (CaseError, CallError, OSError) as error:
        return Built(file, UNUSABLE, complaints=(*complaints, line_about(error)))


def _build(library: Library, file: Path, folder: Path, options: Namespace, complaints: list[str]) -> Built:
    made = made_from(library, file, options, complaints.append)
    languages = _languages(options.lang, made)
    _check_notice(options.notice, made, file)
    points = {language: made.review.blocking(language) for language in languages}
    blocking = {language: len(blocks) for language, blocks in points.items() if blocks}
    first = next((said(blocks[0].says) for blocks in points.values() if blocks), "")
    if options.final and blocking:
        return Built(file, NOT_FINAL, (), (*complaints, _not_final(file, blocking)), blocking, first)
    written = tuple(_write(library, made, folder, _wanted(made, languages, options), options.notice))
    return Built(file, DONE, written, tuple(complaints), blocking, first)


def _write(library: Library, made: Made, folder: Path, wanted: Wanted, only: str | None) -> Iterator[Path]:
    """Write each notice of a case, or only the one with that id."""
    for number, one in enumerate(make_each(made)):
        if only in (None, one.extent.id):
            named = replace(wanted, name=notice_name(number, one.extent))
            yield from export(library, one.notice, one.review, folder, named)


def _wanted(made: Made, languages: list[str], options: Namespace) -> Wanted:
    formats = FORMATS if options.format == "all" else (options.format,)
    layout = replace(layout_of(made.case), split=options.split, heading_level=options.heading_level)
    return Wanted(languages, formats, layout)


def _check_notice(wanted: str | None, made: Made, file: Path) -> None:
    known = [table["id"] for table in made.case.notices]
    if wanted is not None and wanted not in known:
        message = _("--notice: {file} defines no notice {found!r}; it defines: {known}")
        raise CallError(message.format(file=file, found=wanted, known=", ".join(known) or _("none")))


def _languages(wanted: str, made: Made) -> list[str]:
    if wanted == "both":
        return list(made.notice.languages)
    chosen = list(dict.fromkeys(wanted.split(",")))
    for language in chosen:
        check_language(language, made)
    return chosen


def _not_final(file: Path, blocking: Mapping[str, int]) -> str:
    drafts = ", ".join(f"{language}: {count}" for language, count in blocking.items())
    message = _("{file}: not final; open points that block ({drafts}); see: notice-wizard check {file}")
    return message.format(file=file, drafts=drafts)
