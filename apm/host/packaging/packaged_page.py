"""Adds the built page to the wheel: pip and `python -m build` run this hook of hatchling."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = "build/package/site"
"""The page in a checkout or an sdist; `nox -s package` writes it."""

MISSING = (
    "This checkout has no built page for a package: run 'python3 -m nox -s package' in it, then install the wheel "
    "that it leaves in dist."
)


class PackagedPage(BuildHookInterface[Any]):
    """Places the page in the package, where the command line looks for it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the page; an editable installation uses the sources of the checkout instead."""
        if version == "editable":
            return
        page = Path(self.root, PAGE)
        if not page.is_dir():
            sys.exit(MISSING)
        build_data["force_include"][str(page)] = "apm/site"
