"""The license texts of the npm packages in the page, which have to accompany it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "licenses"
"""The folder of the texts in a build, with a folder for each package."""


def write_licenses(static: Path, target: Path) -> None:
    """Copy the license texts of the installed packages into the folder `target`."""
    for package in _packages(static):
        name = package.relative_to(static / "node_modules").as_posix()
        for file in sorted(package.glob("LICEN[CS]E*")):
            copy = target / name / file.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)


def _packages(static: Path) -> Iterator[Path]:
    lock = json.loads((static / "package-lock.json").read_text("utf-8"))
    for name, entry in lock["packages"].items():
        # The package without a name is the project itself; the others are not in the page.
        if name and not entry.get("dev") and not entry.get("optional"):
            yield static / name
