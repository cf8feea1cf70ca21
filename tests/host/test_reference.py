"""The generated documentation: the reference, the coverage summary and the schema are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.coverage import State, row_of
from apm.api.member import Owner
from apm.host.docs.coverage_page import COVERAGE
from apm.host.docs.reference import reference_text
from apm.host.docs.reference_pages import PAGES, Page
from apm.host.docs.write import generated


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.name)
def test_a_generated_file_is_up_to_date(path: Path) -> None:
    expected = generated()[path]
    assert path.read_text("utf-8") == expected, "run: nox -s reference"


def test_every_owner_is_on_one_page() -> None:
    assert sorted(owner for page in PAGES for owner in page.owners) == sorted(Owner)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_table_has_each_member_with_its_state_and_evidence(page: Page) -> None:
    mine = [each for owner in page.owners for each in ALL_MEMBERS if each.owner is owner]
    lines = [line for line in reference_text(page).splitlines() if line.startswith("| `")]
    tables = [line for line in lines if line.endswith(") |")]
    assert len(tables) == len(mine)
    for line, each in zip(tables, mine, strict=True):
        row = row_of(each)
        assert line.startswith(f"| `{each.name}` | ")
        assert line.endswith(f" | {row.state_text} | [{each.evidence}]({each.documentation}) |")
        kind, purpose = line.split(" | ")[1:3]
        assert (bool(kind), bool(purpose)) == (each.is_emulated,) * 2, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_not_emulated_has_what_to_use_instead(page: Page) -> None:
    text = reference_text(page)
    for each in ALL_MEMBERS:
        if each.owner in page.owners and each.instead:
            assert f"| {State.ABSENT}: use `{each.instead}` instead |" in text


def test_the_summary_links_each_object_to_its_section() -> None:
    links = re.findall(r"\]\((docs/\w+\.md#[\w-]+)\)", COVERAGE.read_text("utf-8"))
    assert len({*links}) == len(links) == len(Owner)
