"""The sample solution in all shapes, and solutions of a few files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from apm.solutions.files.zip_contents import ZipContents
from apm.solutions.solution_reading import SolutionRead, read_contents

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
UNPACKED = ROOT / "examples/solution/contoso"

MANIFEST = (
    '<ImportExportXml languagecode="1033"><SolutionManifest><UniqueName>Tiny</UniqueName><Version>1.0</Version>'
    "<Managed>1</Managed></SolutionManifest></ImportExportXml>"
)


def tiny_files(
    customizations: str = "", more: Mapping[str, str | bytes] | None = None
) -> dict[str, str | bytes]:
    """The files of a small export, with these sections of `customizations.xml`."""
    return {
        "solution.xml": MANIFEST,
        "customizations.xml": f"<ImportExportXml>{customizations}</ImportExportXml>",
        **(more or {}),
    }


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def read_zip(content: bytes) -> SolutionRead:
    """The solution in a zip."""
    return read_contents(ZipContents(content, "a.zip"))


def read_tiny(
    customizations: str = "", more: Mapping[str, str | bytes] | None = None
) -> SolutionRead:
    """A small export that was read."""
    return read_zip(zipped(tiny_files(customizations, more)))


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with files."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
