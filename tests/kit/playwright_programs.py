"""Programs that Playwright would download, for tests of the plugin: links to what this machine has."""

from __future__ import annotations

import json
import os
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright._impl._driver import compute_driver_executable

if TYPE_CHECKING:
    from collections.abc import Iterator

NODE, CLI = map(Path, compute_driver_executable())

SHELL = "chrome-headless-shell-linux64/chrome-headless-shell"

RECORDER = '#!/bin/sh\nfor last; do :; done\ncat > "$last"\n'
"""Stands for ffmpeg: the video has the pictures that it gets."""


def programs(folder: Path, browser: str) -> Path:
    """Make the folder of Playwright's programs, with a browser and a recorder of videos, and return it.

    Args:
        folder: the folder.
        browser: the browser of this machine.
    """
    listed = json.loads((CLI.parent / "browsers.json").read_text("utf-8"))["browsers"]
    revisions = {each["name"]: each["revision"] for each in listed}
    shell = f'#!/bin/sh\nexec "{browser}" --headless --no-sandbox "$@"\n'
    for path, text in (
        (f"chromium_headless_shell-{revisions['chromium-headless-shell']}/{SHELL}", shell),
        (f"ffmpeg-{revisions['ffmpeg']}/ffmpeg-linux", RECORDER),
    ):
        program = folder / path
        program.parent.mkdir(parents=True)
        program.write_text(text)
        program.chmod(0o755)
        (folder / path.partition("/")[0] / "INSTALLATION_COMPLETE").touch()
    return folder


@contextmanager
def playwright_server(folder: Path) -> Iterator[str]:
    """Run a server of Playwright with the programs in a folder, and give its address."""
    with subprocess.Popen(
        [NODE, CLI, "run-server", "--host", "127.0.0.1", "--port", "0"],
        env={**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            address = re.search(r"ws://\S+", said)
            assert address, said
            yield address[0]
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                # It waits for its browsers first, and rarely for one that is gone.
                process.kill()
