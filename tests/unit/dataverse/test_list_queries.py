"""What a list adds to its view: the order of the user, the search, and the page."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import ListQuery, Records
from tests.support.thing_tables import OWNERS, Row, store

NAMES = ["Zebra", "apple", None, "50% off", "500 off", "Ápple", "apple_pie", r"a\b"]
SEARCHED = ("name", "holder")


@pytest.fixture(scope="module")
def records() -> Records:
    rows: list[Row] = [
        {
            "name": name,
            "size": 3 - n // 3,
            **({"holder@odata.bind": f"/owners({OWNERS[n % 3]})"} if n != 4 else {}),
        }
        for n, name in enumerate(NAMES)
    ]
    return store(rows)


def names(records: Records, listed: ListQuery, options: str = "") -> list[Json]:
    return [each["name"] for each in records.query("thing", options, listed)]


class TestOrder:
    def test_text_ignores_case_and_records_without_a_value_come_first(
        self, records: Records
    ) -> None:
        up = names(records, ListQuery("name"))
        assert up == [None, "50% off", "500 off", r"a\b", "apple", "apple_pie", "Zebra", "Ápple"]
        assert names(records, ListQuery("name", is_descending=True)) == up[::-1]

    def test_a_lookup_is_sorted_by_the_name_of_its_record(self, records: Records) -> None:
        holders = [
            each.get("_holder_value") for each in records.query("thing", "", ListQuery("holder"))
        ]
        assert holders == [None, *[OWNERS[0]] * 3, *[OWNERS[1]] * 2, *[OWNERS[2]] * 2]

    def test_equal_records_keep_the_order_of_the_view(self, records: Records) -> None:
        found = names(records, ListQuery("size"), "?$orderby=name desc")
        assert found == ["apple_pie", r"a\b", "Ápple", "500 off", "50% off", "Zebra", "apple", None]

    def test_an_unknown_column_leaves_the_order_of_the_view(self, records: Records) -> None:
        assert names(records, ListQuery("colour")) == NAMES


class TestSearch:
    @pytest.mark.parametrize(
        ("keyword", "expected"),
        [
            ("APPLE", ["apple", "apple_pie"]),
            ("50%", ["50% off"]),
            ("apple_", ["apple_pie"]),
            ("a\\", [r"a\b"]),
            ("off", []),
            ("*off", ["50% off", "500 off"]),
            ("a*e", ["apple", "apple_pie"]),
            ("Owner 1", ["apple", r"a\b"]),
            ("\ud800", []),
            ("'; --", []),
        ],
    )
    def test_a_name_or_the_name_of_a_lookup_starts_with_it(
        self, records: Records, keyword: str, expected: list[str]
    ) -> None:
        listed = ListQuery(keywords=(keyword,), searched=SEARCHED)
        found = names(records, listed)
        assert found == expected
        assert records.count("thing", "", listed) == len(found)

    def test_the_filter_of_the_view_holds_too(self, records: Records) -> None:
        listed = ListQuery(keywords=("a",), searched=("name",))
        assert names(records, listed, "?$filter=size gt 1") == ["apple"]
        assert records.count("thing", "?$filter=size gt 1", listed) == 1

    def test_one_of_several_keywords_is_enough(self, records: Records) -> None:
        listed = ListQuery(keywords=("zeb", "\ud800", "500"), searched=("name", "allowed"))
        assert names(records, listed) == ["Zebra", "500 off"]

    def test_without_columns_nothing_is_found(self, records: Records) -> None:
        assert names(records, ListQuery(keywords=("a",))) == []


def test_pages_hold_each_record_once(records: Records) -> None:
    pages = [names(records, ListQuery("name", skip=at, top=3)) for at in (0, 3, 6, 9)]
    assert [len(each) for each in pages] == [3, 3, 2, 0]
    assert [each for page in pages for each in page] == names(records, ListQuery("name"))
    assert records.count("thing", "", ListQuery(skip=3, top=3)) == len(NAMES)


def test_one_record_is_found_by_its_id_if_the_view_has_it(records: Records) -> None:
    (thing,) = records.query("thing", "?$filter=name eq 'Zebra'")
    listed = ListQuery(record_id=str(thing["thingid"]))
    assert names(records, listed) == ["Zebra"]
    assert names(records, listed, "?$filter=size lt 3") == []


class TestFilters:
    def test_filters_of_fetch_xml_and_a_condition_go_with_the_view(self, records: Records) -> None:
        likes = tuple(
            f"<filter><condition attribute='name' operator='like' value='{each}'/></filter>"
            for each in ("%p%", "a%")
        )
        assert names(records, ListQuery("name", filters=likes)) == ["apple", "apple_pie"]
        listed = ListQuery(filters=likes, condition="endswith(name,'e')", columns=("name",), top=1)
        (found,) = records.query("thing", "?$select=size&$orderby=name desc", listed)
        assert {each for each in found if "@" not in each} == {"thingid", "name"}
        assert found["name"] == "apple_pie"
        assert records.count("thing", "", listed) == 2

    def test_the_view_can_be_fetch_xml(self, records: Records) -> None:
        xml = (
            "<fetch><entity name='thing'><attribute name='size'/>"
            "<order attribute='name' descending='true'/>"
            "<filter><condition attribute='size' operator='ge' value='2'/></filter>"
            "<link-entity name='owner' from='ownerid' to='holder' alias='o'>"
            "<filter><condition attribute='name' operator='ne' value='Owner 0'/></filter>"
            "</link-entity></entity></fetch>"
        )
        listed = ListQuery(condition="contains(name,'p')", columns=("name",))
        assert names(records, listed, f"?fetchXml={xml}") == ["Ápple", "apple"]

    @pytest.mark.parametrize(
        ("xml", "sentence"),
        [
            ("<filter>", "FetchXML: the text is no XML"),
            ("<condition/>", "FetchXML: the text begins with <filter>, not with <condition>"),
            ("<!DOCTYPE x><filter/>", "FetchXML: a DOCTYPE, an entity or a CDATA section has no"),
            (
                "<filter><condition attribute='nmae' operator='null'/></filter>",
                "FetchXML: there is no column 'nmae' in thing; did you mean 'name'?",
            ),
            (
                "<filter><order attribute='name'/></filter>",
                "there is no element 'order' in <filter>",
            ),
        ],
    )
    def test_a_filter_that_cannot_be_is_refused(
        self, records: Records, xml: str, sentence: str
    ) -> None:
        with pytest.raises(ApmError) as caught:
            names(records, ListQuery(filters=(xml,)))
        assert sentence in str(caught.value)
