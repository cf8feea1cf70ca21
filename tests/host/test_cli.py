"""The command line."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from apm.host.build.runtime import Runtime
from apm.host.cli import main
from apm.host.conformance.bundle import conformance_script
from apm.host.serve.server import DEFAULT_PORT, HOST

ROOT = Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def apm(*arguments: str, cwd: Path = ROOT) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "apm", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            # Terminates it also when a test fails, because leaving the block waits for its end.
            process.kill()


@contextlib.contextmanager
def taken(port: int) -> Iterator[int]:
    """Occupies a port, unless another program uses it; 0 stands for any free port."""
    with socket.socket() as holder:
        with contextlib.suppress(OSError):
            holder.bind((HOST, port))
            holder.listen()
        yield port or holder.getsockname()[1]


@contextlib.contextmanager
def inherited(handler: signal.Handlers) -> Iterator[None]:
    """Processes that start in this block inherit this handler of SIGINT."""
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# A shell starts background jobs with SIGINT ignored; `nohup` and some CI runners do the same.
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals for children")
@pytest.mark.parametrize(
    ("at_start", "sent"),
    [
        (signal.SIG_DFL, signal.SIGTERM),
        (signal.SIG_IGN, signal.SIGTERM),
        (signal.SIG_DFL, signal.SIGINT),
    ],
)
def test_serve_prints_its_address_answers_and_ends_quietly(
    runtime: Path, at_start: signal.Handlers, sent: signal.Signals
) -> None:
    with contextlib.ExitStack() as stack:
        with inherited(at_start):
            process = stack.enter_context(apm("serve", "--no-open", "--port", "0"))
        assert process.stdout
        said = process.stdout.readline()
        address = re.fullmatch(r"The emulator is at (http://127\.0\.0\.1:\d+/) .*\n", said)
        assert address, said
        with urllib.request.urlopen(address[1], timeout=10) as response:
            assert response.status == 200
        # A page that listens for saved files does not delay the end of the server.
        listener = stack.enter_context(urllib.request.urlopen(f"{address[1]}changes", timeout=10))
        process.send_signal(sent)
        assert process.communicate(timeout=10) == ("", "")
        assert process.returncode == 0
        assert listener.read().strip(b":\n") == b""


@pytest.mark.parametrize("command", ["serve", "build"])
def test_a_workspace_that_cannot_be_used_ends_in_its_problems(tmp_path: Path, command: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("limits = { tabs = 0 }\ncolour = 1\n")
    with apm(command, "--workspace", str(file)) as process:
        said, error = process.communicate(timeout=10)
        assert (said, process.returncode) == ("", 1)
        first, second = error.splitlines()
        assert first.startswith("mine.toml, line 1, column 12: limits.tabs is 0, but has to be a ")
        assert second.startswith(
            "mine.toml, line 2, column 1: unknown key colour; the keys are: app"
        )


@pytest.mark.parametrize("command", ["serve", "build"])
@pytest.mark.parametrize(
    ("option", "kind"), [("web-resources", "folder"), ("solution", "solution")]
)
def test_a_path_that_is_not_there_is_one_sentence(
    tmp_path: Path, command: str, option: str, kind: str
) -> None:
    with apm(command, f"--{option}", str(tmp_path / "none")) as process:
        said, error = process.communicate(timeout=10)
        assert (said, process.returncode) == ("", 1)
        assert re.fullmatch(rf"There is no {kind} '.*none': name a .*\n", error)


def test_a_folder_in_place_of_the_workspace_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "workspace.toml").mkdir()
    monkeypatch.chdir(tmp_path)
    for arguments in (["check"], ["check", "--workspace", "workspace.toml"]):
        assert main(arguments) == 1
        error = capsys.readouterr().err
        assert error == "'workspace.toml' is a folder: name a workspace file.\n"


def test_serve_shows_a_folder_of_web_resources(runtime: Path, tmp_path: Path) -> None:
    (tmp_path / "new_page.html").write_text("mine")
    arguments = ("--no-open", "--port", "0", "--web-resources", str(tmp_path))
    with apm("serve", *arguments) as process:
        assert process.stdout
        address = process.stdout.readline().split()[4]
        page = f"{address}WebResources/new_page.html"
        with urllib.request.urlopen(page, timeout=10) as response:
            assert response.read().endswith(b"mine")


def test_serve_says_so_when_its_usual_port_is_taken(runtime: Path) -> None:
    with taken(DEFAULT_PORT), apm("serve", "--no-open") as process:
        assert process.stdout
        said = process.stdout.readline()
        assert re.fullmatch(rf"Port {DEFAULT_PORT} is taken, so the page has port \d+\.\n", said)


def test_serve_on_a_port_that_is_taken_is_one_sentence(runtime: Path) -> None:
    with taken(0) as port, apm("serve", "--no-open", "--port", str(port)) as process:
        said, error = process.communicate(timeout=10)
        assert (said, process.returncode) == ("", 1)
        assert re.fullmatch(rf"Port {port} cannot be used .*\n", error)


def test_check_lists_the_problems_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("limits = { tabs = 0 }\ncolour = 1\n")
    with apm("check", "--workspace", str(file)) as process:
        said, error = process.communicate(timeout=10)
        assert (error, process.returncode) == ("", 1)
    first, second = said.splitlines()
    assert first.startswith("mine.toml, line 1, column 12: limits.tabs is 0")
    assert second.startswith("mine.toml, line 2, column 1: unknown key colour")


def test_check_of_a_file_without_problems_says_so(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('app.name = "Desk"\n')
    with apm("check", "--workspace", str(file)) as process:
        assert process.communicate(timeout=10) == ("mine.toml: no problems.\n", "")
        assert process.returncode == 0


@pytest.mark.parametrize("strict", [False, True])
def test_check_fails_for_rows_that_are_left_out_only_if_it_is_strict(
    tmp_path: Path, *, strict: bool
) -> None:
    (tmp_path / "sessions.json").write_text('{"value": [{"msdyn_uniquename": "x"}]}')
    file = tmp_path / "mine.toml"
    file.write_text('templates.exports = ["sessions.json"]\n')
    options = ("--json", *(["--strict"] if strict else []))
    with apm("check", "--workspace", str(file), *options) as process:
        said, _ = process.communicate(timeout=10)
        assert process.returncode == int(strict)
    report = json.loads(said)
    assert (report["file"], report["problems"]) == ("mine.toml", [])
    (remark,) = report["remarks"]
    assert (remark["file"], remark["line"], remark["column"]) == ("sessions.json", 1, 12)
    assert remark["message"].startswith("row 1 is not a row of")


def test_check_without_a_file_is_one_sentence(tmp_path: Path) -> None:
    with apm("check", cwd=tmp_path) as process:
        said, error = process.communicate(timeout=10)
        assert (said, process.returncode) == ("", 1)
        assert error == "There is no file workspace.toml here: name one with --workspace.\n"


def test_conformance_prints_the_script() -> None:
    with apm("conformance") as process:
        assert process.communicate(timeout=10) == (conformance_script(), "")
        assert process.returncode == 0


def test_conformance_writes_the_script_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "cases.js"
    with apm("conformance", "--out", str(file)) as process:
        said, error = process.communicate(timeout=10)
        assert (error, process.returncode) == ("", 0)
        assert said == (
            f"The conformance cases are in {file}: paste that file into the console of a tenant.\n"
        )
    assert file.read_text("utf-8") == conformance_script()


def test_conformance_refuses_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "none/cases.js"):
        with apm("conformance", "--out", str(out)) as process:
            said, error = process.communicate(timeout=10)
            assert (said, process.returncode) == ("", 1)
            assert re.fullmatch(
                rf"The cases cannot be written to '{re.escape(str(out))}' .*\n", error
            )


@pytest.mark.parametrize("port", ["x", "-1", "65536", "9" * 5_000])
def test_a_port_that_is_none_is_explained(port: str) -> None:
    with apm("serve", "--port", port) as process:
        _, error = process.communicate(timeout=10)
        assert process.returncode == 2
        assert f"'{port[:50]}" in error
        assert " is not a port: give a number from 0 to 65535." in error


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["serve", "--prot", "1"], "unrecognized arguments: --prot 1 (did you mean '--port'?)"),
        (["build", "--otput=x"], "unrecognized arguments: --otput=x (did you mean '--output'?)"),
        (["check", "--colour"], "unrecognized arguments: --colour\n"),
        (["serve", "port"], "unrecognized arguments: port (did you mean '--port'?)"),
        (["check", "a/my.toml"], "my.toml (did you mean '--workspace a/my.toml'?)"),
        (["check", "crm.zip"], "crm.zip (did you mean '--solution crm.zip'?)"),
        (["conformance", "crm.zip"], "unrecognized arguments: crm.zip\n"),
        (["serve", "here"], "unrecognized arguments: here\n"),
        (["--versoin", "serve"], "unrecognized arguments: --versoin (did you mean '--version'?)"),
    ],
)
def test_an_unknown_option_is_named_with_the_one_that_was_meant(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert sentence in said
    command = arguments[0] if arguments[0].isalpha() else ""
    assert said.startswith(f"usage: apm-emulator {command}")


def test_an_unknown_command_is_named_with_the_one_that_was_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["serv"])
    assert capsys.readouterr().err.endswith("there is no 'serv'; did you mean 'serve'?\n")


def test_a_missing_command_shows_the_usage() -> None:
    with apm() as process:
        _, error = process.communicate(timeout=10)
        assert process.returncode == 2
        assert error.startswith("usage: python -m apm")


def test_a_named_host_comes_with_a_warning(runtime: Path) -> None:
    with apm("serve", "--no-open", "--port", "0", "--host", "desk.example") as process:
        assert process.stdout
        said = next(line for line in process.stdout if line.startswith("Warning"))
    assert said.startswith("Warning: the server also answers for desk.example, so every machine")


@pytest.mark.parametrize("host", ["http://desk.example", "desk.example:80", "a b", "", "[::1]"])
def test_what_is_no_host_ends_in_one_sentence(host: str) -> None:
    with apm("serve", "--host", host) as process:
        _, said = process.communicate()
    assert process.returncode == 2
    assert f"{host!r} is not a host: give a name or an address without a port" in said


@pytest.mark.usefixtures("runtime")
def test_build_refuses_a_folder_with_other_files_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").touch()
    assert main(["build", "--output", str(tmp_path)]) == 1
    said, error = capsys.readouterr()
    assert said == ""
    assert error.endswith(
        "has files that are not of a build: name a folder that is new or empty.\n"
    )


def test_a_file_that_cannot_be_written_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(error: OSError) -> int:
        def build(_: Runtime) -> None:
            raise error

        monkeypatch.setattr(Runtime, "build", build)
        return main(["serve", "--no-open", "--port", "0"])

    assert refuse(OSError(errno.EROFS, "Read-only file system", "/emulator/build")) == 1
    assert refuse(OSError(errno.ENOSPC, "No space left on device")) == 1
    assert capsys.readouterr().err.splitlines() == [
        "'/emulator/build' cannot be used (Read-only file system): check the folder and its permissions.",
        "The disk is full (No space left on device): free some space, then try again.",
    ]
