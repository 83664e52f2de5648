"""The cookies and similar that are stored or read, as confirmed: those of the chosen tools, and the site's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.interview import Interview
from wizard.library.schema import Cookie, Tool
from wizard.notice.extent import Extent
from wizard.notice.rows import CookieFact, UseFact
from wizard.notice.wording import Words


def cookies(words: Words, extent: Extent, uses: Iterable[UseFact]) -> Iterator[CookieFact]:
    """The confirmed cookies of every tool that the notice tells of, then the site's own.

    What the business runs itself is provided by the business, whoever made it: that firm receives nothing.
    """
    interview = words.interview
    told_of = [use.tool for use in (interview.uses if extent.topics is None else uses)]
    name = interview.value("business.legal_name")
    controller = name if isinstance(name, str) else ""
    for tool_id in dict.fromkeys(told_of):
        tool = interview.tool(tool_id)
        if _runs_here(interview, tool_id):
            tool = tool.model_copy(update={"provider": controller})
        yield from _answered(f"tools.{tool_id}.cookies", tool_id, tool, words)
    own_site = Tool(name="", provider=controller)
    for address in interview.cookies_questions():
        if not extent.covers(address.partition(".")[0]):
            continue
        yield from _answered(address, "", own_site, words)


def _runs_here(interview: Interview, tool_id: str) -> bool:
    """Whether the business runs a tool itself, whatever it uses it for."""
    return {interview.use(tool_id, use.use).role for use in interview.uses if use.tool == tool_id} == {"own"}


def _answered(address: str, tool_id: str, tool: Tool, words: Words) -> Iterator[CookieFact]:
    """The cookies that the answer at an address names, or describes where the catalogue has none of the name."""
    if not words.interview.is_known(address):
        return
    known = {cookie.name: cookie for cookie in tool.cookies}
    for item in words.interview.value(address):
        if isinstance(item, Cookie):
            yield _fact(item, tool_id, tool, _own_words(item, address, words), address)
        elif item in known:
            does = {language: known[item].does[language] for language in words.languages}
            yield _fact(known[item], tool_id, tool, does, address)


def _own_words(cookie: Cookie, address: str, words: Words) -> dict[str, str]:
    """What a cookie entered by hand is for, as the business wrote it."""
    return words.in_each(lambda wording: wording.own_words(cookie.does, address))


def _fact(cookie: Cookie, tool_id: str, tool: Tool, does: dict[str, str], listed_at: str) -> CookieFact:
    return CookieFact(
        name=cookie.name,
        tool=tool_id,
        provider=tool.provider or tool.name,
        category=cookie.category,
        duration=cookie.duration or _LASTS.get(cookie.storage, ""),
        set_by=cookie.set_by,
        does=does,
        listed_at=listed_at,
    )


#: How long what is stored otherwise than in a cookie lasts, where nothing else is said.
_LASTS = {"local": "open-ended", "session-storage": "session"}
