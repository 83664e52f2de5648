"""Colours and whether they can be read: contrast as WCAG 2.2 defines it (success criterion 1.4.3)."""

from __future__ import annotations

import re

#: What text needs against its ground at level AA.
ENOUGH = 4.5

Colour = tuple[int, int, int]


def read_colour(written: str) -> Colour | None:
    """The colour that `#rrggbb` writes, None where it is written otherwise."""
    match = re.fullmatch(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", written)
    return (int(match[1], 16), int(match[2], 16), int(match[3], 16)) if match else None


def write_colour(colour: Colour) -> str:
    """The colour as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Colour, ground: Colour, towards: Colour) -> Colour:
    """The colour, mixed with as little of `towards` as makes it readable on the ground."""
    mixes = (_mixed(colour, towards, part / 100) for part in range(100))
    return next((mix for mix in mixes if contrast(mix, ground) >= ENOUGH), towards)


def _mixed(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
