"""A host that serves only files, as the folder of `build` has to do with."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from tests.support.running_server import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FASTEST = 0
"""The quality of brotli in builds of tests."""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Writes no log."""


@contextmanager
def hosting(folder: Path, port: int = 0) -> Iterator[str]:
    """Serves a folder on a port, by default a free one, and yields its address, which ends with a slash."""
    handler = partial(_Handler, directory=str(folder))
    with running(ThreadingHTTPServer(("127.0.0.1", port), handler)) as server:
        yield f"http://127.0.0.1:{server.server_port}/"
