from __future__ import annotations

from pathlib import Path

import pytest

from wizard.files.paths import typed_path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("site", "{here}/site"),
        (" site ", "{here}/site"),
        ("~/site", "{home}/site"),
        ("~nobody-of-that-name/site", "{here}/~nobody-of-that-name/site"),
        ("si\0te\x1b[1m", "{here}/site[1m"),
    ],
)
def test_a_path_that_someone_typed_is_one_that_can_be_asked_for(
    typed: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    assert typed_path(typed) == Path(path.format(here=tmp_path, home=tmp_path / "home"))
    assert not typed_path(typed).exists()
