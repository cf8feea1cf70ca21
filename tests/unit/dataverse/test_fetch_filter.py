"""Filters of FetchXML as OData: what they find, and what is refused."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Records
from apm.dataverse.query.fetch_filter import filter_of, view_of

RECORDS = Records()


def condition(attribute: str, operator: str, value: str = "") -> str:
    given = f' value="{value}"' if value else ""
    return f'<condition attribute="{attribute}" operator="{operator}"{given}/>'


def names(xml: str, table: str = "account") -> list[str]:
    what = RECORDS.schema.table(table)
    rows = RECORDS.query(table, f"?$filter={filter_of(what, xml)}")
    return sorted(str(each[what.primary_name]) for each in rows)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (condition("name", "eq", "contoso coffee"), ["Contoso Coffee"]),
        (condition("name", "like", "Contoso%"), ["Contoso Coffee", "Contoso Coffee Café 12"]),
        (condition("name", "like", "%Toys"), ["Tailspin Toys"]),
        (condition("name", "like", "%win%"), ["Northwind Traders"]),
        (condition("name", "begins-with", "Tail"), ["Tailspin Toys"]),
        (condition("numberofemployees", "ge", "1000"), ["Fabrikam Hotels"]),
        (condition("creditonhold", "eq", "1"), ["Northwind Traders"]),
        (condition("industrycode", "eq", "6"), ["Northwind Traders"]),
        (condition("parentaccountid", "not-null"), ["Contoso Coffee Café 12"]),
        (
            condition("parentaccountid", "eq", "{ACC00000-0000-4000-8000-000000000001}"),
            ["Contoso Coffee Café 12"],
        ),
        (
            '<condition attribute="industrycode" operator="in"><value>6</value><value>13</value></condition>',
            ["Contoso Coffee", "Contoso Coffee Café 12", "Northwind Traders"],
        ),
    ],
)
def test_conditions_find_records(parts: str, found: list[str]) -> None:
    assert names(f"<filter>{parts}</filter>") == found


def test_groups_are_joined_with_and_and_or() -> None:
    berlin, london = (condition("address1_city", "eq", each) for each in ("Berlin", "London"))
    either = f'<filter type="or">{berlin}{london}</filter>'
    assert names(either) == ["Adventure Works", "Northwind Traders"]
    held = condition("creditonhold", "eq", "true")
    assert names(f'<filter type="and">{held}{either}</filter>') == ["Northwind Traders"]
    assert names(f"<filter>{condition('name', 'not-like', '%o%')}</filter>") == []
    assert filter_of(RECORDS.schema.table("account"), "<filter/>") == ""


def test_a_view_has_filters_and_orders() -> None:
    xml = (
        '<fetch><entity name="account"><attribute name="name"/><order attribute="name" descending="true"/>'
        f"<filter>{condition('statecode', 'eq', '0')}</filter></entity></fetch>"
    )
    assert view_of(RECORDS.schema.table("account"), xml) == ("(statecode eq 0)", "name desc")


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        ("<filter>", "the text is no XML"),
        ("<condition/>", "has to be a <filter> element, not <condition>"),
        ("<!DOCTYPE x><filter/>", "cannot have a DOCTYPE"),
        (f"<filter>{condition('nmae', 'null')}</filter>", "did you mean 'name'?"),
        (f"<filter>{condition('name', 'equals', 'x')}</filter>", "there is no operator 'equals'"),
        (f"<filter>{condition('name', 'eq')}</filter>", "the operator eq needs a value"),
        (
            f"<filter>{condition('revenue', 'gt', '1 or 1')}</filter>",
            "'1 or 1' is no value of revenue",
        ),
        ("<filter><link-entity/></filter>", "cannot have <link-entity>"),
    ],
)
def test_what_cannot_be_used_is_refused(xml: str, sentence: str) -> None:
    with pytest.raises(ApmError) as refused:
        filter_of(RECORDS.schema.table("account"), xml)
    assert str(refused.value).startswith("FetchXML: ")
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        ("<fetch/>", "the view has to have an <entity> named account, not ''"),
        ('<fetch><entity name="task"/></fetch>', "named account, not 'task'"),
        (
            '<fetch><entity name="account"><link-entity name="contact"><filter>'
            f"{condition('lastname', 'null')}</filter></link-entity></entity></fetch>",
            "cannot have conditions in a <link-entity>",
        ),
    ],
)
def test_a_view_that_cannot_be_used_is_refused(xml: str, sentence: str) -> None:
    with pytest.raises(ApmError, match=sentence):
        view_of(RECORDS.schema.table("account"), xml)
