"""Makes the memory snapshot that the page starts from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apm.host.build.node import Node

FILE = "snapshot.bin"
"""The name of the snapshot in the runtime folder."""

_HERE = Path(__file__).parent
_MAKER = _HERE / "snapshot.mjs"
_READER = _HERE.parents[2] / "static/snapshot.mjs"
"""The file of the page that reads the snapshot."""


def sources() -> tuple[bytes, ...]:
    """The contents of the files that decide, with the archives, what is in the snapshot."""
    names = ("snapshot.mjs", "snapshot_contents.py", "snapshot_importer.py")
    return tuple(path.read_bytes() for path in (*(_HERE / name for name in names), _READER))


def make_snapshot(node: Node, runtime: Path, key: str) -> None:
    """Write the snapshot of the archives in the runtime folder; the old one stays until the new one is complete.

    Raises:
        HostError: Node.js could not make it.
    """
    draft = runtime / f"{FILE}.new"
    arguments = (_MAKER, runtime, _HERE, key, draft)
    node.output_of(arguments, runtime, "The snapshot of the emulator could not be made")
    draft.replace(runtime / FILE)
