"""`notice-wizard serve`: the wizard in a browser on this machine."""

from __future__ import annotations

import shlex
import subprocess
import sys
from argparse import Namespace
from importlib.util import find_spec

from wizard.errors import DONE, CallError
from wizard.locale import _


def run(options: Namespace) -> int:
    """Serve the screens until Ctrl+C.

    Raises CallError where what serves them is not installed, OSError where the port cannot be used.
    """
    if find_spec("textual_serve") is None:
        message = _("the browser needs textual-serve; install it with: {command}")
        raise CallError(message.format(command=_shell([sys.executable, "-m", "pip", "install", "textual-serve"])))
    from wizard.browser.server import serve

    serve(_shell(_wizard(options)), options.port)
    return DONE


def _wizard(options: Namespace) -> list[str]:
    """The call that opens the screens with the same library and clients."""
    libraries = [part for folder in options.library for part in ("--library", str(folder))]
    clients = ["--clients", str(options.clients)] if options.clients else []
    return [sys.executable, "-m", "wizard", *libraries, *clients]


def _shell(call: list[str]) -> str:
    """A call as one line for the system's shell."""
    return subprocess.list2cmdline(call) if sys.platform == "win32" else shlex.join(call)
