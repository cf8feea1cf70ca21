"""The local web server of one site, on the loopback interface unless the user names other hosts."""

from __future__ import annotations

import contextlib
import os
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Event
from typing import TYPE_CHECKING

from apm.host.host_error import HostError
from apm.host.serve.readers import LOOPBACK
from apm.host.serve.request_handler import RequestHandler
from apm.host.serve.served_workspace import ServedWorkspace

if TYPE_CHECKING:
    from collections.abc import Collection

    from apm.host.serve.recorded_text import RecordedText
    from apm.host.serve.site import Site

HOST = LOOPBACK
EVERYWHERE = "0.0.0.0"
"""All interfaces of the machine; used only if the user names another host."""

DEFAULT_PORT = 8642


class Server(ThreadingHTTPServer):
    """A server of one site; port 0 takes any free port."""

    daemon_threads = True
    # On Windows the option would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(
        self,
        site: Site,
        port: int = 0,
        workspace: ServedWorkspace | None = None,
        names: Collection[str] = (),
        recorded: RecordedText | None = None,
    ) -> None:
        """Bind the port and listen; connections wait until `serve_forever` runs.

        Args:
            site: the files of the page.
            port: the port.
            workspace: the workspace; the built-in one by default.
            names: the hosts for which it answers besides the loopback names; with any, other machines reach it.
            recorded: what receives the test that the page records; the server ends with it. None if none is recorded.
        """
        self.stopped = Event()
        shown = workspace or ServedWorkspace()
        handler = partial(RequestHandler, site, shown, self.stopped, names, recorded)
        super().__init__((EVERYWHERE if names else HOST, port), handler)

    def server_close(self) -> None:
        """Close the port and end the streams of changes."""
        self.stopped.set()
        super().server_close()

    @property
    def url(self) -> str:
        """The site's address, ending in a slash."""
        return f"http://{HOST}:{self.server_port}/"


def open_server(
    site: Site,
    port: int | None = None,
    workspace: ServedWorkspace | None = None,
    names: Collection[str] = (),
    recorded: RecordedText | None = None,
) -> Server:
    """Open a server on the given port, else on the default port or the next free one.

    Raises:
        HostError: the given port cannot be used.
    """
    if port is not None:
        try:
            return Server(site, port, workspace, names, recorded)
        except OSError as error:
            raise HostError(
                f"Port {port} cannot be used ({error.strerror}): choose another with --port, or "
                "leave --port out to get the next free one."
            ) from error
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + 100):
        with contextlib.suppress(OSError):
            return Server(site, candidate, workspace, names, recorded)
    return Server(site, workspace=workspace, names=names, recorded=recorded)
