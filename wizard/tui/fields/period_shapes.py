"""Which parts the shapes of a period have, and what the parts are called."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.tui.words import later

#: Which parts each shape has, in the order they are asked.
PARTS: Mapping[str, tuple[str, ...]] = {
    "after": ("amount", "unit", "start"),
    "when": ("start",),
    "until-day": ("day", "years"),
    "around": ("amount", "unit", "side", "start", "date"),
    "inactive": ("amount", "unit", "start"),
    "longest": ("of",),
    "shortest": ("of",),
    "steps": ("of",),
    "run": ("every", "amount", "unit", "start"),
    "while": ("start", "amount", "unit"),
    "season": ("seasons", "start"),
    "published": ("start", "amount", "unit"),
    "statutory": ("amount", "unit", "start", "statute"),
    "consent": (),
    "per-system": ("count", "of"),
    "archive": ("purpose", "amount", "unit", "removal"),
}

#: The shapes that hold other periods; they are not offered again inside one.
HOLDING = ("longest", "shortest", "steps", "per-system")

LABELS = {
    "system": later("System"),
    "shape": later("How long"),
    "every": later("How often"),
    "amount": later("Number"),
    "unit": later("Unit"),
    "side": later("Before or after"),
    "start": later("Counted from"),
    "date": later("Day"),
    "day": later("Day in the year"),
    "years": later("Years later"),
    "seasons": later("Seasons"),
    "statute": later("Statute"),
    "count": later("How many systems"),
    "purpose": later("Why, in {language}"),
    "removal": later("How to be removed, in {language}"),
    "then": later("And then"),
}
TYPED = ("system", "amount", "date", "day", "years", "seasons")
TURNED = ("shape", "every", "unit", "side", "start", "statute", "count", "then")
IN_WORDS = ("purpose", "removal")
NUMBERS = ("amount", "years", "seasons")
ON_A_DATE = "date"
