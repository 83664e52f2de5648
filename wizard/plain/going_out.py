"""The export line by line: where the files go, what keeps them from being final, what was written, and what to do."""

from __future__ import annotations

from pathlib import Path

from wizard.client.outgoing import (
    LETTER,
    PUBLISH,
    SHEET,
    TASKS,
    Order,
    keeps_from_final,
    not_ours,
    open_letters,
    own_folder,
    write,
)
from wizard.client.translation import lacking
from wizard.errors import CaseError, reason_of
from wizard.files.paths import typed_path
from wizard.locale import _, said
from wizard.plain.choosing import is_yes, tell_list
from wizard.plain.desk import Desk
from wizard.render.export import FORMATS


def go_out(desk: Desk) -> None:
    """Write the files, once the user has agreed to what they are.

    Raises Leave where the user goes elsewhere.
    """
    desk.talk.pause()
    desk.talk.say(f"== {_('Export')} ==")
    languages = tuple(desk.session.case.languages)
    if keeps_from_final(desk.session, languages) and not _wants_draft(desk, languages):
        return
    folder = _folder(desk)
    if folder is not None:
        _write(desk, folder, Order(languages, (*FORMATS, PUBLISH), extras=_extras(desk)))


def _wants_draft(desk: Desk, languages: tuple[str, ...]) -> bool:
    points = keeps_from_final(desk.session, languages)
    desk.talk.say(_("The notice is a draft, and says so, because this is open:"))
    tell_list(desk.talk, dict.fromkeys(said(point.says) for point in points))
    return is_yes(desk.talk, _("Write the draft? (yes or no)"))


def _folder(desk: Desk) -> Path | None:
    """The folder that the user wants; None where its files are not to be replaced."""
    proposed = own_folder(desk.session)
    typed = desk.talk.ask_path(_("The files are written to this folder:") + f" ({proposed})")
    folder = typed_path(typed) if typed else proposed
    others = not_ours(folder)
    if others:
        desk.talk.say(_("These files would be replaced:"), *(str(file) for file in others))
    return folder if not others or is_yes(desk.talk, _("Replace them? (yes or no)")) else None


def _extras(desk: Desk) -> tuple[str, ...]:
    """The texts beside the notice that there is something to say in."""
    session = desk.session
    wanted = {LETTER: open_letters(session), TASKS: session.review.tasks, SHEET: lacking(session)}
    return tuple(extra for extra, lines in wanted.items() if lines)


def _write(desk: Desk, folder: Path, order: Order) -> None:
    try:
        written = write(desk.session, folder, order)
    except CaseError as error:
        desk.talk.complain(error)
        return
    except OSError as error:
        desk.talk.complain(_("Cannot write in {folder}: {reason}").format(folder=folder, reason=reason_of(error)))
        return
    desk.talk.say(_("Written to {folder}:").format(folder=folder), *(str(file) for file in written))
    desk.talk.say(_advice(desk, order.languages))


def _advice(desk: Desk, languages: tuple[str, ...]) -> str:
    if keeps_from_final(desk.session, languages):
        return _("Settle what is left before you publish it: the notice itself says that it is a draft.")
    return _("Put notice.nb.html and notice.en.html on your website, and link to them from every page.")
