"""The FetchXML of a list finds the records that the list shows, in their order."""

from __future__ import annotations

from itertools import product
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from apm.core.json_text import Json
from apm.dataverse import ListQuery, Records
from apm.dataverse.schema.sample_schema import read_sample
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


def ids(records: Records, options: str, listed: ListQuery, table: str = "thing") -> list[Json]:
    key = records.schema.table(table).primary_id
    return [each[key] for each in records.query(table, options, listed)]


def check(records: Records, options: str, listed: ListQuery, table: str = "thing") -> list[Json]:
    wanted = ids(records, options, listed, table)
    xml = records.list_fetch(table, options, listed)
    assert ids(records, f"?fetchXml={quote(xml)}", ListQuery(), table) == wanted, xml
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


def test_all_views_and_orders_of_the_sample(sample: Records) -> None:
    checked = 0
    for table in sample.schema.tables.values():
        for view in table.all_views:
            shown = sample.shown_view(table.name, view)
            names = tuple(each.name for each in shown.columns)
            for name, is_descending in product(["", *names], [False, True]):
                listed = ListQuery(name, is_descending, table.primary_name, columns=names)
                check(sample, shown.options, listed, table.name)
                checked += 1
    assert checked > 100


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize("name", ["", "color", "size"])
def test_choices_have_the_order_of_the_list(
    records: Records, name: str, is_descending: bool
) -> None:
    order = "<order attribute='color'/><order attribute='name'/>"
    for options in (
        f"?fetchXml={_VIEW.format(order)}",
        f"?fetchXml={_VIEW.format('')}",
        "?$orderby=color desc",
        "?$orderby=size",
        "",
    ):
        check(records, options, ListQuery(name, is_descending, "color"))


def test_an_order_by_a_linked_column_names_its_link(records: Records) -> None:
    link = (
        "<link-entity name='owner' from='ownerid' to='holder' link-type='outer' alias='of'>"
        "<attribute name='name'/></link-entity>"
    )
    options = f"?fetchXml={_VIEW.format(link)}"
    check(records, options, ListQuery("of.name", is_descending=True, columns=("name", "of.name")))


@pytest.mark.parametrize(
    ("table", "filter_text"),
    [
        ("incident", "parentcaseid/primarycontactid/fullname ne null"),
        ("incident", "owninguser/businessunitid/name ne null"),
        ("incident", "parentcaseid/primarycontactid/fullname eq title or title ne null"),
        ("incident", "parentcaseid/title ne title"),
        ("incident", "parentcaseid/createdon gt createdon or parentcaseid/createdon le createdon"),
        (
            "account",
            "incident_customer_accounts/any(c:c/primarycontactid/owninguser/fullname ne null)",
        ),
    ],
)
def test_a_name_of_several_steps_links_each_table_to_the_one_before(
    sample: Records, table: str, filter_text: str
) -> None:
    assert check(sample, f"?$filter={filter_text}", ListQuery(), table)


_TESTS = st.sampled_from(["ne null", "eq null", "gt 'k'", "eq title", "lt title"])
_NAMES = {
    "incident": ("title", "parentcaseid", "primarycontactid", "owninguser", "customerid_account"),
    "contact": ("fullname", "parentcustomerid_account", "owninguser"),
    "account": ("name", "primarycontactid", "owninguser"),
    "systemuser": ("fullname", "businessunitid"),
    "businessunit": ("name",),
}


@pytest.mark.parametrize("negation", ["", "not "])
@pytest.mark.parametrize(
    "condition",
    [
        "parentcaseid/Incident_Tasks/any(t:t/subject ne null)",
        "parentcaseid/Incident_Tasks/all(t:t/statecode eq 0)",
        "customerid_account/contact_customer_accounts/any(c:c/fullname ne null)",
        "customerid_account/contact_customer_accounts/any(c:c/owninguser/fullname ne null)",
        "customerid_account/contact_customer_accounts/all(c:startswith(c/fullname,'A'))",
        "owninguser/teammembership_association/any(t:t/name ne null)",
        "owninguser/teammembership_association/all(t:t/name eq 'x') or title eq null",
    ],
)
def test_the_records_of_a_linked_record_are_asked_for_in_it(
    sample: Records, condition: str, negation: str
) -> None:
    check(sample, f"?$filter={negation}({condition})", ListQuery(), "incident")


@st.composite
def _conditions(draw: st.DrawFn) -> str:
    """A condition on a column that lies up to three lookups away from a case."""
    schema = read_sample()
    table, steps = schema.table("incident"), []
    for _ in range(draw(st.integers(0, 3))):
        known = [each for each in _NAMES[table.name][1:] if schema.navigation(table, each)]
        if not known:
            break
        steps.append(draw(st.sampled_from(known)))
        found = schema.navigation(table, steps[-1])
        assert found
        table = schema.table(found[1][0].table)
    name = "/".join([*steps, _NAMES[table.name][0]])
    return f"{name} {draw(_TESTS)}"


@given(st.lists(_conditions(), min_size=1, max_size=3), st.sampled_from([" and ", " or "]))
def test_any_names_of_several_steps(sample: Records, conditions: list[str], word: str) -> None:
    check(sample, f"?$filter={word.join(conditions)}", ListQuery(), "incident")


@given(rows, filters)
def test_any_filter_of_query_options(drawn: list[Row], condition: Drawn) -> None:
    assume(condition.text.isprintable())
    check(store(drawn), f"?$select=name&$filter={quote(condition.text)}", ListQuery())
