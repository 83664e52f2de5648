"""Questions whose answer grows line by line, each stored at once: tools, and records. An empty line ends them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wizard.client.summary import summary
from wizard.interview import Asked, State
from wizard.library.answers import AnswerError
from wizard.library.catalogue import search, usual
from wizard.library.schema import Tool
from wizard.locale import _
from wizard.plain.choosing import OWN, is_yes, marked, one_of, several, tell_list
from wizard.plain.desk import Desk, nothing_typed

_NONE, _AWAY = "0", "-"

#: So many tools are listed at once; the search finds the others.
_MOST = 20


def tools(desk: Desk, asked: Asked) -> Any:
    """Tools of the catalogue, found by any name people use, and others entered by hand."""
    picking = _Picking(desk, asked)
    how = _("Write a number, or a word to search among {number} tools; + enters one by hand; 0 for none of these.")
    picking.tell()
    desk.talk.say(how.format(number=len(desk.session.library.tools)))
    return _until_empty(desk, asked, picking.take)


def records(desk: Desk, asked: Asked) -> Any:
    """Records by name."""
    _tell_records(desk, asked)
    return _until_empty(desk, asked, lambda typed: _take_record(desk, desk.now(asked), typed))


def _until_empty(desk: Desk, asked: Asked, take: Callable[[str], None]) -> Any:
    """Take line after line; an empty one ends it, 0 says that there is none."""
    while typed := desk.talk.ask():
        if typed == _NONE:
            return []
        try:
            take(typed)
        except AnswerError as error:
            desk.talk.complain(error)
    return nothing_typed(desk.now(asked))


# ---------------------------------------------------------------- tools


@dataclass
class _Picking:
    """The tools picked so far, and those that were listed last."""

    desk: Desk
    asked: Asked
    listed: dict[str, str] = field(default_factory=dict)

    def tell(self) -> None:
        """List what is picked, and what is usual."""
        question = self.asked.question
        names = {key: self.desk.session.interview.tool(key).name for key in self.picked}
        offered = usual(self._catalogue, question.groups, question.use or "")[:_MOST]
        self._list({**names, **{key: tool.name for key, tool in offered}})

    @property
    def picked(self) -> list[str]:
        """The tools that are stored."""
        return list(self.desk.now(self.asked).raw or [])

    def take(self, typed: str) -> None:
        """Pick what a line names, or search for it."""
        if self._called(typed) is not None:
            self._pick(typed)
            return
        for part in several(typed):
            self._pick(part)

    def _pick(self, typed: str) -> None:
        called = self._called(typed)
        if typed.startswith(OWN):
            name = typed.removeprefix(OWN).strip() or self.desk.talk.ask(_("The name of the tool"))
            self._turn(self.desk.session.add_tool(name), name)
        elif typed.isascii() and typed.isdecimal():
            chosen = one_of(self.listed, typed)
            self._turn(chosen, self.listed[chosen])
        elif called is not None:
            self._turn(called, self._catalogue[called].name)
        else:
            self._search(typed)

    def _search(self, word: str) -> None:
        question = self.asked.question
        found = {key: tool.name for key, tool in search(self._catalogue, word, question.groups, question.use or "")}
        if not found:
            message = _("There is no tool called “{name}” in the catalogue. Write + {name} to enter it by hand.")
            raise AnswerError(message.format(name=word))
        if len(found) == 1:
            self._turn(*next(iter(found.items())))
            return
        self._list(dict(list(found.items())[:_MOST]))

    def _list(self, labels: dict[str, str]) -> None:
        self.listed = labels
        proposed = self.asked.proposal.raw if self.asked.proposal else ()
        tell_list(self.desk.talk, labels.values(), marked(labels, self.picked, proposed))

    def _turn(self, tool_id: str, name: str) -> None:
        """Pick a tool, or take it away again."""
        picked = self.picked
        now = [key for key in picked if key != tool_id] if tool_id in picked else [*picked, tool_id]
        self.desk.session.answer(self.desk.now(self.asked), now)
        said = _("{name} is chosen.") if tool_id in now else _("{name} is no longer chosen.")
        self.desk.talk.say(said.format(name=name) + " " + _("Name another, or press Enter to go on."))

    def _called(self, word: str) -> str | None:
        """The tool that has exactly this name."""
        wanted = word.casefold()
        names = ((key, (tool.name, *tool.aliases)) for key, tool in self._found(word))
        return next((key for key, called in names if wanted in (name.casefold() for name in called)), None)

    def _found(self, word: str) -> list[tuple[str, Tool]]:
        question = self.asked.question
        return search(self._catalogue, word, question.groups, question.use or "")

    @property
    def _catalogue(self) -> dict[str, Tool]:
        session = self.desk.session
        own = {key: session.interview.tool(key) for key in session.case.tools if key.startswith("own-")}
        return {**session.library.tools, **own}


# ---------------------------------------------------------------- records


def _tell_records(desk: Desk, asked: Asked) -> None:
    talk, names = desk.talk, _names(desk, asked)
    tell_list(talk, names.values())
    if names:
        talk.say(_("Write the name of one more, - and a number to remove one, or press Enter to go on."))
    else:
        talk.say(_("Write a name, or 0 if there are none."))


def _names(desk: Desk, asked: Asked) -> dict[str, str]:
    ids = desk.session.case.record_ids(asked.address) if asked.state is State.ANSWERED else []
    return {key: desk.session.record_name(asked.address, key) for key in ids}


def _take_record(desk: Desk, asked: Asked, typed: str) -> None:
    if typed.startswith(_AWAY):
        _remove(desk, asked, one_of(_names(desk, asked), typed.removeprefix(_AWAY).strip()))
    else:
        desk.session.add_record(asked, typed)
    now = desk.now(asked)
    desk.talk.say(summary(desk.session, now, now.raw or []))
    _tell_records(desk, now)


def _remove(desk: Desk, asked: Asked, record_id: str) -> None:
    name = desk.session.record_name(asked.address, record_id)
    if is_yes(desk.talk, _("Remove {name} and all that is answered about it? (yes or no)").format(name=name)):
        desk.session.remove_record(asked, record_id)
