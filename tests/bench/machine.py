"""The machine and the versions that results belong to."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path


def machine(root: Path, browser_version: str) -> dict[str, str]:
    """The processor, the memory and the versions of what takes part."""
    lock = json.loads((root / "static/package-lock.json").read_text("utf-8"))["packages"]
    packages = {
        name: lock[f"node_modules/{name}"]["version"] for name in ("pyodide", "@pyscript/core")
    }
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "system": platform.platform(),
        "processors": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "Python": platform.python_version(),
        "Chromium": browser_version,
        **packages,
    }
