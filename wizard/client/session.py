"""One client at work: library, case and interview together, and every change saved at once. Knows no screens."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wizard.case import Case, load_case, new_case, save_case
from wizard.client.folder import NAME, free_file, make_folder
from wizard.client.ids import free_id, slug
from wizard.client.keeper import Keeper
from wizard.interview import Asked, Interview, Page, State
from wizard.library.answers import AnswerError, read_answer
from wizard.library.load import built_in
from wizard.library.schema import Library
from wizard.locale import _, language, said
from wizard.text import Text, without_control_characters

if TYPE_CHECKING:
    from wizard.flow import Made
    from wizard.notice.model import Notice
    from wizard.render.export import Wanted
    from wizard.review.model import Finding, Review

#: The types whose answer is stored as it was read: without spaces in a number, with https before an address.
_STORED_AS_READ = ("text", "orgno", "email", "url", "phone", "country", "date")

#: So many changes can be taken back.
_MOST_UNDONE = 100


@dataclass(frozen=True)
class Making:
    """A notice, and the version of the answers that it was made of."""

    version: int
    made: Made


class Session:
    """The library asked of one case, whose file follows every change. Where it cannot, `keeper.trouble` says why."""

    def __init__(self, library: Library, case: Case) -> None:
        self.library = library
        self.case = case
        self.keeper = Keeper(library, case)
        self.interview = Interview(library, case)
        self._made: Made | None = None
        self._findings: tuple[Finding, ...] = ()
        self._past: list[tuple[str, dict[str, Any]]] = []
        self._present = copy.deepcopy(case.document)
        self._version = 0

    @classmethod
    def opened(cls, library: Library, path: Path) -> Session:
        """The session of an answer file.

        Raises CaseError where the file cannot be used.
        """
        return cls(library, load_case(path, library))

    @classmethod
    def started(cls, library: Library, folder: Path, name: str, kinds: Iterable[str]) -> Session:
        """The session of a new client in the clients' folder; the name is proposed as the business's name.

        Raises OSError where the folder cannot be written.
        """
        return cls.begun(library, folder, name, new_case(library, list(kinds)))

    @classmethod
    def begun(cls, library: Library, folder: Path, name: str, case: Case) -> Session:
        """The session of a new client that begins with a case, such as a copy; the name is proposed as well.

        Raises OSError where the folder cannot be written.
        """
        address = ".".join(NAME)
        if library.question(address) and without_control_characters(name).strip():
            case.propose(address, name)
        return cls._placed(library, case, folder, name)

    @classmethod
    def copied(cls, library: Library, folder: Path, example: Path) -> Session:
        """The session of an example, copied into the clients' folder first.

        Raises CaseError where the example cannot be used, OSError where the folder cannot be written.
        """
        return cls._placed(library, load_case(example, library), folder, example.stem)

    @classmethod
    def _placed(cls, library: Library, case: Case, folder: Path, name: str) -> Session:
        make_folder(folder)
        case.path = free_file(folder, name)
        save_case(case, library)
        return cls(library, case)

    def take_over(self) -> bool:
        """Go on with a file that another wizard had open, as it left it; False while it still has it.

        Raises CaseError where the file cannot be used any more.
        """
        if self.case.is_read_only and self.keeper.take():
            self.keeper.adopt(self.keeper.other_version())
            self._renew()
        return not self.case.is_read_only

    def use(self, other: Case) -> bool:
        """Go on with another version of the file; False where the answers here could not be kept beside it."""
        is_done = self.keeper.keep_other(other)
        self._renew()
        return is_done

    def close(self) -> None:
        """The client is left: see its answers onto the disk, and let other programs have the file."""
        self.keeper.close()

    # ------------------------------------------------ what follows from the answers

    @property
    def name(self) -> str:
        """What the client is called."""
        return str(self.case.get(".".join(NAME)) or self.path.stem)

    @property
    def path(self) -> Path:
        """The client's file."""
        return self.case.path or Path("client.toml")

    @property
    def notice(self) -> Notice:
        """The notice that the answers make."""
        return self._make().notice

    @property
    def review(self) -> Review:
        """What is left to do."""
        return self._make().review

    def _make(self) -> Made:
        if self._made is None:
            self._made = _made_of(self.library, self.case)
        return self._made

    def findings(self, address: str) -> list[Finding]:
        """What the last review found about the question at an address, and what nobody has accepted."""
        return [finding for finding in self._findings if finding.question == address and finding.accepted is None]

    @property
    def is_made(self) -> bool:
        """Whether the notice of the answers as they are now is there."""
        return self._made is not None

    def making(self) -> Callable[[], Making]:
        """What makes the notice of the answers as they are now; another thread can run it while they change."""
        version, case = self._version, Case(copy.deepcopy(self.case.document), self.case.path)
        return lambda: Making(version, _made_of(self.library, case))

    def take(self, making: Making) -> bool:
        """Take over a notice that was made elsewhere; False where the answers have changed since."""
        if making.version == self._version:
            self._made = making.made
            self._findings = making.made.review.findings
        return making.version == self._version

    @property
    def proposals(self) -> list[Asked]:
        """The open questions that have a proposal."""
        return [asked for asked in self.interview.asked.values() if asked.proposal]

    def about(self, asked: Asked) -> str:
        """The tool or the record that a question is about; empty for a question about the business."""
        if asked.about:
            return asked.about
        parts = asked.address.split(".")
        return self.record_name(".".join(parts[:-2]), parts[-2]) if len(parts) > 3 else ""

    def record_name(self, address: str, record_id: str) -> str:
        """What a record is called."""
        name = self.case.get(f"{address}.{record_id}.name")
        return said(name) if isinstance(name, dict) else str(name or record_id)

    def page(self, page_id: str) -> Page | None:
        """A page by its id, as the answers are now; None where nothing on it is asked."""
        return next((page for page in self.interview.pages if page.id == page_id), None)

    def place(self, address: str) -> tuple[Page, Asked] | None:
        """A question with its page; None where it is not asked."""
        page = self.interview.page_of(address)
        return (page, self.interview.asked[address]) if page else None

    def asked_near(self, address: str) -> Asked | None:
        """The question at an address; where it is not asked, that which it belongs to, if there is one."""
        while address and address not in self.interview.asked:
            address = address.rpartition(".")[0]
        return self.interview.asked.get(address)

    # ------------------------------------------------ changes, each saved at once

    def answer(self, asked: Asked, raw: Any) -> None:
        """Store an answer.

        Raises AnswerError where it does not fit, or the case is read-only.
        """
        value = read_answer(self.library, asked.question, raw)
        stored = value if asked.question.type in _STORED_AS_READ else raw
        if asked.state is State.ANSWERED and stored == asked.raw:
            return
        self.case.answer(asked.address, stored)
        self._changed(asked.address)

    def dont_know(self, asked: Asked) -> None:
        """Store "don't know"."""
        self.case.dont_know(asked.address)
        self._changed(asked.address)

    def clear(self, asked: Asked) -> None:
        """Take an answer away."""
        self.case.clear(asked.address)
        self._changed(asked.address)

    def adopt(self, several: Iterable[Asked]) -> None:
        """Make proposals the answers of their questions."""
        proposed = {asked.address: asked.proposal.raw for asked in several if asked.proposal}
        for address, raw in proposed.items():
            self.case.answer(address, copy.deepcopy(raw))
        if proposed:
            self._changed(address)

    def none_of_these(self, page: Page) -> None:
        """Answer what is open on a tick screen with no."""
        for asked in _open(page):
            self.case.answer(asked.address, False)
        self._changed(page.asked[0].address)

    def confirm_ticks(self, page: Page) -> None:
        """Answer what is open on a tick screen as it is shown: yes where that is suggested, else no."""
        for asked in _open(page):
            self.case.answer(asked.address, bool(asked.proposal and asked.proposal.raw))
        self._changed(page.asked[0].address)

    def answer_ticks(self, page: Page, yes: Collection[str], unknown: Collection[str]) -> None:
        """Answer a whole tick screen: yes at these addresses, "don't know" at those, no at all others."""
        for asked in page.asked:
            if asked.address in unknown:
                self.case.dont_know(asked.address)
            else:
                self.case.answer(asked.address, asked.address in yes)
        self._changed(page.asked[0].address)

    def add_record(self, asked: Asked, name: str) -> None:
        """Add a record called `name`.

        Raises AnswerError where the name is empty.
        """
        name = _name(name)
        record_id = free_id(slug(name) or "nr", set(self.case.record_ids(asked.address)))
        self.case.add_record(asked.address, record_id)
        named = next((part for part in asked.question.field if part.id == "name"), None)
        if named is not None:
            raw: Any = dict.fromkeys(self.library.languages, name) if named.type == "own-words" else name
            self.case.answer(f"{asked.address}.{record_id}.name", raw)
        self._changed(asked.address)

    def remove_record(self, asked: Asked, record_id: str) -> None:
        """Take a record away with all its answers."""
        self.case.remove_record(asked.address, record_id)
        self._changed(asked.address)

    def add_tool(self, name: str) -> str:
        """Enter a tool by hand; gives its id. The same name gives the same tool.

        Raises AnswerError where the name is empty.
        """
        name = _name(name)
        tool_id = f"own-{slug(name) or 'nr'}"
        if tool_id not in self.case.tools:
            self.case.answer(f"tools.{tool_id}.name", name)
        return tool_id

    def accept(self, finding: str, reason: str) -> None:
        """Accept a warning with a reason."""
        self.case.accept(finding, reason)
        self._changed(self.case.resume_at)

    def undo(self) -> str | None:
        """Take the last change back; gives the address of its question, "" where it has none.

        None where there is nothing to take back.
        """
        if not self._past:
            return None
        address, document = self._past.pop()
        self.case.document.clear()
        self.case.document.update(copy.deepcopy(document))
        self._present = document
        self._renew()
        self.keeper.save()
        return address

    def _changed(self, address: str) -> None:
        if address:
            self.case.set_resume_at(address)
        self._past = [*self._past, (address, self._present)][-_MOST_UNDONE:]
        self._present = copy.deepcopy(self.case.document)
        self._renew()
        self.keeper.save()

    def _renew(self) -> None:
        self.interview = Interview(self.library, self.case)
        self._made = None
        self._version += 1

    def told(self, asked: Asked, text: Text | None) -> str:
        """A text of a question in the program's language, with what it says of the law filled in."""
        shown = said(text)
        if "{" not in shown:
            return shown
        from wizard.notice.wording import Wording

        return Wording(self.interview, language()).about(asked.address, {language(): shown})

    # ------------------------------------------------ going out

    def export(self, folder: Path, wanted: Wanted) -> list[Path]:
        """Write each notice into a folder, in the case's own look; gives the files.

        Raises OSError where the folder cannot be written, CaseError where `[look]` in the file cannot be used.
        """
        from wizard.flow import make_each
        from wizard.render.export import export, notice_name  # not before something goes out: it renders Markdown
        from wizard.render.layout import layout_of

        written: list[Path] = []
        layout = replace(layout_of(self.case), split=wanted.layout.split)
        for number, one in enumerate(make_each(self._make())):
            named = replace(wanted, layout=layout, name=notice_name(number, one.extent))
            written += export(self.library, one.notice, one.review, folder, named)
        return written


def _made_of(library: Library, case: Case) -> Made:
    """Everything that follows from a case; what makes it is imported here, because a question is shown before that."""
    from wizard.flow import make

    return make(library, case)


def _name(typed: str) -> str:
    """A name as it is stored; AnswerError where nothing of it can be."""
    name = without_control_characters(typed).strip()
    if not name:
        raise AnswerError(_("is empty"))
    return name


def _open(page: Page) -> list[Asked]:
    return [asked for asked in page.asked if asked.state is State.OPEN]


def examples(library_folders: Iterable[Path]) -> list[Path]:
    """The example files of the library and its overlays."""
    return [file for folder in (built_in(), *library_folders) for file in sorted((folder / "examples").glob("*.toml"))]
