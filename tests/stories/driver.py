"""Someone with a story at the keyboard: reads the screen, answers what it asks, and goes on to the finished files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from tests.display import DOWN, ENTER, F3, F4, F5, F8, F10, RIGHT, SPACE, TAB, UP, Display, Entry
from tests.stories.story import UNKNOWN, Given, Story

_REVIEW = {"nb": "Se over · ", "en": "Review · "}
_UNANSWERED = {"nb": "Ikke besvart (", "en": "Not answered ("}
_WAITING = {"nb": "Forslag 1", "en": "Suggestions 1"}
_WRITE = {"nb": "Skriv filene", "en": "Write the files"}
_WRITTEN = {"nb": "Skrevet til", "en": "Written to"}
_NONE = {"nb": "Ingen av disse", "en": "None of these"}

#: Stands in a question that has a suggestion.
_SUGGESTED = "F4  "

#: What can stand behind the label of an entry: a hint.
_HINT = r"((  | \().*)?"

#: A key that changes no text on the screen is given so many rests.
_SURE = 4

#: No list and no page has more places than this.
_MOST_PLACES = 60


class Driver:
    """One owner in front of one terminal; `prompts` are the places that wanted something, in their order."""

    def __init__(self, story: Story, wizard: Display) -> None:
        self.story, self.wizard = story, wizard
        self.prompts: list[str] = []
        self._told: list[Given] = []

    @property
    def heading(self) -> str:
        """What the page is about."""
        return re.split(r"  +", self.wizard.form[1].strip())[0]

    @property
    def is_reviewed(self) -> bool:
        """Whether the review is shown, which comes after the last question."""
        return self._shows(_REVIEW)

    @property
    def is_asked(self) -> bool:
        """Whether something is open: on the way between two pages nothing is."""
        return bool(self.wizard.question) or self._is_area or self._is_resting

    @property
    def untold(self) -> list[Given]:
        """The answers that nothing has asked for; a line that is not ticked asks for none."""
        return [given for given in self.story.given if given not in self._told and not given.is_no_tick]

    def begin(self) -> None:
        """A new client, from the start screen to the first question."""
        self.wizard.send(ENTER)
        self.wizard.until(lambda: self.wizard.entries)
        self.wizard.send(self.story.name, ENTER)
        self.wizard.until(lambda: any(entry.is_highlighted for entry in self.wizard.entries))
        for label in self.story.begins:
            self._highlight(re.escape(label))
            self.wizard.send(SPACE)
            self._shows_picked(re.escape(label))
        self.wizard.send(ENTER)
        self.wizard.until(lambda: not self.wizard.entries)
        self.wizard.send(ENTER)
        self.wizard.until(lambda: self.is_asked)

    def step(self) -> None:
        """Answer what is open, and wait for what comes next."""
        before = self._place
        self.prompts.append(f"{self.heading}: {self.wizard.question}")
        if self.wizard.question:
            self._answer()
        elif self._is_area:
            self._tick_area()
        else:
            self._adopt()
        self.wizard.until(lambda: self.is_reviewed or (self.is_asked and self._place != before))
        self.wizard.rests()

    def settle(self) -> None:
        """On the review: answer what came up after its page was left, and adopt what is still suggested."""
        while self._shows(_UNANSWERED):
            self.prompts.append("review")
            self.wizard.send(ENTER)
            self.wizard.until(lambda: self.wizard.question and not self._shows(_UNANSWERED))
            self._answer()
            self.wizard.until(lambda: self.is_reviewed)
        if self._shows(_WAITING):
            self.prompts.append("review")
            self.wizard.send(RIGHT, F8)
            self.wizard.until(lambda: self.is_reviewed and not self._shows(_WAITING))

    def export(self) -> None:
        """Write the files."""
        self.wizard.send(F10)
        self.wizard.sees(_WRITE[self.story.language])
        self.wizard.send(F10)
        self.wizard.sees(_WRITTEN[self.story.language])

    @property
    def _place(self) -> tuple[str, list[str]]:
        """What is open: a question, the page of a list to tick, or a page with all its suggestions."""
        if self.wizard.question:
            return self.wizard.question, []
        return self.heading, [] if self._is_area else self.wizard.form

    @property
    def _is_area(self) -> bool:
        return bool(self.wizard.entries) and not self.wizard.panel

    @property
    def _is_resting(self) -> bool:
        return not self.wizard.panel and any(line.strip().startswith("F8 ") for line in self.wizard.form)

    def _shows(self, words: Mapping[str, str]) -> bool:
        return words[self.story.language] in self.wizard.text

    # ------------------------------------------------ a question

    def _answer(self) -> None:
        if _SUGGESTED in self.wizard.panel and not self._has_answer(self.wizard.question):
            self.wizard.send(F4)
            return
        given = self.story.answer(self.wizard.question, self.heading)
        self._told.append(given)
        if given.raw == UNKNOWN:
            self.wizard.send(F3)
        else:
            _BY_TYPE.get(given.question.type, Driver._type)(self, given)

    def _type(self, given: Given) -> None:
        self.wizard.send(str(given.raw), ENTER)

    def _say(self, given: Given) -> None:
        self.wizard.send("j" if given.raw else "n")

    def _write_address(self, given: Given) -> None:
        parts = (given.raw.get(part, "") for part in ("street", "postcode", "city", "country"))
        self.wizard.send(*(key for part in parts for key in (part, ENTER)))

    def _write_twice(self, given: Given) -> None:
        self.wizard.send(*(key for text in given.raw.values() for key in (text, ENTER)))

    def _choose(self, given: Given) -> None:
        self._highlight(next(given.labels(self.story.language)))
        self.wizard.send(ENTER)

    def _choose_several(self, given: Given) -> None:
        self._tick(given.labels(self.story.language))

    def _choose_cookies(self, given: Given) -> None:
        self._tick(f"{re.escape(name)} · .*" for name in given.raw)

    def _choose_tools(self, given: Given) -> None:
        for name in given.raw:
            self.wizard.send(name)
            self._finds(name)
            self.wizard.send(ENTER)
            self.wizard.sees(name)
        self.wizard.send(ENTER if given.raw else F5)

    @property
    def _first_entry(self) -> str:
        return next((entry.label for entry in self.wizard.entries), "")

    def _name_records(self, given: Given) -> None:
        self.wizard.send(*(key for name in given.raw for key in (name, ENTER)), ENTER)

    # ------------------------------------------------ lists

    def _tick(self, labels: Iterable[str]) -> None:
        wanted = list(labels)
        for label in wanted:
            self._highlight(label)
            self.wizard.send(SPACE)
            self._shows_picked(label)
        self.wizard.send(ENTER if wanted else F5)

    def _tick_area(self) -> None:
        """Tick what the business does, also on lines that a tick brings up; the rest is no."""
        ticked: list[str] = []
        for _ in range(_MOST_PLACES):
            entries = self.wizard.entries
            wrong = next((entry for entry in entries if entry.is_picked != self._is_done(entry.label)), None)
            ticked += [entry.label for entry in entries if self._is_done(entry.label)]
            if wrong is not None:
                self._highlight(re.escape(_without_hint(wrong.label)))
                self.wizard.send(SPACE)
                self._turns(wrong)
            elif not _is(entries[-1].label, _NONE[self.story.language]):
                self._move(len(entries) - 1)
                entries = self.wizard.entries
                self.wizard.send(DOWN)
                self._changes(entries)
            else:
                break
        self.wizard.send(ENTER if ticked else F5)

    def _is_done(self, label: str) -> bool:
        """Whether the business does what a line says."""
        shown = _without_hint(label)
        ticked = [
            given for given in self.story.given if given.raw is True and given.is_asked(shown, self.story.language)
        ]
        self._told += ticked
        return bool(ticked)

    def _highlight(self, label: str) -> None:
        """Move to an entry with the arrow keys, as far as it takes."""
        for _ in range(_MOST_PLACES):
            entries = self.wizard.entries
            to = next((place for place, entry in enumerate(entries) if _is(entry.label, label)), None)
            self._move(len(entries) - 1 if to is None else to)
            if to is not None:
                return
            self.wizard.send(DOWN)
            self._changes(entries)
        raise AssertionError(f"there is no {label!r} in\n{self.wizard.text}")

    def _changes(self, entries: list[Entry]) -> None:
        """Wait until the list is another, and is drawn whole."""
        self.wizard.until(lambda: self.wizard.entries != entries)
        self.wizard.rests()

    def _turns(self, wrong: Entry) -> None:
        """Wait until an entry is ticked, or no longer is, and the list is drawn whole."""
        label = re.escape(_without_hint(wrong.label))
        self.wizard.until(
            lambda: any(_is(entry.label, label) and entry.is_picked != wrong.is_picked for entry in self.wizard.entries)
        )
        self.wizard.rests()

    def _shows_picked(self, label: str) -> None:
        self.wizard.until(lambda: any(entry.is_picked and _is(entry.label, label) for entry in self.wizard.entries))

    def _finds(self, name: str) -> None:
        self.wizard.until(lambda: self._first_entry.startswith(name))

    def _move(self, to: int) -> None:
        """Move to an entry that stands on the screen, or begins there."""
        entries = self.wizard.entries
        at = next((place for place, entry in enumerate(entries) if entry.is_highlighted), -1)
        self.wizard.send(*[DOWN if to > at else UP] * abs(to - at))
        self.wizard.until(lambda: self._highlighted.startswith(_without_hint(entries[to].label)))

    @property
    def _highlighted(self) -> str:
        return next((entry.label for entry in self.wizard.entries if entry.is_highlighted), "")

    # ------------------------------------------------ suggestions

    def _adopt(self) -> None:
        """Change what is suggested wrongly, else adopt the suggestions of the page."""
        shown = " ".join(line.strip() for line in self.wizard.form)
        if not any(given.is_listed(shown, self.story.language) for given in self.untold):
            self.wizard.send(F8)
            return
        for _ in range(_MOST_PLACES):
            self.wizard.send(TAB)
            for _ in range(_SURE):
                self.wizard.rests()
            if self.wizard.question and self._has_answer(self.wizard.question):
                self._answer()
                return
        raise AssertionError(f"none of the suggestions can be reached:\n{self.wizard.text}")

    def _has_answer(self, question: str) -> bool:
        return any(given.is_asked(question, self.story.language) for given in self.untold)


def _without_hint(label: str) -> str:
    return re.sub(r"\s+\([^)]*\)$", "", label)


def _is(shown: str, label: str) -> bool:
    return re.fullmatch(label + _HINT, shown) is not None


_BY_TYPE: Mapping[str, Callable[[Driver, Given], None]] = {
    "yes-no": Driver._say,
    "one-of": Driver._choose,
    "several-of": Driver._choose_several,
    "tools": Driver._choose_tools,
    "cookies": Driver._choose_cookies,
    "address": Driver._write_address,
    "own-words": Driver._write_twice,
    "records": Driver._name_records,
}
