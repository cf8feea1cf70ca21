"""The pages of the project: links lead to files and headings that exist, and tables are complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(path for path in (ROOT / "examples").rglob("*.md") if "node_modules" not in path.parts),
]

_TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


def anchors(page: Path) -> set[str]:
    """The ids of the headings of a page on GitHub."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("document", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.DOTALL)
    for path, anchor in _LINK.findall(text):
        target = document.parent / path if path else document
        assert target.exists(), path
        if anchor:
            assert anchor in anchors(target), f"{path}#{anchor}"


@pytest.mark.parametrize("document", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_rows_of_a_table_have_the_same_number_of_cells(document: Path) -> None:
    text = document.read_text("utf-8")
    for table in _TABLE.findall(text):
        rows = table.splitlines()
        counts = [len(re.findall(r"(?<!\\)\|", row)) for row in rows]
        assert counts == [counts[0]] * len(rows), rows[0]


def test_links_tables_and_files_are_found_at_all() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    assert all(each.search(text) for each in (_LINK, _TABLE, _PATH))


def test_the_terms_of_the_glossary_are_in_order() -> None:
    text = (ROOT / "docs/glossary.md").read_text("utf-8")
    terms = re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)[1:]
    assert terms == sorted({*terms})


_PATH = re.compile(r"`((?:apm|static|tests|docs|examples)/[\w./-]*)`")
BUILT = "static/runtime/"


@pytest.mark.parametrize("document", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_is_named_exists(document: Path) -> None:
    assert _lacking(document) == []


def test_every_file_that_a_comment_names_exists() -> None:
    folders = ("apm", "static", "tests")
    files = [each for folder in folders for each in (ROOT / folder).rglob("*") if _is_source(each)]
    assert len(files) > 1000
    # The test of the architecture page tries names that do not exist.
    lacking = {each.name: _lacking(each) for each in files if each.name != "test_architecture.py"}
    assert {name: paths for name, paths in lacking.items() if paths} == {}


def _is_source(path: Path) -> bool:
    is_own = not {"node_modules", "runtime"} & {*path.parts}
    return is_own and path.suffix in {".py", ".js", ".mjs"}


def _lacking(file: Path) -> list[str]:
    """The files that a file names and the project lacks."""
    paths = _PATH.findall(file.read_text("utf-8"))
    return [each for each in paths if not each.startswith(BUILT) and not (ROOT / each).exists()]


OF_TOOLS = {"__pycache__", "node_modules", "runtime"}
"""Folders that are not part of the project."""


@pytest.mark.parametrize("folder", ["apm", "static", "tests"])
def test_the_readme_lists_every_folder(folder: str) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    (tree,) = re.findall(rf"^{folder}/ .*\n((?:  .*\n)+)", text, re.MULTILINE)
    listed = re.findall(r"^  (\w+)/ ", tree, re.MULTILINE)
    there = {each.name for each in (ROOT / folder).iterdir() if each.is_dir()} - OF_TOOLS
    assert sorted(listed) == sorted(there)
