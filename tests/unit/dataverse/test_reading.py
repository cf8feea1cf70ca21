"""Records have the form of Web API responses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.dataverse import Column, Kind, Option, Records
from apm.dataverse.query.display import formatted
from apm.dataverse.query.query_options import read_options

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
CASE = "ca5e0000-0000-4000-8000-000000000001"
ACCOUNT = "acc00000-0000-4000-8000-000000000001"


@pytest.fixture(scope="module")
def records() -> Records:
    return Records()


@pytest.mark.parametrize(
    "given_id", [CASE, CASE.upper(), f"{{{CASE}}}", f" {CASE} ", f" {{ {CASE.upper()} }}"]
)
@pytest.mark.parametrize("table", ["incident", "incidents", " Incident "])
def test_a_record_has_an_id_in_many_forms(records: Records, table: str, given_id: str) -> None:
    assert records.retrieve(table, given_id)["incidentid"] == CASE


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("usersettings", "", "there is no table 'usersettings' in the emulator; Xrm.Utility"),
        ("sitemaps", "", "there is no table 'sitemap' in the emulator; rows for it"),
        (" Lead ", "", "there is no table 'lead' in the emulator; rows for it"),
        (
            "account",
            "?fetchXml=<fetch><entity name='account'><link-entity name='lead' from='leadid' "
            "to='accountid'/></entity></fetch>",
            "there is no table 'lead' in the emulator",
        ),
    ],
)
def test_a_table_of_the_product_that_is_not_here_says_what_stands_in_for_it(
    records: Records, name: str, options: str, said: str
) -> None:
    with pytest.raises(ApmError) as refused:
        records.query(name, options)
    assert said in str(refused.value)
    assert refused.value.code is ErrorCode.UNANSWERED


def test_rows_make_such_a_table() -> None:
    records = Records({"lead": [{"subject": "New coffee machine"}]})
    assert [each["subject"] for each in records.query("leads")] == ["New coffee machine"]


def test_a_case_with_its_annotations(records: Records) -> None:
    options = (
        "?$select=title,prioritycode,isescalated,_customerid_value,createdon,_parentcaseid_value"
    )
    assert records.retrieve("incident", CASE, options) == {
        "@odata.etag": records.retrieve("incident", CASE)["@odata.etag"],
        "incidentid": CASE,
        "title": "Espresso machine leaks from the group head",
        "prioritycode": 1,
        f"prioritycode{FORMATTED}": "High",
        "isescalated": False,
        f"isescalated{FORMATTED}": "No",
        "_customerid_value": ACCOUNT,
        f"_customerid_value{FORMATTED}": "Contoso Coffee",
        "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
        "_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty": (
            "customerid_account"
        ),
        "createdon": "2026-06-29T08:12:00Z",
        f"createdon{FORMATTED}": "6/29/2026 8:12 AM",
        "_parentcaseid_value": None,
    }


def test_numbers_money_and_dates_read_as_people_read_them(records: Records) -> None:
    account = records.retrieve("account", ACCOUNT)
    assert account[f"revenue{FORMATTED}"] == "$18,500,000.00"
    assert account[f"numberofemployees{FORMATTED}"] == "420"
    contact = records.query("contact", "?$filter=birthdate ne null")[0]
    assert (contact["birthdate"], contact[f"birthdate{FORMATTED}"]) == ("1984-03-17", "3/17/1984")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.INTEGER, 1234567, "1,234,567"),
        (Kind.DECIMAL, 1234.5, "1,234.50"),
        (Kind.MONEY, -5.0, "-$5.00"),
        (Kind.DATETIME, "2026-01-01T00:05:00", "1/1/2026 12:05 AM"),
        (Kind.DATETIME, "2026-12-31T12:00:00", "12/31/2026 12:00 PM"),
        (Kind.CHOICE, 1, "One"),
        (Kind.CHOICE, 9, "9"),
        (Kind.CHOICES, "1", "One"),
        (Kind.CHOICES, "1,9", "One"),
        (Kind.TEXT, "x", None),
        (Kind.ID, CASE, None),
        (Kind.MONEY, None, None),
    ],
)
def test_a_formatted_value(kind: Kind, value: str | float | None, text: str | None) -> None:
    assert formatted(Column("x", "X", kind, options=(Option(1, "One"),)), value) == text


def test_order_and_top(records: Records) -> None:
    by_name = [each["name"] for each in records.query("account", "?$orderby=name desc&$top=2")]
    assert by_name == ["Tailspin Toys", "Northwind Traders"]
    again = f"?$orderby=name desc{',name' * 3000}&$top=2"
    assert [each["name"] for each in records.query("account", again)] == by_name
    cases = records.query("incident", "?$orderby=statecode desc,_customerid_value,createdon&$top=4")
    shown = [(each["statecode"], each[f"_customerid_value{FORMATTED}"]) for each in cases]
    assert shown == [
        (2, "Contoso Coffee Café 12"),
        (1, "Ines Duarte"),
        (1, "Tailspin Toys"),
        (0, "Adventure Works"),
    ]


def test_missing_values_come_first(records: Records) -> None:
    found = records.query("contact", "?$orderby=birthdate&$select=birthdate")
    assert [each["birthdate"] for each in found][:4] == [None, None, None, "1968-12-12"]


def test_expanded_lookups_and_collections(records: Records) -> None:
    case = records.retrieve(
        "incident",
        CASE,
        "?$select=title,_ownerid_value&$expand=customerid_account($select=name),customerid_contact,ownerid,"
        "Incident_Tasks($select=subject;$filter=statecode eq 1;$orderby=subject;$top=1)",
    )
    customer, owner, tasks = case["customerid_account"], case["ownerid"], case["Incident_Tasks"]
    assert isinstance(customer, dict)
    assert customer["name"] == "Contoso Coffee"
    assert {each for each in customer if "@" not in each} == {"accountid", "name"}
    assert case["customerid_contact"] is None
    assert isinstance(owner, dict)
    assert owner == {"ownerid": case["_ownerid_value"]}
    assert isinstance(tasks, list)
    assert [each["subject"] for each in tasks if isinstance(each, dict)] == [
        "Order group head gasket 58 mm"
    ]


def test_expanded_records_are_not_shared(records: Records) -> None:
    one, other = records.query(
        "incident", f"?$filter=_customerid_value eq {ACCOUNT}&$expand=customerid_account"
    )
    assert one["customerid_account"] == other["customerid_account"]
    assert one["customerid_account"] is not other["customerid_account"]


def test_counting(records: Records) -> None:
    assert records.count("incident", "?$filter=statecode eq 0&$top=1") == 9
    assert records.count("incidents") == 12


def test_what_points_at_a_table(records: Records) -> None:
    found = {(each.table, each.column.name) for each in records.schema.pointing_at("incident")}
    assert {("task", "regardingobjectid"), ("email", "regardingobjectid")} <= found


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("?$skip=1", "there is no query option '$skip'; there are: $select"),
        ("?$selct=title", "there is no query option '$selct'; did you mean '$select'?"),
        ("?select=title", "did you mean '$select'?"),
        ("?$top=0", "$top has to be a whole number from 1 to 5000, not '0'"),
        ("?$top=five", "not 'five'"),
        ("?$top=9999", "not '9999'"),
        ("?$select=title,", "$select has an extra comma"),
        ("?$select=titel", "there is no column 'titel' in incident; did you mean 'title'?"),
        ("?$select=customerid", "incident.customerid is a lookup; its column is called _cust"),
        ("?$orderby=title up", "$orderby takes a column with asc or desc behind it"),
        ("?$orderby=x", "there is no column 'x' in incident; there are: incidentid"),
        ("?$expand=customerid", "did you mean 'customerid_contact'?"),
        ("?$expand=title", "'title' is a column of incident, no navigation property"),
        ("?$expand=customerid_account($select=name", "$expand has an unmatched ("),
        ("?$expand=ownerid($expand=x)", "named 'x' on type 'Microsoft.Dynamics.CRM.principal'"),
        ("?$expand=ownerid($select=fullname)", "not 'fullname'; write owninguser for a user"),
        ("?$expand=ownerid($top=1)", "ownerid of incident takes only $select=ownerid"),
        ("?$filter=ownerid/fullname eq 'x'", "a team, of which only ownerid can be read"),
        ("?$orderby=ownerid/fullname", "named 'fullname' on type 'Microsoft.Dynamics.CRM.princ"),
        ("?$filter=parentcaseid/ownerid/a/b eq 1", "named 'a' on type 'Microsoft.Dynamics.CRM.pr"),
        ("?$count=1", "$count has to be true or false, not '1'"),
        ("?$orderby=Incident_Tasks/subject", "Incident_Tasks of incident is a collection"),
        ("?$top=1&$top=2", "the query option $top is given twice"),
    ],
)
def test_options_that_cannot_be_are_refused(records: Records, options: str, sentence: str) -> None:
    with pytest.raises(ApmError) as caught:
        records.query("incident", options)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("table", "record_id", "code", "sentence"),
    [
        ("incidnt", CASE, ErrorCode.BAD_INPUT, "no table 'incidnt'; did you mean 'incident'?"),
        ("zzz", CASE, ErrorCode.BAD_INPUT, "there are: account, contact, incident"),
        ("incident", "17", ErrorCode.BAD_INPUT, "'17' is not an id of incident; ids are GUIDs"),
        ("incident", f"{{{CASE}", ErrorCode.BAD_INPUT, "is not an id of incident"),
        ("incident", ACCOUNT, ErrorCode.UNKNOWN_ID, f"incident with id '{ACCOUNT}' does not exist"),
    ],
)
def test_what_is_not_there_is_named(
    records: Records, table: str, record_id: str, code: ErrorCode, sentence: str
) -> None:
    with pytest.raises(ApmError) as caught:
        records.retrieve(table, record_id)
    assert caught.value.code is code
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("options", "filter_text"),
    [
        ("", ""),
        ("?", ""),
        ("$filter=a eq 'x&y'", "a eq 'x&y'"),
        ("?$filter=a eq 'x%26y'&", "a eq 'x&y'"),
        ("?$Filter= a%20eq%20'100%25 +1' ", "a eq '100% +1'"),
        ("?$filter=a eq 'it''s & b'&$count=true", "a eq 'it''s & b'"),
        (r'?$filter=F(V=["5\" pipe & x"])&$count=true', r'F(V=["5\" pipe & x"])'),
    ],
)
def test_options_are_split_and_decoded(options: str, filter_text: str) -> None:
    assert read_options(options).filter == filter_text


@given(st.text(max_size=30) | st.text(alphabet="?$selctfirop=&(),;' xd", max_size=40))
def test_any_text_is_options_or_is_refused(text: str) -> None:
    try:
        read_options(text)
    except ApmError as error:
        assert "\n" not in str(error)


def test_answers_are_fresh(records: Records) -> None:
    first = records.retrieve("incident", CASE)
    first["title"] = "changed"
    values: list[Json] = [records.retrieve("incident", CASE)["title"]]
    assert values == ["Espresso machine leaks from the group head"]


@pytest.mark.parametrize("options", ["?$apply=aggregate($count as n)", "?fetchXml=<fetch/>"])
def test_one_record_is_not_retrieved_with_a_query(records: Records, options: str) -> None:
    with pytest.raises(ApmError, match=r"retrieved with \$select and \$expand, not with a query"):
        records.retrieve("incident", CASE, options)
