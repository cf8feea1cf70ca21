"""`COVERAGE.md` and the proofs behind it are those of the code and of the test run."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from apm.api.coverage import coverage_rows, row
from apm.api.surface import ALL_MEMBERS
from apm.contract import Kind, Member, Owner
from apm.coverage import State, count
from apm.host.coverage import PAGE, page
from tests.support.called_members import SEEN, TESTS, WRITTEN, as_text, proofs
from tests.support.javascript_cases import case_files

FOLDERS = (TESTS / "conformance", TESTS / "contract")
FILES = {file.label: file for folder in FOLDERS for file in case_files(folder)}
STALE = "run: nox -s coverage"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(coverage_rows()), STALE


def test_every_proof_is_a_case_of_today() -> None:
    for files in json.loads(WRITTEN.read_text("utf-8")).values():
        for path, names in files.items():
            assert {*names} <= {*FILES[path].names}, STALE


def test_the_proofs_are_those_of_this_run() -> None:
    every = {(path, name) for path, file in FILES.items() for name in file.names}
    if {(path, name) for path, cases in SEEN.items() for name in cases} != every:
        pytest.skip("only a run of every case can tell")
    assert WRITTEN.read_text("utf-8") == as_text(proofs()), STALE


def test_every_member_has_a_row_and_is_counted() -> None:
    rows = coverage_rows()
    assert [each.full_name for each in rows] == [each.full_name for each in ALL_MEMBERS]
    absent = [each for each in ALL_MEMBERS if each.kind is Kind.ABSENT]
    assert count(rows)[State.ABSENT] == len(absent)
    assert sum(count(rows).values()) == len(ALL_MEMBERS)


def _member(kind: Kind, instead: str = "", partial: str = "") -> Member:
    page = "https://example.org/mine"
    mine = Member(Owner.XRM, "mine", kind, "D", page, lambda: None)
    return replace(mine, instead=instead, partial=partial)


def test_the_page_tells_what_is_missing_and_what_proves_a_member() -> None:
    text = page(
        [
            row(_member(Kind.SYNC), {"contract/a.js": ["one", "two"], "contract/b.js": ["three"]}),
            row(_member(Kind.SYNC, partial="no colours"), {}),
            row(_member(Kind.ABSENT, instead="Xrm.yours"), {}),
        ]
    )
    start = "| `mine` | [D](https://example.org/mine) |"
    assert f"{start} done | [a](tests/contract/a.js) 2, [b](tests/contract/b.js) 1 |\n" in text
    assert f"{start} partial: no colours |  |\n" in text
    assert f"{start} not emulated: instead `Xrm.yours` |  |\n" in text
    assert "| [`Xrm`](#xrm) | 1 | 1 | 1 |\n| all | 1 | 1 | 1 |\n" in text
    assert text.endswith("## Not proved by a case\n\n- `Xrm.mine`\n")
