"""The servers of a run: one for each workspace file, on a free port, until the run ends."""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from apm.host.installation import ready_site
from apm.host.path_options import find_folder, find_solutions, find_workspace
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from apm.kit.kit_options import KitOptions

POLL_SECONDS = 0.01
"""The interval at which a server checks whether it should end."""


class KitServers:
    """Serves workspaces; a workspace is served when it is first asked for."""

    def __init__(self, options: KitOptions) -> None:
        self._options = options
        self._stack = ExitStack()
        self._addresses: dict[Path | None, str] = {}

    def address(self, file: Path | None) -> str:
        """Return the address of the page with a workspace file, ending in a slash.

        Raises:
            HostError: the file, or another one that the options name, cannot be used.
        """
        if file not in self._addresses:
            server = Server(ready_site(lambda _: None), workspace=self._workspace(file))
            self._stack.enter_context(_running(server))
            self._addresses[file] = server.url
        return self._addresses[file]

    def _workspace(self, file: Path | None) -> ServedWorkspace:
        options = self._options
        found = find_workspace(file, options.root, is_needed=bool(options.solutions))
        solutions = find_solutions(options.solutions)
        return ServedWorkspace(found, find_folder(options.web_resources), solutions)

    def close(self) -> None:
        """End all servers."""
        self._stack.close()


@contextmanager
def _running(server: Server) -> Iterator[None]:
    with server:
        thread = threading.Thread(target=server.serve_forever, args=(POLL_SECONDS,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
