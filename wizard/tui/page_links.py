"""The links of a page: use its suggestions, more questions, where one goes on, and all that can be done."""

from __future__ import annotations

from wizard.client.route import page_after
from wizard.client.session import Session
from wizard.interview import Page
from wizard.locale import _, said
from wizard.tui.widgets import Link


class PageLinks:
    """The lines above and below the questions; one that leads nowhere now is not shown."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.adopt_all, self.more = Link(id="adopt-all"), Link(id="more")
        self.go_on, self.menu = Link(id="go-on"), Link(id="menu")

    @property
    def above(self) -> list[Link]:
        """The links that stand above the questions now."""
        return [link for link in (self.adopt_all,) if link.display]

    @property
    def below(self) -> list[Link]:
        """The links that stand below the questions now, from the first to the last."""
        return [link for link in (self.more, self.go_on, self.menu) if link.display]

    def say(self, page: Page, *, suggestions: int, folded: int) -> None:
        """Say where they lead from a page with so many suggestions, and so many questions that have no line."""
        self.adopt_all.say(_about_suggestions(suggestions))
        self.more.say("› " + _("More you may say here ({count})").format(count=folded) if folded else "")
        after = page_after(self.session.interview, page.id)
        self.go_on.say("› " + _("Go on: {page}").format(page=said(after.label) if after else _("Review")))
        self.menu.say("› " + _("All that you can do here"))


def _about_suggestions(count: int) -> str:
    if count == 0:
        return ""
    if count == 1:
        return "F8 " + _("Use the suggestion on this page")
    return "F8 " + _("Use the {count} suggestions on this page").format(count=count)
