"""Forms and lists keep what they loaded until they are refreshed."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.core.inputs import TabInput
from apm.core.json_text import Json
from apm.forms.form import Form, form_in
from apm.forms.record_writing import RefusedByDataverseError, show_record, write_record
from apm.templates.catalogue import RECORD_FORM, TabTemplate
from apm.templates.page_types import ENTITY_LIST
from apm.workspace.lists import Listed, list_in, refreshed, select, sorted_by
from apm.workspace.page_inputs import make_page
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace
from tests.support.element_trees import text
from tests.support.record_forms import CASE, CONTOSO, open_form, shown
from tests.support.sample_workspace import new_workspace

TITLE = "Grinder stops after ten seconds"


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


def form_of_case(workspace: Workspace, tab: Tab) -> Form:
    form = form_in(tab, workspace.records)
    assert form
    return form


class TestForms:
    def test_a_form_keeps_its_values_until_it_is_refreshed(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.records.update("incident", CASE, {"title": "Leak"})
        assert form_of_case(workspace, tab).record["title"] == TITLE
        assert "Leak" not in text(shown(tab, workspace.records))
        workspace.refresh_page(tab)
        assert form_of_case(workspace, tab).record["title"] == "Leak"

    def test_a_form_in_the_background_loads_when_it_opens(self, workspace: Workspace) -> None:
        given = TabInput("", {"entityName": "incident", "entityId": CASE}, is_focused=False)
        tab = workspace.tabs[workspace.open_tab(workspace.focused, RECORD_FORM, given).value]
        workspace.records.update("incident", CASE, {"title": "Leak"})
        assert form_of_case(workspace, tab).record["title"] == TITLE

    def test_so_does_a_form_in_a_dialog_or_a_side_pane(self, workspace: Workspace) -> None:
        wanted: Json = {"pageType": "entityrecord", "entityName": "incident", "entityId": CASE}
        page = make_page(workspace, "dialog-1", wanted)
        workspace.records.update("incident", CASE, {"title": "Leak"})
        form = form_in(page, workspace.records)
        assert form and form.record["title"] == TITLE

    def test_a_form_that_opens_again_has_the_values_of_now(self, workspace: Workspace) -> None:
        open_form(workspace, "incident", entityId=CASE)
        workspace.records.update("incident", CASE, {"title": "Leak"})
        tab = open_form(workspace, "incident", entityId=CASE)
        assert form_of_case(workspace, tab).record["title"] == "Leak"
        assert tab.title == "Leak"

    def test_related_records_are_kept_too(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "account", entityId=CONTOSO)
        before = text(shown(tab, workspace.records))
        parent = {"parentcustomerid_account@odata.bind": f"/accounts({CONTOSO})"}
        workspace.records.create("contact", {"lastname": "Aardvark", **parent})
        assert text(shown(tab, workspace.records)) == before
        workspace.refresh_page(tab)
        assert "Aardvark" in text(shown(tab, workspace.records))

    def test_a_save_writes_the_edits_only_and_loads_the_record(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.records.update("incident", CASE, {"productserialnumber": "S1", "title": "Leak"})
        workspace.edit_field(tab, "description", "Mine")
        written = write_record(workspace, tab).value
        assert set(written.changed) >= {"productserialnumber", "title"}
        assert "description" not in written.changed
        form = form_of_case(workspace, tab)
        assert (form.record["title"], form.record["productserialnumber"]) == ("Leak", "S1")

    def test_a_title_follows_the_saves_of_its_own_form_only(self, workspace: Workspace) -> None:
        first, second = (open_form(workspace, "incident", entityId=CASE) for _ in range(2))
        workspace.edit_field(first, "title", "Leak")
        write_record(workspace, first)
        assert (first.title, second.title) == ("Leak", TITLE)
        workspace.edit_field(second, "description", "Mine")
        write_record(workspace, second)
        assert second.title == "Leak"

    def test_a_refresh_says_what_differs(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.records.update("incident", CASE, {"prioritycode": 3})
        workspace.edit_field(tab, "title", "Mine")
        changed = show_record(workspace, tab, tab.parameters).value
        assert {"prioritycode", "title"} <= set(changed)
        assert not set(changed) - {"prioritycode", "title", "modifiedon"}


class TestDeleted:
    def test_a_deleted_record_leaves_the_form_as_it_is(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        before = text(shown(tab, workspace.records))
        workspace.records.delete("incident", CASE)
        assert text(shown(tab, workspace.records)) == before
        assert not form_of_case(workspace, tab).is_new

    def test_also_if_it_was_not_drawn_before(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.records.delete("incident", CASE)
        assert TITLE in text(shown(tab, workspace.records))

    def test_its_save_makes_no_other_record(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.records.delete("incident", CASE)
        workspace.edit_field(tab, "title", "Leak")
        sentence = f"Case {TITLE} no longer exists, so it cannot be saved."
        with pytest.raises(RefusedByDataverseError, match=sentence):
            write_record(workspace, tab)
        assert tab.edits == {"title": "Leak"}
        assert not workspace.records.query("incident", "?$filter=title eq 'Leak'")

    def test_its_refresh_is_refused(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.records.delete("incident", CASE)
        with pytest.raises(ApmError, match=f"Case {TITLE} no longer exists, so it cannot be ref"):
            workspace.refresh_page(tab)
        assert TITLE in text(shown(tab, workspace.records))


class TestLists:
    @pytest.fixture
    def tab(self, workspace: Workspace) -> Tab:
        template = TabTemplate("", "Accounts", "", ENTITY_LIST)
        given = TabInput("", {"entityName": "account"})
        tab = workspace.tabs[workspace.open_tab(workspace.focused, template, given).value]
        assert len(self.listed(workspace, tab).rows) == 6
        return tab

    def listed(self, workspace: Workspace, tab: Tab) -> Listed:
        found = list_in(tab, workspace.records)
        assert found
        return found

    def names(self, workspace: Workspace, tab: Tab) -> list[str]:
        found = self.listed(workspace, tab)
        return [found.name_of(each) for each in found.rows]

    def test_a_list_keeps_its_rows(self, workspace: Workspace, tab: Tab) -> None:
        before = self.names(workspace, tab), self.listed(workspace, tab).total
        workspace.records.create("account", {"name": "Aardvark"})
        workspace.records.update("account", CONTOSO, {"name": "Zebra"})
        assert (self.names(workspace, tab), self.listed(workspace, tab).total) == before
        row = self.listed(workspace, tab).row(CONTOSO)
        assert row and row["name"] == "Contoso Coffee"

    def test_selecting_rows_reads_nothing(self, workspace: Workspace, tab: Tab) -> None:
        before = self.names(workspace, tab)
        workspace.records.create("account", {"name": "Aardvark"})
        found = self.listed(workspace, tab)
        workspace.select_rows(tab, select(found, CONTOSO, is_selected=True))
        assert self.names(workspace, tab) == before
        assert [found.name_of(each) for each in self.listed(workspace, tab).selected] == [
            "Contoso Coffee"
        ]

    def test_a_refresh_and_another_order_read_again(self, workspace: Workspace, tab: Tab) -> None:
        workspace.records.create("account", {"name": "Aardvark"})
        workspace.set_list_state(tab, refreshed(tab.list_state))
        assert "Aardvark" in self.names(workspace, tab)
        workspace.records.create("account", {"name": "Abacus"})
        workspace.set_list_state(tab, sorted_by(tab.list_state, "name"))
        assert "Abacus" in self.names(workspace, tab)


class TestDiffering:
    @pytest.mark.parametrize(
        ("table", "typed"),
        [
            ("account", {"name": "Contoso", "numberofemployees": "1,000", "revenue": "1.50"}),
            ("account", {"name": "Contoso", "primarycontactid": "amara okafor"}),
            ("contact", {"lastname": "Silva", "birthdate": "2023-06-12", "donotemail": "true"}),
        ],
    )
    def test_what_was_typed_is_no_news_after_its_save(
        self, workspace: Workspace, table: str, typed: dict[str, str]
    ) -> None:
        tab = open_form(workspace, table)
        for name, value in typed.items():
            workspace.edit_field(tab, name, value)
        assert not set(write_record(workspace, tab).value.changed) & typed.keys()

    def test_another_record_with_the_same_name_is(self, workspace: Workspace) -> None:
        others = [workspace.records.create("contact", {"lastname": "Silva"}) for _ in range(2)]
        tab = open_form(workspace, "account", entityId=CONTOSO)
        for each in others:
            point = {"primarycontactid@odata.bind": f"/contacts({each})"}
            workspace.records.update("account", CONTOSO, point)
            assert "primarycontactid" in show_record(workspace, tab, tab.parameters).value
