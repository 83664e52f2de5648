"""Content that nothing uses, and requirements that nothing meets: advice, because more content may come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wizard.library.answers import option_ids
from wizard.library.checks.entries import Entry
from wizard.library.checks.vocabulary import ITEMS, literals
from wizard.library.checks.written import written
from wizard.library.conditions import names, parse
from wizard.library.schema import Library, Question
from wizard.library.sorts import Sorts

#: The vocabularies that only content refers to; the others are used by the program.
_VOCABULARIES = ("groups", "data", "special", "sources", "must", "inside", "recipients", "starts", "who")

#: Values of law that the program itself reads.
_READ_BY_PROGRAM = frozenset({"law.eea"})


def advice(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    """One line for each entry that nothing uses, each requirement that nothing meets, each use that no tool has."""
    found = list(found)
    used = _used(library, found)
    for entry in found:
        collection, own = _identity(entry)
        if collection and own not in used.get(collection, ()):
            yield entry.problem("", "nothing uses this")
    yield from _unmet(library, found, used.get("requirements", set()))
    yield from _without_tools(library, found)


def _identity(entry: Entry) -> tuple[str, str]:
    """The collection that an entry is in and its id there, where it should be used by something."""
    which = str(entry.which)
    if entry.key == "phrases" and which.partition(".")[0] in _VOCABULARIES:
        return which.partition(".")[0], which.partition(".")[2]
    return {"sections": ("sections", which), "law": ("names", f"law.{which}")}.get(entry.key, ("", ""))


def _used(library: Library, found: list[Entry]) -> Mapping[str, set[str]]:
    """The ids that content refers to, by collection; names in expressions and references under ``names``."""
    used: dict[str, set[str]] = {"names": set(_READ_BY_PROGRAM)}
    for entry in found:
        named = ((collection, ids) for _, collection, ids in literals(entry))
        for collection, ids in (*named, *_offered(library, entry)):
            used.setdefault(collection, set()).update(ids)
        used["names"].add(str(entry.get("from_")))
    for one in written(Sorts(library), found):
        used["names"].update(names(parse(one.source, one.names.topic)))
    return used


def _offered(library: Library, entry: Entry) -> Iterator[tuple[str, Iterable[str]]]:
    """What a question lets its user choose."""
    question = entry.model
    if not isinstance(question, Question):
        return
    if question.vocabulary:
        yield question.vocabulary, option_ids(library, question)
    if question.type == "retention" and not question.starts:
        yield "starts", library.phrases.get("starts", {})
    for collection in {*ITEMS.values(), "special", "must"}:
        yield collection, [option.id for option in question.option]


def _unmet(library: Library, found: Iterable[Entry], met: set[str]) -> Iterator[str]:
    for entry in found:
        if entry.key == "requirements" and entry.get("shown") in ("clauses", "task") and entry.which not in met:
            yield entry.problem("", f"no {entry.get('shown').removesuffix('s')} meets this")


def _without_tools(library: Library, found: Iterable[Entry]) -> Iterator[str]:
    uses = {use for tool in library.tools.values() for use in tool.uses}
    for entry in found:
        if isinstance(entry.model, Question) and entry.model.use and entry.model.use not in uses:
            yield entry.problem("use", f"{entry.model.use!r} is a use of no tool in the catalogue")
