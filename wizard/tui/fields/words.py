"""Questions answered in the business's own words, one text for each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual import on
from textual.widget import Widget
from textual.widgets import TextArea
from typing_extensions import override

from wizard.client.own_words import twin_to_look_at
from wizard.client.session import Session
from wizard.interview import Asked
from wizard.library.answers import AnswerError
from wizard.locale import _, language, language_name
from wizard.text import capitalised
from wizard.tui.fields.base import Field, Outcome, Stay
from wizard.tui.widgets import Plain, Tick


class WordsField(Field):
    """A text for each language. One can say that one does not write a language, and that a twin is still right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        codes = session.library.languages
        self.labels = {code: Plain(classes="part") for code in codes}
        self.texts = {code: TextArea(name=code, soft_wrap=True, compact=True) for code in codes}
        self.cannot = {code: Tick(code) for code in codes}
        self.still_right = Tick()
        self._stored: dict[str, str] = {}

    @override
    def compose(self) -> Iterator[Widget]:
        for code, text in self.texts.items():
            yield self.labels[code]
            yield text
            yield self.cannot[code]
        yield self.still_right
        yield self.report

    @override
    async def fill(self, asked: Asked) -> None:
        self._stored = dict(asked.raw or {})
        for code, text in self.texts.items():
            text.text = self._stored.get(code, "")
            text.move_cursor(text.document.end)
            self.cannot[code].show(value=bool(self._stored) and not text.text)
            self.cannot[code].display = code != language()
            text.disabled = self.cannot[code].value
        self.still_right.show(value=False)
        self.still_right.display = "stale" in self._stored
        self.relabel()

    @property
    @override
    def written(self) -> Any:
        return [*(text.text for text in self.texts.values()), self.still_right.value]

    @property
    @override
    def value(self) -> Any:
        texts = {code: area.text.strip() for code, area in self.texts.items() if not area.disabled}
        if not any(texts.values()):
            return None
        empty = next((code for code, text in texts.items() if not text), None)
        if empty:
            raise AnswerError(self._missing(empty))
        stale = self._stale(texts)
        return {**texts, "stale": stale} if stale else texts

    @override
    async def confirm(self) -> Outcome:
        focused = self.screen.focused
        if isinstance(focused, Tick):
            focused.action_turn()
            return Stay()
        codes = list(self.texts)
        at = codes.index(focused.name) if isinstance(focused, TextArea) and focused.name in codes else len(codes)
        after = next((self.texts[code] for code in codes[at + 1 :] if not self.texts[code].disabled), None)
        if after is None:
            return self.done()
        self.screen.set_focus(after)
        return Stay()

    @override
    def relabel(self) -> None:
        for code, label in self.labels.items():
            name = language_name(code)
            label.say(capitalised(name))
            self.cannot[code].say(_("I can't write {language}").format(language=name))
        stale = self._stored.get("stale", "")
        self.still_right.say(_("The text in {language} is still right").format(language=language_name(stale)))

    @on(Tick.Changed)
    def _cannot_changed(self, event: Tick.Changed) -> None:
        event.stop()
        code = event.tick.name
        if code in self.texts:
            self.texts[code].disabled = event.tick.value

    def _stale(self, texts: dict[str, str]) -> str:
        """The language whose text has to be looked at, because only its twin was changed."""
        was = self._stored.get("stale", "")
        is_changed = texts.get(was) != self._stored.get(was)
        return twin_to_look_at(self._stored, texts) or ("" if is_changed or self.still_right.value else was)

    def _missing(self, code: str) -> str:
        message = _("Write it in {language} too, or tick that you can't.")
        return message.format(language=language_name(code))
