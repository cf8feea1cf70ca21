"""The options of the commands that serve or write a workspace."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from apm.host.path_options import find_folder, find_workspace
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.server import DEFAULT_PORT

say = partial(print, flush=True)
"""Prints without buffering, also into a pipe."""


def served_workspace(options: argparse.Namespace) -> ServedWorkspace:
    """Read the workspace file, if there is one, and the solutions, and print which parts are left out."""
    workspace = ServedWorkspace(
        find_workspace(options.workspace, is_needed=bool(options.solution)),
        find_folder(options.web_resources),
        [each.resolve() for each in options.solution],
    )
    for remark in (*workspace.state().remarks, workspace.resources.replacements()):
        if remark:
            say(remark)
    return workspace


def add_workspace_file(parser: argparse.ArgumentParser) -> None:
    """Add the option for the workspace file."""
    about = "the workspace file (default: workspace.toml in the current folder, if it exists)"
    parser.add_argument("--workspace", type=Path, metavar="FILE", help=about)


def add_workspace(parser: argparse.ArgumentParser) -> None:
    """Add the options for the workspace file, solutions and web resources."""
    add_workspace_file(parser)
    about = "a zip or an unpacked solution, whose tables the workspace has; give the option again for more"
    parser.add_argument(
        "--solution", type=Path, metavar="PATH", action="append", default=[], help=about
    )
    about = "the folder of web resources (default: the folder that the workspace file names)"
    parser.add_argument("--web-resources", type=Path, metavar="DIR", help=about)


def add_page(parser: argparse.ArgumentParser) -> None:
    """Add the options for the port, and for the browser that shows the page."""
    about = f"the port to listen on (default: {DEFAULT_PORT}, or the next that is free)"
    parser.add_argument("--port", type=_port, metavar="N", help=about)
    about = "do not open the page in a browser"
    parser.add_argument("--no-open", dest="open", action="store_false", help=about)


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 2**16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 0 to 65535.")
