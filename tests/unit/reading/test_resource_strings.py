"""The strings of RESX web resources, in the language of the user."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.settings.settings import Language
from apm.settings.shipped import from_shipped
from tests.support.for_each import for_each
from tests.support.sample_solution import UNPACKED, tiny_files, written, zipped

LABELS = "con_/labels"


def with_language(folder: Path, language: int | None = None, more: str = "") -> WorkspaceFile:
    """A workspace with the sample solution, whose labels are in English and French."""
    chosen = f"solutions.language = {language}\n" if language else ""
    paths = f'solutions.paths = ["{UNPACKED.as_posix()}"]\n'
    (folder / "workspace.toml").write_text(paths + chosen + more)
    return read_workspace(folder / "workspace.toml")


@for_each(
    "language,welcome,user",
    [
        (None, "Welcome to the case", 1033),
        (1036, "Bienvenue dans l’incident", 1036),
        (1031, "Welcome to the case", 1031),
    ],
)
def test_they_are_in_the_language_of_the_user_or_else_in_the_base_language(
    tmp_path: Path, language: int | None, welcome: str, user: int
) -> None:
    settings = from_shipped(with_language(tmp_path, language).page).settings
    assert settings.strings[LABELS]["welcome"] == welcome
    assert settings.language == Language(user, 1033)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return written(
        tmp_path / "dist",
        {
            "con_/Labels.1033.resx": '<root><data name="welcome"><value>Built</value></data></root>',
            "new_more.1033.RESX": '<root><data name="a"><value>A</value></data><data name="b"/></root>',
            "new_none.1036.resx": "<root/>",
        },
    )


def test_a_file_of_the_folder_of_web_resources_wins(tmp_path: Path, own: Path) -> None:
    read = with_language(tmp_path, more='web_resources = "dist"')
    # A web resource in another language is as one that does not exist.
    assert read.page["strings"] == {
        "con_/labels": {"welcome": "Built"},
        "new_more": {"a": "A", "b": ""},
    }
    assert str(own / "con_/labels.1033.resx") in read.patterns


def test_a_folder_needs_no_solution(tmp_path: Path, own: Path) -> None:
    (tmp_path / "workspace.toml").touch()
    read = read_workspace(tmp_path / "workspace.toml", web_resources=own)
    assert from_shipped(read.page).settings.strings["new_more"] == {"a": "A", "b": ""}
    assert "language" not in read.page


@for_each(
    "content,remark",
    [
        (
            "<root>",
            "new_a.1033.resx is not valid XML: no element found in line 1; it has no strings",
        ),
        (
            "<!DOCTYPE root><root/>",
            "new_a.1033.resx is refused: it has a document type declaration.",
        ),
    ],
)
def test_one_that_cannot_be_read_is_a_remark(tmp_path: Path, content: str, remark: str) -> None:
    name = "<Name>new_a.1033.resx</Name><FileName>/WebResources/x</FileName>"
    resources = f"<WebResources><WebResource>{name}</WebResource></WebResources>"
    file = tmp_path / "a.zip"
    file.write_bytes(zipped(tiny_files(resources, {"WebResources/x": content})))
    read = read_workspace(tmp_path / "workspace.toml", [file])
    assert (read.problems, read.remarks) == ((), (remark,))
    assert "strings" not in read.page
