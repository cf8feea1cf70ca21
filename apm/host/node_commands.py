"""The commands of the npm package that Python runs in Pyodide. `npm/bin/apm-emulator.js` has the others."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.build.compression import BEST
from apm.host.command_running import CommandParser, run_command
from apm.host.serve.built_site import BuiltSite
from apm.host.workspace_commands import add_build, add_check, check, opened_workspace, write_build

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apm.host.build.compression import Compress
    from apm.host.script_syntax import RunNode

PROGRAM = "apm-emulator"


def run(
    arguments: Sequence[str],
    site: str,
    run_node: RunNode,
    compress: Callable[[str, int, str], object],
) -> int:
    """Run `check` or `build`, and return the exit code.

    Args:
        arguments: the name of the command and its options.
        site: the folder of the built page.
        run_node: runs Node.js.
        compress: compresses the files of a folder, as that of `apm.host.build.compression` does.
    """

    def compressed(folder: Path, quality: int, earlier: Path) -> None:
        compress(str(folder), quality, str(earlier))

    parser = CommandParser(prog=PROGRAM)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_check(commands.add_parser("check"), partial(check, run=run_node))
    build = partial(_build, BuiltSite(Path(site)), compressed)
    add_build(commands.add_parser("build"), build)
    try:
        return run_command(parser, [*arguments])
    except (
        SystemExit
    ) as end:  # The parser has written the help, or what is wrong with the arguments.
        return int(end.code or 0)


def _build(site: BuiltSite, compress: Compress, options: Namespace) -> None:
    write_build(site, options, opened_workspace(options), BEST, compress)
