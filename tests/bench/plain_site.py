"""A variant of the page with standard PyScript, for comparison with the start of the emulator.

The interpreter is the original module of Pyodide. The standard library and the `apm` package are loaded as source
files, and nothing is preloaded.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from apm.host.build.runtime import Runtime
from apm.host.serve.site import Site

_PRELOADS = re.compile(r'\s*<link rel="(?:module)?preload"[^>]*>')
_INTERPRETER = re.compile(r"^interpreter = .*$", re.MULTILINE)
_EARLY = re.compile(r'\s*<script async type="module" src="static/interpreter.mjs"></script>')


def plain_site(root: Path, target: Path) -> Site:
    """Write the variant of the page into the new folder `target`."""
    site = Site(root)
    for path in site.files():
        if (root / path).is_file():
            _copy(root / path, target / path)
    shell, config = target / "index.html", target / "pyscript.toml"
    shell.write_text(_EARLY.sub("", _PRELOADS.sub("", shell.read_text("utf-8"))), "utf-8")
    config.write_text(_plain_config(config.read_text("utf-8"), _sources(root, target)), "utf-8")
    return Site(target)


def _plain_config(config: str, files: dict[str, str]) -> str:
    table = "".join(f"{json.dumps(url)} = {json.dumps(path)}\n" for url, path in files.items())
    config, named = _INTERPRETER.subn(
        'interpreter = "./static/runtime/pyodide/pyodide.mjs"', config
    )
    if named != 1:
        raise ValueError("pyscript.toml does not have the entry that the benchmark replaces.")
    return f"{config}\n[files]\n{table}"


def _sources(root: Path, target: Path) -> dict[str, str]:
    """Copy the files of the emulator for the page, and return their paths in the page by their addresses."""
    files = {"./workspace.json": "./workspace.json"}
    for path, source in sorted(Runtime(root).page_files().items()):
        _copy(source, target / "static/plain" / path)
        files[f"./static/plain/{path}"] = f"./{path}"
    return files


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
