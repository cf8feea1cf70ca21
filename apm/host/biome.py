"""Run the pinned Biome over the project's JavaScript: `python -m apm.host.biome check`."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from apm.host.build.lock import exclusive
from apm.host.build.node import find_node
from apm.host.host_error import HostError

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Run Biome in the folder of the project, installing it first if needed, and return its exit code."""
    static = ROOT / "static"
    program = static / "node_modules/@biomejs/biome/bin/biome"
    try:
        node = find_node()
        # The build of the runtime uses the same node_modules.
        with exclusive(ROOT / "build/runtime.lock"):
            message = partial(print, "Fetching Biome with npm ...", flush=True)
            node.install_missing(static, dev=True, announce=message)
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    return subprocess.run([node.program, program, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
