"""A server of a site, and requests to it that no client changes."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from apm.host.serve.server import HOST, Server
from apm.host.serve.site import Site
from tests.support.running_server import running

Ask = Callable[..., http.client.HTTPResponse]


@contextmanager
def asking(site: Site) -> Iterator[Ask]:
    """Yields a function that sends a request unchanged: no client normalises the path."""
    with running(Server(site)) as server:
        connections: list[http.client.HTTPConnection] = []

        def send(path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
            connections.append(connection)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            return connection.getresponse()

        yield send
        for connection in connections:
            connection.close()
