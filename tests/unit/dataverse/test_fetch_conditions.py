"""Conditions of FetchXML find records as those of OData do."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Records
from tests.support.fetch_queries import IDS, NOW, condition, fetched, found
from tests.support.thing_tables import OWNERS, Row


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
