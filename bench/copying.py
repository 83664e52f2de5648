"""The nearest thing that others would build a notice with: a copier template with the library's questions and texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wizard.library.placeholders import PLACEHOLDER
from wizard.library.schema import Clause, Library, Question

#: What a value of each sort is in a template's questions; all others are texts.
_KINDS = {"yes-no": "bool", "several-of": "yaml", "tools": "yaml", "records": "yaml", "cookies": "yaml"}


def write_template(library: Library, folder: Path) -> None:
    """A template of copier: every question, asked where its topic is open, and every clause in six files."""
    folder.mkdir(parents=True)
    (folder / "copier.yml").write_text(json.dumps(_questions(library), ensure_ascii=False), encoding="utf-8")
    for language in library.languages:
        parts = list(_texts(library, language))
        markdown = "\n\n".join(parts)
        (folder / f"notice.{language}.md.jinja").write_text(markdown, encoding="utf-8")
        page = "<!DOCTYPE html><html><body>" + "\n".join(f"<p>{part}</p>" for part in parts) + "</body></html>"
        (folder / f"notice.{language}.html.jinja").write_text(page, encoding="utf-8")
        data = "[" + ",\n".join(f'{{"text": {json.dumps(part, ensure_ascii=False)}}}' for part in parts) + "]"
        (folder / f"notice.{language}.json.jinja").write_text(data, encoding="utf-8")


def _questions(library: Library) -> dict[str, Any]:
    return {
        f"{topic.id}_{question.id}".replace("-", "_"): _question(question)
        for topic in library.topics.values()
        for question in topic.question
    }


def _question(question: Question) -> dict[str, Any]:
    asked: dict[str, Any] = {"type": _KINDS.get(question.type, "str"), "help": question.ask["nb"]}
    if question.type == "one-of" and question.option:
        asked["choices"] = {option.label["nb"]: option.id for option in question.option}
        asked["default"] = question.option[0].id
    else:
        asked["default"] = {"bool": True, "yaml": "[]"}.get(asked["type"], "Fjell og Fjord AS")
    return asked


def _texts(library: Library, language: str) -> Iterator[str]:
    for topic in library.topics.values():
        opened = next((question.id for question in topic.question if question.type == "yes-no"), None)
        for clause in topic.clause:
            condition = f"{topic.id}_{opened}".replace("-", "_") if opened else "true"
            yield f"{{% if {condition} %}}{_text(clause, language)}{{% endif %}}"


def _text(clause: Clause, language: str) -> str:
    text = (clause.text or clause.one or {})[language]
    return PLACEHOLDER.sub("{{ business_legal_name }}", text)
