"""The search for Node.js and the installation of packages: which program is used, and the errors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from apm.host.build.node import MISSING, Node, find_node, is_installed
from apm.host.host_error import HostError
from tests.support.shell_programs import program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH. It is empty, and the Python interpreter appears to be in another folder."""
    folder = tmp_path / "path"
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "venv/python"))
    return folder


def test_without_node_one_sentence_says_what_to_install(path: Path) -> None:
    with pytest.raises(HostError) as caught:
        find_node()
    assert str(caught.value) == MISSING
    assert "install Node.js" in MISSING


@pytest.mark.parametrize("said", ["v18.20.4", "v2.0.0", "nonsense", ""])
def test_an_old_or_strange_node_is_not_used(path: Path, said: str) -> None:
    program(path / "node", f"echo {said}")
    program(path / "npm")
    with pytest.raises(HostError):
        find_node()


def test_node_without_npm_is_not_used(path: Path) -> None:
    program(path / "node", "echo v24.1.0")
    with pytest.raises(HostError):
        find_node()


def test_the_node_on_path_wins_if_new_enough(path: Path, tmp_path: Path) -> None:
    for folder in (path, tmp_path / "venv"):
        program(folder / "node", "echo v20.0.0")
        program(folder / "npm")
    assert find_node() == Node(str(path / "node"), str(path / "npm"))


def test_else_the_one_installed_beside_python_is_used(path: Path, tmp_path: Path) -> None:
    program(path / "node", "echo v18.0.0")
    program(path / "npm")
    venv = tmp_path / "venv"
    program(venv / "node", "echo v24.0.0")
    program(venv / "npm")
    assert find_node() == Node(str(venv / "node"), str(venv / "npm"))


def test_a_full_disk_is_no_matter_of_the_network(tmp_path: Path) -> None:
    npm = program(tmp_path / "npm", "echo 'npm error code ENOSPC' >&2", "exit 1")
    with pytest.raises(HostError, match=r"\(code ENOSPC\): the disk is full, so free some space"):
        Node("node", str(npm)).install(tmp_path)


def test_npm_failing_ends_in_one_sentence(tmp_path: Path) -> None:
    npm = program(tmp_path / "npm", "echo 'npm error code ENOTFOUND' >&2", "exit 1")
    with pytest.raises(HostError, match=r"^npm could not fetch .*\(code ENOTFOUND\): check"):
        Node("node", str(npm)).install(tmp_path)


def test_npm_runs_no_scripts_and_reads_the_lock(tmp_path: Path) -> None:
    npm = program(tmp_path / "npm", 'echo "$@" > arguments')
    Node("node", str(npm)).install(tmp_path)
    said = (tmp_path / "arguments").read_text().split()
    assert said[:2] == ["ci", "--omit=dev"]
    assert {"--ignore-scripts", "--no-audit", "--no-fund"} <= set(said)


def test_installed_means_every_package_of_the_lock(tmp_path: Path) -> None:
    def write(name: str, packages: dict[str, object]) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"packages": packages}))

    preact = {"integrity": "sha512-a"}
    tool = {"integrity": "sha512-b", "dev": True}
    other_platform = {"integrity": "sha512-c", "optional": True}
    lock = {"": {}, "preact": preact, "tool": tool, "other": other_platform}
    write("package-lock.json", lock)
    assert not is_installed(tmp_path)
    write("node_modules/.package-lock.json", {"preact": preact})
    assert is_installed(tmp_path)
    assert not is_installed(tmp_path, dev=True)
    write("node_modules/.package-lock.json", {"preact": {"integrity": "sha512-old"}})
    assert not is_installed(tmp_path)
