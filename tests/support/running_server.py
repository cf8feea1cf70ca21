"""Servers that run in a thread during a test, a fixture or a measurement."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from apm.host.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socketserver import BaseServer

    from apm.host.serve.served_workspace import ServedWorkspace
    from apm.host.serve.site import Site

ServerType = TypeVar("ServerType", bound="BaseServer")

POLL_INTERVAL = 0.01
"""The interval, in seconds, at which a server checks whether it should end."""


@contextmanager
def running(server: ServerType) -> Iterator[ServerType]:
    """Runs a server until the block ends, then closes it."""
    with server:
        thread = threading.Thread(target=server.serve_forever, args=(POLL_INTERVAL,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def running_site(site: Site, workspace: ServedWorkspace | None = None) -> Iterator[str]:
    """Serves the emulator on a free port, and yields its address, which ends with a slash."""
    with running(Server(site, workspace=workspace)) as server:
        yield server.url
