"""`COVERAGE.md` is that of the code."""

from __future__ import annotations

from dataclasses import replace

from apm.api.all_members import ALL_MEMBERS
from apm.api.coverage import coverage_rows, row
from apm.api.coverage_row import State, count
from apm.api.member import Kind, Member, Owner
from apm.host.docs.coverage_page import PAGE, page

STALE = "run: nox -s coverage"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(coverage_rows()), STALE


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
