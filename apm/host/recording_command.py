"""The command `record`: serves the page, which records a test, and writes the test into a file."""

from __future__ import annotations

import signal
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.command_running import say
from apm.host.host_error import HostError
from apm.host.installation import ready_site
from apm.host.page_options import add_page
from apm.host.serve.recorded_text import RecordedText
from apm.host.serve.server import open_server
from apm.host.workspace_commands import add_workspace, opened_workspace

if TYPE_CHECKING:
    import argparse

FILES = {"python": "test_recorded.py", "typescript": "recorded.spec.ts"}
"""By language: the file that is written by default."""

RUN = {"python": "pytest {file}", "typescript": "npx playwright test {file}"}
"""By language: the command that runs the test."""


def record(options: argparse.Namespace) -> int:
    """Serve the page until the recording has ended, or until Ctrl-C or SIGTERM; the exit code is then 1.

    Raises:
        HostError: the file of the test exists already, or the workspace file cannot be used.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    language: str = options.language or _language_of(options.output)
    file: Path = options.output or Path(FILES[language])
    if file.exists():
        raise HostError(f"There is a file '{file}' already: name another one with --output.")
    recorded = RecordedText(language, file)
    workspace = opened_workspace(options)
    with open_server(ready_site(say), options.port, workspace, recorded=recorded) as server:
        say(f"The recording begins at {server.url} and ends there with 'Stop recording'.")
        if options.open:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("Nothing was recorded.")
            return 1
    say(f"The test is in {file}: run it with '{RUN[language].format(file=file)}'.")
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


def _language_of(file: Path | None) -> str:
    return "typescript" if file and file.suffix in (".ts", ".mts", ".js", ".mjs") else "python"
