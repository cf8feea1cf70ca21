"""The files of the npm packages that the page needs, and their folders in `static/runtime`."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LAYOUT = {
    "pyscript": ["@pyscript/core/dist/*.js", "@pyscript/core/dist/core.css"],
    "pyodide": [
        "pyodide/pyodide.mjs",
        "pyodide/pyodide.asm.mjs",
        "pyodide/pyodide.asm.wasm",
        "pyodide/pyodide-lock.json",
        "pyodide/python_stdlib.zip",
    ],
    "preact": ["preact/dist/preact.mjs"],
    # The editor and the terminal of PyScript, which the page does not use.
    "leave out": ["codemirror*", "index-*", "xterm*"],
}
"""Folder of the runtime -> patterns in node_modules."""

_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*\Z")


def copy_packages(node_modules: Path, target: Path) -> None:
    """Copy the files for the page from `node_modules` into the new folder `target`."""
    unwanted = LAYOUT["leave out"]
    for folder, patterns in LAYOUT.items():
        if patterns is unwanted:
            continue
        (target / folder).mkdir(parents=True)
        for pattern in patterns:
            for source in sorted(node_modules.glob(pattern)):
                if not any(source.match(name) for name in unwanted):
                    _copy(source, target / folder / source.name)


def python_zip_name(pyodide: Path) -> str:
    """Return the name under which Pyodide mounts its standard library, such as `python314.zip`."""
    info = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    major, minor, *_ = info["python"].split(".")
    return f"python{major}{minor}.zip"


def _copy(source: Path, target: Path) -> None:
    """Copy a file; the address of a source map is removed from scripts, because source maps are not copied."""
    if source.suffix in {".js", ".mjs"}:
        target.write_bytes(_SOURCE_MAP.sub(b"\n", source.read_bytes()))
    else:
        shutil.copyfile(source, target)
