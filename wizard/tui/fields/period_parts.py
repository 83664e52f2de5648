"""The parts of a period: an amount, a unit, the event it counts from, and what happens then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textual.containers import HorizontalGroup, VerticalGroup
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.session import Session
from wizard.library.answers import AnswerError
from wizard.locale import _, said
from wizard.tui.fields.cycle import Cycle
from wizard.tui.fields.own import language_name
from wizard.tui.fields.period_shapes import HOLDING, IN_WORDS, LABELS, NUMBERS, ON_A_DATE, PARTS, TURNED, TYPED
from wizard.tui.fields.typed import read_day
from wizard.tui.plain import Entry, Picks, Plain


class Part(HorizontalGroup):
    """One part: its label and its widget."""

    def __init__(self, key: str, control: Input | Cycle, language: str = "") -> None:
        super().__init__(classes="part")
        self.key, self.control, self.language = key, control, language
        self.label = Plain(classes="part-label")

    @override
    def compose(self) -> Iterator[Widget]:
        yield self.label
        yield self.control

    def relabel(self) -> None:
        """Say what the part is."""
        self.label.say(_(LABELS[self.key]).format(language=language_name(self.language)))


class PeriodParts(VerticalGroup):
    """The form of one period; periods that hold others have more of these inside."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.parts = {key: Part(key, Input(name=key, compact=True)) for key in TYPED}
        self.parts |= {key: Part(key, Cycle(key)) for key in TURNED}
        for key in IN_WORDS:
            for code in session.library.languages:
                self.parts[f"{key}.{code}"] = Part(key, Input(name=f"{key}.{code}", compact=True), code)
        self.keeps = Picks(classes="keeps")
        self.kept: list[str] = []
        self.inside: list[PeriodParts] = []
        self.is_system = False
        self._raw: dict[str, Any] = {}
        self._shapes: tuple[str, ...] = ()
        self._starts: tuple[str, ...] = ()

    @override
    def compose(self) -> Iterator[Widget]:
        order = ("system", "shape", "count", "every", "amount", "unit", "side", "start", "date")
        yield from (self.parts[key] for key in (*order, "day", "years", "seasons", "statute"))
        yield from (part for part in self.parts.values() if part.language)
        yield self.parts["then"]
        yield self.keeps

    async def show(self, raw: dict[str, Any], shapes: Sequence[str], starts: Sequence[str]) -> None:
        """Show a period, offering these shapes and these events to count from; all events where none are named."""
        self._raw, self._shapes, self._starts = raw, tuple(shapes), tuple(starts)
        for key in (*TYPED, *(key for key, part in self.parts.items() if part.language)):
            widget = self._input(key)
            with widget.prevent(Input.Changed):
                widget.value = self._typed(raw, key)
        self._offer({key: self._turned(raw, key) for key in TURNED})
        then = raw.get("then")
        self.kept = list(then["keeps"]) if isinstance(then, dict) else []
        self.relabel()
        await self.fit()

    async def fit(self) -> None:
        """Show the parts that the chosen shape has."""
        shape, wanted = self._choice("shape"), self._wanted()
        for key, part in self.parts.items():
            part.display = key in wanted or part.key in wanted
        self.parts["shape"].display = len(self._shapes) > 1
        self.parts["date"].display = "date" in wanted and self._choice("start") == ON_A_DATE
        self.keeps.display = self.parts["then"].display and self._choice("then") == "keeps"
        await self._hold(self._held(shape))
        for inner in self.inside:
            await inner.fit()

    @property
    def value(self) -> dict[str, Any]:
        """The period as it would stand in the file.

        Raises AnswerError where a part is missing or wrong.
        """
        shape = self._choice("shape")
        raw: dict[str, Any] = {"shape": shape}
        for key in PARTS[shape]:
            if key not in ("count", "of", *IN_WORDS):
                raw |= self._read(key)
        if shape == "archive":
            interval = {key: raw.pop(key) for key in ("amount", "unit")}
            raw |= {"purpose": self._pair("purpose"), "review": interval, "removal": self._pair("removal")}
        if "of" in PARTS[shape]:
            raw["of"] = [part.keep if shape == "per-system" else part.value for part in self.inside if part.display]
        if self.parts["then"].display:
            raw["then"] = {"keeps": list(self.kept)} if self._choice("then") == "keeps" else self._choice("then")
        return raw

    @property
    def keep(self) -> dict[str, Any]:
        """This period as that of one system."""
        name = self._input("system").value.strip()
        if not name:
            raise AnswerError(_("Write the name of the system."))
        known = {tool.name.casefold(): key for key, tool in self.session.library.tools.items()}
        return {"system": known.get(name.casefold(), name), "keep": self.value}

    @property
    def written(self) -> Any:
        """What stands in all parts."""
        mine = [part.control.value for part in self.parts.values()]
        return [mine, list(self.kept), [part.written for part in self.inside]]

    def pick(self) -> None:
        """Tick or untick the data that stay."""
        if self.keeps.highlighted_id:
            self.kept = sorted({*self.kept} ^ {self.keeps.highlighted_id})
            self._list_kept()

    def relabel(self) -> None:
        """Say all labels and choices in the language that the program speaks now."""
        for part in self.parts.values():
            part.relabel()
        for inner in self.inside:
            inner.relabel()
        self._input("day").placeholder = _("such as 31.1.")
        self._input("date").placeholder = "31.5.2026"
        self._offer({key: self._choice(key) for key in TURNED})
        self._list_kept()

    # ------------------------------------------------ one part

    def _input(self, key: str) -> Input:
        control = self.parts[key].control
        assert isinstance(control, Input)
        return control

    def _cycle(self, key: str) -> Cycle:
        control = self.parts[key].control
        assert isinstance(control, Cycle)
        return control

    def _choice(self, key: str) -> str:
        return self._cycle(key).value

    def _wanted(self) -> set[str]:
        shape = self._choice("shape")
        then = () if shape in ("per-system",) else ("then",)
        return {*PARTS.get(shape, ()), *then, *(("system",) if self.is_system else ())}

    def _read(self, key: str) -> dict[str, Any]:
        if key in NUMBERS:
            return {key: self._number(key)}
        if key == "day":
            return {key: self._day()}
        if key == "date":
            typed = self._input("date").value.strip()
            return {key: read_day(typed)} if self._choice("start") == ON_A_DATE else {}
        value = self._choice(key)
        return {} if key == "start" and value == ON_A_DATE else {key: value}

    def _number(self, key: str) -> int:
        typed = self._input(key).value.strip()
        if not typed.isdecimal() or (key == "amount" and int(typed) < 1):
            raise AnswerError(_("Write a number in the line “{label}”.").format(label=_(LABELS[key])))
        return int(typed)

    def _day(self) -> str:
        match = re.fullmatch(r"(\d{1,2})\s*[./]\s*(\d{1,2})\.?", self._input("day").value.strip())
        if match is None:
            raise AnswerError(_("Write the day and the month like this: 31.1."))
        return f"{int(match[2]):02}-{int(match[1]):02}"

    def _pair(self, key: str) -> dict[str, str]:
        pair = {code: self._input(f"{key}.{code}").value.strip() for code in self.session.library.languages}
        if not all(pair.values()):
            raise AnswerError(_("Write it in every language."))
        return pair

    def _typed(self, raw: dict[str, Any], key: str) -> str:
        head, _dot, code = key.partition(".")
        value = raw.get("review", raw).get(head) if head == "amount" else raw.get(head)
        if code:
            return str((value or {}).get(code, ""))
        if key == "day" and value:
            month, day = value.split("-")
            return f"{int(day)}.{int(month)}."
        if key == "date" and value:
            return f"{value.day}.{value.month}.{value.year}"
        return "" if value is None else str(value)

    def _turned(self, raw: dict[str, Any], key: str) -> str | None:
        if key == "then" and isinstance(raw.get("then"), dict):
            return "keeps"
        if key == "count":
            return str(len(raw.get("of", ()))) if raw.get("shape") == "per-system" else None
        if key == "start" and raw.get("date"):
            return ON_A_DATE
        return raw.get("review", raw).get(key) if key == "unit" else raw.get(key)

    # ------------------------------------------------ choices

    def _offer(self, values: Mapping[str, str | None]) -> None:
        for key, value in values.items():
            self._cycle(key).offer(self._choices(key), value)

    def _choices(self, key: str) -> dict[str, str]:
        phrases = self.session.library.phrases
        if key == "shape":
            return {shape: said(phrases["retention"][shape].shown()) for shape in self._shapes}
        if key == "start":
            starts = self._starts or tuple(phrases.get("starts", {}))
            events = {start: said(phrases["starts"][start].shown()) for start in starts}
            return {**events, **({ON_A_DATE: _("a certain day")} if "around" in self._shapes else {})}
        if key == "statute":
            return {key: said(pair) for key, pair in self.session.library.provisions.items()}
        if key in ("unit", "then"):
            vocabulary = phrases["units" if key == "unit" else "then"]
            return {entry: said(phrase.shown()) for entry, phrase in vocabulary.items()}
        fixed = {
            "every": {"month": _("every month"), "year": _("every year")},
            "side": {"after": _("after"), "before": _("before")},
            "count": {str(number): str(number) for number in range(1, 7)},
        }
        return fixed[key]

    def _list_kept(self) -> None:
        data = self.session.library.phrases.get("data", {})
        self.keeps.fill([Entry(key, said(phrase.shown())) for key, phrase in data.items()], self.kept)

    # ------------------------------------------------ periods inside

    def _held(self, shape: str) -> int:
        if shape == "per-system":
            return int(self._choice("count") or 1)
        return 2 if shape in HOLDING else 0

    async def _hold(self, number: int) -> None:
        """Have so many periods inside on show; those that are there are used again."""
        for place in range(len(self.inside), number):
            inner = PeriodParts(self.session)
            inner.add_class("inside")
            self.inside.append(inner)
            await self.mount(inner, before=self.parts["then"])
            raw = self._raw.get("of", [])
            part = raw[place] if place < len(raw) else {}
            shapes = [shape for shape in self._shapes if shape not in HOLDING] or ["after", "inactive", "when"]
            await inner.show(part.get("keep", part), shapes, self._starts)
            inner._input("system").value = self._system_name(part.get("system", ""))
        for place, inner in enumerate(self.inside):
            inner.display = place < number
            inner.is_system = self._choice("shape") == "per-system"
            inner.parts["system"].display = inner.is_system

    def _system_name(self, system: str) -> str:
        return self.session.interview.tool(system).name if system else ""
