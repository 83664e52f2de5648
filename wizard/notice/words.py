"""Writing in every language of the notice at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from wizard.interview import Interview
from wizard.notice.model import Gap
from wizard.notice.wording import Wording
from wizard.text import Text, in_each


@dataclass
class Words:
    """One `Wording` for each language of the notice, with the gaps that all of them met."""

    interview: Interview
    gaps: list[Gap] = field(default_factory=list)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that this client's notice is made in, in the library's order."""
        wanted = self.interview.case.languages
        return tuple(language for language in self.interview.library.languages if language in wanted)

    def in_each(self, write: Callable[[Wording], str]) -> dict[str, str]:
        """What `write(wording)` gives in each language."""
        return in_each(self.languages, lambda language: write(self.wording(language)))

    def wording(self, language: str) -> Wording:
        """Writes in one language, noting its gaps here."""
        return Wording(self.interview, language, self.gaps)

    def unanswered(self, address: str) -> Text:
        """The mark for "not answered yet", and a gap at that address."""
        return self.in_each(lambda wording: wording.unanswered(address))
