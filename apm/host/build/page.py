"""Writes the page of a build: its document, files with hashed names, the service worker, the headers for the host."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from apm.host.build.bundles import Bundles, write_bundles
from apm.host.build.hashed_names import HashedNames, hashed_names, key_of, short_hash
from apm.host.build.headers import HEADERS, host_headers
from apm.host.build.shell import Shell, with_id
from apm.host.serve.site import SHELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from apm.host.serve.site import Site

FOLDER = "static"
"""The folder of the files with hashed names."""

WORKER = "service-worker.js"
"""The service worker, which is beside the document because it answers only addresses below its own folder."""

UNUSED = "runtime/pyodide/python_stdlib.zip"
"""The standard library as source, which only the benchmark of the start uses."""

ON_DEMAND = (
    "pyscript-*/mpy-*",
    "pyscript-*/pyodide_graph-*",
    "pyscript-*/zip-*",
    "pyscript-*/deprecations-manager-*",
    "pyscript-*/donkey-*",
    "pyscript-*/py-*",
    "pyodide-*/pyodide-lock.json",
    "stdlib-*.zip",
    "apm-*.zip",
    "libs-*.zip",
)
"""Files that a start from the snapshot does not need: the service worker keeps them only when they are used."""


def write_page(site: Site, target: Path) -> None:
    """Write the page into the folder `target`.

    Raises:
        HostError: Node.js or a package is missing, or a source has an error.
    """
    shell, sources = Shell(site.root), list(_sources(site))
    names = hashed_names(site.root / FOLDER, sources)
    bundles = write_bundles(site.root, target / FOLDER, shell.entries, names.known)
    document = shell.render(
        lambda path: bundles.names.get(path) or names.of(path),
        _modules(bundles, shell.entries.modules),
    )
    _copy_assets(site, target, sources, names, names.used.union(bundles.used))
    files = sorted(path.relative_to(target).as_posix() for path in (target / FOLDER).rglob("*.*"))
    worker = (site.root / FOLDER / WORKER).read_text("utf-8")
    build_id = short_hash(hashlib.sha256("\n".join([document, worker, *files]).encode()).digest())
    (target / SHELL).write_text(with_id(document, build_id), "utf-8")
    wanted = [path for path in files if not _is_on_demand(path)]
    build = json.dumps({"id": build_id, "files": wanted}, indent=2)
    (target / WORKER).write_text(f"const BUILD = {build};\n\n{worker}", "utf-8")
    (target / HEADERS).write_text(host_headers(), "utf-8")


def _sources(site: Site) -> Iterator[str]:
    """Yield the paths of the files of the page in `static`."""
    for path in site.files():
        name = path.relative_to(FOLDER).as_posix() if path.parts[0] == FOLDER else UNUSED
        if name != UNUSED:
            yield name


def _modules(bundles: Bundles, entries: Iterable[str]) -> list[str]:
    """Return the bundles of the modules that the page starts with."""
    needed = [name for each in entries for name in (bundles.names[each], *bundles.imports[each])]
    return list(dict.fromkeys(needed))


def _copy_assets(
    site: Site, target: Path, sources: Iterable[str], names: HashedNames, used: Iterable[str]
) -> None:
    for source in sources:
        if key_of(source) in used:
            copy = target / FOLDER / names.of(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site.root / FOLDER / source, copy)


def _is_on_demand(path: str) -> bool:
    return any(PurePosixPath(path).match(pattern) for pattern in ON_DEMAND)
