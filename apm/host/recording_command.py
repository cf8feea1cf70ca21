"""The command `record`: serves the page, which records a test, and writes the test into a file."""

from __future__ import annotations

import signal
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.command_running import say
from apm.host.installation import ready_site
from apm.host.page_options import add_page
from apm.host.recorded_test import FILES, NOTHING, begun, ended, planned
from apm.host.serve.server import open_server
from apm.host.workspace_commands import add_workspace, opened_workspace

if TYPE_CHECKING:
    import argparse


def record(options: argparse.Namespace) -> int:
    """Serve the page until the recording has ended, or until Ctrl-C or SIGTERM; the exit code is then 1.

    Raises:
        HostError: the file of the test exists already, or the workspace file cannot be used.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    recorded = planned(options.language, options.output, "python")
    workspace = opened_workspace(options)
    with open_server(ready_site(say), options.port, workspace, recorded=recorded) as server:
        say(begun(server.url))
        if options.open:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say(NOTHING)
            return 1
    say(ended(recorded))
    return 0


def add_record(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.set_defaults(command=record)
    add_workspace(parser)
    about = "the language of the test (default: that of the file, else python)"
    parser.add_argument("--language", choices=[*FILES], help=about)
    about = f"the file to write (default: {' or '.join(FILES.values())})"
    parser.add_argument("--output", type=Path, metavar="FILE", help=about)
    add_page(parser)
