"""The page as packages have it, for tests that start pages of their own: it starts faster than the sources."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from apm.host.build.export import export_site
from apm.host.installation import PACKAGED
from apm.host.serve.built_site import BuiltSite
from apm.host.serve.site import Site
from tests.support.linked_copy import linked_copy

ROOT = Path(__file__).resolve().parents[2]


def built_page() -> BuiltSite:
    """The page in a temporary folder, built from the sources and their runtime once in a process."""
    return BuiltSite(as_installed() / "apm" / PACKAGED)


@cache
def as_installed() -> Path:
    """A folder for the path of Python with the package `apm` as an installation has it: with the built page."""
    folder = Path(tempfile.mkdtemp(prefix="apm-installed-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    linked_copy(ROOT / "apm", folder / "apm")
    export_site(Site(ROOT), folder / "apm" / PACKAGED)
    return folder
