"""What a business chose for its page: `[look]` in the answer file. Nothing in it is required."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wizard.case import Case
from wizard.errors import CaseError, nearest, reason_of
from wizard.locale import _
from wizard.render.colours import ENOUGH, Colour, contrast, read_colour, readable, write_colour
from wizard.text import Text

#: The grounds that the page has under text, by day and by night: as `page.css` has them.
LIGHT_GROUND, DARK_GROUND = (0xF4, 0xF5, 0xF4), (0x22, 0x25, 0x24)

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)

#: A logo is part of every page: so many bytes at most.
_LARGEST_LOGO = 200_000

#: What can stand in the table: all of it can be told to anyone, except `LOGO`, a path of this machine.
LOGO = "logo"
KEYS = ("accent", LOGO, "title", "notice_url", "cookies_url")


@dataclass(frozen=True)
class Accent:
    """The business's colour, as it is readable on a light and on a dark ground: `#rrggbb`."""

    light: str
    dark: str


@dataclass(frozen=True)
class Layout:
    """How a notice is laid out."""

    accent: Accent | None = None
    #: The logo as a `data:` address.
    logo: str = ""
    #: Whether a fragment begins with the notice's title: a page in a shop often shows its own.
    title: bool = False
    #: Where on the web the notice and the cookie notice stand, where that is known: `notice`, `cookies`.
    addresses: Mapping[str, Text] = field(default_factory=dict)
    #: Whether cookies have a notice of their own.
    split: bool = False
    #: The level of the first heading of a fragment.
    heading_level: int = 2


#: The layout of a business that chose nothing.
PLAIN = Layout()


def layout_of(case: Case) -> Layout:
    """The layout that a case asks for.

    Raises CaseError where `[look]` cannot be used.
    """
    table = case.document.get("look", {})
    look = _Look(case, table if isinstance(table, dict) else {})
    if look.table != table:
        raise look.error("", _("must be a table: [look]"))
    look.check_keys()
    return Layout(accent=look.accent(), logo=look.logo(), title=look.title(), addresses=look.addresses())


@dataclass(frozen=True)
class _Look:
    """The table as it stands in the file."""

    case: Case
    table: Mapping[str, Any]

    def error(self, key: str, message: str) -> CaseError:
        return CaseError(self.case.path or "", f"look.{key}" if key else "look", message)

    def check_keys(self) -> None:
        for key in self.table:
            if key not in KEYS:
                raise self.error(key, _("is no key of [look]") + nearest(key, KEYS))

    def accent(self) -> Accent | None:
        """The accent colour, checked for contrast; lighter by night."""
        written = self._text("accent")
        if not written:
            return None
        colour = read_colour(written)
        if colour is None:
            raise self.error("accent", _("a colour is written #0a5c36; found {found!r}").format(found=written))
        if contrast(colour, LIGHT_GROUND) < ENOUGH:
            raise self.error("accent", _too_pale(written, colour))
        return Accent(write_colour(colour), write_colour(readable(colour, DARK_GROUND, _WHITE)))

    def logo(self) -> str:
        """The logo as a `data:` address."""
        written = self._text("logo")
        if not written:
            return ""
        file = (self.case.path or Path()).parent / written
        kind = _KINDS.get(file.suffix.lower())
        if kind is None:
            raise self.error(
                "logo", _("must be one of {known}; found {found!r}").format(known=", ".join(_KINDS), found=written)
            )
        return f"data:{kind};base64,{base64.b64encode(self._content(file)).decode('ascii')}"

    def _content(self, file: Path) -> bytes:
        try:
            content = file.read_bytes()
        except OSError as error:
            message = _("cannot read {file}: {reason}")
            raise self.error("logo", message.format(file=file, reason=reason_of(error))) from error
        if len(content) > _LARGEST_LOGO:
            message = _("{file} has {found} kB; a logo may have {most} kB")
            raise self.error("logo", message.format(file=file, found=len(content) // 1000, most=_LARGEST_LOGO // 1000))
        if not any(sign in content[:1000] for sign in _SIGNS[file.suffix.lower()]):
            raise self.error("logo", _("{file} is no picture of that sort").format(file=file))
        return content

    def title(self) -> bool:
        """Whether a fragment begins with the title."""
        found = self.table.get("title", False)
        if not isinstance(found, bool):
            raise self.error("title", _("must be true or false; found {found!r}").format(found=found))
        return found

    def addresses(self) -> dict[str, Text]:
        """Where the two notices stand on the web, in each language."""
        return {name: self._address(f"{name}_url") for name in ("notice", "cookies") if f"{name}_url" in self.table}

    def _address(self, key: str) -> Text:
        found = self.table[key]
        said = found if isinstance(found, dict) else dict.fromkeys(self.case.languages, found)
        for address in said.values():
            if not isinstance(address, str) or not address.startswith("https://") or set(address) & set(' <>"\n'):
                raise self.error(
                    key, _("must be an address that begins with https://; found {found!r}").format(found=address)
                )
        return said

    def _text(self, key: str) -> str:
        found = self.table.get(key, "")
        if not isinstance(found, str):
            raise self.error(key, _("must be {wanted}; found {found!r}").format(wanted=_("a text"), found=found))
        return found


def _too_pale(written: str, colour: Colour) -> str:
    message = _(
        "{found} is too pale to read: its contrast is {ratio:.1f} to 1, and it takes {needed}; {darker} would do"
    )
    darker = write_colour(readable(colour, LIGHT_GROUND, _BLACK))
    return message.format(found=written, ratio=contrast(colour, LIGHT_GROUND), needed=ENOUGH, darker=darker)


_KINDS = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}

#: What a picture of each sort has in its first bytes.
_SIGNS = {
    ".svg": (b"<svg",),
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"WEBP",),
}
