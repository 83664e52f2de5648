"""The pages that the tests look at: those of the examples, and of businesses made for the purpose."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.answering import DAY, library, made_of
from tests.whole_cases import OWN_WORDS, lawful_case, whole_case
from wizard.case import new_case
from wizard.flow import Made, make, make_from_file
from wizard.library.load import built_in
from wizard.render.export import Wanted, render
from wizard.render.layout import PLAIN

LANGUAGES = ("nb", "en")
EXAMPLES = tuple(file.stem for file in sorted((built_in() / "examples").glob("*.toml")))

#: Those whose pages are final: the examples, a business that does as little as can be, and one that does everything.
FINAL = (*EXAMPLES, "minimal", "everything")

#: All of them: also one that has answered nothing, and one that typed what should do harm.
ALL = (*FINAL, "empty", "hostile")

#: Those that are also exported as two notices.
SPLIT = ("backe", "hostile")

HOSTILE = (
    "<script>alert('x')</script><img src=x onerror=alert(1)></p></div></main> | [l](javascript:alert(2)) "
    "![i](http://127.0.0.1:9/i.png) **fet** `k` # - 1. &lt; <!-- \u202e\u200fשלום \U0001f98a\U0001f468\u200d\U0001f373 "
    "\x00\x1b[31m style=position:fixed {business.legal_name}"
)
LONG = "Langtekst" * 5600

_FORMATS = ("md", "html", "fragment", "publish")


@cache
def made(name: str) -> Made:
    """What follows from the answers of one of them."""
    if name in EXAMPLES:
        return make_from_file(library(), built_in() / "examples" / f"{name}.toml", DAY)
    if name == "minimal":
        with tempfile.TemporaryDirectory() as folder:
            return made_of({}, Path(folder))
    if name == "everything":
        return make(library(), lawful_case(8, yes=1), DAY)
    return make(library(), _hostile_case() if name == "hostile" else new_case(library(), ["shop"]), DAY)


@cache
def contents(name: str) -> Mapping[str, str]:
    """The exported files of one of them, by name; those of separate notices begin with `split/`."""
    one = made(name)
    whole = render(library(), one.notice, one.review, Wanted(LANGUAGES, _FORMATS))
    if name not in SPLIT:
        return whole
    apart = Wanted(LANGUAGES, ("md", "html", "fragment"), replace(PLAIN, split=True))
    split = render(library(), one.notice, one.review, apart)
    return whole | {f"split/{file}": content for file, content in split.items()}


def write_all(folder: Path, names: tuple[str, ...] = ALL) -> None:
    """Write the files of each into a folder of its name."""
    for name in names:
        for file, content in contents(name).items():
            path = folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")


def _hostile_case() -> Any:
    case = whole_case(2, yes=0.9)
    case.document["answers"] = _spoilt(case.document["answers"])
    case.document["tools"] = _spoilt(case.document["tools"])
    case.answer("business.legal_name", HOSTILE)
    case.answer("business.address", {"street": f"{HOSTILE} {LONG}", "postcode": "0155", "city": HOSTILE})
    return case


def _spoilt(raw: Any) -> Any:
    """Answers in which everything that the business wrote itself is hostile."""
    if raw == OWN_WORDS:
        return dict.fromkeys(OWN_WORDS, HOSTILE)
    if isinstance(raw, dict):
        return {key: _spoilt(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_spoilt(item) for item in raw]
    return HOSTILE if raw in ("Fjordbris", "Verktøyet") else raw
