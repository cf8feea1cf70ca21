"""The command line: `python -m apm serve`, `python -m apm build` and `python -m apm conformance`."""

from __future__ import annotations

import argparse
import errno
import signal
import sys
import webbrowser
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.build.compression import BEST
from apm.host.build.export import LACKS, export
from apm.host.build.runtime import Runtime
from apm.host.conformance.bundle import write_conformance_script
from apm.host.host_error import HostError
from apm.host.path_options import find_folder, find_workspace
from apm.host.serve.readers import is_asked_for
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.server import DEFAULT_PORT, open_server
from apm.host.serve.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project."""

EXPOSED = (
    "Warning: the server also answers for {hosts}, so every machine that reaches this one can read the page, "
    "its records, scripts and web resources."
)

say = partial(print, flush=True)
"""Prints without buffering, also into a pipe."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an error is one sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        options.command(options)
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(_told(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


def _told(error: OSError) -> str:
    """A failure of the file system in one sentence."""
    reason = error.strerror or str(error)
    if error.errno == errno.ENOSPC:
        return f"The disk is full ({reason}): free some space, then try again."
    where = f"'{error.filename}'" if error.filename else "A file"
    return f"{where} cannot be used ({reason}): check the folder and its permissions."


def serve(options: argparse.Namespace) -> None:
    """Build the runtime if needed and serve the page until Ctrl-C or SIGTERM."""
    # A shell may start background jobs with SIGINT ignored, so SIGTERM ends the server in the same way.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    workspace = _workspace(options)
    Runtime(ROOT, say).build()
    with open_server(Site(ROOT), options.port, workspace, options.host) as server:
        if options.host:
            say(EXPOSED.format(hosts=" and ".join(options.host)))
        if options.port is None and server.server_port != DEFAULT_PORT:
            say(f"Port {DEFAULT_PORT} is taken, so the page has port {server.server_port}.")
        say(f"The emulator is at {server.url} (Ctrl-C ends it).")
        if options.open:
            webbrowser.open(server.url)
        server.serve_forever()


def build(options: argparse.Namespace) -> None:
    """Build the runtime and write the page to `build/site`."""
    workspace = _workspace(options)
    Runtime(ROOT, say).build()
    say("Bundling and compressing the page; the first time, this takes about a minute ...")
    export(Site(ROOT), ROOT / "build/site", workspace, quality=BEST)
    say("The page is in build/site: any static host can serve that folder, see docs/hosting.md.")
    say(LACKS)


def conformance(options: argparse.Namespace) -> None:
    """Write the script of all conformance cases."""
    write_conformance_script(options.out)
    if options.out:
        say(
            f"The conformance cases are in {options.out}: paste that file into the console of a tenant."
        )


def _workspace(options: argparse.Namespace) -> ServedWorkspace:
    """Read the workspace file, if there is one, and print which exported rows are left out."""
    workspace = ServedWorkspace(
        find_workspace(options.workspace), find_folder(options.web_resources)
    )
    for remark in workspace.state().remarks:
        say(remark)
    return workspace


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m apm", description="An emulator of Dynamics 365's Microsoft.Apm API."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_serve(commands.add_parser("serve", help="serve the emulator on this machine"))
    about = "write the emulator to build/site, for any static host"
    _add_build(commands.add_parser("build", help=about))
    about = "write one script of all conformance cases, to paste into a tenant's console"
    _add_conformance(commands.add_parser("conformance", help=about))
    return parser


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=build)
    _add_workspace(parser)


def _add_conformance(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=conformance)
    about = "the file to write (default: standard output)"
    parser.add_argument("--out", type=Path, metavar="FILE", help=about)


def _add_workspace(parser: argparse.ArgumentParser) -> None:
    about = "the workspace file (default: workspace.toml in the current folder, if it exists)"
    parser.add_argument("--workspace", type=Path, metavar="FILE", help=about)
    about = "the folder of web resources (default: the folder that the workspace file names)"
    parser.add_argument("--web-resources", type=Path, metavar="DIR", help=about)


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=serve)
    _add_workspace(parser)
    about = f"the port to listen on (default: {DEFAULT_PORT}, or the next that is free)"
    parser.add_argument("--port", type=_port, metavar="N", help=about)
    about = "answer for another host name or address too, and to other machines; can be repeated"
    parser.add_argument(
        "--host", action="append", default=[], type=_host, metavar="NAME", help=about
    )
    about = "do not open the page in a browser"
    parser.add_argument("--no-open", dest="open", action="store_false", help=about)


def _host(text: str) -> str:
    if is_asked_for([text], [text]) and ":" not in text:
        return text
    raise argparse.ArgumentTypeError(
        f"{text!r} is not a host: give a name or an address without a port, such as desk.example."
    )


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 2**16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 0 to 65535.")
