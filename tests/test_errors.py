from __future__ import annotations

import errno
import os
from collections.abc import Iterator

import pytest

from wizard.errors import line_about, reason_of
from wizard.locale import use_language

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "client.toml")


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    use_language("en")


def test_a_common_reason_is_told_in_the_programs_language() -> None:
    use_language("nb")

    assert reason_of(FULL) == "Disken er full"
    assert line_about(FULL) == "client.toml: Disken er full"


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EIO, errno.ENOTDIR])
def test_in_english_it_is_what_the_system_says(number: int) -> None:
    assert reason_of(OSError(number, "whatever")) == os.strerror(number)


def test_another_reason_is_told_as_it_was_given() -> None:
    use_language("nb")

    assert reason_of(OSError(errno.ELOOP, "den er en lenke", "x")) == "den er en lenke"
    assert reason_of(OSError("noe annet")) == "noe annet"
