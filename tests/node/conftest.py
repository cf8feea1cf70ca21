"""The npm package, with the runtime of the checkout."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apm.host.build.node import find_node
from apm.host.build.runtime import Runtime
from apm.host.packaging.node_package import runtime_of_checkout, write_node_package

ROOT = Path(__file__).resolve().parents[2]

RunNode = Callable[..., Any]


@pytest.fixture(scope="session")
def node_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package."""
    Runtime(ROOT).build_for_node()
    folder = tmp_path_factory.mktemp("npm") / "apm-emulator"
    write_node_package(ROOT, folder, runtime_of_checkout(ROOT))
    return folder


@pytest.fixture(scope="session")
def run_node(node_package: Path) -> RunNode:
    """Runs a module of this folder with the folder of the package, and returns what it prints as JSON."""

    def run(module: str, *arguments: str | Path) -> Any:
        script = Path(__file__).with_name(module)
        command = [find_node().program, str(script), str(node_package), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        # An error in Pyodide prints the line of its source, which is a megabyte long.
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run
