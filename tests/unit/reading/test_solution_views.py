"""The views of solutions: in lists, in lookups, and in queries of scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.dataverse import Records, ViewKind
from apm.dataverse.schema.views import View
from apm.reading.view_remarks import view_remarks
from apm.reading.workspace_file import read_workspace
from apm.settings.shipped import from_shipped
from apm.workspace.lookup_list import EVERYTHING, LookupList, listed_rows
from tests.support.sample_solution import UNPACKED, read_zip, tiny_files, zipped

ACCOUNT = "acc00000-0000-4000-8000-000000000001"


def records_with(folder: Path, *solutions: Path, text: str = "") -> Records:
    """The records of a workspace with solutions."""
    read = read_workspace(folder / "workspace.toml", solutions)
    assert read.problems == ()
    own = from_shipped(read.page).settings.records
    return Records(own.tables, described=own.described)


def trip(*views: str) -> bytes:
    """A solution with a table and its views."""
    columns = "".join(
        f"<attribute PhysicalName='{name}'><Type>{kind}</Type></attribute>"
        for name, kind in (("new_name", "nvarchar"), ("new_days", "int"), ("statecode", "state"))
    )
    entity = f"<EntityInfo><entity Name='new_trip'><attributes>{columns}</attributes></entity></EntityInfo>"
    saved = f"<SavedQueries><savedqueries>{''.join(views)}</savedqueries></SavedQueries>"
    return zipped(tiny_files(f"<Entities><Entity>{entity}{saved}</Entity></Entities>"))


def view(
    inside: str, cells: tuple[str, ...] = ("new_name",), number: int = 1, kind: int = 0
) -> str:
    """A view; `inside` is what its entity element has."""
    cell = "".join(f"<cell name='{each}' width='90'/>" for each in cells)
    return (
        f"<savedquery><savedqueryid>0000000{number}-0000-4000-8000-000000000000</savedqueryid>"
        f"<LocalizedNames><LocalizedName description='View {number}' languagecode='1033'/></LocalizedNames>"
        f"<querytype>{kind}</querytype><layoutxml><grid><row>{cell}</row></grid></layoutxml>"
        f"<fetchxml><fetch><entity name='new_trip'>{inside}</entity></fetch></fetchxml></savedquery>"
    )


@pytest.fixture
def trips(tmp_path: Path) -> Records:
    """Trips of one, two and three days; the last one is inactive."""
    found = tmp_path / "a.zip"
    found.write_bytes(
        trip(
            view("<order attribute='new_days' descending='true'/>", ("new_name", "new_days"), 1),
            view(
                "<filter><condition attribute='new_days' operator='gt' value='1'/></filter>", (), 2
            ),
        )
    )
    records = records_with(tmp_path, found)
    for at, row in enumerate(records.query("new_trip", "?$orderby=new_name")):
        records.update("new_trip", str(row["new_tripid"]), {"new_days": at + 1})
    return records


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """The records of the sample solution."""
    return records_with(tmp_path_factory.mktemp("devices"), UNPACKED)


class TestDevices:
    def test_a_table_has_the_views_of_the_solution(self, records: Records) -> None:
        device = records.schema.table("con_device")
        assert [each.name for each in device.views] == ["Active devices", "Retired devices"]
        assert device.views[0].widths == (200, 120, 100, 150)
        assert {each.kind for each in device.other_views} == {*ViewKind} - {
            ViewKind.PUBLIC,
            ViewKind.UNLISTED,
        }

    def test_a_linked_column_says_where_it_is_from(self, records: Records) -> None:
        shown = records.shown_view("con_device", records.schema.table("con_device").view())
        assert [(each.name, each.heading) for each in shown.columns][2:] == [
            ("con_price", "Price"),
            ("owner.name", "Account Name (Account)"),
        ]
        device = records.create(
            "con_device", {"con_name": "Grill", "con_AccountId@odata.bind": f"/accounts({ACCOUNT})"}
        )
        rows = {each["con_deviceid"]: each for each in records.query("con_device", shown.options)}
        assert shown.columns[3].text_in(rows[device]) == "Contoso Coffee"

    def test_the_views_of_the_sample_stay_beside_those_of_the_solution(
        self, records: Records
    ) -> None:
        views = [each.name for each in records.schema.table("incident").views]
        assert views == ["Active Cases", "All Cases", "Resolved Cases", "Cases by urgency"]

    def test_a_view_of_any_kind_is_a_saved_query(self, records: Records) -> None:
        lookup = records.schema.table("con_device").view_for(ViewKind.LOOKUP)
        assert lookup
        page = records.retrieve_multiple("con_device", f"?savedQuery={lookup.id}", 2)
        names = [name for name in page.records[0] if "@" not in name]
        assert names == ["con_deviceid", "con_name", "con_kind"]
        rest = records.retrieve_multiple("con_device", page.next_options, 5000)
        found = [each["con_name"] for each in (*page.records, *rest.records)]
        assert len(found) == len({*found}) == records.count("con_device", lookup.options)

    def test_names_are_in_the_language_of_the_workspace(self, tmp_path: Path) -> None:
        (tmp_path / "workspace.toml").write_text("solutions.language = 1036")
        records = records_with(tmp_path, UNPACKED)
        assert records.schema.table("con_device").view().name == "Appareils actifs"


def names(records: Records, options: str) -> list[object]:
    return [each["new_name"] for each in records.query("new_trip", options)]


def test_a_view_filters_and_sorts(trips: Records) -> None:
    first, second = trips.schema.table("new_trip").views
    assert names(trips, first.options) == ["Trip 3", "Trip 2", "Trip 1"]
    assert names(trips, f"?savedQuery={second.id}") == ["Trip 2", "Trip 3"]
    assert second.columns == ("new_name",)


def test_a_lookup_offers_the_records_of_its_view(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    only = "<filter><condition attribute='new_name' operator='ne' value='Trip 2'/></filter>"
    file.write_bytes(trip(view(only, number=1, kind=64), view("", number=2)))
    records = records_with(tmp_path, file)
    table = records.schema.table("new_trip")

    def offered(listed: LookupList) -> list[object]:
        return [each["new_name"] for each in listed_rows(records, table, listed, "", 9)]

    assert offered(EVERYTHING) == ["Trip 1", "Trip 3"]
    assert offered(LookupList(view_id=table.views[0].id)) == ["Trip 1", "Trip 2", "Trip 3"]


def test_quick_find_has_its_columns_and_no_condition(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    inside = (
        "<filter><condition attribute='statecode' operator='eq' value='0'/></filter>"
        "<filter type='or' isquickfindfields='1'><condition attribute='New_Name' operator='like' value='{0}'/></filter>"
    )
    file.write_bytes(trip(view(inside, kind=4)))
    records = records_with(tmp_path, file)
    table = records.schema.table("new_trip")
    found = table.view_for(ViewKind.QUICK_FIND)
    assert found
    assert found.searched == ("new_name",)
    assert "{0}" not in found.options
    assert [each.name for each in table.views] == ["Active Trips", "All Trips"]


UNKNOWN_LINK = (
    "<link-entity name='new_far' from='a' to='new_days' alias='f' link-type='{}'><attribute name='b'/>"
    "</link-entity>"
)


@pytest.mark.parametrize(
    ("inside", "remark"),
    [
        (
            "<filter><condition attribute='new_days' operator='under' value='1'/></filter>",
            "the operator 'under' is not part of this emulator; ",
        ),
        (UNKNOWN_LINK.format("inner"), "there is no table 'new_far'; "),
        ("<filter><condition attribute='new_far' operator='null'/></filter>", "there is no column"),
        ("<filter type='xor'/>", "the type of a filter is and or or, not 'xor'"),
    ],
)
def test_a_query_that_cannot_be_used_shows_all_records_and_is_one_remark(
    tmp_path: Path, inside: str, remark: str
) -> None:
    content = trip(view(inside))
    (tmp_path / "a.zip").write_bytes(content)
    records = records_with(tmp_path, tmp_path / "a.zip")
    own = records.schema.table("new_trip").view()
    shown = records.shown_view("new_trip", own)
    assert remark in shown.problem
    assert names(records, shown.options) == ["Trip 1", "Trip 2", "Trip 3"]
    (found,) = view_remarks([read_zip(content)], {}, records.schema)
    assert found.text.startswith("view 'View 1' (new_trip): FetchXML: ")
    assert found.text.endswith("; the view shows all records")
    assert (found.solution, found.table, found.kind) == ("Tiny", "new_trip", "view")


def test_columns_that_no_table_has_are_left_out(tmp_path: Path) -> None:
    inside = (
        "<attribute name='new_gone'/><order attribute='new_gone'/><order attribute='new_name'/>"
        + UNKNOWN_LINK.format("outer")
    )
    content = trip(view(inside, ("new_name", "new_gone", "f.b")))
    (tmp_path / "a.zip").write_bytes(content)
    records = records_with(tmp_path, tmp_path / "a.zip")
    own: View = records.schema.table("new_trip").view()
    shown = records.shown_view("new_trip", own)
    assert (shown.problem, [each.name for each in shown.columns]) == ("", ["new_name"])
    (found,) = view_remarks([read_zip(content)], {}, records.schema)
    assert found.text == (
        "view 'View 1' (new_trip): the columns new_gone, f.b are not in the tables here; it is shown without them"
    )


def test_a_later_solution_replaces_a_view_with_the_same_id(tmp_path: Path) -> None:
    for name, cells in (("a", ("new_name",)), ("b", ("new_days",))):
        (tmp_path / f"{name}.zip").write_bytes(trip(view("", cells)))
    records = records_with(tmp_path, tmp_path / "a.zip", tmp_path / "b.zip")
    assert [each.columns for each in records.schema.table("new_trip").views] == [("new_days",)]
