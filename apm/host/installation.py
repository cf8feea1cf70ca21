"""What this emulator runs from: a checkout of the project, or an installed package with the built page in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import apm
from apm.host.build.runtime import Runtime
from apm.host.serve.built_site import BuiltSite
from apm.host.serve.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGED = "site"
"""The folder of the built page in the installed package `apm`."""


def ready_site(say: Callable[[str], None] = print) -> Site:
    """Return the site to serve; in a checkout, build what is missing or out of date first.

    Args:
        say: is called with one line for each slow step.

    Raises:
        HostError: a checkout lacks a package or program, or one of its sources does not compile.
    """
    package = Path(apm.__file__).resolve().parent
    if (package / PACKAGED).is_dir():
        return BuiltSite(package / PACKAGED)
    Runtime(package.parent, say).build()
    return Site(package.parent)
