"""The command `record` of the npm package: what the page sends is written once, and only the page can send it."""

from __future__ import annotations

import json
import signal
import subprocess
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apm.host.build.node import find_node
from tests.support.recorded_texts import TEXT, sent, status_of_start

if TYPE_CHECKING:
    from collections.abc import Iterator


class Recording:
    """A command that runs.

    Attributes:
        process: its process.
        url: the address that it prints.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout
        said = process.stdout.readline()
        assert said.startswith("The recording begins at http://127.0.0.1:")
        self.url = next(each for each in said.split() if each.startswith("http"))

    def rest(self) -> str:
        """What it prints before it ends."""
        assert self.process.stdout
        return self.process.stdout.read()


@contextmanager
def recording(package: Path, folder: Path, *arguments: str) -> Iterator[Recording]:
    """Runs the command in a folder."""
    program = str(package / "bin/apm-emulator.js")
    command = [find_node().program, program, "record", "--port", "0", *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Recording(process)
        finally:
            process.kill()


def test_the_command_ends_with_the_recording(node_package: Path, tmp_path: Path) -> None:
    with recording(node_package, tmp_path) as command:
        with urllib.request.urlopen(f"{command.url}workspace.json") as answer:
            asked = json.load(answer)["recording"]
        assert asked == {"address": "recording", "language": "typescript"}
        written = "The test is in recorded.spec.ts"
        assert sent(command.url, Origin=command.url[:-1]) == (200, f"{written}.")
        run = f"{written}: run it with 'npx playwright test recorded.spec.ts'.\n"
        assert command.rest() == run
        assert command.process.wait() == 0
    assert (tmp_path / "recorded.spec.ts").read_text("utf-8") == TEXT


def test_the_language_is_that_of_the_file(node_package: Path, tmp_path: Path) -> None:
    file = tmp_path / "test_case.py"
    with recording(node_package, tmp_path, "--output", str(file)) as command:
        assert sent(command.url, Origin=command.url[:-1]) == (200, f"The test is in {file}.")
        assert command.rest() == f"The test is in {file}: run it with 'pytest {file}'.\n"
    assert file.read_text("utf-8") == TEXT


def test_only_its_page_can_send_it(node_package: Path, tmp_path: Path) -> None:
    with recording(node_package, tmp_path) as command:
        url = command.url
        assert sent(url)[0] == 403
        assert sent(url, Origin="https://site.example")[0] == 403
        assert sent(url, Origin=url[:-1], Host="rebound.example")[0] == 421
        assert sent(url, path="other", Origin=url[:-1])[0] == 405
        assert status_of_start(url, "Content-Length", "5000001") == 413
        assert status_of_start(url, "Transfer-Encoding", "chunked") == 411
        (tmp_path / "recorded.spec.ts").write_text("mine")
        status, sentence = sent(url, Origin=url[:-1])
        assert (status, (tmp_path / "recorded.spec.ts").read_text()) == (409, "mine")
        assert "cannot be written (File exists): copy or download the test here." in sentence
        command.process.send_signal(signal.SIGTERM)
        assert command.rest() == "Nothing was recorded.\n"
        assert command.process.wait() == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "There is a file 'recorded.spec.ts' already: name another one with --output.\n"),
        (("--language", "cobol"), "There is no language 'cobol': name python or typescript.\n"),
        (("--port", "x"), "'x' is not a port: give a number from 0 to 65535.\n"),
    ],
)
def test_what_cannot_be_recorded_is_one_sentence(
    node_package: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    (tmp_path / "recorded.spec.ts").touch()
    program = str(node_package / "bin/apm-emulator.js")
    done = subprocess.run(
        [find_node().program, program, "record", "--port", "0", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, sentence)
