"""The FetchXML of a list finds the records that the list shows, in their order."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import assume, given

from apm.core.json_text import Json
from apm.dataverse import ListQuery, Records
from tests.support.thing_tables import OWNERS, Drawn, Row, filters, rows, store
from tests.unit.dataverse.test_list_queries import NAMES

_VIEW = "<fetch><entity name='thing'><attribute name='name'/>{}</entity></fetch>"


@pytest.fixture(scope="module")
def records() -> Records:
    things: list[Row] = [
        {
            "name": name,
            "size": 3 - n // 3,
            "isnew": n % 2 == 0,
            "bornon": f"2026-07-0{n + 1}",
            "madeon": f"2026-07-0{n + 1}T10:00:00Z",
            **({"color": 1 + n % 2} if n else {}),
            **({"holder@odata.bind": f"/owners({OWNERS[n % 3]})"} if n != 4 else {}),
        }
        for n, name in enumerate(NAMES)
    ]
    return store(things)


def ids(records: Records, options: str, listed: ListQuery) -> list[Json]:
    return [each["thingid"] for each in records.query("thing", options, listed)]


def check(records: Records, options: str, listed: ListQuery) -> list[Json]:
    wanted = ids(records, options, listed)
    xml = records.list_fetch("thing", options, listed)
    assert ids(records, f"?fetchXml={xml}", ListQuery()) == wanted, xml
    return wanted


@pytest.mark.parametrize(
    "filter_text",
    [
        "name eq 'Zebra' or name eq null",
        "not (name eq 'zebra') and size ge 2",
        "not (name eq null or size gt 2)",
        "contains(name,'50%') or startswith(name,'apple_') or endswith(name,'\\b')",
        "not contains(name,'apple')",
        "isnew eq true",
        "bornon lt 2026-07-04",
        "madeon ge 2026-07-03T10:00:00Z",
        f"_holder_value eq {OWNERS[0]}",
        f"not (_holder_value eq {OWNERS[0]})",
        "holder/name eq 'none'",
        "Microsoft.Dynamics.CRM.In(PropertyName='size',PropertyValues=['1','3'])",
        "not Microsoft.Dynamics.CRM.ContainValues(PropertyName='color',PropertyValues=['1'])",
        "name eq name",
    ],
)
def test_the_filter_of_a_view_with_query_options(records: Records, filter_text: str) -> None:
    check(records, f"?$select=name&$filter={filter_text}&$orderby=size desc,name", ListQuery())


@pytest.mark.parametrize("keyword", ["apple", "50%", "*e", "apple_", "a\\"])
def test_a_search_and_an_order_are_added_to_the_view(records: Records, keyword: str) -> None:
    listed = ListQuery("name", is_descending=True, keywords=(keyword,), searched=("name", "holder"))
    assert check(records, "?$select=name&$orderby=size", listed)
    assert check(records, f"?fetchXml={_VIEW.format('')}", listed)


def test_a_view_in_fetch_xml_keeps_its_text_and_gets_the_filters(records: Records) -> None:
    where = "<filter><condition attribute='name' operator='not-null'/></filter>"
    only = "<filter><condition attribute='size' operator='ge' value='2'/></filter>"
    options = f"?fetchXml={_VIEW.format(where)}"
    listed = ListQuery(filters=(only,), condition=f"_holder_value eq {OWNERS[1]}")
    assert check(records, options, listed)
    xml = records.list_fetch("thing", options, listed)
    assert xml.count("<filter") == 3, xml
    assert 'operator="not-null"' in xml


def test_an_order_by_a_linked_column_names_its_link(records: Records) -> None:
    link = (
        "<link-entity name='owner' from='ownerid' to='holder' link-type='outer' alias='of'>"
        "<attribute name='name'/></link-entity>"
    )
    options = f"?fetchXml={_VIEW.format(link)}"
    check(records, options, ListQuery("of.name", is_descending=True, columns=("name", "of.name")))


@given(rows, filters)
def test_any_filter_of_query_options(drawn: list[Row], condition: Drawn) -> None:
    assume(condition.text.isprintable())
    check(store(drawn), f"?$select=name&$filter={quote(condition.text)}", ListQuery())
