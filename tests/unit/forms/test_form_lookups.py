"""The lookups of a form: suggested names and refused names."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Records
from apm.forms.record_writing import write_record
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find
from tests.support.record_forms import CASE, open_form, shown
from tests.support.sample_workspace import new_workspace


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


class TestLookups:
    """The user types a name, and the field suggests names."""

    def typed(self, workspace: Workspace, text: str) -> tuple[Tab, list[str]]:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.edit_field(tab, "customerid", text)
        tree = shown(tab, workspace.records)
        lists = find(tree, "datalist")
        assert len(lists) <= 1
        (field,) = find(tree, name="customerid")
        assert field[1].get("list") == (lists[0][1]["id"] if lists else None)
        names = [each[1]["value"] for box in lists for each in find(box, "option")]
        return tab, names

    def refusal(self, workspace: Workspace, tab: Tab) -> str:
        with pytest.raises(ApmError) as caught:
            write_record(workspace, tab)
        return str(caught.value)

    def test_names_that_hold_what_was_typed_are_suggested(self, workspace: Workspace) -> None:
        _, names = self.typed(workspace, "CONTOSO")
        assert names
        assert all("contoso" in each.casefold() for each in names)

    def test_an_emptied_lookup_suggests_all_of_its_tables(self, workspace: Workspace) -> None:
        _, names = self.typed(workspace, "")
        assert {"Contoso Coffee", "Amara Okafor"} <= {*names}
        assert names == sorted(names, key=str.casefold)

    def test_twenty_at_most_are_suggested(self, workspace: Workspace) -> None:
        for number in range(30):
            workspace.records.create("account", {"name": f"Branch {number}"})
        assert len(self.typed(workspace, "branch")[1]) == 20

    @pytest.mark.parametrize("text", ["contoso coffee", "nothing of that name", "x" * 2000])
    def test_a_whole_name_and_an_unknown_one_suggest_nothing(
        self, workspace: Workspace, text: str
    ) -> None:
        assert self.typed(workspace, text)[1] == []

    @pytest.mark.parametrize("text", ["O'Hara & Söhne 100%", "{a}", "\ud83d", "a\0", "') or ('"])
    def test_any_text_is_only_looked_for(self, workspace: Workspace, text: str) -> None:
        if text.isprintable():
            workspace.records.create("account", {"name": f"The {text}"})
        names = self.typed(workspace, text)[1]
        assert names == ([f"The {text}"] if text.isprintable() else [])

    def test_a_form_that_nobody_typed_in_has_no_lists(self, workspace: Workspace) -> None:
        for parameters in ({"entityId": CASE}, {}):
            tab = open_form(workspace, "incident", **parameters)
            assert not find(shown(tab, workspace.records), "datalist")

    def test_an_unknown_name_is_refused_with_those_to_choose_from(
        self, workspace: Workspace
    ) -> None:
        tab, _ = self.typed(workspace, "Nobody")
        sentence = self.refusal(workspace, tab)
        start = "Customer: there is no account or contact called 'Nobody'; choose one of: "
        assert sentence.startswith(start)
        listed = sentence.removeprefix(start).split(", ")
        assert len(listed) == 8
        assert listed[-1].endswith(" and others.")

    def test_a_name_that_several_have_is_refused(self, workspace: Workspace) -> None:
        for _ in range(2):
            workspace.records.create("account", {"name": "Twin"})
        tab, _ = self.typed(workspace, "twin")
        assert self.refusal(workspace, tab).startswith(
            "Customer: more than one account or contact is called 'twin'"
        )

    def test_where_there_is_nothing_to_choose_it_says_so(self) -> None:
        workspace = new_workspace()
        workspace.records = Records(replace=True)
        tab = open_form(workspace, "incident", data={"title": "Leak"})
        workspace.edit_field(tab, "customerid", "Nobody")
        assert self.refusal(workspace, tab).endswith("; there is none to choose yet.")
