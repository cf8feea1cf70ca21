"""The command `record`: what the page sends is written once, and only the page of the server can send it."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from apm.host.cli import main
from apm.host.serve.recorded_text import RecordedText
from apm.host.serve.server import Server
from apm.host.serve.site import Site
from tests.support.recorded_texts import TEXT, sent, status_of_start
from tests.support.running_server import running, running_site

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def recorded(tmp_path: Path) -> RecordedText:
    return RecordedText("python", tmp_path / "test_recorded.py")


@pytest.fixture
def url(recorded: RecordedText) -> Iterator[str]:
    with running(Server(Site(ROOT), recorded=recorded)) as server:
        yield server.url


def test_the_text_is_written(url: str, recorded: RecordedText) -> None:
    assert sent(url, Origin=url[:-1]) == (200, f"The test is in {recorded.file}.")
    assert recorded.file.read_text("utf-8") == TEXT


@pytest.mark.parametrize(
    "origin", ["https://site.example", "null", "http://127.0.0.1", "http://127.0.0.1:1"]
)
def test_another_origin_cannot_send_it(url: str, recorded: RecordedText, origin: str) -> None:
    assert sent(url, Origin=origin)[0] == 403
    assert sent(url)[0] == 403
    assert not recorded.file.exists()


def test_what_is_too_long_or_has_no_length_is_refused(url: str, recorded: RecordedText) -> None:
    for header, value, status in (
        ("Content-Length", "5000001", 413),
        ("Content-Length", "-1", 411),
        ("Transfer-Encoding", "chunked", 411),
    ):
        assert status_of_start(url, header, value) == status
    assert not recorded.file.exists()


def test_a_file_is_not_replaced_and_the_recording_can_be_copied(
    url: str, recorded: RecordedText
) -> None:
    recorded.file.write_text("mine")
    status, sentence = sent(url, Origin=url[:-1])
    assert (status, recorded.file.read_text()) == (409, "mine")
    assert "cannot be written (File exists): copy or download the test here." in sentence


def test_a_recording_that_could_not_be_written_can_be_sent_again(
    url: str, recorded: RecordedText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at first: what was written of the file must not block the next attempt."""
    opened = Path.open

    def full(path: Path, mode: str) -> IO[bytes]:
        opened(path, mode).close()
        return opened(Path("/dev/full"), "wb")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        status, sentence = sent(url, Origin=url[:-1])
    assert (status, recorded.file.exists()) == (409, False)
    assert "cannot be written (No space left on device): copy or download" in sentence
    assert sent(url, Origin=url[:-1])[0] == 200
    assert recorded.file.read_text("utf-8") == TEXT


def test_the_page_learns_where_to_send_it(url: str) -> None:
    with urllib.request.urlopen(f"{url}workspace.json") as answer:
        asked = json.load(answer)["recording"]
    assert asked == {"address": "recording", "language": "python"}


def test_other_servers_and_addresses_take_nothing(url: str) -> None:
    assert sent(url, path="other", Origin=url[:-1])[0] == 405
    with running_site(Site(ROOT)) as other:
        assert sent(other, Origin=other[:-1])[0] == 405
        with urllib.request.urlopen(f"{other}workspace.json") as answer:
            assert "recording" not in json.load(answer)


@contextmanager
def recording(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Runs the command, and yields its process and the address that it prints."""
    command = [sys.executable, "-m", "apm", "record", "--no-open", "--port", "0", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            yield process, next(each for each in said.split() if each.startswith("http"))
        finally:
            process.kill()


@pytest.mark.usefixtures("runtime")
def test_the_command_ends_with_the_recording(tmp_path: Path) -> None:
    with recording(tmp_path, "--output", "mine.spec.ts") as (process, url):
        assert sent(url, Origin=url[:-1]) == (200, "The test is in mine.spec.ts.")
        assert process.stdout
        assert process.stdout.read() == (
            "The test is in mine.spec.ts: run it with 'npx playwright test mine.spec.ts'.\n"
        )
        assert process.wait() == 0
    assert (tmp_path / "mine.spec.ts").read_text("utf-8") == TEXT


def test_an_existing_file_is_named_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "test_recorded.py").touch()
    assert main(["record", "--no-open"]) == 1
    wanted = "There is a file 'test_recorded.py' already: name another one with --output.\n"
    assert capsys.readouterr().err == wanted


def test_a_missing_folder_is_named_at_the_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "--no-open", "--output", "none/test_case.py"]) == 1
    wanted = "There is no folder 'none': name one that exists with --output.\n"
    assert capsys.readouterr().err == wanted
