"""`notice-wizard build`: the notice of one or more answer files, written to files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from wizard.commands.files import check_language, made_from, worst_of
from wizard.commands.library import library_of
from wizard.errors import DONE, NOT_FINAL, CallError, complain
from wizard.flow import Made, make_each
from wizard.library.schema import Library
from wizard.locale import _
from wizard.render.export import FORMATS, Wanted, export, notice_name
from wizard.render.layout import layout_of


def run(options: Namespace) -> int:
    """Write the notice of each file; a bad file does not stop the others."""
    _check_stems(options.files)
    library = library_of(options)
    return worst_of(options.files, lambda file: _build(library, file, _folder(options, file), options))


def _check_stems(files: Iterable[Path]) -> None:
    for first, second in combinations(files, 2):
        if first.stem.casefold() == second.stem.casefold():
            message = _("{first} and {second} have the same name; their notices would overwrite each other")
            raise CallError(message.format(first=first, second=second))


def _folder(options: Namespace, file: Path) -> Path:
    if options.out is None:
        return Path("outputs") / file.stem
    return Path(options.out) / file.stem if len(options.files) > 1 else Path(options.out)


def _build(library: Library, file: Path, folder: Path, options: Namespace) -> int:
    made = made_from(library, file, options)
    languages = _languages(options.lang, made)
    _check_notice(options.notice, made, file)
    if options.final and not _is_final(made, languages, file):
        return NOT_FINAL
    wanted = _wanted(made, languages, options)
    for number, one in enumerate(make_each(made)):
        if options.notice in (None, one.extent.id):
            named = replace(wanted, name=notice_name(number, one.extent))
            for written in export(library, one.notice, one.review, folder, named):
                print(written)
    return DONE


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


def _is_final(made: Made, languages: Iterable[str], file: Path) -> bool:
    """Whether every language is final; says which are not."""
    blocking = {language: len(made.review.blocking(language)) for language in languages}
    drafts = ", ".join(f"{language}: {count}" for language, count in blocking.items() if count)
    if drafts:
        message = _("{file}: not final; open points that block ({drafts}); see: notice-wizard check {file}")
        complain(message.format(file=file, drafts=drafts))
    return not drafts
