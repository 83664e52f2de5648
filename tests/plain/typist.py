"""Someone who reads what the wizard says line by line, and types what a case answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wizard.client.periods import CHOSEN, IN_WORDS, PARTS, has_then, inner_shapes, part_choices, part_of
from wizard.client.route import optional, suggested
from wizard.client.session import Session
from wizard.client.summary import full_ask
from wizard.interview import Asked, Page
from wizard.library.retention import SHAPES
from wizard.locale import _, said
from wizard.plain.desk import Desk
from wizard.plain.lines import spoken_first
from wizard.plain.talk import Ended, Talk
from wizard.plain.walk import Walk

Wanted = Callable[[str], Any]

#: No interview says so often that something is wrong.
_MOST_COMPLAINTS = 3


class Typist(io.StringIO):
    """What is typed, decided when the wizard asks: `wanted` gives the answer at an address."""

    def __init__(self, session: Session, wanted: Wanted) -> None:
        super().__init__()
        self.session, self.wanted = session, wanted
        self.heard = io.StringIO()
        self.complaints: list[str] = []
        self.typed: list[str] = []
        self._read_to = 0
        self._typing: list[str] = []

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        said_now = self._listen()
        self.complaints += [line for line in said_now.splitlines() if line.startswith("! ")]
        assert len(self.complaints) < _MOST_COMPLAINTS, self.heard.getvalue()[-3000:]
        if not self._typing:
            self._typing = list(self._replies(said_now.splitlines()))
        if not self._typing:
            return ""
        self.typed.append(self._typing.pop(0))
        return f"{self.typed[-1]}\n"

    def _listen(self) -> str:
        all_said = self.heard.getvalue()
        new, self._read_to = all_said[self._read_to :], len(all_said)
        return new

    def _replies(self, lines: list[str]) -> Iterator[str]:
        """What is typed to what was said last; nothing where the review has come."""
        for line in reversed(lines):
            asked = self._asked(line.removesuffix(" " + _("(optional)")))
            if asked is not None:
                return self._answer(asked)
            page = self._area(line) or self._end(line) or self._last(line)
            if page is not None:
                return page
        return iter(())

    def _asked(self, ask: str) -> Asked | None:
        """The question that is asked so; of several, the one on the page that was announced last."""
        found = [asked for asked in self.session.interview.asked.values() if full_ask(self.session, asked) == ask]
        here = [asked for asked in found if asked in self._page.asked] if len(found) > 1 else found
        return here[0] if here else None

    def _answer(self, asked: Asked) -> Iterator[str]:
        raw = self.wanted(asked.address)
        if raw is None:
            yield "?" if asked.question.required else ">"
        elif asked.proposal and asked.proposal.raw == raw:
            yield ""
        else:
            yield from LINES[asked.question.type](self.session, asked, raw)

    def _area(self, line: str) -> Iterator[str] | None:
        page = next((page for page in self.session.interview.pages if page.ask and said(page.ask) == line), None)
        if page is None:
            return None
        ticked = [str(place) for place, asked in enumerate(page.asked, start=1) if self.wanted(asked.address)]
        return iter([", ".join(ticked) or "0"])

    def _end(self, line: str) -> Iterator[str] | None:
        """At the end of a page: look at what is suggested otherwise, say more where there is more, else go on."""
        more = {_("+ More you may say here ({count}); Enter goes on").format(count=count) for count in range(1, 40)}
        if line not in {_("Enter uses all suggestions; a number looks at one; > leaves them open."), *more}:
            return None
        wants_more = any(self.wanted(asked.address) is not None for asked in optional(self._page))
        return iter(["+" if wants_more else self._about(suggested(self._page))])

    def _about(self, waiting: list[Asked]) -> str:
        """The number of a suggestion that is not to be used with the others, or that they are left; else nothing."""
        wanted = [self.wanted(asked.address) for asked in waiting]
        usable = [
            bool(asked.proposal and asked.proposal.raw == raw) for asked, raw in zip(waiting, wanted, strict=True)
        ]
        if all(usable):
            return ""
        wants_other = [at for at, raw in enumerate(wanted, start=1) if raw is not None and not usable[at - 1]]
        wants_one = [at for at, fits in enumerate(usable, start=1) if fits]
        return next(map(str, [*wants_other, *wants_one]), ">")

    def _last(self, line: str) -> Iterator[str] | None:
        """At the review: go back to each page where there is more to be said, and then end."""
        if line != _("A number shows the list; Enter goes on to the export."):
            return None
        pages = enumerate(self.session.interview.pages, start=1)
        more = [at for at, page in pages if any(self.wanted(asked.address) is not None for asked in optional(page))]
        return iter([f"/{more[0]}"] if more else [])

    @property
    def _page(self) -> Page:
        """The page that was announced last."""
        labels = {f"== {said(page.label)} ==": page for page in self.session.interview.pages if page.ask is None}
        heard = self.heard.getvalue().splitlines()
        return next(labels[line] for line in reversed(heard) if line in labels)


# ---------------------------------------------------------------- one type each

Lines = Callable[[Session, Asked, Any], Iterator[str]]


def _text(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    yield str(raw)


def _date(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    yield f"{raw.day}.{raw.month}.{raw.year}"


def _yes_no(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    yield "ja" if raw else "n"


def _one_of(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    yield _number(session, asked, raw)


def _several_of(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    typed = [f"+ {said(item)}" if isinstance(item, dict) else _number(session, asked, item) for item in raw]
    yield ", ".join(typed) or "0"
    yield from (item[code] for item in raw if isinstance(item, dict) for code in item if item[code] != said(item))


def _tools(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    names = [session.library.tools[tool].name if tool in session.library.tools else f"+ {tool[4:]}" for tool in raw]
    yield from names or ["0"]
    yield from [""] if names else []


def _address(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    yield from (raw.get(key, "") for key in ("street", "postcode", "city", "country"))


def _own_words(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    for code in spoken_first(session.library):
        yield from raw.get(code, "").replace("\n", "\\\n").split("\n")


def _records(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    yield from (said(record["name"]) for record in raw)
    yield "" if raw else "0"


def _retention(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    question = asked.question
    yield from _period(session, raw, question.shapes or SHAPES, question.starts)
    yield "ja"


def _period(session: Session, raw: Any, shapes: tuple[str, ...], starts: tuple[str, ...]) -> Iterator[str]:
    yield str([*part_choices(session.library, "shape", shapes, starts)].index(raw["shape"]) + 1)
    keys = [*PARTS[raw["shape"]], *(["then"] if has_then(raw["shape"]) else [])]
    for key in keys:
        if key == "of":
            for part in raw["of"]:
                yield from [part["system"]] if "system" in part else []
                yield from _period(session, part.get("keep", part), tuple(inner_shapes(shapes)), starts)
        elif key in IN_WORDS:
            yield from (raw[key][code] for code in session.library.languages)
        elif key in CHOSEN:
            choices = [*part_choices(session.library, key, shapes, starts)]
            yield from [str(choices.index(part_of(raw, key)) + 1)] if len(choices) > 1 else []
        elif part_of(raw, key):
            yield part_of(raw, key)


def _cookies(session: Session, asked: Asked, raw: Any) -> Iterator[str]:
    yield ", ".join(f"+ {item['name']}" if isinstance(item, dict) else item for item in raw) or "0"
    for cookie in raw:
        if isinstance(cookie, dict):
            yield from (cookie["does"][code] for code in session.library.languages)
            for vocabulary, key in (("categories", "category"), ("set-by", "set_by")):
                yield str([*session.library.phrases[vocabulary]].index(cookie[key]) + 1)
            yield str("DMY".index(cookie["duration"][-1]) + 1)
            yield cookie["duration"][1:-1]


def _number(session: Session, asked: Asked, item: str) -> str:
    return str([choice.id for choice in session.interview.choices(asked)].index(item) + 1)


LINES: Mapping[str, Lines] = {
    "text": _text,
    "orgno": _text,
    "email": _text,
    "url": _text,
    "phone": _text,
    "country": _text,
    "date": _date,
    "yes-no": _yes_no,
    "one-of": _one_of,
    "several-of": _several_of,
    "tools": _tools,
    "address": _address,
    "own-words": _own_words,
    "records": _records,
    "retention": _retention,
    "cookies": _cookies,
}


def type_all(session: Session, wanted: Wanted) -> Typist:
    """Answer a whole interview, up to the review."""
    typist = Typist(session, wanted)
    try:
        Walk(Desk(session, Talk(typist, typist.heard))).run()
    except Ended:
        return typist
    raise AssertionError("the interview did not end")
