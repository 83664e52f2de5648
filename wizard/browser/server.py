"""The server: for this machine and who has the address, with a page of our own that asks nothing of others."""

from __future__ import annotations

import logging
import secrets
import socket
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server
from typing_extensions import override

from wizard.locale import _, language

HOST = "127.0.0.1"

_HERE = Path(__file__).parent

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LoopbackServer(Server):
    """Serves one command to browsers of this machine that know the token in the address."""

    def __init__(self, command: str, port: int) -> None:
        super().__init__(command, HOST, port, "notice-wizard", templates_path=_HERE / "templates")
        self._token = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.public_url}/{self._token}/"

    @override
    async def _make_app(self) -> web.Application:
        served = await super()._make_app()
        served.router.add_static("/own", _HERE / "static")
        aiohttp_jinja2.get_env(served).globals.update(language=language(), words=_words())
        guarded = web.Application(middlewares=[self._guard])
        guarded.on_response_prepare.append(self._keep_at_home)
        guarded.add_subapp(f"/{self._token}", served)
        return guarded

    @override
    async def on_startup(self, app: web.Application) -> None:
        print(_("Open this address in the browser of this machine:"), self.address, sep="\n", flush=True)
        print(_("Whoever has it can read the answers. Ctrl+C ends it."), flush=True)

    def run(self, sock: socket.socket) -> None:
        """Serve until Ctrl+C."""
        logging.getLogger("textual-serve").addHandler(logging.NullHandler())
        logging.getLogger("textual-serve").propagate = False
        web.run_app(self._make_app(), sock=sock, print=None, access_log=None)

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Refuse who was sent here by another page: under a name that leads here, or from a page of its own."""
        own = request.headers.get("Host") == f"{HOST}:{self.port}"
        if not own or request.headers.get("Origin", self.public_url) != self.public_url:
            raise web.HTTPForbidden
        return await handler(request)

    async def _keep_at_home(self, _request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self._home)

    @property
    def _home(self) -> Mapping[str, str]:
        """The headers that keep page, address and answers on this machine."""
        own = f"'self' ws://{HOST}:{self.port}"
        return {
            "Content-Security-Policy": (
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                f"font-src 'self'; connect-src {own}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            ),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }


def serve(command: str, port: int) -> None:
    """Serve a command that opens the screens, until Ctrl+C; port 0 stands for a free one.

    Raises OSError where the port cannot be used.
    """
    with socket.create_server((HOST, port)) as sock:
        LoopbackServer(command, sock.getsockname()[1]).run(sock)


def _words() -> dict[str, str]:
    """What the page says before and after the screens."""
    return {
        "waits": _("One moment …"),
        "ended": _("The wizard has ended. All answers are saved."),
        "again": _("Open it again"),
    }
