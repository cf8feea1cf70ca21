"""Lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.settings import Settings
from apm.templates.page_types import DASHBOARD, ENTITY_LIST
from apm.ui.effects import effects_of
from apm.ui.elements import Element
from apm.ui.pages.page_contents import page
from apm.workspace.lists import list_in
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.page_actions import act
from tests.support.sample_workspace import new_workspace
from tests.support.shown_pages import RECORDS, shown, tab_of


def column(tree: Element, number: int) -> list[str]:
    """The texts of a column, row by row; the column of checkboxes is not counted."""
    return [text(find(row, "td")[number + 1]) for row in find(tree, "tr")[1:]]


def boxes(tree: Element) -> list[Element]:
    """The checkboxes: first that of all rows, then that of each row."""
    return find(tree, "input", data_action="select-row")


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


class TestList:
    def test_it_shows_the_columns_of_its_view(self, workspace: Workspace) -> None:
        tree = shown(tab_of(workspace, ENTITY_LIST, entityName="incident"))
        labels = [text(each) for each in find(tree, "th")]
        assert labels[:3] == ["Case Title", "Case Number", "Priority"]
        assert text(find(tree, role="status")[0]) == "1 - 9 of 9 (0 selected)"
        assert set(column(tree, 2)) == {"High", "Normal", "Low"}

    def test_an_unknown_view_is_the_default_view(self, workspace: Workspace) -> None:
        for view_id in ("x", "5fa2c7a8-1111-4222-8333-444455556666"):
            tree = shown(tab_of(workspace, ENTITY_LIST, entityName="incident", viewId=view_id))
            assert find(tree, role="region", aria_label="Active Cases")

    def test_a_row_links_to_its_record(self, workspace: Workspace) -> None:
        tree = shown(tab_of(workspace, ENTITY_LIST, entityName="contact"))
        links = find(find(tree, "tbody")[0], "button")
        assert links
        assert all(each[1]["data-of"].startswith("contact ") for each in links)
        assert [text(each) for each in links] == column(tree, 0)

    def test_a_row_of_all_activities_links_to_the_form_of_the_activity(
        self, workspace: Workspace
    ) -> None:
        tree = shown(tab_of(workspace, ENTITY_LIST, entityName="activitypointer"))
        links = find(find(tree, "tbody")[0], "button")
        opened = [each[1]["data-of"].split() for each in links]
        assert {"task", "email", "phonecall"} <= {table for table, _ in opened}
        for table, record_id in opened:
            assert RECORDS.retrieve(table, record_id)

    def test_a_click_on_a_heading_sorts_and_the_next_one_turns_round(
        self, workspace: Workspace
    ) -> None:
        tab = tab_of(workspace, ENTITY_LIST, entityName="incident")
        act(workspace, "sort", f"{tab.id} title")
        tree = shown(tab)
        assert column(tree, 0) == sorted(column(tree, 0), key=str.casefold)
        assert [each[1].get("aria-sort") for each in find(tree, "th")][:2] == ["ascending", None]
        up = column(tree, 0)
        act(workspace, "sort", f"{tab.id} title")
        assert column(shown(tab), 0) == up[::-1]
        assert find(shown(tab), "th")[0][1]["aria-sort"] == "descending"

    @pytest.mark.parametrize("name", ["prioritycode", "customerid", "createdon", "statuscode"])
    def test_every_kind_of_column_sorts(self, workspace: Workspace, name: str) -> None:
        tab = tab_of(workspace, ENTITY_LIST, entityName="incident")
        act(workspace, "sort", f"{tab.id} {name}")
        assert len(column(shown(tab), 0)) == 9

    def test_choices_sort_by_value(self, workspace: Workspace) -> None:
        tab = tab_of(workspace, ENTITY_LIST, entityName="incident")
        act(workspace, "sort", f"{tab.id} prioritycode")
        assert list(dict.fromkeys(column(shown(tab), 2))) == ["High", "Normal", "Low"]

    def test_another_view_can_be_chosen(self, workspace: Workspace) -> None:
        tab = tab_of(workspace, ENTITY_LIST, entityName="incident")
        act(workspace, "sort", f"{tab.id} title")
        (chooser,) = find(shown(tab), "select")
        resolved = next(each for each in find(chooser, "option") if "Resolved" in text(each))
        outcome = act(workspace, "choose-view", tab.id, resolved[1]["value"])
        assert [effects_of(each).pages for each in outcome.events] == [(tab.id,)]
        assert text(find(shown(tab), role="status")[0]) == "1 - 2 of 2 (0 selected)"
        assert find(shown(tab), "select")[0][1]["value"] == resolved[1]["value"]


VIEWS: list[Json] = [
    {
        "name": "With city",
        "columns": ["fullname", "at.address1_city", "jobtitle"],
        "widths": [200, 120, 80],
        "fetch": "<fetch><entity name='contact'><link-entity name='account' from='accountid' to='parentcustomerid' "
        "alias='at' link-type='outer'><attribute name='address1_city'/></link-entity></entity></fetch>",
    },
    {
        "name": "Unknown",
        "columns": ["fullname"],
        "fetch": "<fetch><entity name='contact'><filter><condition attribute='fullname' operator='near'/></filter>"
        "</entity></fetch>",
    },
    {
        "name": "Quick find",
        "columns": ["fullname"],
        "kind": "quick find",
        "searched": ["emailaddress1"],
    },
]


class TestFetchViews:
    @pytest.fixture
    def listed(self, workspace: Workspace) -> Callable[..., Element]:
        """Draws the list of contacts in a view; the first call opens it."""
        columns: Json = {"jobtitle": {"type": "text", "label": "Job Title"}}
        described: Json = {"columns": columns, "views": VIEWS}
        workspace.records = Records(described={"contact": described})
        tab = tab_of(workspace, ENTITY_LIST, entityName="contact")

        def draw(action: str = "", value: str = "", part: str = "") -> Element:
            if action:
                act(workspace, action, f"{tab.id} {part}".strip(), value)
            return ["section", {}, *page(tab, workspace.records)]

        return draw

    def test_a_linked_column_is_shown_with_its_width(self, listed: Callable[..., Element]) -> None:
        headings = find(listed(), "th")
        assert [text(each) for each in headings] == [
            "Full Name",
            "Address 1: City (Company Name)",
            "Job Title",
        ]
        assert [each[1]["style"] for each in headings] == [
            "width: 200px",
            "width: 120px",
            "width: 80px",
        ]
        assert "Redmond" in column(listed(), 1)

    def test_a_linked_column_sorts(self, listed: Callable[..., Element]) -> None:
        up = column(listed("sort", part="at.address1_city"), 1)
        assert up == sorted(up)
        assert column(listed("sort", part="at.address1_city"), 1) == up[::-1]

    def test_a_search_is_in_the_columns_of_quick_find(self, listed: Callable[..., Element]) -> None:
        name = column(listed(), 0)[0]
        assert column(listed("search-list", name), 0) == []
        assert len(column(listed("search-list", "*@"), 0)) == 10

    def test_a_query_that_cannot_be_used_shows_all_records_and_says_so(
        self, listed: Callable[..., Element]
    ) -> None:
        (chooser,) = find(listed(), "select")
        options = find(chooser, "option")
        assert [text(each) for each in options] == ["With city", "Unknown"]
        tree = listed("choose-view", options[1][1]["value"])
        (note,) = find(tree, "p", key="~view")
        assert text(note).startswith(
            "The view Unknown shows all records: FetchXML: the operator 'near' is not part of this emulator"
        )
        assert text(find(tree, role="status")[0]) == "1 - 10 of 10 (0 selected)"


class TestSelection:
    def test_a_box_selects_its_row(self, workspace: Workspace) -> None:
        tab = tab_of(workspace, ENTITY_LIST, entityName="incident")
        box = boxes(shown(tab))[2]
        assert box[1]["aria-label"] == f"Select {column(shown(tab), 0)[1]}"
        outcome = act(workspace, "select-row", box[1]["data-of"], "true")
        assert [effects_of(each).pages for each in outcome.events] == [(tab.id,)]
        checked = [each[1].get("checked") for each in boxes(shown(tab))]
        assert [at for at, each in enumerate(checked) if each] == [2]
        assert boxes(shown(tab))[0][1]["indeterminate"] is True
        assert text(find(shown(tab), role="status")[0]) == "1 - 9 of 9 (1 selected)"
        act(workspace, "select-row", box[1]["data-of"], "false")
        assert not any(each[1].get("checked") for each in boxes(shown(tab)))

    def test_one_box_selects_all_rows(self, workspace: Workspace) -> None:
        tab = tab_of(workspace, ENTITY_LIST, entityName="incident")
        act(workspace, "select-row", boxes(shown(tab))[0][1]["data-of"], "true")
        assert all(each[1].get("checked") for each in boxes(shown(tab)))
        assert boxes(shown(tab))[0][1].get("indeterminate") is False
        act(workspace, "select-row", boxes(shown(tab))[0][1]["data-of"], "false")
        assert not any(each[1].get("checked") for each in boxes(shown(tab)))

    @pytest.mark.parametrize(
        ("name", "words"),
        [("sort", "title"), ("choose-view", ""), ("search-list", "")],
    )
    def test_other_rows_are_not_selected(self, workspace: Workspace, name: str, words: str) -> None:
        tab = tab_of(workspace, ENTITY_LIST, entityName="incident")
        act(workspace, "select-row", boxes(shown(tab))[3][1]["data-of"], "true")
        act(workspace, name, f"{tab.id} {words}".strip())
        assert not any(each[1].get("checked") for each in boxes(shown(tab)))

    def test_what_has_no_list_has_nothing_to_select(self, workspace: Workspace) -> None:
        tab = tab_of(workspace, DASHBOARD, dashboardId="x")
        assert act(workspace, "select-row", f"{tab.id} ", "true").events == ()


class TestPages:
    """A list of 120 accounts."""

    @pytest.fixture
    def workspace(self) -> Workspace:
        accounts = [
            {"accountid": f"acc10000-0000-4000-8000-{n:012d}", "name": f"Account {n:03d}"}
            for n in range(120)
        ]
        return Workspace(Settings(), records=Records({"account": accounts}, replace=True))

    @pytest.fixture
    def tab(self, workspace: Workspace) -> Tab:
        return tab_of(workspace, ENTITY_LIST, entityName="account")

    @pytest.fixture
    def seen(self, workspace: Workspace, tab: Tab) -> Callable[[], Element]:
        return lambda: ["section", {}, *page(tab, workspace.records)]

    def turn(self, workspace: Workspace, tree: Element, name: str) -> None:
        (arrow,) = find(tree, "button", aria_label=name)
        act(workspace, arrow[1]["data-action"], arrow[1]["data-of"])

    def test_a_page_has_fifty_rows(self, seen: Callable[[], Element]) -> None:
        tree = seen()
        assert column(tree, 0) == [f"Account {n:03d}" for n in range(50)]
        assert text(find(tree, role="status")[0]) == "1 - 50 of 120 (0 selected)"
        assert "Page 1" in text(find(tree, role="group", aria_label="Pages")[0])

    def test_the_table_tells_its_length_and_the_places_of_its_rows(
        self, workspace: Workspace, seen: Callable[[], Element]
    ) -> None:
        self.turn(workspace, seen(), "Next page")
        (table,) = find(seen(), "table")
        assert table[1]["aria-rowcount"] == 121
        places = [each[1]["aria-rowindex"] for each in find(table, "tr")]
        assert places == [1, *range(52, 102)]

    def test_buttons_lead_to_the_other_pages(
        self, workspace: Workspace, seen: Callable[[], Element]
    ) -> None:
        firsts = []
        for name in ("Next page", "Next page", "Previous page", "First page"):
            self.turn(workspace, seen(), name)
            firsts.append(text(find(seen(), role="status")[0]).split(" (")[0])
        assert firsts == [
            "51 - 100 of 120",
            "101 - 120 of 120",
            "51 - 100 of 120",
            "1 - 50 of 120",
        ]

    def test_a_button_that_leads_nowhere_says_so_and_does_nothing(
        self, workspace: Workspace, seen: Callable[[], Element]
    ) -> None:
        def disabled() -> list[str]:
            arrows = find(seen(), data_action="turn-page")
            return [each[1]["aria-label"] for each in arrows if each[1].get("aria-disabled")]

        assert disabled() == ["First page", "Previous page"]
        act(workspace, "select-row", boxes(seen())[1][1]["data-of"], "true")
        before = seen()
        assert "(1 selected)" in text(find(before, role="status")[0])
        self.turn(workspace, before, "Previous page")
        assert seen() == before, "the selection too"
        self.turn(workspace, seen(), "Next page")
        assert "(0 selected)" in text(find(seen(), role="status")[0])
        assert disabled() == []
        self.turn(workspace, seen(), "Next page")
        assert disabled() == ["Next page"]

    @pytest.mark.parametrize("number", ["", "x", "0", "9"])
    def test_a_page_that_does_not_exist_is_not_shown(
        self, workspace: Workspace, tab: Tab, seen: Callable[[], Element], number: str
    ) -> None:
        act(workspace, "turn-page", f"{tab.id} {number}")
        assert 0 < len(find(seen(), "tr")) - 1 <= 50

    def test_all_rows_of_the_page_are_selected_and_no_others(
        self, workspace: Workspace, tab: Tab, seen: Callable[[], Element]
    ) -> None:
        act(workspace, "select-row", boxes(seen())[0][1]["data-of"], "true")
        assert text(find(seen(), role="status")[0]) == "1 - 50 of 120 (50 selected)"
        assert boxes(seen())[0][1]["checked"] is True
        listed = list_in(tab, workspace.records)
        assert listed
        assert (len(listed.selected), len(listed.unselected)) == (50, 0)

    def test_sorting_and_searching_are_about_all_pages_and_show_the_first(
        self, workspace: Workspace, tab: Tab, seen: Callable[[], Element]
    ) -> None:
        act(workspace, "turn-page", f"{tab.id} 3")
        act(workspace, "sort", f"{tab.id} name")
        act(workspace, "sort", f"{tab.id} name")
        assert column(seen(), 0)[0] == "Account 119"
        act(workspace, "turn-page", f"{tab.id} 2")
        act(workspace, "search-list", tab.id, "*11")
        assert column(seen(), 0)[-2:] == ["Account 110", "Account 011"]
        assert text(find(seen(), role="status")[0]) == "1 - 11 of 11 (0 selected)"

    def test_a_search_that_finds_nothing_says_so(
        self, workspace: Workspace, tab: Tab, seen: Callable[[], Element]
    ) -> None:
        act(workspace, "search-list", tab.id, "account x")
        assert text(find(seen(), role="status")[0]) == "0 - 0 of 0 (0 selected)"
        assert "No data available." in text(seen())
        assert find(seen(), type="search")[0][1]["value"] == "account x"

    def test_if_the_records_of_a_page_are_gone_the_last_page_is_shown(
        self, workspace: Workspace, tab: Tab, seen: Callable[[], Element]
    ) -> None:
        act(workspace, "turn-page", f"{tab.id} 3")
        for n in range(95, 120):
            workspace.records.delete("account", f"acc10000-0000-4000-8000-{n:012d}")
        assert text(find(seen(), role="status")[0]) == "51 - 95 of 95 (0 selected)"

    def test_a_row_of_another_page_is_found_by_its_id(self, workspace: Workspace, tab: Tab) -> None:
        listed = list_in(tab, workspace.records)
        assert listed
        row = listed.row("acc10000-0000-4000-8000-000000000100")
        assert row is not None
        assert listed.name_of(row) == "Account 100"


def test_a_row_is_found_by_the_id_of_its_record(workspace: Workspace) -> None:
    listed = list_in(tab_of(workspace, ENTITY_LIST, entityName="incident"), RECORDS)
    assert listed
    row = listed.rows[1]
    assert (listed.row(listed.id_of(row)), listed.row("x")) == (row, None)
