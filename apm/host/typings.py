"""Check the TypeScript example against `static/apm.d.ts` and compile it: `python -m apm.host.typings`.

The example is compiled in a copy, `build/typescript`. It is as deep in the project as the example, so relative paths
lead to the same files.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from apm.host.build.lock import exclusive
from apm.host.build.node import Node, find_node
from apm.host.host_error import HostError

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/typescript"
COPY = ROOT / "build/typescript"

COMPILER = "node_modules/typescript/bin/tsc"


def prepare() -> Node:
    """Update the copy, install its packages if needed, and return Node.js.

    Raises:
        HostError: there is no Node.js, or the packages cannot be installed.
    """
    node = find_node()
    with exclusive(ROOT / "build/typescript.lock"):
        for old in ("src", "dist"):
            shutil.rmtree(COPY / old, ignore_errors=True)
        left_out = shutil.ignore_patterns("node_modules", "dist")
        shutil.copytree(EXAMPLE, COPY, dirs_exist_ok=True, ignore=left_out)
        message = partial(print, "Fetching TypeScript with npm ...", flush=True)
        node.install_missing(COPY, dev=True, announce=message)
    return node


def compile_example(*options: str) -> subprocess.CompletedProcess[str]:
    """Run the compiler in the copy; the output is in `dist`.

    Raises:
        HostError: the compiler cannot be installed.
    """
    return prepare().run([COMPILER, *options], COPY)


def main(options: list[str]) -> int:
    """Print the output of the compiler, and return its exit code."""
    try:
        done = compile_example(*options)
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    print(done.stdout + done.stderr, end="")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
