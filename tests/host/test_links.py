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
    for path in _PATH.findall(document.read_text("utf-8")):
        assert path.startswith(BUILT) or (ROOT / path).exists(), path
