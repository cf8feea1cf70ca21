"""Writes the page as a folder that any static host can serve.

`page.py` writes the page, `placed_resources.py` the web resources, and this module what else keeps its name: scripts,
examples and `workspace.json`.
An installed package has the page already: it is copied.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.build import licenses
from apm.host.build.compression import Compress, compress
from apm.host.build.headers import HEADERS, type_rules
from apm.host.build.licenses import write_licenses
from apm.host.build.page import FOLDER, WORKER, write_page
from apm.host.build.placed_resources import place_web_resources
from apm.host.build.shell import without_id
from apm.host.host_error import HostError
from apm.host.serve.built_site import SERVED, BuiltSite
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import SHELL
from apm.host.serve.workspace_state import as_json
from apm.reading import client_scripts

if TYPE_CHECKING:
    from apm.host.serve.site import Site

NOTICES = ("LICENSE", "THIRD-PARTY-NOTICES.md")

EDITOR_FILES = ("apm.d.ts", "workspace.schema.json")
"""The files of `static` for editors, which `serve` answers and a build for a static host does not need."""

EXAMPLES = "examples"

LACKS = (
    "Unlike 'serve', a static host rewrites no addresses: web resources have the address "
    "/WebResources/<name>, but not /{version}/WebResources/<name>, and their names are "
    "case-sensitive. The page does not reload when a file is saved."
)


def export(
    site: Site,
    target: Path,
    workspace: ServedWorkspace | None = None,
    *,
    quality: int | None,
    compress: Compress = compress,
) -> None:
    """Replace the folder `target` with a copy of the page, its workspace, web resources and notices.

    Args:
        site: the project, or the site of an installed package.
        target: the folder; it does not exist, is empty, or has an earlier build.
        workspace: the workspace that the page shows; the built-in one if it is None.
        quality: the quality of brotli, from 0 to 11; None for a page without compressed copies.
        compress: makes these copies.

    Raises:
        HostError: Node.js or a package is missing, a source has an error, or the folder has other files.
    """
    _refuse_other_files(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        fresh = Path(name, "site")
        if isinstance(site, BuiltSite):
            _copy_page(site, fresh)
        else:
            write_page(site, fresh)
            write_licenses(site.root / FOLDER, fresh / licenses.FOLDER)
        if quality is not None:
            compress(fresh / FOLDER, quality, target / FOLDER)
        write_content(site, fresh, workspace or ServedWorkspace())
        if target.exists():
            target.rename(Path(name, "old"))
        fresh.rename(target)


def export_site(site: Site, target: Path) -> None:
    """Write the site of an installed package: what `export` writes, and the files for `serve` alone.

    It has no compressed copies, because only a folder for static hosts needs them.

    Raises:
        HostError: as for `export`.
    """
    export(site, target, quality=None)
    document = without_id((target / SHELL).read_text("utf-8"))
    (target / SERVED).write_text(document, "utf-8")
    for name in EDITOR_FILES:
        _copy(site.root / FOLDER / name, target / FOLDER / name)


def write_content(site: Site, target: Path, workspace: ServedWorkspace) -> None:
    """Write the files that keep their names into the folder `target`."""
    examples = [path for path in site.files() if path.parts[0] == EXAMPLES]
    for path in [*examples, *map(Path, NOTICES)]:
        _copy(site.root / path, target / path)
    kinds = place_web_resources(site, target, workspace.resources)
    if kinds:
        with (target / HEADERS).open("a", encoding="utf-8") as rules:
            rules.write(type_rules(kinds))
    for script, file in workspace.scripts.with_maps():
        _copy(file, target / client_scripts.FOLDER / script)
    (target / "workspace.json").write_bytes(as_json(workspace.state(), is_served=False))


def _refuse_other_files(target: Path) -> None:
    """Refuse to replace a folder that no build has made."""
    if target.exists() and not target.is_dir():
        raise HostError(f"'{target}' is a file: name a folder that is new or empty.")
    is_build = (target / SHELL).is_file() and (target / WORKER).is_file()
    if target.exists() and not is_build and any(target.iterdir()):
        raise HostError(
            f"'{target}' has files that are not of a build: name a folder that is new or empty."
        )


def _copy_page(site: BuiltSite, target: Path) -> None:
    for path in site.files():
        is_page = path.parts[0] in (FOLDER, SHELL, WORKER, HEADERS, licenses.FOLDER)
        if is_page and path.name not in EDITOR_FILES:
            _copy(site.root / path, target / path)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
