"""Checks of the built-in library: the bad answer gets its finding, the corrected twin does not."""

from __future__ import annotations

import copy
import datetime as dt

import pytest

from wizard.case import Case, load_case
from wizard.flow import make
from wizard.library.load import built_in, load
from wizard.library.schema import Library

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def findings(library: Library, **answers: object) -> set[str]:
    """What the checks find in Backe's answers with some of them changed; `__` stands for the dots of an address."""
    case = Case(copy.deepcopy(load_case(built_in() / "examples" / "backe.toml", library).document))
    for address, answer in answers.items():
        case.answer(address.replace("__", "."), answer)
    return {finding.id for finding in make(library, case, DAY).review.findings}


def test_a_transfer_to_a_country_that_nobody_named_is_warned_of(library: Library) -> None:
    warning = "overview.transfer-without-country.brevo-scc"

    assert warning in findings(library, newsletter__tools=["brevo"])
    assert warning not in findings(library, newsletter__tools=["brevo"], tools__brevo__parent_country="US")
