"""What explains a page, or a browser, that has crashed: its messages, the memory of the machine, the browser's dump."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DUMP_FOLDER = "BREAKPAD_DUMP_LOCATION"
"""The environment variable of Chromium with the folder into which it writes its dumps."""

_DUMP_OPTIONS = ("--enable-crash-reporter", "--crash-dumps-dir={}")
"""The options of its headless shell for the same."""

_MEMORY = ("MemTotal:", "MemAvailable:", "SwapFree:")


def with_dumps(launch_options: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Return Playwright's launch options, with a folder for the dumps of crashes; other browsers ignore it."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**launch_options.get("env", os.environ), _DUMP_FOLDER: str(folder)}
    options = [each.format(folder) for each in _DUMP_OPTIONS]
    arguments = [*launch_options.get("args", ()), *options]
    return {**launch_options, "args": arguments, "env": environment}


def explain_crash(folder: Path, what: str, messages: Iterable[str], dumps: Path | None) -> Path:
    """Write what explains a crash into a folder, and return the path of the text.

    Args:
        folder: the folder; the newest dump is moved into it too.
        what: what has crashed, as a sentence.
        messages: the latest messages of the console.
        dumps: the folder of the dumps, if there are any.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = [*dumps.rglob("*.dmp")] if dumps else []
    if written:
        newest = max(written, key=lambda each: each.stat().st_mtime)
        shutil.move(newest, folder / "browser.dmp")
    text = folder / "crash.txt"
    lines = [what, "", *_memory(), "", "The latest messages of the console:", *messages]
    text.write_text("\n".join(lines) + "\n", "utf-8")
    return text


def _memory() -> list[str]:
    """The memory of the machine and of the processes of browsers; only Linux says it."""
    try:
        known = Path("/proc/meminfo").read_text("utf-8").splitlines()
    except OSError:
        return ["The memory of the machine is unknown."]
    machine = [" ".join(line.split()) for line in known if line.startswith(_MEMORY)]
    sizes = [size for each in Path("/proc").glob("[0-9]*") if (size := _browser_size(each))]
    return [*machine, f"{len(sizes)} processes of browsers: {sum(sizes) // 2**20} MiB"]


def _browser_size(process: Path) -> int:
    """The resident memory of a process of a browser, in bytes; 0 for another one, or one that has ended."""
    try:
        name = (process / "comm").read_text("utf-8")
        pages = (process / "statm").read_text("utf-8").split()[1]
    except OSError:
        return 0
    is_browser = name.startswith(("chrom", "headless_shell"))
    return int(pages) * os.sysconf("SC_PAGE_SIZE") if is_browser else 0
