"""The commands that read a workspace and do not serve it: `check` and `build`. The npm package runs them in Pyodide."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.build.compression import compress
from apm.host.build.export import LACKS, export
from apm.host.checking import check_workspace
from apm.host.command_running import say
from apm.host.host_error import HostError
from apm.host.path_options import DEFAULT_NAME, find_folder, find_solutions, find_workspace
from apm.host.script_syntax import run_node
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.solution_check import REFUSED, check_solutions

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from apm.host.build.compression import Compress
    from apm.host.script_syntax import RunNode
    from apm.host.serve.site import Site

DEFAULT_OUTPUT = Path("build/site")

_EITHER = (
    "--workspace and --strict are about a workspace file: check it and the solutions one after the other, without "
    "--solution and with it."
)


def write_build(
    site: Site,
    options: Namespace,
    workspace: ServedWorkspace,
    quality: int | None,
    compress: Compress = compress,
) -> None:
    """Write the page into the folder that the options name; the arguments are those of `export`."""

    def announced(folder: Path, quality: int, earlier: Path) -> None:
        say("Compressing the page; the first time, this takes about a minute ...")
        compress(folder, quality, earlier)

    export(site, options.output.absolute(), workspace, quality=quality, compress=announced)
    if quality is None:
        say("There is no Node.js here, so the page got no compressed copies of its files.")
    say(
        f"The page is in {options.output}: any static host can serve that folder, see docs/hosting.md."
    )
    say(LACKS)


def check(options: Namespace, run: RunNode = run_node) -> int:
    """Print the problems of the workspace file, or what solutions hold.

    The exit code for a workspace file is 1 if there are problems. For solutions it is 1 if there are remarks, and 2 if
    one is refused, or an option is given that is not about solutions. `run` runs Node.js.
    """
    if options.solution:
        if options.workspace or options.strict:
            print(_EITHER, file=sys.stderr)
            return REFUSED
        return check_solutions(options.solution, as_json=options.json)
    file = find_workspace(options.workspace)
    if file is None:
        raise HostError(f"There is no file {DEFAULT_NAME} here: name one with --workspace.")
    report = check_workspace(file, run)
    say(report.as_json() if options.json else report.as_text())
    return 0 if report.passes(strict=options.strict) else 1


def opened_workspace(options: Namespace) -> ServedWorkspace:
    """Read the workspace file, if there is one, and the solutions, and print which parts are left out."""
    workspace = ServedWorkspace(
        find_workspace(options.workspace, is_needed=bool(options.solution)),
        find_folder(options.web_resources),
        find_solutions(options.solution),
    )
    for remark in (*workspace.state().remarks, workspace.resources.replacements()):
        if remark:
            say(remark)
    return workspace


def add_build(parser: ArgumentParser, command: Callable[[Namespace], object]) -> None:
    """Declare the options of `build`, and the function that runs it."""
    parser.set_defaults(command=command)
    add_workspace(parser)
    about = f"the folder to write, which an earlier build may have made (default: {DEFAULT_OUTPUT})"
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT, metavar="DIR", help=about)


def add_check(parser: ArgumentParser, command: Callable[[Namespace], object]) -> None:
    """Declare the options of `check`, and the function that runs it."""
    parser.set_defaults(command=command)
    _add_workspace_file(parser)
    about = "a zip or an unpacked solution; give the option again for more, later ones are layered over earlier ones"
    parser.add_argument("--solution", type=Path, metavar="PATH", action="append", help=about)
    about = "also fail if rows of exported files are left out, or names in templates are not there"
    parser.add_argument("--strict", action="store_true", help=about)
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def add_workspace(parser: ArgumentParser) -> None:
    """Declare the options that name a workspace."""
    _add_workspace_file(parser)
    about = "a zip or an unpacked solution, whose tables the workspace has; give the option again for more"
    parser.add_argument(
        "--solution", type=Path, metavar="PATH", action="append", default=[], help=about
    )
    about = "the folder of web resources (default: the folder that the workspace file names)"
    parser.add_argument("--web-resources", type=Path, metavar="DIR", help=about)


def _add_workspace_file(parser: ArgumentParser) -> None:
    about = "the workspace file (default: workspace.toml in the current folder, if it exists)"
    parser.add_argument("--workspace", type=Path, metavar="FILE", help=about)
