"""A workspace file as JSON text, for the npm package, which runs `apm.reading` in Pyodide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from apm.reading.client_scripts import FOLDER, address_of
from apm.reading.script_libraries import SCRIPT
from apm.reading.workspace_file import read_workspace
from apm.templates.addresses import web_resource_address

if TYPE_CHECKING:
    from apm.core.json_text import Json
    from apm.reading.workspace_resources import SolutionResource, WebResources

_SCRIPT = ".js"


def workspace_json(file: str, *solutions: str) -> str:
    """Read a workspace file.

    Args:
        file: the workspace file; with solutions, it need not exist.
        solutions: solutions that are layered over those of the file.

    Returns:
        JSON text of an object: `settings`, the content of `workspace.json` as text; `problems` and `remarks`, with
        file, line and column; `files`, the paths of client scripts, source maps and scripts of solutions by their
        addresses; `texts`, the scripts in zips of solutions by their addresses.
    """
    read = read_workspace(Path(file), [*map(Path, solutions)])
    maps = {f"{FOLDER}/{name}": str(path) for name, path in read.scripts.with_maps()}
    scripts = {address_of(name): str(path) for name, path in read.scripts.files.items()}
    found: dict[str, Json] = {
        "settings": json.dumps(read.page, ensure_ascii=False),
        "problems": [*map(str, read.findings)],
        "remarks": [*map(str, read.remark_findings)],
        "files": {**maps, **scripts, **_paths(read.resources)},
        "texts": {**_texts(read.resources)},
    }
    return json.dumps(found, ensure_ascii=False)


def _paths(resources: WebResources) -> dict[str, Json]:
    """The paths of scripts by their addresses: those of the folder of web resources, and of unpacked solutions."""
    found: dict[str, Json] = {}
    for name in (*resources.names(_SCRIPT), *_exported(resources)):
        exported = resources.of_solution(name)
        path = resources.own(name) or (exported.path if exported else None)
        if path:
            found[_address(name)] = str(path)
    return found


def _texts(resources: WebResources) -> dict[str, Json]:
    """The scripts in zips of solutions by their addresses."""
    return {
        _address(name): resources.content(name).decode("utf-8-sig", "replace")
        for name, each in _exported(resources).items()
        if each.path is None and resources.own(name) is None
    }


def _exported(resources: WebResources) -> dict[str, SolutionResource]:
    """The scripts of solutions by name; a name often has no ending [S]."""
    found = resources.of_solutions.values()
    return {each.about.name: each for each in found if each.about.type == SCRIPT}


def _address(name: str) -> str:
    return web_resource_address({"webresourceName": name})
