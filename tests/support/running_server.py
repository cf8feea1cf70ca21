"""Servers that answer in a thread while a test, a fixture or a measurement runs."""

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
"""How often a server looks whether it should end, in seconds."""


@contextmanager
def running(server: ServerType) -> Iterator[ServerType]:
    """Have a server answer until the block ends, then close it."""
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
    """Serve the emulator on a free port; give its address, which ends with a slash."""
    with running(Server(site, workspace=workspace)) as server:
        yield server.url
