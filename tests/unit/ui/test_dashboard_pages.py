"""Dashboards."""

from __future__ import annotations

import pytest

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.settings import Settings
from apm.templates.page_types import DASHBOARD
from apm.ui.pages.charts import chart
from apm.ui.pages.page_contents import page
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.sample_workspace import new_workspace
from tests.support.shown_pages import shown, tab_of
from tests.support.thing_tables import store


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


class TestDashboard:
    def test_an_unknown_dashboard_is_the_default_one(self, workspace: Workspace) -> None:
        tree = shown(tab_of(workspace, DASHBOARD, dashboardId="unknown"))
        headings = [text(each) for each in find(tree, "h2")]
        assert headings[:3] == ["Cases by status", "Open cases by priority", "Cases by month"]
        assert "Microsoft.Apm.createSession(" in text(find(tree, "pre")[0])

    def test_a_chart_says_its_numbers(self) -> None:
        tree = chart("Cases", {"High": 4, "Low": 1})
        assert text(find(tree, "title")[0]) == "Cases: High 4, Low 1"
        widths = [each[1]["width"] for each in find(tree, "rect")]
        assert widths[0] == pytest.approx(4 * widths[1], abs=4)

    def test_a_chart_of_nothing_says_so(self) -> None:
        tree = chart("Cases", {})
        assert text(find(tree, "p")[0]) == "None."
        assert not find(tree, "svg")

    def test_the_charts_count_all_cases(self, workspace: Workspace) -> None:
        tree = shown(tab_of(workspace, DASHBOARD, dashboardId="x"))
        by_status, by_priority, by_month = (text(each) for each in find(tree, "title"))
        assert by_priority == "Open cases by priority: High 4, Normal 3, Low 2"
        for sentence in (by_status, by_month):
            assert sum(int(each.split()[-1]) for each in sentence.split(": ")[1].split(", ")) == 12

    def test_my_open_cases_are_links(self, workspace: Workspace) -> None:
        tree = shown(tab_of(workspace, DASHBOARD, dashboardId="x"))
        links = find(tree, data_action="open-record")
        assert len(links) == 4
        assert text(links[0]) == "Water filter subscription"

    @pytest.mark.parametrize(("user", "count"), [("Maren Holt", None), ("Nobody Yet", 0)])
    def test_my_open_cases_are_those_of_who_works_here(
        self, workspace: Workspace, user: str, count: int | None
    ) -> None:
        records = Records(user=user)
        mine = f"?$filter=statecode eq 0 and _ownerid_value eq {records.user_id}&$orderby=createdon desc"
        tab = tab_of(workspace, DASHBOARD, dashboardId="x")
        links = find(["section", {}, *page(tab, records)], data_action="open-record")
        titles = [text(each) for each in links]
        assert titles == [each["title"] for each in records.query("incident", mine)]
        assert len(titles) == count if count is not None else titles

    def test_the_newest_of_many_cases_are_listed_and_the_others_counted(
        self, workspace: Workspace
    ) -> None:
        customer = {
            "customerid_account@odata.bind": "/accounts(acc00000-0000-4000-8000-000000000001)"
        }
        rows = [
            {"title": f"Leak {n:02d}", "createdon": f"2030-01-01T00:{n:02d}:00Z", **customer}
            for n in range(30)
        ]
        records = Records({"incident": rows})
        tree = ["section", {}, *page(tab_of(workspace, DASHBOARD, dashboardId="x"), records)]
        links = [text(each) for each in find(tree, data_action="open-record")]
        assert links == [f"Leak {n:02d}" for n in range(29, 19, -1)]
        assert "and 24 more" in text(tree)

    def test_cases_of_a_team_with_the_id_of_the_user_are_not_theirs(
        self, workspace: Workspace
    ) -> None:
        records = Records()
        team = records.create("team", {"teamid": records.user_id, "name": "Twin"})
        for each in records.query("incident", f"?$filter=_ownerid_value eq {team}"):
            bind: dict[str, Json] = {"ownerid@odata.bind": f"/teams({team})"}
            records.update("incident", str(each["incidentid"]), bind)
        tab = tab_of(workspace, DASHBOARD, dashboardId="x")
        assert not find(["section", {}, *page(tab, records)], data_action="open-record")


def test_a_dashboard_without_cases_counts_none() -> None:
    workspace = Workspace(Settings(), records=store([]))
    tree = ["section", {}, *page(workspace.focused.focused_tab, workspace.records)]
    assert "Cases of the sample Dataverse" in text(tree)
    assert not find(tree, data_action="open-record")
