"""The parts of a period: an amount, a unit, the event it counts from, and what happens then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textual.containers import HorizontalGroup, VerticalGroup
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from wizard.client.periods import (
    CHOSEN,
    HOLDING,
    IN_WORDS,
    KEEPS,
    ON_A_DATE,
    PARTS,
    TYPED,
    has_then,
    inner_shapes,
    kept_choices,
    part_choices,
    part_label,
    part_of,
    period_of,
    system_period,
)
from wizard.client.session import Session
from wizard.locale import _
from wizard.tui.fields.cycle import Cycle
from wizard.tui.widgets import Entry, Picks, Plain


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
        self.label.say(part_label(self.key, self.language))


class PeriodParts(VerticalGroup):
    """The form of one period; periods that hold others have more of these inside."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.parts = {key: Part(key, Input(name=key, compact=True)) for key in TYPED}
        self.parts |= {key: Part(key, Cycle(key)) for key in CHOSEN}
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
                widget.value = part_of(raw, key)
            widget.select_all()  # what is typed takes the place of what stands there
        self._offer({key: part_of(raw, key) for key in CHOSEN})
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
        self.keeps.display = self.parts["then"].display and self._choice("then") == KEEPS
        await self._hold(self._held(shape))
        for inner in self.inside:
            await inner.fit()

    @property
    def value(self) -> dict[str, Any]:
        """The period as it would stand in the file.

        Raises AnswerError where a part is missing or wrong.
        """
        parts = {key: part.control.value for key, part in self.parts.items()}
        per_system = parts["shape"] == "per-system"
        inside = [part.keep if per_system else part.value for part in self.inside if part.display]
        return period_of(parts, inside, self.kept)

    @property
    def keep(self) -> dict[str, Any]:
        """This period as that of one system."""
        return system_period(self.session.library, self._input("system").value.strip(), self.value)

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
        self._offer({key: self._choice(key) for key in CHOSEN})
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
        then = ("then",) if has_then(shape) else ()
        return {*PARTS.get(shape, ()), *then, *(("system",) if self.is_system else ())}

    # ------------------------------------------------ choices

    def _offer(self, values: Mapping[str, str]) -> None:
        for key, value in values.items():
            choices = part_choices(self.session.library, key, self._shapes, self._starts)
            self._cycle(key).offer(choices, value)

    def _list_kept(self) -> None:
        data = kept_choices(self.session.library)
        self.keeps.fill([Entry(key, label) for key, label in data.items()], self.kept)

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
            await inner.show(part.get("keep", part), inner_shapes(self._shapes), self._starts)
            inner._input("system").value = self._system_name(part.get("system", ""))
        for place, inner in enumerate(self.inside):
            inner.display = place < number
            inner.is_system = self._choice("shape") == "per-system"
            inner.parts["system"].display = inner.is_system

    def _system_name(self, system: str) -> str:
        return self.session.interview.tool(system).name if system else ""
