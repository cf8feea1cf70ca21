"""Write the page as a folder that any static host can serve."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.site import WEB_RESOURCES

if TYPE_CHECKING:
    from apm.host.site import Site

NOTICES = ("LICENSE", "THIRD-PARTY-NOTICES.md")

UNUSED = Path("static/runtime/pyodide/python_stdlib.zip")
"""Python's standard library as source, which only the boot benchmark compares with."""

LACKS = (
    "Against 'serve', a static host lacks address rewriting: web resources answer under "
    "/WebResources/<name>, but not under /{version}/WebResources/<name>."
)


def export(site: Site, target: Path) -> None:
    """Replace the folder `target` by a copy of the page, its web resources and its notices."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        fresh = Path(name, "site")
        for path in [*site.files(), *map(Path, NOTICES)]:
            if path != UNUSED:
                _copy(site.root / path, fresh / path)
        resources = fresh / WEB_RESOURCES
        if resources.is_dir():
            resources.rename(fresh / "WebResources")
        if target.exists():
            target.rename(Path(name, "old"))
        fresh.rename(target)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
