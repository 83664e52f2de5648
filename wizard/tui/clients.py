"""The list on the start screen: clients, how far each is and when it was changed; examples; what else can be begun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wizard.client.folder import Client
from wizard.locale import _, language

#: Columns for how far a client is and for the date; the date is left out of a list that is narrower than this.
_STATE, _DATE, _NARROW = 22, 17, 60


class Does(Enum):
    """What choosing a line leads to."""

    NEW = "new"
    CLIENT = "client"
    EXAMPLE = "example"
    DELETED = "deleted"


@dataclass(frozen=True)
class Line:
    """What one line stands for."""

    does: Does
    name: str = ""
    path: Path | None = None


class ClientList(OptionList):
    """Shows what fits what is searched for. The highlight stays on the line that it was on."""

    def __init__(self) -> None:
        super().__init__(id="list", markup=False, compact=True)
        self.can_focus = False
        self.clients: Sequence[Client] = ()
        self.examples: Sequence[Path] = ()
        self.deleted = 0
        self.sought = ""
        self.states: dict[Path, str] = {}
        self._stands: list[Line | None] = []
        self._names: dict[Path, str] = {}

    @property
    def line(self) -> Line | None:
        """The highlighted line."""
        return self.line_at(self.highlighted)

    def line_at(self, index: int | None) -> Line | None:
        """What the line at that place stands for; None for a heading."""
        return self._stands[index] if index is not None and index < len(self._stands) else None

    def seek(self, text: str) -> None:
        """Show what has this text in its name only, with the first found highlighted."""
        self.sought = text.strip()
        self.show(first=True)

    def show(self, *, first: bool = False, at: Path | None = None) -> None:
        """Show everything anew, with the line highlighted that was, or the first, or that of a file."""
        before = self.line
        self._names = _names(self.clients)
        rows = list(self._rows())
        self._stands = [line for line, _shown in rows]
        self.set_options(Option(shown, disabled=line is None) for line, shown in rows)
        wanted = next((line for line in self._stands if line and at and line.path == at), None if first else before)
        self.highlighted = self._stands.index(wanted) if wanted and wanted in self._stands else self._first()

    def tell(self, path: Path, state: str) -> None:
        """Show how far a client is."""
        self.states[path] = state
        for number, line in enumerate(self._stands):
            if line and line.does is Does.CLIENT and line.path == path:
                client = next(client for client in self.clients if client.path == path)
                self.replace_option_prompt_at_index(number, self._client(client)[1])

    def on_resize(self, event: Resize) -> None:
        """The columns follow the width."""
        self.show()

    def _first(self) -> int | None:
        return next((number for number, line in enumerate(self._stands) if line), None)

    def _rows(self) -> Iterator[tuple[Line | None, Content]]:
        if not self.sought:
            yield Line(Does.NEW), Content(_("+ New client"))
        yield from self._under(_("Recent clients"), map(self._client, filter(self._fits, self.clients)))
        examples = (Line(Does.EXAMPLE, file.stem, file) for file in self.examples if self._has(file.stem))
        yield from self._under(_("Examples to look at"), ((line, Content(f"  {line.name}")) for line in examples))
        if self.sought:
            yield None, Content("")
            yield Line(Does.NEW, self.sought), Content(_("+ New client “{name}”").format(name=self.sought))
        elif self.deleted:
            yield None, Content("")
            yield Line(Does.DELETED), Content(_("Deleted clients ({number})").format(number=self.deleted))

    def _under(self, heading: str, rows: Iterable[tuple[Line, Content]]) -> Iterator[tuple[Line | None, Content]]:
        for number, row in enumerate(rows):
            if not number:
                yield None, Content("")
                yield None, Content.styled(heading, "bold")
            yield row

    def _fits(self, client: Client) -> bool:
        return self._has(client.name) or self._has(client.path.stem)

    def _has(self, name: str) -> bool:
        return self.sought.casefold() in name.casefold()

    def _client(self, client: Client) -> tuple[Line, Content]:
        width = self.size.width or 76
        date = _DATE if width >= _NARROW else 0
        longest = max(map(cell_len, self._names.values()))
        name = _fitted(self._names[client.path], min(longest, max(width - _STATE - date - 8, 12)))
        told = f"  {_fitted(self.states.get(client.path, ''), _STATE)}  {written_date(client) if date else ''}"
        shown = Content(f"  {name}") + Content.styled(told.rstrip(), "dim")
        return Line(Does.CLIENT, client.name, client.path), shown


def _names(clients: Sequence[Client]) -> dict[Path, str]:
    """What each client is called; with its file's name where several are called the same."""
    times = Counter(client.name for client in clients)
    return {
        client.path: client.name if times[client.name] == 1 else f"{client.name} ({client.path.stem})"
        for client in clients
    }


def _fitted(text: str, width: int) -> str:
    """A text in exactly so many columns."""
    return set_cell_size(text, width) if cell_len(text) <= width else f"{set_cell_size(text, width - 1)}…"


def written_date(client: Client) -> str:
    """When a client was last changed."""
    from wizard.text import write_date

    return write_date(client.changed.date(), {"nb": "nb_NO"}.get(language(), "en_GB"))
