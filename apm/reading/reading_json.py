"""A workspace file as JSON text, for the npm package, which runs `apm.reading` in Pyodide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from apm.reading.client_scripts import FOLDER, address_of
from apm.reading.workspace_file import read_workspace

if TYPE_CHECKING:
    from apm.core.json_text import Json


def workspace_json(file: str, *solutions: str) -> str:
    """Read a workspace file.

    Args:
        file: the workspace file; with solutions, it need not exist.
        solutions: solutions that are layered over those of the file.

    Returns:
        JSON text of an object: `settings`, the content of `workspace.json` as text; `problems` and `remarks`; `files`,
        the paths of client scripts and source maps by their addresses; `webResources`, their folder or null.
    """
    read = read_workspace(Path(file), [*map(Path, solutions)])
    maps = {f"{FOLDER}/{name}": str(path) for name, path in read.scripts.with_maps()}
    scripts = {address_of(name): str(path) for name, path in read.scripts.files.items()}
    found: dict[str, Json] = {
        "settings": json.dumps(read.page, ensure_ascii=False),
        "problems": [*read.problems],
        "remarks": [*read.remarks],
        "files": {**maps, **scripts},
        "webResources": str(read.web_resources) if read.web_resources else None,
    }
    return json.dumps(found, ensure_ascii=False)
