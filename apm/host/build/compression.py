"""Compresses the files of a build that have hashed names, for hosts that send such files as they are.

Only these: `workspace.json` can be replaced on a host, and its compressed copy would stay as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from apm.host.build.node import find_node

COMPRESSOR = Path(__file__).with_name("compress.mjs")

Compress = Callable[[Path, int, Path], object]
"""Compresses a folder, as `compress` does."""

BEST = 11
"""The quality of brotli that saves most. It takes half a minute of two cores."""


def compress(folder: Path, quality: int, earlier: Path) -> None:
    """Write `<name>.br` and `<name>.gz` beside the files in a folder.

    Args:
        folder: the folder.
        quality: the quality of brotli, from 0 to 11.
        earlier: the same folder of an earlier build, whose compressed files are used again; it may be missing.

    Raises:
        HostError: Node.js is missing or failed.
    """
    arguments = (COMPRESSOR, folder, str(quality), earlier)
    find_node().output_of(arguments, folder, "Node.js could not compress the files of the page")
