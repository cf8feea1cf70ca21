"""The commands of the npm package that Python runs in Node.js."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apm.host.build.node import find_node

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SOLUTION = ROOT / "examples/solution/contoso"


@pytest.fixture
def command(node_package: Path, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Runs the command in a folder with a workspace file; returns its exit code and its output."""
    (tmp_path / "workspace.toml").write_text('limits.tabs = 0\nscripts = ["broken.js"]\n')
    (tmp_path / "broken.js").write_text("let a = 1;\n  let let;")

    def run(*arguments: str | Path) -> tuple[int, str]:
        program = node_package / "bin/apm-emulator.js"
        done = subprocess.run(
            [find_node().program, program, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, (done.stdout + done.stderr).strip()

    return run


def test_check_names_file_line_and_column(command: Callable[..., tuple[int, str]]) -> None:
    code, said = command("check")
    assert code == 1
    first, second = said.splitlines()
    assert first.startswith("workspace.toml, line 1, column 8: limits.tabs is 0, but has to be")
    assert second.startswith("broken.js, line 2, column 7: ")
    code, said = command("check", "--json")
    assert [each["line"] for each in json.loads(said)["problems"]] == [1, 2]


def test_check_says_what_a_solution_holds(command: Callable[..., tuple[int, str]]) -> None:
    code, said = command("check", "--solution", SOLUTION)
    assert code == 1
    assert said.startswith("contoso: Contoso 1.0")
    assert "/machine/" not in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "--workspace", "none.toml"], "There is no file 'none.toml': name a workspace"),
        (["check", "--solution=/none.zip"], "'/none.zip' cannot be read: No such file"),
        (["build", "--web-resources", "none"], "There is no folder 'none': name a folder of web"),
        (["check", "--strikt"], "unrecognized arguments: --strikt (did you mean '--strict'?)"),
        (["serve", "--colour"], "Unknown option '--colour'"),
        (["serve", "--prato", "3"], "Unknown option '--prato'; '--help'"),
        (["serve", "--prot", "3"], "Unknown option '--prot' (did you mean '--port'?); '--help'"),
        (["serv"], "There is no command 'serv'; did you mean 'serve'?"),
        (["serve", "--port", "x"], "'x' is not a port: give a number from 0 to 65535."),
        (["serve", "--solution", "none.zip"], "none.zip': name a zip or an unpacked solution"),
        (
            ["serve", "--web-resources", "none"],
            "none': name a folder of web resources that exists.",
        ),
        ([], "usage: apm-emulator serve"),
    ],
)
def test_wrong_arguments_are_one_sentence(
    command: Callable[..., tuple[int, str]], arguments: list[str], sentence: str
) -> None:
    code, said = command(*arguments)
    assert code in {1, 2}
    assert sentence in said
    assert "Traceback" not in said
