"""Writes the page as a folder that any static host can serve.

`page.py` writes the page, and this module what keeps its name: web resources, scripts, examples and `workspace.json`.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from apm.host.build.compression import compress
from apm.host.build.page import FOLDER, write_page
from apm.host.serve import web_resources
from apm.host.serve.html_head import is_html, with_first_script
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import GLOBAL_CONTEXT, WEB_RESOURCE_SCRIPT
from apm.host.serve.workspace_state import as_json
from apm.reading import client_scripts

if TYPE_CHECKING:
    from apm.host.serve.site import Site

NOTICES = ("LICENSE", "THIRD-PARTY-NOTICES.md")

EXAMPLES = "examples"

FIRST_SCRIPT = PurePosixPath(WEB_RESOURCE_SCRIPT).name
"""The name of the first script of web resources, beside the document: names in `static` have hashes."""

LACKS = (
    "Unlike 'serve', a static host rewrites no addresses: web resources have the address "
    "/WebResources/<name>, but not /{version}/WebResources/<name>, and their names are "
    "case-sensitive. The page does not reload when a file is saved."
)


def export(
    site: Site, target: Path, workspace: ServedWorkspace | None = None, *, quality: int
) -> None:
    """Replace the folder `target` with a copy of the page, its workspace, web resources and notices.

    Args:
        site: the project.
        target: the folder.
        workspace: the workspace that the page shows; the built-in one if it is None.
        quality: the quality of brotli, from 0 to 11.

    Raises:
        HostError: Node.js or a package is missing, or a source has an error.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        fresh = Path(name, "site")
        write_page(site, fresh)
        compress(fresh / FOLDER, quality, earlier=target / FOLDER)
        write_content(site, fresh, workspace or ServedWorkspace())
        if target.exists():
            target.rename(Path(name, "old"))
        fresh.rename(target)


def write_content(site: Site, target: Path, workspace: ServedWorkspace) -> None:
    """Write the files that keep their names into the folder `target`."""
    examples = [path for path in site.files() if path.parts[0] == EXAMPLES]
    for path in [*examples, *map(Path, NOTICES)]:
        _copy(site.root / path, target / path)
    _place_web_resources(site, target, workspace.web_resources)
    for script, file in workspace.scripts.with_maps():
        _copy(file, target / client_scripts.FOLDER / script)
    (target / "workspace.json").write_bytes(as_json(workspace.state(), is_served=False))


def _place_web_resources(site: Site, target: Path, own: Path | None) -> None:
    """Copy web resources to their addresses.

    Those of the workspace replace those of the project. Each folder gets the script of the product, and each HTML web
    resource the script that the server would add.
    """
    folder = target / web_resources.FOLDER
    folder.mkdir(parents=True)
    for source in filter(None, (site.web_resources, own)):
        for name, file in web_resources.web_resources_of(source):
            _copy(file, folder / name)
            _add_first_script(folder / name, above=name.count("/") + 1)
    _copy(site.root / WEB_RESOURCE_SCRIPT, target / FIRST_SCRIPT)
    below = [path for path in folder.rglob("*") if path.is_dir()]
    for place in (target, folder, *below):
        script = place / web_resources.GLOBAL_CONTEXT
        if not script.exists():
            _copy(site.root / GLOBAL_CONTEXT, script)


def _add_first_script(file: Path, above: int) -> None:
    """Add the script to a web resource, unless it is no HTML. The document is `above` folders higher."""
    content = file.read_bytes()
    if is_html(file, content):
        file.write_bytes(with_first_script(content, "../" * above + FIRST_SCRIPT))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
