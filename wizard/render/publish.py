"""What the owner does with the exported files: steps for each sort of website, and the texts of the cookie banner."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.library.schema import Vocabularies
from wizard.notice.model import Notice
from wizard.render.banner import Banner, banner


def to_publish(notice: Notice, language: str, phrases: Vocabularies) -> str:
    """The steps in one language as Markdown, with the banner in each language of the notice."""
    return "\n\n".join(_parts(notice, language, phrases)) + "\n"


def _parts(notice: Notice, language: str, phrases: Vocabularies) -> Iterator[str]:
    title, *steps = phrases["publish"].values()
    yield f"# {title.shown()[language]}"
    yield title.said()[language].replace("{language}", language).strip()
    for step in steps:
        yield f"## {step.shown()[language]}"
        yield (step.sentence or {})[language].replace("{language}", language).strip()
    yield from _banners(notice, language, phrases)


def _banners(notice: Notice, language: str, phrases: Vocabularies) -> Iterator[str]:
    """The banner in each language, under a heading in the owner's; else why there is none."""
    words = phrases["banner"]
    yield f"## {words['heading'].shown()[language]}"
    if banner(notice, language, phrases) is None:
        yield words["unlisted" if _asks_for_consent(notice) else "none"].said()[language]
        return
    yield words["rule"].said()[language]
    for code in notice.languages:
        made = banner(notice, code, phrases)
        if made:
            yield f"### {phrases['page']['language-name'].shown()[code]}"
            yield from _banner(made)


def _asks_for_consent(notice: Notice) -> bool:
    """Whether something is stored on or read from the reader's device that needs a yes (ekomloven § 3-15)."""
    return any(line.ekom for line in notice.facts.lines)


def _banner(made: Banner) -> Iterator[str]:
    yield f"**{made.title}**"
    yield made.text
    yield "\n".join(f"- [ {button} ]" for button in made.buttons)
    yield "\n".join(f"- **{category.name}:** {category.text}" for category in made.categories)
    yield f"- [ {made.reopen} ]"
