"""What is shown while the window is too small for anything else."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size
from textual.widget import Widget
from typing_extensions import override

from wizard.locale import _
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets import Plain

#: The smallest window in which a question can be read and answered, in columns and lines.
SMALLEST = Size(40, 12)


class TooSmallScreen(WizardScreen):
    """Says what size is needed."""

    @override
    def compose(self) -> Iterator[Widget]:
        says = _("Make the window larger: at least {columns} columns and {lines} lines.")
        yield Plain(says.format(columns=SMALLEST.width, lines=SMALLEST.height))


def fits(size: Size) -> bool:
    """Whether the wizard can be used in a window of that size."""
    return size.width >= SMALLEST.width and size.height >= SMALLEST.height
