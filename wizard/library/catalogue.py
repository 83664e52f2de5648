"""Searching the catalogue of tools by any name people use."""

from __future__ import annotations

from collections.abc import Iterable

from wizard.library.schema import Library, Tool


def search(library: Library, word: str, groups: Iterable[str] = ()) -> list[tuple[str, Tool]]:
    """The tools that a word finds by id, name, alias or provider: best match first, then those of the groups.

    An empty word finds all.
    """
    wanted = word.strip().casefold()
    ranked = [(_rank(tool_id, tool, wanted), tool_id, tool) for tool_id, tool in library.tools.items()]
    preferred = set(groups)
    found = [entry for entry in ranked if entry[0] is not None]
    found.sort(key=lambda entry: (entry[2].group not in preferred, entry[0], entry[2].name.casefold()))
    return [(tool_id, tool) for _, tool_id, tool in found]


def _rank(tool_id: str, tool: Tool, wanted: str) -> int | None:
    """0 for a name or alias that starts with the word, 1 for one that holds it, 2 for the provider; None for none."""
    names = [tool_id, tool.name, *tool.aliases]
    if any(name.casefold().startswith(wanted) for name in names):
        return 0
    if any(wanted in name.casefold() for name in names):
        return 1
    return 2 if wanted in tool.provider.casefold() else None
