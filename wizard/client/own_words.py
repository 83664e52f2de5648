"""Texts in the business's own words: which twin has to be looked at when only the other was changed."""

from __future__ import annotations

from collections.abc import Mapping


def twin_to_look_at(stored: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """The language whose text may be wrong, because only its twin was changed; empty where there is none."""
    changed = [code for code, text in texts.items() if text != stored.get(code, "")]
    twins = [code for code in texts if code not in changed and stored.get(code)]
    return twins[0] if len(twins) == 1 and set(changed) & set(stored) else ""
