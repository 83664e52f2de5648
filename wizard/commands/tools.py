"""`notice-wizard tools`: the catalogue of tools."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from wizard.commands.library import library_of
from wizard.errors import DONE
from wizard.library.catalogue import search
from wizard.library.schema import Tool
from wizard.locale import _
from wizard.render.dump import dump


def run(options: Namespace) -> int:
    """Print the tools that a word finds: one line each with the id first, or as JSON by id."""
    found = search(library_of(options).tools, options.word)
    if options.json:
        print(dump({tool_id: tool.model_dump(mode="json") for tool_id, tool in found}), end="")
    else:
        for tool_id, tool in found:
            print(_line(tool_id, tool))
    return DONE


def _line(tool_id: str, tool: Tool) -> str:
    roles = ", ".join(f"{use}: {fact.role or '?'}" for use, fact in tool.uses.items())
    return "\t".join([tool_id, tool.name, *_supplier(tool), roles, *_warning(tool)])


def _supplier(tool: Tool) -> tuple[str, str]:
    """The company and its country; software on the business's own systems has none."""
    if tool.uses and all(fact.role == "own" for fact in tool.uses.values()):
        return _("own systems"), "-"
    return tool.provider or "?", tool.country or "?"


def _warning(tool: Tool) -> Iterator[str]:
    if tool.confidence == "low":
        yield _("uncertain: check with the supplier")
