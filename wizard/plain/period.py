"""The question how long something is kept: its suggestion, or a shape and then its parts."""

from __future__ import annotations

from typing import Any

from wizard.client.periods import (
    CHOSEN,
    HOLDING,
    IN_WORDS,
    KEEPS,
    ON_A_DATE,
    PARTS,
    Period,
    has_then,
    inner_shapes,
    kept_choices,
    part_choices,
    part_label,
    part_of,
    period_of,
    read_part,
    system_period,
)
from wizard.client.summary import summary
from wizard.interview import Asked
from wizard.library.answers import AnswerError, read_answer
from wizard.library.retention import SHAPES
from wizard.locale import _
from wizard.plain.choosing import choose, is_yes, marked, one_of, several, tell_list
from wizard.plain.desk import Desk, nothing_typed


def period(desk: Desk, asked: Asked) -> Any:
    """The suggestion for an empty line, else a period that is put together."""
    form = _Form(desk, asked)
    shapes = form.choices("shape")
    before = form.before(asked.raw)
    desk.talk.say(_("Or choose another way:") if asked.proposal or asked.raw else "")
    tell_list(desk.talk, shapes.values(), marked(shapes, (str(before.get("shape", "")),)))
    typed = desk.talk.ask()
    if not typed:
        return nothing_typed(asked)
    return form.agreed(form.put_together(one_of(shapes, typed), before))


class _Form:
    """Asks for the parts of one period; those that it holds are asked for by more of these."""

    def __init__(self, desk: Desk, asked: Asked, shapes: tuple[str, ...] = ()) -> None:
        self.desk, self.asked = desk, asked
        self.shapes = shapes or asked.question.shapes or SHAPES

    def before(self, raw: Any) -> Period:
        """The period that stands there, else the one that is suggested, else nothing."""
        shown = raw or (self.asked.proposal.raw if self.asked.proposal else None)
        return shown if isinstance(shown, dict) else {}

    def choices(self, key: str) -> dict[str, str]:
        """What a part can be chosen from."""
        return part_choices(self.desk.session.library, key, self.shapes, self.asked.question.starts)

    def put_together(self, shape: str, before: Period) -> Period:
        """The period of a shape, part by part.

        Raises AnswerError where a part is wrong.
        """
        parts = {"shape": shape}
        for key in PARTS[shape]:
            if key != "of" and not (key == "date" and parts["start"] != ON_A_DATE):
                parts |= self._part(key, before)
        inside = self._inside(shape, int(parts.get("count", 2)), before) if shape in HOLDING else []
        if has_then(shape):
            parts |= self._part("then", before)
        kept = self._kept() if parts.get("then") == KEEPS else []
        return period_of(parts, inside, kept)

    def agreed(self, raw: Period) -> Period:
        """The period, read back in words and agreed to.

        Raises AnswerError where it is none, or is not agreed to.
        """
        read_answer(self.desk.session.library, self.asked.question, raw)
        if not is_yes(self.desk.talk, f"{summary(self.desk.session, self.asked, raw)} – " + _("right? (yes or no)")):
            raise AnswerError(_("Then choose again."))
        return raw

    def _part(self, key: str, before: Period) -> dict[str, str]:
        if key in IN_WORDS:
            languages = self.desk.session.library.languages
            return {f"{key}.{code}": self._typed(f"{key}.{code}", part_label(key, code), before) for code in languages}
        if key in CHOSEN:
            return {key: self._chosen(key, before)}
        return {key: self._typed(key, part_label(key), before)}

    def _chosen(self, key: str, before: Period) -> str:
        choices = self.choices(key)
        if len(choices) == 1:
            return next(iter(choices))
        return choose(self.desk.talk, part_label(key), choices, part_of(before, key))

    def _typed(self, key: str, label: str, before: Period) -> str:
        now = part_of(before, key)

        def read() -> str:
            typed = self.desk.talk.ask(f"{label} ({now})" if now else label) or now
            read_part({key: typed, "start": ON_A_DATE}, key)
            return typed

        return self.desk.talk.insist(read)

    def _kept(self) -> list[str]:
        data = kept_choices(self.desk.session.library)
        self.desk.talk.say(_("Which data stay? Numbers with commas between."))
        tell_list(self.desk.talk, data.values())
        return self.desk.talk.insist(lambda: [one_of(data, part) for part in several(self.desk.talk.ask())])

    def _inside(self, shape: str, number: int, before: Period) -> list[Period]:
        held = list(before.get("of", ())) if before.get("shape") == shape else []
        held += [{} for _place in range(number - len(held))]
        return [self._held(shape, place, part) for place, part in enumerate(held[:number], start=1)]

    def _held(self, shape: str, place: int, before: Period) -> Period:
        inner = _Form(self.desk, self.asked, tuple(inner_shapes(self.shapes)))
        self.desk.talk.say(f"{place}.")
        system = self.desk.talk.ask(part_label("system")) if shape == "per-system" else ""
        keep = before.get("keep", before)
        raw = inner.put_together(inner._chosen("shape", keep), keep)
        return system_period(self.desk.session.library, system, raw) if shape == "per-system" else raw
