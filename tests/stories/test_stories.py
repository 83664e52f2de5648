"""Three businesses told in prose, each from an empty folder to its final files, in a real terminal."""

from __future__ import annotations

import json
import random
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

pytest.importorskip("ptyprocess", reason="needs a terminal of Unix", exc_type=ImportError)

from tests.display import QUIT
from tests.reading import Page
from tests.stories.driver import Driver
from tests.stories.story import Story
from tests.terminal import COLOURED, Terminal, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")

STORIES = sorted(Path(__file__).parent.glob("*.toml"))
LANGUAGES = ("nb", "en")

_NEW = {"nb": "+ Ny virksomhet", "en": "+ New client"}

#: The budget of the design for a business with several sorts of activity.
_MOST_PROMPTS = 120

#: Nobody quits before they have begun.
_FIRST_STOP, _LAST_STOP = 3, 25


def at_start(story: Story, folder: Path, *arguments: str) -> AbstractContextManager[Terminal]:
    """The terminal of the story's owner."""
    shows = COLOURED if story.is_coloured else None
    sees = "" if arguments else _NEW[story.language]
    return terminal(folder, *arguments, sees=sees, size=story.size, language=story.language, shows=shows)


def read(written: Path, language: str) -> str:
    """All words of a notice, as one reads them."""
    return " ".join(Page((written / f"notice.{language}.html").read_text(encoding="utf-8")).words)


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_a_business_gets_its_notice_from_an_empty_folder(file: Path, tmp_path: Path) -> None:
    story = Story(file)
    stops_at = random.Random(story.name).randint(_FIRST_STOP, _LAST_STOP)
    with at_start(story, tmp_path) as wizard:
        owner = Driver(story, wizard)
        owner.begin()
        while len(owner.prompts) < stops_at:
            owner.step()
        asked, left_at = wizard.question, owner.heading
        wizard.send(QUIT)
        wizard.ends()

    (client,) = (tmp_path / "clients").glob("*.toml")
    with at_start(story, tmp_path, "open", str(client)) as wizard:
        owner.wizard = wizard
        wizard.until(lambda: owner.is_asked)
        assert (wizard.question, owner.heading) == (asked, left_at)
        while not owner.is_reviewed:
            owner.step()
        owner.settle()
        owner.export()
        wizard.send(QUIT)
        wizard.ends()

    assert [f"{one.topic}.{one.question.id} {one.about}" for one in owner.untold] == []
    assert len(owner.prompts) <= _MOST_PROMPTS
    written = client.with_suffix("")
    assert json.loads((written / "notice.json").read_text(encoding="utf-8"))["status"] == dict.fromkeys(
        LANGUAGES, "final"
    )
    for language in LANGUAGES:
        notice = read(written, language)
        assert [said for said in story.says[language] if said not in notice] == []
        assert [said for said in story.silent[language] if said in notice] == []
