from __future__ import annotations

import re

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Owner
from apm.host.docs.reference import PAGES, Page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_up_to_date(page: Page) -> None:
    expected = page.text()
    assert page.path.read_text("utf-8") == expected, "run: python -m apm.host.docs.reference"


def test_every_owner_is_on_one_page() -> None:
    assert sorted(owner for page in PAGES for owner in page.owners) == sorted(Owner)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tables_have_what_is_emulated_and_lines_what_is_not(page: Page) -> None:
    text = page.text()
    mine = [each for each in ALL_MEMBERS if each.owner in page.owners]
    rows = re.findall(r"^\| `(\w+)` \| .+ \| .+ \| \[.+\]\(https://\S+\) \|$", text, re.MULTILINE)
    assert sorted(rows) == sorted(each.name for each in mine if each.kind is not Kind.ABSENT)
    lines = " ".join(re.findall(r"^Not emulated: (.*)\.$", text, re.MULTILINE))
    lists = re.sub(r" \(instead: `[^`]+`\)", "", lines)
    absent = [each for each in mine if each.kind is Kind.ABSENT]
    assert sorted(re.findall(r"`(\w+)`", lists)) == sorted(each.name for each in absent)
    assert {each.instead for each in absent if each.instead} == set(
        re.findall(r"\(instead: `([^`]+)`\)", lines)
    )
