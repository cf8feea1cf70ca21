"""Write the page as a folder that any static host can serve."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.site import WEB_RESOURCES, file_in
from apm.host.workspace import Workspace, as_json

if TYPE_CHECKING:
    from apm.host.site import Site

NOTICES = ("LICENSE", "THIRD-PARTY-NOTICES.md")

UNUSED = Path("static/runtime/pyodide/python_stdlib.zip")
"""Python's standard library as source, which only the boot benchmark compares with."""

LACKS = (
    "Against 'serve', a static host lacks address rewriting: web resources answer under "
    "/WebResources/<name>, but not under /{version}/WebResources/<name>. It also does not tell the "
    "page when workspace.toml was saved."
)


def export(site: Site, target: Path, workspace: Workspace | None = None) -> None:
    """Replace the folder `target` by a copy of the page, its workspace, web resources and notices."""
    workspace = workspace or Workspace()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        fresh = Path(name, "site")
        for path in [*site.files(), *map(Path, NOTICES)]:
            if path != UNUSED:
                _copy(site.root / path, fresh / path)
        resources = fresh / WEB_RESOURCES
        if resources.is_dir():
            resources.rename(fresh / "WebResources")
        if workspace.web_resources:
            _copy_web_resources(workspace.web_resources, fresh / "WebResources")
        (fresh / "workspace.json").write_bytes(as_json(workspace.state(), is_served=False))
        if target.exists():
            target.rename(Path(name, "old"))
        fresh.rename(target)


def _copy_web_resources(folder: Path, target: Path) -> None:
    """Copy what the server would show of a folder, over what is there already."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        source = file_in(folder, name.as_posix())
        if source and not any(part.startswith(".") for part in name.parts):
            _copy(source, target / name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
