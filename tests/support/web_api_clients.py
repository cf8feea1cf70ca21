"""The client libraries of npm in `tests/clients`, bundled for a page."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from apm.host.build.lock import exclusive
from apm.host.build.node import find_node

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = ROOT / "tests/clients"
COPY = ROOT / "build/web-api-clients"
BUNDLER = ROOT / "static/node_modules/esbuild/bin/esbuild"

OPTIONS = ("--bundle", "--format=iife", "--global-name=client", "--platform=browser")


@cache
def client_script(name: str) -> str:
    """The text of a script that defines `client`, the module of `tests/clients` with a name."""
    node = find_node()
    with exclusive(ROOT / "build/web-api-clients.lock"):
        shutil.copytree(CLIENTS, COPY, dirs_exist_ok=True)
        node.install_missing(COPY)
        return node.output_of([BUNDLER, f"{name}.js", *OPTIONS], COPY, f"{name} is not bundled")
