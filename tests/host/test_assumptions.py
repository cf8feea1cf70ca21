"""The page about assumptions names the places in the code that have the mark [A]."""

from __future__ import annotations

import re

import pytest

from tests.support.named_code import ROOT, defines

PAGE = "docs/decisions/0002-assumptions.md"
ROW = re.compile(r"^\| (?P<assumption>.+) \| (?P<places>`.+`) \|$", re.MULTILINE)
PLACE = re.compile(r"`(?P<file>(?:apm|static)/[\w./-]+)`(?P<names>(?:,? `\w[\w.]*`)*)")
MARK = re.compile(r'\[[^\]\n]*\bA\]|"[^"\n]*\bA"')
"""The mark in a comment or a docstring, or in the evidence of a member."""

ROWS = [*ROW.finditer((ROOT / PAGE).read_text("utf-8"))]


@pytest.mark.parametrize("row", [pytest.param(each, id=each["assumption"][:60]) for each in ROWS])
def test_an_assumption_is_marked_where_it_is_implemented(row: re.Match[str]) -> None:
    places = [*PLACE.finditer(row["places"])]
    assert places
    assert ", ".join(each[0] for each in places) == row["places"]
    for each in places:
        assert MARK.search((ROOT / each["file"]).read_text("utf-8")), f"no [A] in {each['file']}"
        for name in re.findall(r"`([^`]+)`", each["names"]):
            assert defines(each["file"], name), f"{each['file']} does not define {name}"


def test_all_rows_are_read() -> None:
    lines = (ROOT / PAGE).read_text("utf-8").splitlines()
    # One of them is the head of the table.
    assert len(ROWS) == len([each for each in lines if each.startswith("| ")]) - 1 > 50
