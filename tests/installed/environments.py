"""Fresh environments: programs run in the folder of a project, with a PATH of their own."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


def distribution(pattern: str) -> Path:
    """The package in `dist` with a name of this form."""
    found = sorted((ROOT / "dist").glob(pattern))
    assert len(found) == 1, f"dist has {found}; 'nox -s package' writes one {pattern}."
    return found[0]


@dataclass(frozen=True)
class Environment:
    """A folder and the programs that run in it.

    Attributes:
        folder: the current folder of the programs.
        programs: the only folder on the PATH, besides those of the system if `has_system` is set.
        browser: the browser for tests, as APM_BROWSER.
        has_system: whether the programs of the system are on the PATH.
    """

    folder: Path
    programs: Path
    browser: str = ""
    has_system: bool = False

    def run(self, program: str, *arguments: str, code: int = 0) -> str:
        """Runs a program and returns its output; it has to end with an exit code."""
        done = subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.folder,
            env=self._variables,
            capture_output=True,
            text=True,
            check=False,
        )
        output = done.stdout + done.stderr
        assert done.returncode == code, output
        return output

    @contextmanager
    def serving(self, program: str, *arguments: str) -> Iterator[str]:
        """Runs a server until the block ends, and yields the address that it prints."""
        with subprocess.Popen(
            [self.programs / program, *arguments],
            cwd=self.folder,
            env=self._variables,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                assert process.stdout
                said = process.stdout.readline()
                yield next(word for word in said.split() if word.startswith("http"))
            finally:
                process.terminate()

    @property
    def _variables(self) -> dict[str, str]:
        path = os.pathsep.join(
            [str(self.programs), *([os.environ["PATH"]] if self.has_system else [])]
        )
        left_out = {"PYTHONPATH", "VIRTUAL_ENV", "PATH"}
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        return {**kept, "PATH": path, "APM_BROWSER": self.browser}
