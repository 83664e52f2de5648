"""What each command does: data on standard output, one clear line on standard error where something is wrong."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import DONE, NOT_FINAL, UNUSABLE, CaseError, LibraryError, NoticeWizardError
from wizard.locale import _, use_language

if TYPE_CHECKING:
    from wizard.flow import Made
    from wizard.library.schema import Library
    from wizard.review.model import OpenPoint


def wizard(options: Namespace) -> int:
    """Open the wizard, on a file where one is named."""
    from wizard.tui.app import run

    run(options.library, options.clients, options.file)
    return DONE


def new(options: Namespace) -> int:
    """Write a fresh answer file; an existing file is never overwritten."""
    from wizard.case import new_case, save_case

    library = _library(options)
    if options.file.exists():
        raise CaseError(options.file, "", _("exists already; choose another name"))
    case = new_case(library, options.kind)
    case.path = options.file
    save_case(case, library)
    print(options.file)
    return DONE


# ---------------------------------------------------------------- build


def build(options: Namespace) -> int:
    """Write the notice of each file; a bad file does not stop the others."""
    library = _library(options)
    twice = [stem for stem, number in Counter(file.stem for file in options.files).items() if number > 1]
    if twice:
        raise CaseError(twice[0], "", _("two files have this name; their notices would overwrite each other"))
    return max(_each(options.files, lambda file: _build_one(library, file, _folder(options, file), options)))


def _folder(options: Namespace, file: Path) -> Path:
    if options.out is None:
        return Path("outputs") / file.stem
    return Path(options.out) / file.stem if len(options.files) > 1 else Path(options.out)


def _build_one(library: Library, file: Path, folder: Path, options: Namespace) -> int:
    from wizard.render.export import FORMATS, export

    made = _make(library, file, options)
    languages = _languages(options.lang, made)
    if options.final and not _is_final(made, languages, file):
        return NOT_FINAL
    formats = FORMATS if options.format == "all" else (options.format,)
    for written in export(library, made.notice, made.review, folder, languages, formats):
        print(written)
    return DONE


def _languages(wanted: str, made: Made) -> list[str]:
    if wanted == "both":
        return list(made.notice.languages)
    chosen = wanted.split(",")
    for language in chosen:
        if language not in made.notice.languages:
            known = ", ".join(made.notice.languages)
            message = _("{found!r} is no language of this notice; use {known}").format(found=language, known=known)
            raise CaseError("--lang", "", message)
    return chosen


def _is_final(made: Made, languages: Iterable[str], file: Path) -> bool:
    """Whether every language is final; says which are not."""
    for language in languages:
        count = len(made.review.blocking(language))
        if count:
            message = _("{file}: not final in {language}: {count} open points; see: notice-wizard check {file}")
            print(message.format(file=file, language=language, count=count), file=sys.stderr)
    return all(made.review.status(language) == "final" for language in languages)


# ---------------------------------------------------------------- what is left to do


def check(options: Namespace) -> int:
    """Print findings, open points, tasks and coverage of each file."""
    library = _library(options)
    reports: dict[str, object] = {}
    code = max(_each(options.files, lambda file: _check_one(library, file, options, reports)))
    if options.json:
        from wizard.render.data import dump

        print(dump(reports), end="")
    return code


def _check_one(library: Library, file: Path, options: Namespace, reports: dict[str, object]) -> int:
    from wizard.render.data import review_data

    made = _make(library, file, options)
    reports[str(file)] = review_data(made.review)
    if not options.json:
        _print_review(made, file)
    blocked = any(made.review.status(language) == "draft" for language in made.notice.languages)
    return NOT_FINAL if blocked else DONE


def _print_review(made: Made, file: Path) -> None:
    from wizard.locale import language

    spoken = language() if language() in made.notice.languages else made.notice.languages[0]
    review = made.review
    statuses = ", ".join(f"{code}: {review.status(code)}" for code in made.notice.languages)
    print(f"{file}: {statuses}")
    for finding in review.findings:
        accepted = f" ({_('accepted')}: {finding.accepted})" if finding.accepted else ""
        print(f"  {finding.severity}: {finding.question}: {finding.says[spoken]}{accepted}")
    for point in review.open_points:
        blocks = ", ".join(point.blocks) or "–"
        print(f"  {_('open')} [{blocks}]: {point.question}: {point.says[spoken]}")
    for task in review.tasks:
        print(f"  {_('to do')}: {task.says[spoken]}")
    unmet = [coverage for coverage in review.requirements if coverage.applies and coverage.state == "unmet"]
    for coverage in unmet:
        print(f"  {_('requirement not met')} ({coverage.weight}): {coverage.id}")
    applying = [coverage for coverage in review.requirements if coverage.applies]
    states = Counter(coverage.state for coverage in applying)
    print(f"  {_('requirements')}: " + ", ".join(f"{state} {number}" for state, number in sorted(states.items())))


def points(options: Namespace) -> int:
    """Print the open points as a letter to each person who would know."""
    use_language(options.lang)
    library = _library(options)
    made = _make(library, options.file, options)
    by_person: dict[str, list[OpenPoint]] = {}
    for point in made.review.open_points:
        by_person.setdefault(point.who, []).append(point)
    for who, asked in by_person.items():
        phrase = library.phrases.get("who", {}).get(who)
        print(f"## {phrase.shown()[options.lang] if phrase else who}\n")
        print(_("To finish our privacy notice we need answers to these questions. A short reply to each is enough.") + "\n")
        for number, point in enumerate(asked, start=1):
            print(f"{number}. {point.says[options.lang]}")
        print()
    return DONE


def tasks(options: Namespace) -> int:
    """Print what to do besides publishing."""
    made = _make(_library(options), options.file, options)
    for task in made.review.tasks:
        print(f"- [ ] {task.says[options.lang]}")
    return DONE


def explain(options: Namespace) -> int:
    """Print why each block stands in the notice, and why other pieces do not."""
    from wizard.notice.explain import absent
    from wizard.render.data import because_data, dump

    made = _make(_library(options), options.file, options)
    standing = {block.id: [because_data(reason) for reason in block.because] for block in made.notice.blocks()}
    missing = {piece.id: piece.data() for piece in absent(made.interview, made.notice)}
    if options.block and options.block not in {**standing, **missing}:
        raise CaseError(options.block, "", _("is no block of the notice and no piece of the library"))
    chosen = [options.block] if options.block else [*standing, *missing]
    if options.json:
        print(dump({name: standing.get(name) or missing.get(name) for name in chosen}), end="")
        return DONE
    for name in chosen:
        _print_explained(name, standing.get(name), missing.get(name))
    return DONE


def _print_explained(name: str, standing: list[dict[str, object]] | None, missing: dict[str, object] | None) -> None:
    if missing is not None:
        print(f"- {name}: {_('is not there')}: {missing['condition']} {missing['answers']}")
        return
    print(f"+ {name}")
    for reason in standing or []:
        kind, value = next(iter(reason.items()))
        print(f"    {kind} {value}: {reason['value']}")


# ---------------------------------------------------------------- the library


def tools(options: Namespace) -> int:
    """Print the tools of the catalogue that a word finds, one line each, id first."""
    from wizard.library.catalogue import search

    found = search(_library(options), options.word)
    if options.json:
        from wizard.render.data import dump

        print(dump({tool_id: tool.model_dump(mode="json") for tool_id, tool in found}), end="")
        return DONE
    for tool_id, tool in found:
        roles = ", ".join(f"{use}: {fact.role or '?'}" for use, fact in tool.uses.items())
        print(f"{tool_id}\t{tool.name}\t{tool.provider or '?'}\t{tool.country or '?'}\t{roles}")
    return DONE


def lint(options: Namespace) -> int:
    """Check the library, or another folder of the same form."""
    import datetime as dt

    from wizard.library.lint import lint as lint_library
    from wizard.library.lint import stale
    from wizard.library.load import built_in

    base = options.folder or built_in()
    problems = lint_library([base, *options.library])
    for problem in problems:
        print(problem)
    if options.stale is not None:
        for line in stale(_library(options), options.stale, dt.date.today()):
            print(line)
    return UNUSABLE if problems else DONE


def version(options: Namespace) -> int:
    """Print the versions of program and library."""
    from wizard import __version__

    library = _library(options)
    print(f"notice-wizard {__version__}, library {library.version} {library.digest()}")
    return DONE


# ---------------------------------------------------------------- shared


def _library(options: Namespace) -> Library:
    from wizard.library.load import load

    return load(getattr(options, "library", None) or [])


def _make(library: Library, file: Path, options: Namespace) -> Made:
    from wizard.case import unknown_names
    from wizard.flow import make_from_file

    made = make_from_file(library, file, getattr(options, "date", None))
    for line in unknown_names(made.case, library):
        print(f"{file}: {line}", file=sys.stderr)
    return made


def _each(files: Iterable[Path], do: object) -> list[int]:
    """Do something with each file; a file that cannot be used is said in one line, and the others go on."""
    codes = []
    for file in files:
        try:
            codes.append(do(file))  # type: ignore[operator]
        except LibraryError:
            raise
        except NoticeWizardError as error:
            print(error, file=sys.stderr)
            codes.append(UNUSABLE)
    return codes
