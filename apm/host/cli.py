"""The command line: `apm-emulator`, or `python -m apm`, with its commands.

Paths are relative to the current folder.
"""

from __future__ import annotations

import argparse
import signal
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from apm import __version__
from apm.host.build.compression import BEST
from apm.host.build.node import has_node
from apm.host.command_running import CommandParser, run_command, say
from apm.host.conformance.bundle import write_conformance_script
from apm.host.conformance.comparing import compare_results
from apm.host.installation import ready_site
from apm.host.page_options import add_page
from apm.host.recording_command import add_record
from apm.host.serve.built_site import BuiltSite
from apm.host.serve.readers import is_asked_for
from apm.host.serve.server import DEFAULT_PORT, open_server
from apm.host.workspace_commands import (
    add_build,
    add_check,
    add_workspace,
    check,
    opened_workspace,
    write_build,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "apm-emulator"

EXPOSED = (
    "Warning: the server also answers for {hosts}, so every machine that reaches this one can read the page, "
    "its records, scripts and web resources."
)


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Run one command and return its exit code; an error is one sentence on standard error.

    Args:
        arguments: the arguments; by default those of the process.
        program: what the user has called, for the usage.
    """
    return run_command(_parser(program), arguments)


def serve(options: argparse.Namespace) -> None:
    """Serve the page until Ctrl-C or SIGTERM; a checkout builds its runtime first."""
    # A shell may start background jobs with SIGINT ignored, so SIGTERM ends the server in the same way.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    workspace = opened_workspace(options)
    with open_server(ready_site(say), options.port, workspace, options.host) as server:
        if options.host:
            say(EXPOSED.format(hosts=" and ".join(options.host)))
        if options.port is None and server.server_port != DEFAULT_PORT:
            say(f"Port {DEFAULT_PORT} is taken, so the page has port {server.server_port}.")
        say(f"The emulator is at {server.url} (Ctrl-C ends it).")
        if options.open:
            webbrowser.open(server.url)
        server.serve_forever()


def build(options: argparse.Namespace) -> None:
    """Write the page into a folder for static hosts; a checkout builds its runtime first."""
    workspace = opened_workspace(options)
    site = ready_site(say)
    quality = BEST if has_node() or not isinstance(site, BuiltSite) else None
    write_build(site, options, workspace, quality)


def conformance(options: argparse.Namespace) -> None:
    """Write the script of all conformance cases."""
    write_conformance_script(options.out)
    if options.out:
        say(
            f"The conformance cases are in {options.out}: paste that file into the console of a tenant."
        )


def compare(options: argparse.Namespace) -> int:
    """Print where the results of a tenant differ from the emulator; the exit code is then 1."""
    found = compare_results(options.results)
    say(found.as_json() if options.json else found.as_text())
    return 1 if found.differing else 0


def _parser(program: str) -> argparse.ArgumentParser:
    parser = CommandParser(
        prog=program, description="An emulator of Dynamics 365's Microsoft.Apm API."
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_serve(commands.add_parser("serve", help="serve the emulator on this machine"))
    about = "record what you do on the page as a test, and write it into a file"
    add_record(commands.add_parser("record", help=about))
    about = "write the emulator into a folder, for any static host"
    add_build(commands.add_parser("build", help=about), build)
    about = "print the problems of a workspace file, or what solution exports hold and what of it is not used"
    add_check(commands.add_parser("check", help=about), check)
    about = "write one script of all conformance cases, to paste into a tenant's console"
    _add_conformance(commands.add_parser("conformance", help=about))
    about = "print where the results of these cases in a tenant differ from the emulator"
    _add_compare(commands.add_parser("compare", help=about))
    return parser


def _add_conformance(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=conformance)
    about = "the file to write (default: standard output)"
    parser.add_argument("--out", type=Path, metavar="FILE", help=about)


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=compare)
    about = "the file with the JSON that the script printed in the tenant"
    parser.add_argument("results", type=Path, metavar="FILE", help=about)
    parser.add_argument("--json", action="store_true", help="print the comparison as JSON")


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=serve)
    add_workspace(parser)
    add_page(parser)
    about = "answer for another host name or address too, and to other machines; can be repeated"
    parser.add_argument(
        "--host", action="append", default=[], type=_host, metavar="NAME", help=about
    )


def _host(text: str) -> str:
    if is_asked_for([text], [text]) and ":" not in text:
        return text
    raise argparse.ArgumentTypeError(
        f"{text!r} is not a host: give a name or an address without a port, such as desk.example."
    )
