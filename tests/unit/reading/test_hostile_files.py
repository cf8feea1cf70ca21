"""Workspace files, and files that they name, with contents that no parser likes: each is one problem in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from apm.core.json_text import MAX_LENGTH
from apm.reading.workspace_file import WorkspaceFile, read_workspace

TOO_DEEP = "workspace.toml is not valid TOML: it is nested past 100 levels"
TOO_LARGE = "workspace.toml is not valid TOML: a number has more than 64 bits"


def read(folder: Path, content: str | bytes, json: str | bytes | None = None) -> WorkspaceFile:
    for name, text in (("workspace.toml", content), ("r.json", json)):
        if text is not None:
            (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return read_workspace(folder / "workspace.toml")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (f"a = {'1' * 5000}", TOO_LARGE),
        (f"a = 0x{'1' * 5000}", TOO_LARGE),
        (f"a = {2**63}", TOO_LARGE),
        (f"a = {'[' * 5000}{']' * 5000}", TOO_DEEP),
        (f"a = {'[' * 5000}", TOO_DEEP),
        (f"a = {'[' * 150}{']' * 150}", TOO_DEEP),
        (f"a = {'{a=' * 5000}", TOO_DEEP),
        (f"{'.'.join('a' * 5000)} = 1", TOO_DEEP),
        (f"[{'.'.join('a' * 5000)}]", TOO_DEEP),
        (f"[[{'.'.join('a' * 5000)}]]", TOO_DEEP),
        ("a = 1".encode("utf-16"), "workspace.toml is UTF-16 text: save it as UTF-8"),
        (b'app.name = "\xe9"', "workspace.toml is not UTF-8 text (byte 13)"),
    ],
)
def test_a_file_that_no_parser_likes(tmp_path: Path, content: str | bytes, problem: str) -> None:
    assert read(tmp_path, content).problems == (problem,)


@pytest.mark.parametrize(
    ("json", "problem"),
    [
        ("[" * 5000, "r.json is nested past 100 levels"),
        (b"\xff", "r.json is not UTF-8 text (byte 1)"),
        (f"[{'1' * 5000}]", f"r.json is no valid JSON (the number {'1' * 20}… is too large)"),
        (" " * (MAX_LENGTH + 1), f"r.json is longer than {MAX_LENGTH} characters"),
    ],
)
def test_records_that_no_parser_likes(tmp_path: Path, json: str | bytes, problem: str) -> None:
    assert read(tmp_path, 'records.files = ["r.json"]', json).problems == (problem,)


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    read(tmp_path, 'records.files = ["r.json"]', "")
    for name in ("r.json", "workspace.toml"):
        os.truncate(tmp_path / name, 2**30)
        problems = read_workspace(tmp_path / "workspace.toml").problems
        assert problems == (f"{name} is longer than {MAX_LENGTH} characters",)


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    content = 'app.name = "Desk"\nrecords.files = ["r.json"]'.encode("utf-8-sig")
    found = read(tmp_path, content, '{"account": []}'.encode("utf-8-sig"))
    assert (found.problems, found.page["app"]) == ((), {"name": "Desk"})


@pytest.mark.parametrize("name", ["a" * 5000, "a\\u0000", "a/" * 5000])
def test_names_that_no_file_can_have_are_named(tmp_path: Path, name: str) -> None:
    form = '[[forms]]\ntable = "incident"\nevent = "onload"\nfunction = "f"\n'
    content = f'web_resources = "{name}"\nscripts = ["{name}"]\n{form}library = "{name}"'
    problems = read(tmp_path, content).problems
    assert [each.partition(" is ")[0].split()[1] for each in problems] == [
        "scripts[0]",
        "web_resources",
        "forms[0]",
    ]
