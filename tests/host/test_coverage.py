"""The rows of the coverage table, and its summary."""

from __future__ import annotations

from dataclasses import replace

from apm.api.all_members import ALL_MEMBERS
from apm.api.coverage import State, count, coverage_rows, row_of
from apm.api.member import Kind, Member, Owner
from apm.host.docs.coverage_page import coverage_text


def test_every_member_has_a_row_and_is_counted() -> None:
    rows = coverage_rows()
    assert [each.full_name for each in rows] == [each.full_name for each in ALL_MEMBERS]
    absent = [each for each in ALL_MEMBERS if not each.is_emulated]
    assert count(rows)[State.ABSENT] == len(absent)
    assert sum(count(rows).values()) == len(ALL_MEMBERS)


def _member(kind: Kind, instead: str = "", partial: str = "") -> Member:
    page = "https://example.org/mine"
    mine = Member(Owner.XRM, "mine", kind, "D", page, lambda: None)
    return replace(mine, instead=instead, partial=partial)


DONE = row_of(_member(Kind.SYNC))
PARTIAL = row_of(_member(Kind.SYNC, partial="no colours"))
ABSENT = row_of(_member(Kind.ABSENT, instead="Xrm.yours"))


def test_a_row_says_what_is_missing_and_what_to_use_instead() -> None:
    assert [row.state_text for row in (DONE, PARTIAL, ABSENT)] == [
        "done",
        "partial: no colours",
        "not emulated: use `Xrm.yours` instead",
    ]
    assert {row.documentation for row in (DONE, PARTIAL, ABSENT)} == {"https://example.org/mine"}


def test_the_summary_counts_each_object_and_all() -> None:
    other = row_of(replace(_member(Kind.SYNC), owner=Owner.APP))
    text = coverage_text([DONE, PARTIAL, ABSENT, other])
    assert text.endswith(
        "| [`Xrm`](docs/xrm.md#xrm) | 1 | 1 | 1 |\n"
        "| [`Xrm.App`](docs/xrm.md#xrmapp) | 1 |  |  |\n"
        "| all | 2 | 1 | 1 |\n"
    )
