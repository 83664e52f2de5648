"""`notice-wizard explain`: why each piece stands in the notice, and why others do not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wizard.commands.files import language_of, made_from
from wizard.commands.library import library_of
from wizard.errors import DONE, CallError
from wizard.flow import Made
from wizard.locale import _
from wizard.notice.explain import Absent, absent
from wizard.notice.model import Because, Block
from wizard.render.data import because_data
from wizard.render.dump import dump, dump_line
from wizard.text import on_one_line


def run(options: Namespace) -> int:
    """Explain every piece, or one of them: a block by its id, or by its id and its record's."""
    made = made_from(library_of(options), options.file, options)
    standing = [block for block in made.notice.blocks() if _is_meant(options.block, block)]
    missing = [piece for piece in absent(made.interview, made.notice) if options.block in (None, piece.id)]
    if not standing and not missing and options.block:
        message = _("{found!r} is no block of this notice and no piece of the library")
        raise CallError(message.format(found=options.block))
    if options.json:
        print(
            dump({"standing": [_data(block) for block in standing], "absent": [_absent(piece) for piece in missing]}),
            end="",
        )
    else:
        for line in _lines(made, standing, missing):
            print(on_one_line(line))
    return DONE


def _is_meant(wanted: str | None, block: Block) -> bool:
    return wanted is None or wanted in (block.id, _name(block))


def _name(block: Block) -> str:
    """The block's identity: its id and its record."""
    return f"{block.id}.{block.record}" if block.record else block.id


def _data(block: Block) -> dict[str, Any]:
    because = [because_data(reason) for reason in block.because]
    return {"kind": block.kind, "id": block.id, "record": block.record, "law": list(block.law), "because": because}


def _absent(piece: Absent) -> dict[str, Any]:
    return {"id": piece.id, **piece.data()}


# ---------------------------------------------------------------- as lines


def _lines(made: Made, standing: Iterable[Block], missing: Iterable[Absent]) -> Iterator[str]:
    spoken = language_of(Namespace(), made)
    for block in standing:
        yield f"+ {_name(block)}"
        for reason in block.because:
            yield f"    {_reason(reason, spoken)}"
    for piece in missing:
        yield f"- {piece.id}"
        for failed in piece.fails:
            yield f"    {_('not known') if failed.value is None else _('does not hold')}: {failed.condition}"
        for address, raw in piece.answers.items():
            yield f"    {_('answer')} {address}: {_('none') if raw is None else dump_line(raw)}"


def _reason(reason: Because, spoken: str) -> str:
    words = {"answer": _("answer"), "condition": _("holds"), "law": _("law")}
    if reason.kind == "condition":
        return f"{words[reason.kind]}: {reason.name}"
    if isinstance(reason.value, Mapping) and spoken in reason.value and reason.kind == "law":
        return f"{words[reason.kind]}: {reason.value[spoken]}"
    return f"{words[reason.kind]} {reason.name}: {_('none') if reason.value is None else dump_line(reason.value)}"
