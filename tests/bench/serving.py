"""A server for the length of a measurement."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from apm.host.serve.server import Server
from apm.host.serve.site import Site


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """Serve a site on a free port; give its address."""
    with Server(site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()
