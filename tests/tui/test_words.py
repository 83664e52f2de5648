from __future__ import annotations

import ast
import functools
import html
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from textual.content import Content

import wizard
from tests.tui.scenes import SCENES
from wizard.client.ids import free_id, slug
from wizard.locale import _, use_language
from wizard.tui.markdown import markdown_content
from wizard.tui.widgets import Plain

CODE = Path(wizard.__file__).parent
CATALOGUE = CODE / "locale/nb/LC_MESSAGES/wizard.po"


def messages() -> set[str]:
    """Every message that the code can show, those inside f-strings too."""
    calls = (node for file in CODE.rglob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "later")
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_every_message_of_the_program_is_translated() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), locale="nb")
    translated = {message.id for message in catalogue if message.id and message.string}
    assert messages() - translated == set()


def test_the_catalogue_holds_nothing_that_is_no_longer_said() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), locale="nb")
    assert {message.id for message in catalogue if message.id} - messages() == set()


def test_the_program_says_what_stands_in_the_catalogue() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), locale="nb")
    use_language("nb")
    assert [_(str(message.id)) for message in catalogue if message.id] == [
        message.string for message in catalogue if message.id
    ]


def test_translations_keep_the_placeholders() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), locale="nb")
    assert [str(error) for _message, errors in catalogue.check() for error in errors] == []


def test_nothing_that_takes_time_is_imported_before_the_first_screen() -> None:
    script = "import sys, wizard.tui.app; print(*sorted({'pydantic', 'babel', 'markdown_it'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=CODE.parent)
    assert done.stdout.split() == []


def test_text_is_shown_as_it_stands() -> None:
    assert Plain("Hei [b]du[/b] [/x] [1]").text == "Hei [b]du[/b] [/x] [1]"


def test_names_become_ids_that_are_free() -> None:
    assert slug("Bærums Blåbær & Sønn – 1. etg.") == "baerums-blabaer-sonn-1-etg"
    assert free_id("inngang", {"inngang", "inngang-2"}) == "inngang-3"


def test_markdown_is_shown_without_its_signs() -> None:
    shown = markdown_content(
        "### Tittel\n\n- **Formål:** Vi \\[x\\] selger\n- To\n\n| A | B |\n|---|---|\n| 1 | [lenke](x) |"
    )
    assert shown.plain == "Tittel\n\n• Formål: Vi [x] selger\n• To\n\nA · B\n1 · lenke"


def test_markdown_keeps_emphasis() -> None:
    assert markdown_content("**Fet** tekst").spans == [*Content.assemble(("Fet", "bold"), " tekst").spans]


#: Words of so few letters are in names and addresses too (AS, .no).
_SHORT = 2

#: Words of English sentences that no Norwegian text holds; they catch what Textual itself would say.
ENGLISH = {"the", "and", "of", "you", "your", "with", "from", "this", "that", "press", "key", "search", "matches"}


def shown_words(picture: Path) -> set[str]:
    """The words that stand on an accepted picture of a screen; names of files and addresses are no words."""
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", picture.read_text(encoding="utf-8"))
    return set(re.findall(r"[a-zæøå]+", re.sub(r"\S+\.\S+", " ", html.unescape(" ".join(texts)).casefold())))


PICTURES = sorted((Path(__file__).parent / "__snapshots__" / "test_snapshots").glob("*.svg"))
NORWEGIAN_PICTURES = [picture for picture in PICTURES if "-nb]" in picture.name]


def test_there_is_a_norwegian_picture_of_every_screen() -> None:
    shown = {picture.name.split("[")[1].removesuffix("-nb]") for picture in NORWEGIAN_PICTURES}
    assert shown == {*SCENES}


@pytest.mark.parametrize("picture", NORWEGIAN_PICTURES, ids=lambda picture: picture.stem)
def test_no_english_word_stands_on_a_norwegian_screen(picture: Path) -> None:
    assert shown_words(picture) & (ENGLISH | english_only_words()) == set()


def test_english_words_are_known_where_they_stand() -> None:
    english = [picture for picture in PICTURES if "-en]" in picture.name]
    assert english
    assert [picture.name for picture in english if not shown_words(picture) & english_only_words()] == []


@functools.cache
def english_only_words() -> frozenset[str]:
    """The words of the program's English messages that none of its Norwegian ones holds."""
    catalogue = [message for message in read_po(BytesIO(CATALOGUE.read_bytes()), locale="nb") if message.id]
    english, norwegian = (
        {word for text in texts for word in re.findall(r"[a-zæøå]+", str(text).casefold()) if len(word) > _SHORT}
        for texts in ((one.id for one in catalogue), (one.string for one in catalogue))
    )
    return frozenset(english - norwegian)
