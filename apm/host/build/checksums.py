"""Finds built files that were damaged or deleted after the build, so that the build makes them again."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from typing import TYPE_CHECKING

from apm.host.build import stamps

if TYPE_CHECKING:
    from pathlib import Path

RECORD = "build/runtime-checksums.json"
"""The file with the checksums, relative to the project. The runtime itself is the same without it."""

LONGEST_BUILD = 3600
"""The time in seconds after which a temporary folder belongs to no running build."""

_PARTS = {
    "apm.zip": "apm",
    "libs.zip": "libs",
    "reading.zip": "reading",
    "snapshot.bin": "snapshot",
    "tokens.css": "tokens",
}
_PACKAGES = "packages"
_OWN = (stamps.PAGE, stamps.NODE)
"""The files that have no checksum."""


def damaged_parts(root: Path, runtime: Path) -> set[str]:
    """Return the parts of the runtime, as `Stamps` names them, with a file that is not as it was built."""
    known = _known(root)
    found = _checksums(runtime) if known else {}
    return {_PARTS.get(name, _PACKAGES) for name in known if found.get(name) != known[name]}


def record(root: Path, runtime: Path) -> None:
    """Write the checksums of all built files, if they have changed."""
    found = _checksums(runtime)
    if found != _known(root):
        draft = root / f"{RECORD}.new"
        draft.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
        draft.replace(root / RECORD)


def remove_leftovers(root: Path) -> None:
    """Delete the temporary folders of builds that were killed."""
    for folder in (root / "build").glob("tmp*"):
        if folder.is_dir() and folder.stat().st_mtime < time.time() - LONGEST_BUILD:
            shutil.rmtree(folder, ignore_errors=True)


def _checksums(runtime: Path) -> dict[str, str]:
    files = sorted(path for path in runtime.rglob("*") if path.is_file())
    names = {path.relative_to(runtime).as_posix(): path for path in files}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in names.items()
        if name not in _OWN
    }


def _known(root: Path) -> dict[str, str]:
    try:
        known = json.loads((root / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
