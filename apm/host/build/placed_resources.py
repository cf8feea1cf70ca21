"""Writes web resources to their addresses in a build, and the rules for those whose names do not tell their types."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from apm.host.host_error import HostError
from apm.host.serve.built_site import FIRST_SCRIPT
from apm.host.serve.html_head import is_html, with_first_script
from apm.host.serve.media import content_type
from apm.host.serve.served_file import on_disk, web_resource_file
from apm.host.serve.web_resources import FOLDER, GLOBAL_CONTEXT
from apm.reading.folder_files import files_below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.host.serve.served_file import ServedFile
    from apm.host.serve.site import Site
    from apm.reading.workspace_resources import WebResources


def place_web_resources(site: Site, target: Path, resources: WebResources) -> dict[str, str]:
    """Write web resources, and return the content types of those whose names do not tell them, by address.

    Those of the workspace replace those of the project. Each folder gets the script of the product, and each HTML web
    resource the script that the server would add.

    Raises:
        HostError: two names cannot both be files of a folder.
    """
    folder = target / FOLDER
    folder.mkdir(parents=True)
    kinds: dict[str, str] = {}
    for name, file in _files(site, resources):
        _write(file, folder, name)
        if file.kind and file.kind != content_type(PurePosixPath(name)):
            kinds[f"/{FOLDER}/{quote(name)}"] = file.kind
    _copy(site.root / site.web_resource_script, target / FIRST_SCRIPT)
    below = [path for path in folder.rglob("*") if path.is_dir()]
    for place in (target, folder, *below):
        script = place / GLOBAL_CONTEXT
        if not script.exists():
            _copy(site.global_context, script)
    return kinds


def _files(site: Site, resources: WebResources) -> Iterator[tuple[str, ServedFile]]:
    for name, path in files_below(site.web_resources):
        yield name, on_disk(path)
    for name in resources.names():
        if file := web_resource_file(resources, name):
            yield name, file


def _write(file: ServedFile, folder: Path, name: str) -> None:
    target = folder / name
    content = file.read().content
    if is_html(file.kind, content):
        # The document is as many folders higher as the name has segments.
        content = with_first_script(content, "../" * (name.count("/") + 1) + FIRST_SCRIPT)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except (FileExistsError, IsADirectoryError, NotADirectoryError):
        raise HostError(
            f"The web resource '{name}' has the name of a folder of other web resources, so a static host cannot serve "
            "both: leave one of them out of the solution."
        ) from None


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
