"""Bundles the page's JavaScript and style sheets with esbuild: one file for each entry point."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.build.lock import exclusive
from apm.host.build.node import find_node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BUNDLER = Path(__file__).with_name("bundle.mjs")

STYLES = "styles.css"
"""The source of the style sheet in `Bundles.names`."""


@dataclass(frozen=True)
class Entries:
    """What the page names in `static`.

    Attributes:
        scripts: the classic scripts.
        modules: the JavaScript modules.
        sheets: the style sheets, in their order.
    """

    scripts: Sequence[str]
    modules: Sequence[str]
    sheets: Sequence[str]


@dataclass(frozen=True)
class Bundles:
    """The bundles in the output folder.

    Attributes:
        names: their names by their sources.
        imports: the bundles that each module needs besides itself.
        used: the assets that they name.
    """

    names: Mapping[str, str]
    imports: Mapping[str, Sequence[str]]
    used: Sequence[str]


def write_bundles(root: Path, target: Path, entries: Entries, assets: Mapping[str, str]) -> Bundles:
    """Write the bundles into the folder `target`; `assets` has the hashed names of other files.

    Raises:
        HostError: Node.js or a package is missing, or a source has an error.
    """
    static, node = root / "static", find_node()
    with exclusive(root / "build/runtime.lock"):
        node.install_missing(static)
    job = {
        "scripts": entries.scripts,
        "modules": entries.modules,
        "sheets": entries.sheets,
        "assets": assets,
    }
    arguments = (BUNDLER, static, target, json.dumps(job))
    output = node.output_of(arguments, root, "esbuild could not bundle the page")
    return Bundles(**json.loads(output))
