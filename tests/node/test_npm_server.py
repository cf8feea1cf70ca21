"""The server of the npm package: its port, and requests that it cannot answer."""

from __future__ import annotations

import socket
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from apm.host.build.node import find_node
from apm.host.serve.server import DEFAULT_PORT, HOST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.node.conftest import RunNode


def test_a_request_that_fails_is_answered_and_says_why(run_node: RunNode, tmp_path: Path) -> None:
    assert run_node("failing-server.mjs", tmp_path) == {
        "status": 500,
        "policy": "same-origin",
        "said": [
            "The request for /workspace.json was not answered: LookupError: there is no answer"
        ],
    }


def test_without_a_port_the_next_free_one_is_taken(node_package: Path, tmp_path: Path) -> None:
    program = str(node_package / "bin/apm-emulator.js")
    command = [find_node().program, program, "serve", "--no-open"]
    with socket.socket() as taken:
        with suppress(OSError):  # Another server has it.
            taken.bind((HOST, DEFAULT_PORT))
            taken.listen()
        with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            said = process.stdout.readline()
            process.kill()
    port = int(said.split(f"http://{HOST}:")[1].split("/")[0])
    assert port != DEFAULT_PORT


def test_a_port_that_is_taken_ends_in_one_sentence(node_package: Path, tmp_path: Path) -> None:
    program = str(node_package / "bin/apm-emulator.js")
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [find_node().program, program, "serve", "--port", port]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == (
        f"Port {port} cannot be used (EADDRINUSE): choose another with --port, or leave --port out "
        "to get the next free one.\n"
    )
