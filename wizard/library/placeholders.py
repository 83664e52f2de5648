"""The places in a text where a value is put in: `{expression}`."""

from __future__ import annotations

import re
from functools import cache

#: A placeholder with its expression.
PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@cache
def placeholders(text: str) -> tuple[str, ...]:
    """The expressions that stand in a text, in order."""
    return tuple(match.strip() for match in PLACEHOLDER.findall(text)) if "{" in text else ()


def stray_braces(text: str) -> bool:
    """Whether a brace in the text opens or closes nothing."""
    rest = PLACEHOLDER.sub("", text)
    return "{" in rest or "}" in rest
