"""The hashes of the sources that each part of the runtime was built from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

PAGE = "manifest.json"
"""The file with the stamps of the page's parts. It is a file of the page, which reads the key of its snapshot there."""

NODE = "node-manifest.json"
"""The file with the stamps of the parts that only the npm package has: the page is the same with and without them."""

ONLY_FOR_NODE = ("reading",)
"""These parts."""


@dataclass(frozen=True)
class Stamps:
    """The stamps in the runtime folder `folder`, which may not exist yet."""

    folder: Path

    def get(self, part: str) -> str | None:
        """Return the stamp of a part; None if it is not built."""
        return self._read(_file_of(part)).get(part)

    def set(self, part: str, stamp: str) -> None:
        """Keep the stamp of a part that was built."""
        name = _file_of(part)
        self._write(name, {**self._read(name), part: stamp})

    def forget(self, parts: Collection[str]) -> None:
        """Forget parts, so that they are built again."""
        for name in (PAGE, NODE):
            stamps = self._read(name)
            kept = {part: stamp for part, stamp in stamps.items() if part not in parts}
            if kept != stamps:
                self._write(name, kept)

    def _read(self, name: str) -> dict[str, str]:
        try:
            stamps = json.loads((self.folder / name).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stamps if isinstance(stamps, dict) else {}

    def _write(self, name: str, stamps: dict[str, str]) -> None:
        draft = self.folder / f"{name}.new"
        draft.write_text(json.dumps(stamps, indent=2, sort_keys=True) + "\n", "utf-8")
        draft.replace(self.folder / name)


def _file_of(part: str) -> str:
    return NODE if part in ONLY_FOR_NODE else PAGE
