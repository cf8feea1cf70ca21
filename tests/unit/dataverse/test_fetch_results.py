"""FetchXML returns records in the form of the Web API, with columns, groups and pages."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from apm.core.json_text import Json
from apm.dataverse import Records
from tests.support.fetch_queries import ATTRIBUTE, FORMATTED, IDS, LOGICAL_NAME, fetched, found
from tests.support.thing_tables import OWNERS


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
