"""Writes the page as a folder that any static host can serve."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.serve import web_resources
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import GLOBAL_CONTEXT, WEB_RESOURCES
from apm.host.serve.workspace_state import as_json
from apm.reading import client_scripts

if TYPE_CHECKING:
    from apm.host.serve.site import Site

NOTICES = ("LICENSE", "THIRD-PARTY-NOTICES.md")

UNUSED = Path("static/runtime/pyodide/python_stdlib.zip")
"""The standard library as source, which only the benchmark of the start uses."""

LACKS = (
    "Unlike 'serve', a static host rewrites no addresses: web resources have the address "
    "/WebResources/<name>, but not /{version}/WebResources/<name>, and their names are "
    "case-sensitive. The page does not reload when a file is saved."
)


def export(site: Site, target: Path, workspace: ServedWorkspace | None = None) -> None:
    """Replace the folder `target` with a copy of the page, its workspace, web resources and notices."""
    workspace = workspace or ServedWorkspace()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        fresh = Path(name, "site")
        for path in [*site.files(), *map(Path, NOTICES)]:
            if path != UNUSED:
                _copy(site.root / path, fresh / path)
        _place_web_resources(fresh, workspace.web_resources)
        for script, file in workspace.scripts.with_maps():
            _copy(file, fresh / client_scripts.FOLDER / script)
        (fresh / "workspace.json").write_bytes(as_json(workspace.state(), is_served=False))
        if target.exists():
            target.rename(Path(name, "old"))
        fresh.rename(target)


def _place_web_resources(fresh: Path, folder: Path | None) -> None:
    """Copy web resources to their addresses.

    Those of the workspace replace those of the project. Each folder gets the script of the product.
    """
    target = fresh / web_resources.FOLDER
    project = fresh / WEB_RESOURCES
    if project.is_dir():
        project.rename(target)
    for name, file in web_resources.web_resources_of(folder) if folder else ():
        _copy(file, target / name)
    below = [path for path in target.rglob("*") if path.is_dir()]
    for place in (fresh, target, *below):
        script = place / web_resources.GLOBAL_CONTEXT
        if not script.exists():
            _copy(fresh / GLOBAL_CONTEXT, script)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
