"""The notice and its review as data, in the form that other programs rely on."""

from __future__ import annotations

from typing import Any

from wizard import __version__
from wizard.notice.model import Because, Block, Notice
from wizard.render.dump import dump
from wizard.review.model import Review

Data = dict[str, Any]


def to_json(notice: Notice, review: Review, library_version: str) -> str:
    """`notice.json`: the document with provenance, and the review."""
    document: Data = {
        "program": __version__,
        "library": library_version,
        "date": notice.date.isoformat(),
        "status": {language: review.status(language) for language in notice.languages},
        "languages": list(notice.languages),
        "sections": [
            {"id": section.id, "heading": dict(section.heading), "blocks": [_block(block) for block in section.blocks]}
            for section in notice.sections
        ],
        **review_data(review),
    }
    return dump(document)


def review_data(review: Review) -> Data:
    """Findings, open points, tasks and requirement coverage; the keys are the names of their fields."""
    return {
        "findings": list(review.findings),
        "open_points": list(review.open_points),
        "tasks": list(review.tasks),
        "requirements": list(review.requirements),
    }


def _block(block: Block) -> Data:
    return {
        "kind": block.kind,
        "id": block.id,
        "record": block.record,
        "text": dict(block.text),
        "data": [dict(row) for row in block.data],
        "source": block.source,
        "law": list(block.law),
        "because": [because_data(reason) for reason in block.because],
    }


def because_data(reason: Because) -> Data:
    """One reason: `{"answer": name, "value": …}`, or the same with "condition" or "law"."""
    return {reason.kind: reason.name, "value": reason.value}
