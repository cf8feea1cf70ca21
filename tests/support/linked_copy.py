"""A copy of a folder that shares its files with the original."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def linked_copy(source: Path, target: Path) -> None:
    """Copies a folder, for tests that replace its files and never change them in place.

    The files are links where both folders are on one file system; otherwise they are copies.
    """
    shutil.copytree(source, target, copy_function=_link)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
