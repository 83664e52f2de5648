"""A copy of a client, to begin another client from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wizard.case import Case, new_case, record_of
from wizard.client.folder import NAME
from wizard.client.given import given
from wizard.interview import Interview
from wizard.library.schema import Library

#: What the ids of tools that are entered by hand begin with. Options of the library can be called so too.
OWN_TOOL = "own-"


def copied_for_another(library: Library, source: Case) -> Case:
    """A case for another client of the same kinds, in which the answers of `source` are proposals to be confirmed.

    The rule: a copy holds only what someone *chose* from what the library has, and nothing that someone *wrote*. So
    it has yes and no, options, vocabulary, tools of the catalogue with their cookies and roles, countries, periods; of
    records it has how many there are, under new ids, because an id is made from a name. What tells whom the answers
    were about is left out: the whole topic of the business, names, numbers, addresses, dates, own words (inside lists,
    cookies and periods too), tools entered by hand. So are closed answers, "don't know", notes, accepted findings and
    the notices that the case defines.
    """
    case = new_case(library, source.kinds)
    case.document["languages"] = source.languages
    renamed: dict[str, str] = {}
    for asked, raw in given(Interview(library, source)):
        address = _address(asked.address, renamed)
        chosen = _chosen(asked.question.type, raw)
        if address is None or chosen is None:
            continue
        if asked.question.type == "records":
            chosen = [{"id": f"nr-{number}"} for number in range(1, len(raw) + 1)]
            renamed |= {
                f"{asked.address}.{old['id']}": f"{address}.{new['id']}" for old, new in zip(raw, chosen, strict=True)
            }
        case.propose(address, chosen)
    return case


def _address(address: str, renamed: Mapping[str, str]) -> str | None:
    """Where an answer stands in the copy; None where it does not."""
    topic, tool = address.split(".")[:2]
    if topic == NAME[0] or (topic == "tools" and tool.startswith(OWN_TOOL)):
        return None
    record = record_of(address)
    return f"{renamed[record]}.{address.rpartition('.')[2]}" if record else address


def _chosen(question_type: str, raw: Any) -> Any:
    """What was chosen in an answer; None where nothing was, or where it was written."""
    choose = _CHOOSERS.get(question_type)
    return choose(raw) if choose else None


def _all(raw: Any) -> Any:
    return raw


def _option(raw: Any) -> Any:
    return raw if isinstance(raw, str) else None


def _options(raw: Any) -> Any:
    """Those of a list that the library has; None where it has none of them."""
    kept = [item for item in raw if isinstance(item, str)]
    return kept if kept or not raw else None


def _tools(raw: Any) -> Any:
    """The tools of the catalogue in a list; None where there are none among them."""
    kept = [tool for tool in raw if not tool.startswith(OWN_TOOL)]
    return kept if kept or not raw else None


def _period(raw: Any) -> Any:
    return None if _is_written(raw) else raw


def _is_written(raw: Any) -> bool:
    """Whether a period, or one inside it, names something of the client's: a system, a purpose, a date."""
    if isinstance(raw, list):
        return any(_is_written(part) for part in raw)
    return isinstance(raw, dict) and (
        any(key in raw for key in ("system", "purpose", "removal", "date")) or any(map(_is_written, raw.values()))
    )


#: The types of question whose answers are chosen, and what of an answer is.
_CHOOSERS: Mapping[str, Callable[[Any], Any]] = {
    "yes-no": _all,
    "one-of": _option,
    "several-of": _options,
    "tools": _tools,
    "cookies": _options,
    "country": _option,
    "retention": _period,
    "records": _all,
}
