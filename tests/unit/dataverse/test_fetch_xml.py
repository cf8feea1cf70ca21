"""FetchXML finds records as OData does, joins tables, groups, and returns records in the form of the Web API."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.query.operators import OPERATORS
from tests.support.thing_tables import OWNERS, Row, store

DOCS = Path(__file__).resolve().parents[3] / "docs"
NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
FORMATTED = "@OData.Community.Display.V1.FormattedValue"
ATTRIBUTE = "@OData.Community.Display.V1.AttributeName"
LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname"
IDS = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 6)]
THINGS: list[Row] = [
    {
        "thingid": IDS[0],
        "name": "Alpha",
        "size": 1,
        "price": 10,
        "color": 3,
        "madeon": "2026-07-04T08:00:00Z",
        "bornon": "2026-07-04",
        "holder@odata.bind": f"/owners({OWNERS[0]})",
    },
    {
        "thingid": IDS[1],
        "name": "Beta 50%",
        "size": 2,
        "price": 30.5,
        "color": 1,
        "isnew": True,
        "madeon": "2026-06-30T23:00:00Z",
        "holder@odata.bind": f"/owners({OWNERS[0]})",
    },
    {
        "thingid": IDS[2],
        "name": "gamma",
        "allowed": "GAMMA",
        "size": 2,
        "color": 2,
        "madeon": "2025-12-31T12:00:00Z",
        "holder@odata.bind": f"/owners({OWNERS[1]})",
    },
    {"thingid": IDS[3], "name": "a[b]_c"},
]


@pytest.fixture(scope="module")
def things() -> Records:
    return store(THINGS)


@pytest.fixture(scope="module")
def sample() -> Records:
    return Records(now=lambda: NOW)


def fetched(records: Records, xml: str, table: str = "thing") -> list[dict[str, Json]]:
    return records.query(table, f"?fetchXml={xml}")


def found(records: Records, inner: str) -> list[int]:
    xml = f"<fetch><entity name='thing'><attribute name='name'/>{inner}</entity></fetch>"
    return [IDS.index(str(each["thingid"])) + 1 for each in fetched(records, xml)]


def condition(column: str, operator: str, value: str | None = None) -> str:
    given = "" if value is None else f' value="{value}"'
    return f'<filter><condition attribute="{column}" operator="{operator}"{given}/></filter>'


class TestConditions:
    @pytest.mark.parametrize(
        ("column", "operator", "value", "numbers"),
        [
            ("name", "eq", "ALPHA", [1]),
            ("name", "ne", "alpha", [2, 3, 4]),
            ("name", "neq", "alpha", [2, 3, 4]),
            ("allowed", "ne", "gamma", [1, 2, 4]),
            ("name", "like", "%ta%", [2]),
            ("name", "like", "_lpha", [1]),
            ("name", "like", "beta 50[%]", [2]),
            ("name", "like", "a[[]b]%", [4]),
            ("name", "like", "a\\lpha", []),
            ("name", "not-like", "%a%", []),
            ("allowed", "not-like", "%a%", [1, 2, 4]),
            ("name", "begins-with", "be", [2]),
            ("name", "not-begin-with", "be", [1, 3, 4]),
            ("name", "ends-with", "A", [1, 3]),
            ("name", "not-end-with", "A", [2, 4]),
            ("size", "eq", "2", [2, 3]),
            ("size", "gt", "1", [2, 3]),
            ("size", "ge", "1", [1, 2, 3]),
            ("size", "lt", "2", [1]),
            ("size", "le", "2", [1, 2, 3]),
            ("price", "gt", "10.5", [2]),
            ("size", "null", None, [4]),
            ("size", "not-null", None, [1, 2, 3]),
            ("isnew", "eq", "1", [2]),
            ("isnew", "eq", "true", [2]),
            ("isnew", "eq", "0", [1, 3, 4]),
            ("color", "eq", "3", [1]),
            ("holder", "eq", f"{{{OWNERS[0].upper()}}}", [1, 2]),
            ("holder", "null", None, [4]),
            ("holdername", "like", "owner 1%", [3]),
            ("color", "contain-values", "3", [1]),
            ("color", "not-contain-values", "3", [2, 3, 4]),
            ("bornon", "eq", "2026-07-04", [1]),
            ("madeon", "on", "2026-07-04", [1]),
            ("madeon", "not-on", "2026-07-04", [2, 3]),
            ("madeon", "on-or-after", "2026-06-30", [1, 2]),
            ("madeon", "on-or-before", "2026-06-30", [2, 3]),
            ("madeon", "in-fiscal-year", "2025", [3]),
        ],
    )
    def test_a_condition_finds(
        self, things: Records, column: str, operator: str, value: str | None, numbers: list[int]
    ) -> None:
        assert found(things, condition(column, operator, value)) == numbers

    @pytest.mark.parametrize(
        ("column", "operator", "values", "numbers"),
        [
            ("size", "in", ["1", "7"], [1]),
            ("size", "not-in", ["1"], [2, 3, 4]),
            ("name", "in", ["ALPHA", "Gamma"], [1, 3]),
            ("holder", "in", [f"{{{OWNERS[1]}}}"], [3]),
            ("size", "between", ["1", "2"], [1, 2, 3]),
            ("size", "not-between", ["2", "9"], [1]),
            ("color", "contain-values", ["1", "2"], [2, 3]),
            ("madeon", "in-fiscal-period-and-year", ["4", "2025"], [3]),
            ("madeon", "in-or-after-fiscal-period-and-year", ["2", "2026"], [1, 2]),
            ("madeon", "in-or-before-fiscal-period-and-year", ["2", "2026"], [2, 3]),
        ],
    )
    def test_a_condition_has_several_values(
        self, things: Records, column: str, operator: str, values: list[str], numbers: list[int]
    ) -> None:
        inner = "".join(f"<value>{each}</value>" for each in values)
        xml = f"<condition attribute='{column}' operator='{operator}'>{inner}</condition>"
        assert found(things, f"<filter>{xml}</filter>") == numbers

    def test_filters_nest_and_join(self, things: Records) -> None:
        size, name = (
            "<condition attribute='size' operator='eq' value='2'/>",
            "<condition attribute='name' operator='eq' value='gamma'/>",
        )
        assert found(things, f"<filter type='or'>{size}{name}</filter>") == [2, 3]
        assert found(things, f"<filter>{size}<filter type='or'>{name}</filter></filter>") == [3]
        assert found(things, f"<filter>{size}</filter><filter>{name}</filter>") == [3]
        assert found(things, "<filter type='or'/>") == [1, 2, 3, 4]

    def test_a_column_is_compared_with_a_column(self, things: Records) -> None:
        xml = "<condition attribute='name' operator='eq' valueof='allowed'/>"
        assert found(things, f"<filter>{xml}</filter>") == [3]
        xml = "<condition attribute='name' operator='eq' valueof='size'/>"
        with pytest.raises(ApmError, match="name and size have different types"):
            found(things, f"<filter>{xml}</filter>")

    def test_values_are_no_xml_and_no_sql(self, things: Records) -> None:
        for value in ("&apos; or 1=1 --", "&lt;x/&gt;", "&quot;; drop table thing"):
            assert found(things, condition("name", "eq", value)) == []
        assert found(things, condition("name", "like", "%")) == [1, 2, 3, 4]


DUE = {
    "a": "2024-03-05T12:00:00Z",
    "b": "2025-08-01T00:00:00Z",
    "c": "2026-06-27T12:00:00Z",
    "d": "2026-06-28T00:00:00Z",
    "e": "2026-06-30T12:00:00Z",
    "f": "2026-07-03T20:00:00Z",
    "g": "2026-07-04T09:30:00Z",
    "h": "2026-07-04T20:00:00Z",
    "i": "2026-07-05T10:00:00Z",
    "j": "2026-08-10T00:00:00Z",
    "k": "2027-02-01T00:00:00Z",
}


@pytest.fixture(scope="module")
def tasks() -> Records:
    rows: list[Row] = [{"subject": name, "scheduledend": at} for name, at in DUE.items()]
    return Records({"task": rows}, replace=True, user="Ada", now=lambda: NOW)


class TestTimeAndUser:
    @pytest.mark.parametrize(
        ("operator", "value", "names"),
        [
            ("today", None, "gh"),
            ("yesterday", None, "f"),
            ("tomorrow", None, "i"),
            ("this-week", None, "defgh"),
            ("last-week", None, "c"),
            ("next-week", None, "i"),
            ("this-month", None, "fghi"),
            ("last-month", None, "cde"),
            ("next-month", None, "j"),
            ("this-year", None, "cdefghij"),
            ("last-year", None, "b"),
            ("next-year", None, "k"),
            ("last-seven-days", None, "cdefg"),
            ("next-seven-days", None, "hi"),
            ("last-x-hours", "3", "g"),
            ("next-x-hours", "8", "h"),
            ("last-x-days", "1", "fg"),
            ("next-x-days", "1", "hi"),
            ("last-x-weeks", "1", "cdefg"),
            ("last-x-months", "1", "cdefg"),
            ("next-x-months", "2", "hij"),
            ("last-x-years", "1", "bcdefg"),
            ("next-x-years", "1", "hijk"),
            ("olderthan-x-years", "1", "a"),
            ("olderthan-x-months", "11", "ab"),
            ("older-than-x-months", "12", "a"),
            ("olderthan-x-weeks", "1", "ab"),
            ("olderthan-x-days", "4", "abcd"),
            ("olderthan-x-hours", "3", "abcdef"),
            ("olderthan-x-minutes", "150", "abcdef"),
            ("this-fiscal-year", None, "cdefghij"),
            ("last-fiscal-year", None, "b"),
            ("next-fiscal-year", None, "k"),
            ("this-fiscal-period", None, "fghij"),
            ("last-fiscal-period", None, "cde"),
            ("next-fiscal-period", None, ""),
            ("last-x-fiscal-years", "2", "ab"),
            ("next-x-fiscal-periods", "3", "k"),
        ],
    )
    def test_an_operator_names_a_span(
        self, tasks: Records, operator: str, value: str | None, names: str
    ) -> None:
        xml = (
            "<fetch><entity name='task'><attribute name='subject'/>"
            f"{condition('scheduledend', operator, value)}</entity></fetch>"
        )
        assert "".join(str(each["subject"]) for each in fetched(tasks, xml, "task")) == names

    def test_the_user_and_the_user_s_teams(self) -> None:
        user, team, other = (f"0c0c0c0c-0000-4000-8000-00000000000{n}" for n in range(3))
        records = Records(
            {
                "systemuser": [
                    {"systemuserid": user, "firstname": "Ada", "lastname": "L", "fullname": "Ada L"}
                ],
                "team": [{"teamid": team, "name": "A"}, {"teamid": other, "name": "B"}],
                "teammembership": [
                    {
                        "teammembershipid": IDS[0],
                        "systemuserid": user,
                        "teamid": team,
                    }
                ],
                "queue": [
                    {"name": "mine", "ownerid@odata.bind": f"/systemusers({user})"},
                    {"name": "ours", "ownerid@odata.bind": f"/teams({team})"},
                    {"name": "theirs", "ownerid@odata.bind": f"/teams({other})"},
                ],
            },
            replace=True,
        )
        for operator, expected in (
            ("eq-userid", ["mine"]),
            ("ne-userid", ["ours", "theirs"]),
            ("eq-useroruserteams", ["mine", "ours"]),
            ("eq-userteams", ["ours"]),
            ("eq-useroruserhierarchy", ["mine"]),
            ("eq-useroruserhierarchyandteams", ["mine", "ours"]),
            ("eq-businessid", []),
        ):
            xml = (
                "<fetch><entity name='queue'><attribute name='name'/><order attribute='name'/>"
                f"{condition('ownerid', operator)}</entity></fetch>"
            )
            got = [each["name"] for each in fetched(records, xml, "queue")]
            assert got == expected, operator


class TestColumns:
    def test_missing_values_are_left_out_and_the_id_is_there(self, things: Records) -> None:
        xml = (
            "<fetch><entity name='thing'><attribute name='name'/><attribute name='size'/>"
            "<attribute name='holder'/></entity></fetch>"
        )
        first, *_, last = fetched(things, xml)
        assert {each for each in last if "@" not in each} == {"thingid", "name"}
        assert first["_holder_value"] == OWNERS[0]
        assert first[f"_holder_value{FORMATTED}"] == "Owner 0"
        assert first["size"] == 1
        assert first["@odata.etag"]

    def test_an_alias_is_the_name_of_a_column(self, things: Records) -> None:
        xml = (
            "<fetch top='1'><entity name='thing'><attribute name='holder' alias='who'/>"
            "</entity></fetch>"
        )
        (first,) = fetched(things, xml)
        assert first == {
            "@odata.etag": first["@odata.etag"],
            "thingid": IDS[0],
            "who": OWNERS[0],
            f"who{FORMATTED}": "Owner 0",
            f"who{ATTRIBUTE}": "holder",
            f"who{LOGICAL_NAME}": "owner",
        }

    def test_all_columns(self, things: Records) -> None:
        for inner in ("<all-attributes/>", ""):
            xml = f"<fetch><entity name='thing'>{inner}</entity></fetch>"
            assert {"name", "size", "color", "_holder_value"} <= {*fetched(things, xml)[0]}

    def test_distinct_values(self, things: Records) -> None:
        xml = (
            "<fetch distinct='true'><entity name='thing'><attribute name='size'/>"
            "<order attribute='size'/></entity></fetch>"
        )
        assert [each.get("size") for each in fetched(things, xml)] == [None, 1, 2]
        assert things.count("thing", f"?fetchXml={xml}") == 3
        assert "@odata.etag" not in fetched(things, xml)[0]
        with_id = xml.replace("<order", "<attribute name='thingid'/><order")
        assert "@odata.etag" in fetched(things, with_id)[0]
        assert len(fetched(things, with_id)) == 4

    def test_order(self, things: Records) -> None:
        for inner, numbers in (
            ("<order attribute='name' descending='true'/>", [3, 2, 1, 4]),
            ("<order attribute='size' descending='true'/><order attribute='name'/>", [2, 3, 1, 4]),
            ("<order attribute='color'/>", [4, 1, 3, 2]),
            ("<order attribute='holder' descending='1'/>", [3, 1, 2, 4]),
        ):
            assert found(things, inner) == numbers, inner
        xml = (
            "<fetch useraworderby='true'><entity name='thing'><attribute name='name'/>"
            "<order attribute='color'/></entity></fetch>"
        )
        assert [each["thingid"] for each in fetched(things, xml)] == [IDS[n] for n in (3, 1, 2, 0)]


CASES = (
    "<fetch><entity name='incident'><attribute name='title'/><order attribute='ticketnumber'/>{}"
    "</entity></fetch>"
)


class TestLinks:
    def test_columns_of_a_link_have_its_alias(self, sample: Records) -> None:
        link = (
            "<link-entity name='account' from='accountid' to='customerid' alias='c'>"
            "<attribute name='name'/><attribute name='primarycontactid'/>"
            "<attribute name='revenue'/></link-entity>"
        )
        first = fetched(sample, CASES.format(link), "incident")[0]
        assert first["c.name"] == "Contoso Coffee"
        assert first[f"c.name{ATTRIBUTE}"] == "name"
        assert first["c.revenue"] == 18500000
        assert first[f"c.revenue{FORMATTED}"] == "$18,500,000.00"
        assert first[f"c.primarycontactid{LOGICAL_NAME}"] == "contact"
        assert f"c.primarycontactid{FORMATTED}" in first
        assert "c.primarycontactid" in first

    def test_an_inner_link_removes_rows_and_an_outer_one_keeps_them(self, sample: Records) -> None:
        link = (
            "<link-entity name='contact' from='contactid' to='customerid' link-type='{}' alias='p'>"
            "<attribute name='fullname'/>{}</link-entity>"
        )
        inner = fetched(sample, CASES.format(link.format("inner", "")), "incident")
        outer = fetched(sample, CASES.format(link.format("outer", "")), "incident")
        assert 0 < len(inner) < len(outer) == 12
        assert sum("p.fullname" in each for each in outer) == len(inner)
        name = condition("fullname", "eq", "nobody")
        filtered = fetched(sample, CASES.format(link.format("outer", name)), "incident")
        assert len(filtered) == 12
        assert not any("p.fullname" in each for each in filtered)

    def test_a_link_back_repeats_rows(self, sample: Records) -> None:
        link = (
            "<link-entity name='task' from='regardingobjectid' to='incidentid' alias='t'>"
            "<attribute name='subject'/></link-entity>"
        )
        rows = fetched(sample, CASES.format(link), "incident")
        assert len(rows) == sample.count(
            "task", "?$filter=regardingobjectid_incident_task/title ne null"
        )
        assert all(each["t.subject"] for each in rows)

    def test_links_nest_and_their_columns_are_filtered_and_ordered(self, sample: Records) -> None:
        link = (
            "<link-entity name='account' from='accountid' to='customerid' alias='c' link-type='outer'>"
            "<link-entity name='contact' from='contactid' to='primarycontactid' alias='p'>"
            "<attribute name='fullname'/></link-entity></link-entity>"
            "<filter><condition entityname='p' attribute='fullname' operator='not-null'/></filter>"
        )
        rows = fetched(sample, CASES.format(link), "incident")
        assert rows
        assert all(each["p.fullname"] for each in rows)
        order = (
            "<fetch><entity name='incident'><attribute name='title'/>"
            "<order entityname='p' attribute='fullname'/>"
            "<link-entity name='contact' from='contactid' to='primarycontactid' alias='p'>"
            "<attribute name='fullname'/></link-entity></entity></fetch>"
        )
        names = [str(each["p.fullname"]) for each in fetched(sample, order, "incident")]
        assert names == sorted(names)
        assert len(names) > 1

    def test_a_nested_inner_link_keeps_the_rows_of_an_outer_one(self, sample: Records) -> None:
        link = (
            "<link-entity name='account' from='accountid' to='customerid' alias='c' link-type='outer'>"
            "<attribute name='name'/>"
            "<link-entity name='contact' from='contactid' to='primarycontactid' alias='p'>"
            f"<attribute name='fullname'/>{condition('fullname', 'eq', 'nobody')}"
            "</link-entity></link-entity>"
        )
        rows = fetched(sample, CASES.format(link), "incident")
        assert len(rows) == 12
        assert not any("c.name" in each for each in rows)

    def test_a_missing_alias_is_numbered(self, sample: Records) -> None:
        link = (
            "<link-entity name='account' from='accountid' to='customerid'>"
            "<attribute name='name'/></link-entity>"
        )
        assert "account1.name" in fetched(sample, CASES.format(link), "incident")[0]

    def test_links_that_only_filter(self, sample: Records) -> None:
        link = "<link-entity name='task' from='regardingobjectid' to='incidentid' link-type='{}'/>"
        every = {
            kind: len(fetched(sample, CASES.format(xml), "incident"))
            for kind, xml in {
                "exists": link.format("exists"),
                "in": link.format("in"),
                "any": f"<filter>{link.format('any')}</filter>",
                "not any": f"<filter>{link.format('not any')}</filter>",
                "not all": f"<filter>{link.format('not all')}</filter>",
                "beside": link.format("any"),
            }.items()
        }
        assert every["not all"] == every["beside"] == every["any"]
        assert every["exists"] == every["in"] == every["any"] > 0
        assert every["any"] + every["not any"] == 12

    def test_all_finds_records_of_whose_linked_ones_none_meets_the_condition(
        self, sample: Records
    ) -> None:
        def number(kind: str, state: int) -> int:
            link = (
                f"<filter><link-entity name='task' from='regardingobjectid' to='incidentid' "
                f"link-type='{kind}'>{condition('statecode', 'eq', str(state))}</link-entity></filter>"
            )
            return len(fetched(sample, CASES.format(link), "incident"))

        having = len(
            fetched(
                sample,
                CASES.format(
                    "<link-entity name='task' from='regardingobjectid' to='incidentid' link-type='in'/>"
                ),
                "incident",
            )
        )
        for state in (0, 1):
            assert number("all", state) + number("any", state) == having
            assert number("not all", state) == number("any", state) > 0

    def test_the_teams_and_roles_of_a_user(self, sample: Records) -> None:
        def roles(operator: str) -> list[str]:
            xml = (
                "<fetch><entity name='systemuser'><attribute name='fullname'/>"
                f"{condition('systemuserid', operator)}"
                "<link-entity name='teammembership' from='systemuserid' to='systemuserid' intersect='true'>"
                "<link-entity name='team' from='teamid' to='teamid' alias='t'><attribute name='name'/>"
                "<link-entity name='teamroles' from='teamid' to='teamid'>"
                "<link-entity name='role' from='roleid' to='roleid' alias='r'>"
                "<attribute name='name'/></link-entity></link-entity></link-entity></link-entity>"
                "</entity></fetch>"
            )
            rows = fetched(sample, xml, "systemuser")
            return [f"{each['t.name']}: {each['r.name']}" for each in rows]

        mine = "Front Line: Customer Service Representative"
        assert roles("eq-userid") == [mine]
        assert roles("ne-userid") == [mine, "Field Repairs: App Profile User"]

    def test_a_lookup_meets_an_id_of_an_intersect_table(self, sample: Records) -> None:
        link = (
            "<link-entity name='teammembership' from='systemuserid' to='ownerid' alias='m'>"
            "<attribute name='teamid'/>"
            "<link-entity name='account' from='ownerid' to='systemuserid' link-type='outer'/>"
            "</link-entity>"
        )
        rows = fetched(sample, CASES.format(link), "incident")
        assert {str(each["m.teamid"])[-1] for each in rows} == {"1", "2"}

    def test_15_links_are_the_limit(self, sample: Records) -> None:
        def nested(number: int) -> str:
            return (
                "<link-entity name='incident' from='incidentid' to='parentcaseid' link-type='outer'>"
                * number
            ) + "</link-entity>" * number

        assert len(fetched(sample, CASES.format(nested(15)), "incident")) == 12
        with pytest.raises(ApmError, match="a query has at most 15 link-entities"):
            fetched(sample, CASES.format(nested(16)), "incident")


class TestAggregates:
    def test_functions(self, things: Records) -> None:
        xml = (
            "<fetch aggregate='true'><entity name='thing'>"
            "<attribute name='size' alias='n' aggregate='count'/>"
            "<attribute name='size' alias='sizes' aggregate='countcolumn'/>"
            "<attribute name='size' alias='different' aggregate='countcolumn' distinct='true'/>"
            "<attribute name='price' alias='total' aggregate='sum'/>"
            "<attribute name='size' alias='mean' aggregate='avg'/>"
            "<attribute name='size' alias='least' aggregate='min'/>"
            "<attribute name='madeon' alias='newest' aggregate='max'/></entity></fetch>"
        )
        (row,) = fetched(things, xml)
        values = {name: value for name, value in row.items() if "@" not in name}
        assert values == {
            "n": 4,
            "sizes": 3,
            "different": 2,
            "total": 40.5,
            "mean": 1,
            "least": 1,
            "newest": "2026-07-04T08:00:00Z",
        }
        assert row[f"total{FORMATTED}"] == "$40.50"
        assert row[f"n{FORMATTED}"] == "4"
        assert "@odata.etag" not in row

    def test_groups(self, things: Records) -> None:
        xml = (
            "<fetch aggregate='true'><entity name='thing'>"
            "<attribute name='price' alias='total' aggregate='sum'/>"
            "<attribute name='holder' alias='who' groupby='true'/>"
            "<order alias='total' descending='true'/></entity></fetch>"
        )
        rows = fetched(things, xml)
        assert [(each.get(f"who{FORMATTED}"), each["total"]) for each in rows] == [
            ("Owner 0", 40.5),
            (None, 0),
            ("Owner 1", 0),
        ]
        assert rows[0][f"who{LOGICAL_NAME}"] == "owner"
        assert rows[0]["who"] == OWNERS[0]

    def test_groups_of_a_link_and_of_dates(self, things: Records) -> None:
        xml = (
            "<fetch aggregate='true'><entity name='thing'>"
            "<attribute name='madeon' alias='year' groupby='true' dategrouping='year'/>"
            "<attribute name='madeon' alias='quarter' groupby='true' dategrouping='quarter'/>"
            "<attribute name='madeon' alias='week' groupby='true' dategrouping='week'/>"
            "<attribute name='thingid' alias='n' aggregate='count'/>"
            "<link-entity name='owner' from='ownerid' to='holder' alias='o'>"
            "<attribute name='name' alias='who' groupby='true'/></link-entity>"
            "<order alias='year'/><order alias='quarter'/></entity></fetch>"
        )
        rows = [
            tuple(each[name] for name in ("year", "quarter", "week", "who", "n"))
            for each in fetched(things, xml)
        ]
        assert rows == [
            (2025, 4, 53, "Owner 1", 1),
            (2026, 2, 27, "Owner 0", 1),
            (2026, 3, 27, "Owner 0", 1),
        ]


class TestPages:
    XML = (
        "<fetch count='3' page='{}' returntotalrecordcount='true'{}><entity name='incident'>"
        "<attribute name='title'/><order attribute='title'/></entity></fetch>"
    )

    def test_a_script_passes_the_cookie_on(self, sample: Records) -> None:
        titles: list[Json] = []
        number, cookie = 1, ""
        while True:
            xml = self.XML.format(number, cookie)
            page = sample.retrieve_multiple("incident", f"?fetchXml={quote(xml)}", 5000)
            assert page.total == 12
            assert page.next_options == ""
            titles += [each["title"] for each in page.records]
            if not page.has_more:
                break
            number += 1
            match = re.fullmatch(
                r'<cookie pagenumber="(\d+)" pagingcookie="([^"]+)" istracking="False" />',
                page.paging_cookie,
            )
            assert match
            assert int(match[1]) == number
            inner = unquote(unquote(match[2]))
            assert inner.startswith(f'<cookie page="{number - 1}"><incidentid last="{{')
            escaped = inner.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
            cookie = f' paging-cookie="{escaped}"'
        assert page.paging_cookie == ""
        expected = sample.query("incident", "?$select=title&$orderby=title")
        assert titles == [each["title"] for each in expected]

    def test_without_a_count_the_page_size_counts(self, sample: Records) -> None:
        xml = "<fetch page='2'><entity name='incident'><attribute name='title'/></entity></fetch>"
        page = sample.retrieve_multiple("incident", f"?fetchXml={xml}", 10)
        assert (len(page.records), page.has_more, page.total) == (2, False, None)

    def test_top_is_one_page(self, sample: Records) -> None:
        xml = "<fetch top='4'><entity name='incident'><attribute name='title'/></entity></fetch>"
        page = sample.retrieve_multiple("incident", f"?fetchXml={xml}", 2)
        assert (len(page.records), page.has_more) == (4, False)


class TestText:
    @pytest.mark.parametrize(
        "mark", ["?fetchXml=", "?fetchxml=", "fetchXml= ", "?$count=true&fetchXml="]
    )
    def test_the_text_is_given_as_it_is_or_encoded(self, things: Records, mark: str) -> None:
        xml = (
            "<fetch><!-- a > b --><entity name='thing'><attribute name='name'/>"
            f"{condition('name', 'like', 'beta 50[%]&#37;')}</entity></fetch>"
        )
        for text in (xml, xml.replace("'", '"').replace("><", ">\n  <"), quote(xml)):
            assert [each["name"] for each in things.query("thing", mark + text)] == ["Beta 50%"]

    def test_attributes_of_other_tools_are_ignored(self, things: Records) -> None:
        xml = (
            '<fetch xmlns:generator="x"><entity name="thing" generator="y" alias="s">'
            '<attribute name="name" alias="s.Name"/></entity></fetch>'
        )
        assert fetched(things, xml)[0]["s.Name"] == "Alpha"

    def test_an_ampersand_in_a_value(self, things: Records) -> None:
        xml = f"<fetch><entity name='thing'>{condition('name', 'ne', 'a &amp; b')}</entity></fetch>"
        assert len(things.query("thing", f"?fetchXml={xml}&$count=true")) == 4

    @pytest.mark.parametrize(
        ("xml", "sentence"),
        [
            ("<fetch>", "FetchXML: the text is no XML (no element found, line 1, column 8)"),
            ("x", "FetchXML: the text is no XML (syntax error, line 1, column 1)"),
            ("<entity name='thing'/>", "the text begins with <fetch>, not with <entity>"),
            ("<!DOCTYPE fetch><fetch/>", "a DOCTYPE, an entity or a CDATA section has no place"),
            ("<fetch><![CDATA[x]]></fetch>", "has no place in the query"),
            ("<fetch/>", "<fetch> has one <entity>"),
            ("<fetch><entity/></fetch>", "<entity> needs the attribute name"),
            ("<fetch topp='1'/>", "<fetch> has no attribute 'topp'; did you mean 'top'?"),
            ("<fetch><x/></fetch>", "there is no element 'x' in <fetch>"),
            (
                "<fetch><entity name='owner'/></fetch>",
                "the entity is 'owner', but records of 'thing'",
            ),
            (
                "<fetch top='x'><entity name='thing'/></fetch>",
                "top has to be a whole number from 1",
            ),
            ("<fetch top='1' page='2'><entity name='thing'/></fetch>", "top and page exclude each"),
            (
                "<fetch distinct='maybe'><entity name='thing'/></fetch>",
                "distinct has to be true or",
            ),
            ("<attribute name='nam'/>", "there is no column 'nam' in thing; did you mean 'name'?"),
            (
                "<attribute name='_holder_value'/>",
                "_holder_value of thing is called holder in Fetch",
            ),
            (
                "<attribute name='name' alias='a b'/>",
                "an alias has letters, digits, . and _, not as in 'a b'",
            ),
            (
                "<attribute name='size' aggregate='sum'/>",
                "aggregate needs <fetch aggregate='true'>",
            ),
            ("<order alias='x'/>", "there is no alias 'x'"),
            (
                condition("size", "eqq", "1"),
                "the operator 'eqq' is not part of this emulator; did y",
            ),
            (condition("size", "above", "1"), "the operator 'above' is not part of this emulator"),
            (condition("size", "eq"), "thing.size takes one value with eq, not 0"),
            (condition("size", "null", "1"), "thing.size takes no value with null, not 1"),
            (condition("size", "eq", "x"), "thing.size has to be compared with a number, not 'x'"),
            (condition("color", "eq", "Red"), "not 'Red'; there are: 1 Red, 2 Green, 3 Blue"),
            (condition("isnew", "eq", "2"), "thing.isnew has to be compared with 1 or 0, not '2'"),
            (condition("holder", "eq", "x"), "thing.holder has to be an id (a GUID), not 'x'"),
            (
                condition("size", "like", "%1%"),
                "thing.size holds no text, which is what the operator",
            ),
            (
                condition("name", "like", "[a-f]%"),
                "is compared with [a-f], which is not part of this",
            ),
            (
                condition("name", "today"),
                "thing.name holds no date, which is what the operator comp",
            ),
            (condition("madeon", "last-x-days", "0"), "cannot be compared by last-x-days with '0'"),
            (condition("madeon", "on", "soon"), "cannot be compared by on with 'soon'"),
            (condition("name", "eq-userid"), "thing.name is no lookup, which is what the operator"),
            ("<filter type='nor'/>", "the type of a filter is and or or, not 'nor'"),
            (
                "<filter><condition entityname='x' attribute='name' operator='null'/></filter>",
                "there is no alias 'x'",
            ),
            ("<link-entity from='a' to='b'/>", "<link-entity> needs the attribute name"),
            ("<link-entity name='owner' to='b'/>", "<link-entity> needs the attribute from"),
            (
                "<link-entity name='owners' from='a' to='b'/>",
                "'owners' is the entity set name of a",
            ),
            (
                "<link-entity name='owner' from='id' to='holder'/>",
                "there is no column 'id' in owner",
            ),
            (
                "<link-entity name='owner' from='ownerid' to='holder' link-type='natural'/>",
                "the link-type 'natural' is not part of this emulator; there are: inner, outer",
            ),
            (
                "<filter><link-entity name='owner' from='ownerid' to='holder'/></filter>",
                "a link-entity in a filter has one of the types any, not any, all, not all, not inner",
            ),
            (
                "<link-entity name='owner' from='ownerid' to='holder' alias='o'/>" * 2,
                "the alias 'o' is given twice",
            ),
        ],
    )
    def test_what_cannot_be_is_refused_in_one_sentence(
        self, things: Records, xml: str, sentence: str
    ) -> None:
        whole = xml if re.match(r"<(fetch|entity|!)|x", xml) else None
        text = whole or f"<fetch><entity name='thing'>{xml}</entity></fetch>"
        with pytest.raises(ApmError) as caught:
            things.query("thing", f"?fetchXml={quote(text)}")
        message = str(caught.value)
        assert message.startswith("FetchXML: ")
        assert sentence in message
        assert "\n" not in message

    @pytest.mark.parametrize(
        ("attributes", "sentence"),
        [
            ("name='size'", "size needs an alias, as each attribute of an aggregate query"),
            ("name='size' alias='n'", "size has no aggregate; there are: count, countcolumn"),
            ("name='size' alias='n' aggregate='mean'", "there is no aggregate 'mean'"),
            ("name='name' alias='n' aggregate='sum'", "sum is for numbers, not for thing.name"),
            (
                "name='name' alias='n' aggregate='max'",
                "max is for numbers and dates, not for thing",
            ),
            (
                "name='name' alias='n' groupby='true' dategrouping='day'",
                "dategrouping is for dates",
            ),
            ("name='madeon' alias='n' groupby='true' dategrouping='age'", "no dategrouping 'age'"),
        ],
    )
    def test_an_aggregate_that_cannot_be(
        self, things: Records, attributes: str, sentence: str
    ) -> None:
        xml = f"<fetch aggregate='true'><entity name='thing'><attribute {attributes}/></entity></fetch>"
        with pytest.raises(ApmError, match=re.escape(sentence)):
            fetched(things, xml)

    def test_the_numbers_of_elements_have_bounds(self, things: Records) -> None:
        test = "<condition attribute='size' operator='eq' value='{}'/>"
        conditions = "".join(test.format(each) for each in range(500))
        assert found(things, f"<filter type='or'>{conditions}</filter>") == [1, 2, 3]
        with pytest.raises(ApmError, match="at most 500 elements <condition>"):
            found(things, f"<filter type='or'>{conditions}{test}</filter>")
        with pytest.raises(ApmError, match="at most 100 elements <order>"):
            found(things, "<order attribute='size'/>" * 101)
        many = "".join(f"<attribute name='holder' alias='a{each}'/>" for each in range(700))
        with pytest.raises(ApmError, match="returns more than 1900 values; ask for fewer columns"):
            found(things, many)

    def test_a_long_or_deep_text_is_refused(self, things: Records) -> None:
        deep = "<filter>" * 50 + "</filter>" * 50
        for inner in (deep, " " * 70_000):
            with pytest.raises(ApmError, match=r"nested past|longer than"):
                found(things, inner)


def test_the_documentation_lists_all_operators() -> None:
    page = (DOCS / "queries.md").read_text("utf-8")
    table = page.partition("## Operators")[2].partition("\n## ")[0]
    listed = {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([^`]+)`", line.split(" | ")[0])
    }
    assert listed == {name for name in OPERATORS if not name.startswith("older-than")}


ELEMENTS = ["fetch", "entity", "attribute", "filter", "condition", "link-entity", "order", "value"]
ATTRIBUTES = [
    *("name='thing'", "name='size'", "name='owner'", "attribute='name'", "operator='eq'"),
    *("operator='in'", "value='1'", "alias='x'", "aggregate='sum'", "aggregate='true'", "top='2'"),
    *("groupby='true'", "from='ownerid'", "to='holder'", "link-type='outer'", "distinct='true'"),
    *("entityname='x'", "type='or'", "descending='true'", "page='2'", "count='1'"),
]


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, attributes, children: (
            f"<{tag} {' '.join(attributes)}>{''.join(children)}</{tag}>"
        ),
        st.sampled_from(ELEMENTS),
        st.lists(st.sampled_from(ATTRIBUTES), max_size=4, unique_by=lambda e: e.partition("=")[0]),
        st.lists(inner, max_size=3),
    )


@given(
    st.text(max_size=30)
    | st.recursive(st.just(""), _element, max_leaves=6)
    | st.recursive(st.just(""), _element, max_leaves=6).map(
        lambda inner: f"<fetch><entity name='thing'>{inner}</entity></fetch>"
    )
)
def test_any_text_is_fetch_xml_or_is_refused(things: Records, text: str) -> None:
    try:
        things.query("thing", f"?fetchXml={quote(text, safe='')}")
    except ApmError as error:
        assert "\n" not in str(error)
