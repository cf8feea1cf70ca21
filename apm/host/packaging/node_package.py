"""Writes the folder of the npm package: its own JavaScript, that of the emulator, and where the runtime is."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from apm import __version__
from apm.host.build.bundles import Entries, write_bundles
from apm.host.build.compression import COMPRESSOR

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES = Path(__file__).with_name("npm")
"""The package's own files."""

SHARED = {
    "words.js": "export",
    "call_word.js": "export",
    "unread_failures.js": "export",
    "names.json": "export const names =",
}
"""The files of the test kit that are modules of the package too, each with the words that make it one."""

HEADLESS = "headless.js"
"""The emulator's JavaScript without a page, in `static` and in the package."""

READING = "reading.zip"
"""The part of the runtime that the page does not have."""

RUNTIME = ("pyodide/", "manifest.json", READING, "snapshot.bin", "stdlib.zip")
"""What the package needs of `static/runtime`."""


def write_node_package(root: Path, target: Path, runtime: Mapping[str, Path]) -> None:
    """Write the package into the folder `target`, which does not exist, without the page.

    Args:
        root: the folder of the project.
        target: the folder of the package.
        runtime: the places of the files in `RUNTIME`; they are not copied.

    Raises:
        HostError: Node.js or a package is missing, or a source has an error.
    """
    shutil.copytree(SOURCES, target)
    bundles = write_bundles(root, target, Entries([], [HEADLESS], []), {})
    (target / bundles.names[HEADLESS]).rename(target / HEADLESS)
    shutil.copyfile(root / "static/apm.d.ts", target / "apm.d.ts")
    shutil.copyfile(root / "apm/kit/in_page.js", target / "in-page.js")
    for source, words in SHARED.items():
        text = (root / "apm/kit" / source).read_text("utf-8")
        module = Path(source).with_suffix(".js").name.replace("_", "-")
        (target / module).write_text(f"{words} {text}", "utf-8")
    shutil.copyfile(COMPRESSOR, target / COMPRESSOR.name)
    places = {name: _address(runtime[name], target, name) for name in RUNTIME}
    (target / "runtime.json").write_text(json.dumps(places, indent=2) + "\n", "utf-8")
    version = f'export const VERSION = "{__version__}";\n'
    (target / "version.js").write_text(version, "utf-8")


def _address(path: Path, folder: Path, name: str) -> str:
    """Return the address of a file relative to a folder; that of a folder ends with a slash."""
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    return f"{relative}/" if name.endswith("/") else relative
