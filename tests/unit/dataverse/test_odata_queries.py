"""Lambdas, aggregation, nested `$expand`, and names of related records."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
CASE = "ca5e0000-0000-4000-8000-000000000001"
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def records() -> Records:
    return Records(now=lambda: NOW)


def asked(records: Records, table: str, **options: str) -> list[dict[str, Json]]:
    text = "&".join(f"${name}={quote(value)}" for name, value in options.items())
    return records.query(table, f"?{text}")


class TestLambdas:
    def test_any_and_all(self, records: Records) -> None:
        def number(text: str) -> int:
            return records.count("incident", f"?$filter={text}")

        tasks: dict[Json, list[Json]] = {
            each["incidentid"]: [] for each in records.query("incident")
        }
        for task in records.query("task", "?$filter=regardingobjectid_incident_task/title ne null"):
            tasks[task["_regardingobjectid_value"]].append(task["statecode"])
        having = [each for each in tasks.values() if each]
        assert number("Incident_Tasks/any()") == len(having) > 0
        assert number("not Incident_Tasks/any()") == 12 - len(having)
        opened = [each for each in having if 0 in each]
        assert number("Incident_Tasks/any(t:t/statecode eq 0)") == len(opened) > 0
        whole = [each for each in tasks.values() if all(state == 0 for state in each)]
        assert number("Incident_Tasks/all(t:t/statecode eq 0)") == len(whole) > len(opened)
        assert number("not Incident_Tasks/all(t:t/statecode eq 0)") == 12 - len(whole)

    def test_conditions_go_together(self, records: Records) -> None:
        text = (
            "statecode eq 0 and Incident_Tasks/any(t:contains(t/subject,'gasket') and "
            "(t/statecode eq 1 or t/regardingobjectid_incident_task/title ne null))"
        )
        assert [each["incidentid"] for each in asked(records, "incident", filter=text)] == [CASE]

    def test_lambdas_nest_and_see_the_variables_around_them(self, records: Records) -> None:
        text = (
            "incident_customer_accounts/any(c:c/Incident_Tasks/any(t:t/statecode eq 0 and "
            "c/prioritycode eq 1))"
        )
        names = [each["name"] for each in asked(records, "account", filter=text)]
        assert "Contoso Coffee" in names
        assert len(names) < records.count("account")

    def test_a_collection_of_a_related_record(self, records: Records) -> None:
        text = "customerid_account/contact_customer_accounts/any(p:p/lastname ne null)"
        assert records.count("incident", f"?$filter={text}") > 0

    def test_query_functions_in_a_lambda(self, records: Records) -> None:
        text = (
            "Incident_Tasks/any(t:Microsoft.Dynamics.CRM.OlderThanXYears(PropertyName='createdon',"
            "PropertyValue=50))"
        )
        assert records.count("incident", f"?$filter={text}") == 0

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("Incident_Tasks/any(statecode eq 0)", "write as in: Incident_Tasks/any(t:t/statecode"),
            ("Incident_Tasks/any(t:statecode eq 0)", "write t/statecode"),
            ("Incident_Tasks/any(t:x/statecode eq 0)", "write t/x/statecode"),
            ("Incident_Tasks/any(t:t eq 0)", "$filter: in t:..., t has to begin with the variable"),
            (
                "Incident_Tasks/any(t:t/state eq 0)",
                "there is no column 'state' in task; did you me",
            ),
            ("incident_tasks/any(t:t/statecode eq 0)", "did you mean 'Incident_Tasks'?"),
            (
                "primarycontactid/any(t:t/x eq 0)",
                "primarycontactid of incident leads to one record",
            ),
            ("title/any(t:t/x eq 0)", "'title' is a column of incident, no collection"),
            (
                "Incident_Tasks/subject eq 'x'",
                "Incident_Tasks of incident is a collection; write I",
            ),
            ("Incident_Tasks/some(t:t/x eq 0)", "$filter"),
        ],
    )
    def test_a_mistake_is_named(self, records: Records, text: str, sentence: str) -> None:
        with pytest.raises(ApmError) as caught:
            asked(records, "incident", filter=text)
        assert sentence in str(caught.value)
        assert "\n" not in str(caught.value)


class TestPaths:
    def test_a_name_leads_over_several_records(self, records: Records) -> None:
        text = "customerid_account/primarycontactid/fullname ne null"
        found = asked(records, "incident", filter=text, select="title")
        assert 0 < len(found) < 12
        assert not any("fullname" in each for each in found)

    def test_records_are_ordered_by_related_records(self, records: Records) -> None:
        found = asked(
            records,
            "incident",
            filter="customerid_account/name ne null",
            orderby="customerid_account/name desc,title",
            top="5",
        )
        names = [str(each[f"_customerid_value{FORMATTED}"]) for each in found]
        assert names == sorted(names, reverse=True)
        assert len(found) == 5


class TestExpand:
    def test_an_expand_contains_another(self, records: Records) -> None:
        (case,) = asked(
            records,
            "incident",
            filter=f"incidentid eq {CASE}",
            select="title",
            expand=(
                "customerid_account($select=name;$expand=primarycontactid($select=fullname),"
                "contact_customer_accounts($select=lastname;$filter=statecode eq 0;"
                "$orderby=lastname desc;$top=2)),Incident_Tasks($expand=ownerid)"
            ),
        )
        account, tasks = case["customerid_account"], case["Incident_Tasks"]
        assert isinstance(account, dict)
        assert isinstance(tasks, list)
        contact, contacts = account["primarycontactid"], account["contact_customer_accounts"]
        assert isinstance(contact, dict)
        assert isinstance(contacts, list)
        assert contact["fullname"]
        names = [str(each["lastname"]) for each in contacts if isinstance(each, dict)]
        assert names == sorted(names, reverse=True)
        assert 0 < len(names) <= 2
        assert tasks
        assert all(isinstance(each, dict) and each["ownerid"] for each in tasks)

    def test_a_reference_stands_for_the_record_of_a_lookup(self, records: Records) -> None:
        case = records.retrieve(
            "incident",
            CASE,
            "?$select=title&$expand=customerid_account/$ref,customerid_contact/$ref,ownerid/$ref",
        )
        assert case["customerid_account"] == {"@odata.id": f"accounts({ACCOUNT})"}
        assert (case["_customerid_value"], case["customerid_contact"]) == (ACCOUNT, None)
        assert case["ownerid"] == {"@odata.id": f"systemusers({case['_ownerid_value']})"}

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("Incident_Tasks/$ref", "Expand with $ref is only supported on lookup type navigation"),
            ("customerid/$ref", "there is no navigation property 'customerid' in incident"),
            ("title/$ref", "'title' is a column of incident"),
            ("customerid_account/$ref($select=name)", "customerid_account/$ref takes no options"),
        ],
    )
    def test_other_references_are_refused(self, records: Records, text: str, sentence: str) -> None:
        with pytest.raises(ApmError, match=re.escape(sentence)):
            records.retrieve("incident", CASE, f"?$expand={text}")

    def test_a_depth_has_a_bound(self, records: Records) -> None:
        text = "parentcaseid($expand=" * 11 + "parentcaseid" + ")" * 11
        with pytest.raises(ApmError, match="nested past 10 levels"):
            asked(records, "incident", expand=text)


class TestApply:
    def test_an_aggregate(self, records: Records) -> None:
        accounts = records.query("account")
        (row,) = asked(
            records,
            "account",
            apply=(
                "aggregate(revenue with sum as total,$count as number,revenue with max as most,"
                "numberofemployees with average as mean,revenue with countdistinct as different)"
            ),
        )
        revenues = [each["revenue"] for each in accounts if isinstance(each["revenue"], float)]
        assert row["total"] == sum(revenues)
        assert str(row[f"total{FORMATTED}"]).startswith("$")
        assert (row["number"], row[f"number{FORMATTED}"]) == (len(accounts), str(len(accounts)))
        assert (row["most"], row["different"]) == (max(revenues), len({*revenues}))
        assert isinstance(row["mean"], int)

    def test_groups(self, records: Records) -> None:
        rows = asked(
            records,
            "incident",
            apply="groupby((statecode),aggregate($count as number))",
            orderby="statecode asc",
        )
        assert [(each["statecode"], each["number"]) for each in rows] == [(0, 9), (1, 2), (2, 1)]
        assert rows[0][f"statecode{FORMATTED}"] == "Active"
        distinct = asked(records, "incident", apply="groupby((statecode,prioritycode))")
        assert len(distinct) == len({str(each) for each in distinct}) > 3

    def test_a_filter_comes_first(self, records: Records) -> None:
        (row,) = asked(
            records,
            "incident",
            apply="filter(statecode eq 0)/filter(prioritycode eq 1)/aggregate($count as n)",
        )
        assert row["n"] == records.count(
            "incident", "?$filter=statecode eq 0 and prioritycode eq 1"
        )

    def test_a_group_of_a_related_record_has_the_name_of_its_table(self, records: Records) -> None:
        rows = asked(
            records,
            "account",
            apply="groupby((primarycontactid/fullname),aggregate(revenue with sum as total))",
        )
        assert any(each.get("contact_fullname") for each in rows)
        assert all("primarycontactid" not in each for each in rows)

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("compute(x)", "$apply cannot be read near 'compute(x)'; write as in: groupby("),
            ("filter(statecode eq 0)", "$apply cannot be read near"),
            ("groupby(statecode)", "$apply cannot be read near"),
            ("aggregate(revenue sum as x)", "$apply cannot be read near"),
            (
                "aggregate(revenue with total as x)",
                "$apply: there is no 'total'; there are: sum, av",
            ),
            ("aggregate(name with sum as x)", "sum is for numbers, not for account.name"),
            ("groupby((nam))", "there is no column 'nam' in account"),
            ("groupby((createdon))", "$apply cannot group by createdon, which has a time"),
            ("filter(nam eq 1)/groupby((name))", "there is no column 'nam' in account"),
        ],
    )
    def test_a_mistake_is_named(self, records: Records, text: str, sentence: str) -> None:
        with pytest.raises(ApmError, match=re.escape(sentence)):
            asked(records, "account", apply=text)

    @pytest.mark.parametrize("name", ["primarycontactid/fullname", "contact_fullname"])
    def test_groups_are_ordered_by_their_columns(self, records: Records, name: str) -> None:
        text = "groupby((primarycontactid/fullname))"
        rows = asked(records, "account", apply=text, orderby=f"{name} desc")
        found = [str(each.get("contact_fullname", "")) for each in rows]
        assert found == sorted(found, reverse=True)

    @pytest.mark.parametrize(
        ("order", "sentence"),
        [
            ("n asc", "The query node SingleValueOpenPropertyAccess is not supported"),
            ("n asc", "not the aggregate 'n'; there are: name"),
            ("statecode,n", "not the aggregate 'n'"),
            ("revenue", "$orderby with $apply takes columns of groupby, not 'revenue'"),
            ("nonsense", "there is no column 'nonsense' in account"),
        ],
    )
    def test_groups_are_not_ordered_by_other_values(
        self, records: Records, order: str, sentence: str
    ) -> None:
        text = "groupby((name,statecode),aggregate($count as n))"
        with pytest.raises(ApmError, match=re.escape(sentence)):
            asked(records, "account", apply=text, orderby=order)

    def test_it_goes_without_columns(self, records: Records) -> None:
        with pytest.raises(ApmError, match=r"\$apply returns groups"):
            asked(records, "account", apply="groupby((name))", select="name")


def test_the_number_of_all_records_is_counted_if_asked_for(records: Records) -> None:
    options = "?$select=title&$filter=statecode eq 0&$top=2&$count=true"
    page = records.retrieve_multiple("incident", options, 5)
    assert (len(page.records), page.total) == (2, 9)
    assert records.retrieve_multiple("incident", "?$count=false", 5).total is None


def test_related_names_of_one_account(records: Records) -> None:
    text = f"_customerid_value eq {ACCOUNT} and customerid_account/name eq 'contoso coffee'"
    assert len(asked(records, "incident", filter=text)) == 2


APPLIED = [
    *("groupby((", "))", "aggregate(", ")", "statecode", "revenue", ",", " with sum as x", "/"),
    *(
        "$count as n",
        "filter(",
        "statecode eq 0",
        "primarycontactid/fullname",
        "'",
        " with max as y",
    ),
]


@given(st.text(max_size=30) | st.lists(st.sampled_from(APPLIED), max_size=8).map("".join))
def test_any_text_is_an_aggregation_or_is_refused(records: Records, text: str) -> None:
    try:
        asked(records, "account", apply=text)
    except ApmError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("options", ["", "($select=ownerid)"])
def test_an_owner_has_only_its_id(sample: Records, options: str) -> None:
    cases = sample.query("incident", f"?$select=title&$expand=ownerid{options}")
    owners = sample.query("incident", "?$select=_ownerid_value")
    assert [each["ownerid"] for each in cases] == [
        {"ownerid": each["_ownerid_value"]} for each in owners
    ]


def test_conditions_name_the_owner_by_its_id_and_the_user_by_its_name(sample: Records) -> None:
    user = sample.user_id
    by_id = sample.query("incident", f"?$select=title&$filter=ownerid/ownerid eq {user}")
    mine = sample.query("incident", f"?$select=title&$filter=_ownerid_value eq {user}")
    by_name = sample.query("incident", "?$select=title&$filter=owninguser/fullname eq 'Sam Agent'")
    assert by_id == mine == by_name
    assert mine
