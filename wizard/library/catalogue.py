"""Searching the catalogue of tools by any name people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wizard.library.schema import Tool


def search(tools: Mapping[str, Tool], word: str, groups: Iterable[str] = (), use: str = "") -> list[tuple[str, Tool]]:
    """The tools that a word finds by name, alias, id or provider, best match first, then in the catalogue's own order.

    Those that have the use come before all others, then those of the groups. An empty word finds all.
    """
    wanted, preferred = _plain(word), set(groups)
    ranked = [
        (_further(tool, preferred, use), rank, tool_id)
        for tool_id, tool in tools.items()
        if (rank := _rank(tool_id, tool, wanted)) is not None
    ]
    ranked.sort(key=lambda entry: entry[:2])
    return [(tool_id, tools[tool_id]) for _, _, tool_id in ranked]


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


def _rank(tool_id: str, tool: Tool, wanted: str) -> int | None:
    """How well a tool fits, lower is better; None where it does not.

    Best is a word that is the name, then the first alias, then another; then one that the name or an alias begins
    with, one within them, one within the provider.
    """
    names, aliases = [_plain(tool.name), _plain(tool_id)], [_plain(alias) for alias in tool.aliases]
    fits = (
        wanted == names[0],
        wanted in aliases[:1],
        wanted in aliases,
        any(name.startswith(wanted) for name in names),
        any(alias.startswith(wanted) for alias in aliases),
        any(wanted in known for known in (*names, *aliases)),
        wanted in _plain(tool.provider),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), None)


def _plain(text: str) -> str:
    """A text as it is compared: no capitals, and words that are joined by hyphens apart."""
    return " ".join(text.casefold().replace("-", " ").split())
