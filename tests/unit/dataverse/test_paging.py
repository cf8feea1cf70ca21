"""Pages of records, and the options for the next page."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Records
from tests.support.thing_tables import OWNERS, store


@pytest.fixture(scope="module")
def records() -> Records:
    return store([{"name": "R & D" if n % 2 else "x", "size": n // 4} for n in range(11)])


def test_pages_hold_each_record_once_and_in_order(records: Records) -> None:
    options = "?$select=size&$orderby=size desc"
    expected = [each["thingid"] for each in records.query("thing", options)]
    seen, sizes = [], []
    while options:
        page = records.retrieve_multiple("thing", options, 4)
        options = page.next_options
        seen += [each["thingid"] for each in page.records]
        sizes.append(len(page.records))
    assert (seen, sizes) == (expected, [4, 4, 3])


@pytest.mark.parametrize("size", [11, 12, 5000])
def test_the_last_page_leads_nowhere(records: Records, size: int) -> None:
    page = records.retrieve_multiple("thing", "", size)
    assert (len(page.records), page.next_options, page.has_more) == (11, "", False)


def test_with_top_there_is_one_page(records: Records) -> None:
    page = records.retrieve_multiple("thing", "?$top=5", 2)
    assert (len(page.records), page.next_options) == (5, "")


@pytest.mark.parametrize(
    "options",
    ["?$filter=name eq 'R & D'", "$filter=name eq 'R %26 D'", "?$filter=name eq 'r %26 d'&"],
)
def test_the_options_stay_the_same_also_in_an_address(records: Records, options: str) -> None:
    page = records.retrieve_multiple("thing", options, 3)
    rest = page.next_options
    assert urlsplit(f"https://x.example/things{rest}").query == rest[1:]
    quoted = rest.replace("'", "%27")
    for given in (
        rest,
        f"https://x.example/api/data/v9.2/things{rest}",
        f"/things{quoted}",
        quoted,
    ):
        following = records.retrieve_multiple("thing", given, 3)
        found = [*page.records, *following.records]
        assert ({each["name"] for each in found}, len(found)) == ({"R & D"}, 5)
        assert following.next_options == ""


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("?$skiptoken=x", "$skiptoken has to be as a nextLink gave it, not 'x'"),
        ("?$skiptoken=-1", "$skiptoken has to be as a nextLink gave it"),
        ("?$expand=holder($skiptoken=1)", "there is no query option '$skiptoken'"),
        ("?fetchXml=<fetch/>", "FetchXML: <fetch> has one <entity>"),
        ("?fetchXml=<fetch/>&$top=1", "fetchXml replaces the other query options; it goes"),
        ("?$apply=aggregate(x)", "$apply cannot be read near 'x'; write as in: groupby("),
        ("?savedQuery=1", "thing has no view '1'; there are: All 0c0c0c0c-0000-4000"),
        ("?userQuery=1", "there are no personal views here; savedQuery takes the id of a view"),
        (f"?savedQuery={OWNERS[1]}&$top=1", "savedQuery replaces the other query options"),
        ("?$filter=", "$filter is empty; write a condition such as"),
        ("?$filter= &$top=1", "$filter is empty"),
    ],
)
def test_options_that_cannot_be_are_named(records: Records, options: str, sentence: str) -> None:
    with pytest.raises(ApmError) as caught:
        records.retrieve_multiple("thing", options, 5)
    assert str(caught.value).startswith(sentence)


def test_a_view_is_asked_for_by_its_id(records: Records) -> None:
    options = f"?savedQuery={{{OWNERS[1].upper()}}}&$count=true"
    page = records.retrieve_multiple("thing", options, 4)
    assert (len(page.records), page.total) == (4, 11)
    assert {each for each in page.records[0] if "@" not in each} == {"thingid", "name"}
    rest = records.retrieve_multiple("thing", page.next_options, 10)
    assert (len(rest.records), rest.total, rest.has_more) == (7, 11, False)
