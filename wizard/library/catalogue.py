"""Searching the catalogue of tools by any name people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wizard.library.schema import Tool

#: How well a tool fits, and how far down its aliases the best one stands; lower is better.
_Rank = tuple[int, int]


def search(tools: Mapping[str, Tool], word: str, groups: Iterable[str] = (), use: str = "") -> list[tuple[str, Tool]]:
    """The tools that a word finds by name, alias, id or provider, best match first.

    Those of the groups come before the others, and so do those that have the use. An empty word finds all.
    """
    wanted, preferred = _plain(word), set(groups)
    ranked = [(rank, tool_id, tool) for tool_id, tool in tools.items() if (rank := _rank(tool_id, tool, wanted))]
    ranked.sort(key=lambda entry: (_further(entry[2], preferred, use), entry[0], entry[2].name.casefold()))
    return [(tool_id, tool) for _, tool_id, tool in ranked]


def usual(tools: Mapping[str, Tool], groups: Iterable[str], use: str) -> list[tuple[str, Tool]]:
    """The tools that have a use, those of the groups first, in the catalogue's own order."""
    preferred = set(groups)
    found = [(tool_id, tool) for tool_id, tool in tools.items() if use in tool.uses]
    return sorted(found, key=lambda entry: entry[1].group not in preferred)


def _further(tool: Tool, groups: set[str], use: str) -> int:
    """How far a tool is from what is asked for: 0 with the use, 1 in one of the groups only, 2 for neither."""
    if use in tool.uses:
        return 0
    return 1 if tool.group in groups else 2


def _rank(tool_id: str, tool: Tool, wanted: str) -> _Rank | None:
    """The name itself first, then an alias, the beginning of either, a part of either, the provider; None for none."""
    name, aliases = _plain(tool.name), [_plain(alias) for alias in tool.aliases]
    if name == wanted:
        return 0, 0
    if wanted in aliases:
        return 1, aliases.index(wanted)
    names = [name, _plain(tool_id), *aliases]
    for rank, fits in ((2, str.startswith), (3, str.__contains__)):
        for place, known in enumerate(names):
            if fits(known, wanted):
                return rank, place
    return (4, 0) if wanted in _plain(tool.provider) else None


def _plain(text: str) -> str:
    """A text as it is compared: no capitals, and words that are joined by hyphens apart."""
    return " ".join(text.casefold().replace("-", " ").split())
