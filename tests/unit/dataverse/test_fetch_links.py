"""Links of FetchXML join tables."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Records, View, database
from apm.dataverse.database import Database
from apm.dataverse.query.list_query import ListQuery
from tests.support.fetch_queries import (
    ATTRIBUTE,
    CASES,
    FORMATTED,
    IDS,
    LOGICAL_NAME,
    condition,
    fetched,
)
from tests.support.thing_tables import Row

CROSSED = CASES.format(
    "".join(
        f"<link-entity name='incident' from='statecode' to='statecode' alias='a{at}'>"
        "<attribute name='title'/></link-entity>"
        for at in range(15)
    )
)
"""A query that joins most cases with most cases, fifteen times."""


class TestEndlessJoins:
    @pytest.mark.parametrize("options", ["", " aggregate='true'", " distinct='true'"])
    def test_a_query_that_would_not_end_is_given_up(
        self, sample: Records, options: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "MOST_SECONDS", 1)
        query = CROSSED.replace("<fetch", f"<fetch{options}")
        if "aggregate" in options:
            query = query.replace("<attribute name='title'/>", "")
            count = "<attribute name='title' aggregate='count' alias='n'/>"
            query = query.replace("<order attribute='ticketnumber'/>", count)
        with pytest.raises(ApmError, match="the query goes through too many combinations"):
            fetched(sample, query, "incident")
        assert fetched(sample, CASES.format(""), "incident"), "others work"

    def test_after_it_records_can_be_changed_without_a_limit(
        self, sample: Records, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "STEPS", 10)
        monkeypatch.setattr(database, "MOST_SECONDS", 0)
        contacts = sample.schema.table("contact")
        own = Database(sample.schema)
        with pytest.raises(ApmError, match="too many combinations"):
            own.rows("WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT 1 FROM n", [])
        own.insert_all(contacts, ({"contactid": f"{at}"} for at in range(9)), 9)
        assert own.has(contacts, "8")

    def test_a_query_that_goes_through_all_records_has_as_much_time_as_it_needs(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "STEPS", 100)
        monkeypatch.setattr(database, "MOST_SECONDS", -1)
        rows: list[Row] = [
            {"subject": f"Task {at * 7919 % 500}", "description": "text " * 20 + str(at)}
            for at in range(500)
        ]
        records = Records({"task": rows}, replace=True, user="Ada")
        keyword = ListQuery(keywords=("*9",), searched=("subject", "description"))
        found = records.query("task", "?$orderby=_ownerid_value,description desc", keyword)
        assert len(found) == records.count("task", "", keyword) > 0
        sorted_all = "<order attribute='subject'/><all-attributes/></entity></fetch>"
        for start in ("<fetch>", "<fetch distinct='true'>"):
            xml = f"{start}<entity name='task'>{sorted_all}"
            assert len(records.query("task", f"?fetchXml={xml}")) == 500

    def test_a_view_that_would_not_end_shows_all_records(self, sample: Records) -> None:
        view = View(IDS[0], "Crossed", ("title",), f"?fetchXml={CROSSED}")
        shown = sample.shown_view("incident", view)
        assert shown.problem.startswith("the query goes through too many combinations")
        assert sample.count("incident", shown.options) == sample.count("incident")


class TestLinks:
    def test_a_link_can_find_only_the_first_record(self, sample: Records) -> None:
        accounts = (
            "<fetch><entity name='account'><attribute name='name'/>"
            "<link-entity name='incident' from='customerid' to='accountid' link-type='{}' alias='c'>"
            "<attribute name='title'/>{}</link-entity></entity></fetch>"
        )
        first = "matchfirstrowusingcrossapply"
        tasks = (
            "<link-entity name='task' from='regardingobjectid' to='incidentid' alias='t'>"
            "<attribute name='subject'/></link-entity>"
        )
        for inner in (
            "",
            f"<filter>{condition('statecode', 'eq', '0')}</filter>",
            f"<filter>{condition('title', 'like', '%r%')}</filter>{tasks}",
        ):
            every = fetched(sample, accounts.format("inner", inner), "account")
            wanted = {each["accountid"]: each for each in reversed(every)}
            found = fetched(sample, accounts.format(first, inner), "account")
            assert len(every) > len(wanted) > 1
            assert found == [wanted[each["accountid"]] for each in found]
            assert len(found) == len(wanted)
            assert sample.count("account", f"?fetchXml={accounts.format(first, inner)}") == len(
                found
            )

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
        assert rows
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
