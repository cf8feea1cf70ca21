"""The commands of a page: built-in commands, commands of the settings, and their effects."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.core.events import CommandAsked, FieldChanged, FormRefreshed, SaveAsked
from apm.core.inputs import SessionInput
from apm.forms.form import form_in
from apm.settings import Command, Limits, Settings, Where
from apm.templates.page_types import DASHBOARD, ENTITY_LIST, ENTITY_RECORD, PageType
from apm.ui.effects import effects_of
from apm.ui.shell.command_bar import command_bar
from apm.workspace.form_state import FormPlace
from apm.workspace.navigation import open_new, open_page
from apm.workspace.page import Page
from apm.workspace.side_panes import Pane
from apm.workspace.tab_plan import TabPlan
from apm.workspace.workspace import SESSIONS_FULL, Workspace
from tests.support.element_trees import find, text
from tests.support.page_actions import act

CASE = {"entityName": "incident", "entityId": "ca5e0000-0000-4000-8000-000000000002"}
COMMANDS = (
    Command("incident", "Take"),
    Command("incident", "Count", where=Where.LIST),
    Command("contact", "Call"),
)


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings(commands=COMMANDS))


def opened(workspace: Workspace, kind: PageType, **parameters: str) -> Page:
    return workspace.tabs[open_page(workspace, kind, {**parameters}).value]


def labels(workspace: Workspace, page: Page) -> list[str]:
    return [text(each) for bar in command_bar(workspace, page) for each in find(bar[2], "button")]


class TestWhatThereIs:
    def test_a_form(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        assert labels(workspace, form) == ["Save", "Save & Close", "New", "Refresh", "Take"]

    def test_a_list(self, workspace: Workspace) -> None:
        cases = opened(workspace, ENTITY_LIST, entityName="incident")
        assert labels(workspace, cases) == ["New", "Refresh", "Count"]

    @pytest.mark.parametrize("table", ["activitypointer", "savedquery", "userquery"])
    def test_a_list_of_a_table_that_is_only_read_has_no_new_record(
        self, workspace: Workspace, table: str
    ) -> None:
        shown = opened(workspace, ENTITY_LIST, entityName=table)
        assert labels(workspace, shown) == ["Refresh"]

    def test_the_form_of_a_view_can_be_read_only(self, workspace: Workspace) -> None:
        (view,) = workspace.records.query("savedquery", "?$top=1")
        named = {"entityName": "savedquery", "entityId": str(view["savedqueryid"])}
        page = opened(workspace, ENTITY_RECORD, **named)
        assert labels(workspace, page) == ["Refresh"]
        form = form_in(page, workspace.records)
        assert form and all(map(form.is_disabled, form.layout.controls.values()))

    def test_a_form_that_stands_in_no_tab_is_there_for_one_record(
        self, workspace: Workspace
    ) -> None:
        form = Page(
            "dialog-1", TabPlan(opened(workspace, ENTITY_RECORD, **CASE).template, "A", {**CASE})
        )
        assert labels(workspace, form) == ["Save", "Save & Close", "Take"]

    def test_nor_does_a_list_in_a_dialog_open_anything_behind_it(self) -> None:
        workspace = Workspace(Settings())
        shown = opened(workspace, ENTITY_LIST, entityName="incident")
        assert not command_bar(
            workspace, Page("dialog-1", TabPlan(shown.template, "A", shown.parameters))
        )

    def test_other_pages_and_unknown_tables_have_none(self, workspace: Workspace) -> None:
        home = workspace.focused.focused_tab
        assert home.template.page_type is DASHBOARD
        assert not command_bar(workspace, home)
        assert not command_bar(workspace, opened(workspace, ENTITY_RECORD, entityName="new_x"))
        assert not command_bar(workspace, opened(workspace, ENTITY_LIST, entityName="new_x"))

    def test_a_script_can_hide_it(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        form.form.hidden.add(FormPlace.COMMAND_BAR)
        assert not command_bar(workspace, form)

    def test_save_is_disabled_while_there_is_nothing_to_save(self, workspace: Workspace) -> None:
        def is_disabled(page: Page) -> bool:
            (button,) = find(command_bar(workspace, page)[0], data_action="save")
            return str(button[1].get("aria-disabled")) == "true"

        form = opened(workspace, ENTITY_RECORD, **CASE)
        assert is_disabled(form)
        workspace.edit_field(form, "title", "Leak")
        assert not is_disabled(form)
        assert not is_disabled(opened(workspace, ENTITY_RECORD, entityName="incident"))


class TestUsing:
    def test_save_and_close_saves_what_there_is_to_save(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        workspace.edit_field(form, "title", "Leak")
        outcome = act(workspace, "save-and-close", form.id)
        assert outcome.events == (SaveAsked(form.id, closes=True),)

    def test_with_nothing_to_save_it_closes(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        assert act(workspace, "save-and-close", form.id).value is True
        assert form.id not in workspace.tabs

    def test_a_side_pane_that_cannot_be_closed_says_so(self, workspace: Workspace) -> None:
        page = Page(
            "pane-1", TabPlan(opened(workspace, ENTITY_RECORD, **CASE).template, "A", {**CASE})
        )
        workspace.side_panes.create(Pane(1, "mine", can_close=False, page=page))
        with pytest.raises(ApmError, match="cannot be closed"):
            act(workspace, "save-and-close", page.id)

    def test_a_command_of_the_settings_runs_by_its_position(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        [command] = find(command_bar(workspace, form)[0], data_action="command")
        outcome = act(workspace, "command", str(command[1]["data-of"]))
        assert outcome.events == (CommandAsked(form.id, 0),)

    def test_a_field_that_was_left_with_another_value_runs_its_handlers(
        self, workspace: Workspace
    ) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        outcome = act(workspace, "changed", f"{form.id} title")
        assert outcome.events == (FieldChanged(form.id, "title"),)

    def test_what_cannot_be_closed_says_so(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        workspace.tabs[form.id].can_close = False
        with pytest.raises(ApmError, match="its canClose is false"):
            act(workspace, "save-and-close", form.id)

    def test_that_of_an_anchor_asks_before_the_other_tabs_lose_something(
        self, workspace: Workspace
    ) -> None:
        open_new(workspace, "incident")
        session, anchor = workspace.focused, workspace.focused.focused_tab
        workspace.edit_field(anchor, "title", "Leak")
        other = opened(workspace, ENTITY_RECORD, **CASE)
        workspace.edit_field(other, "title", "Burst")
        assert not any(
            isinstance(each, SaveAsked)
            for each in act(workspace, "save-and-close", anchor.id).events
        )
        (asked,) = workspace.overlays.dialogs
        assert asked.title == f"Close session {session.label}?"
        assert f"Unsaved changes will be lost: {other.label}." in asked.text
        done = workspace.overlays.answer(asked.number, 0)
        assert SaveAsked(anchor.id, closes=True) in done.events

    @pytest.mark.parametrize("is_home", [True, False])
    def test_new_opens_a_session_wherever_it_is_chosen(
        self, workspace: Workspace, is_home: bool
    ) -> None:
        if not is_home:
            workspace.create_session(SessionInput("msdyn_chat_session", {}))
        page = opened(workspace, ENTITY_LIST, entityName="incident")
        act(workspace, "new-record", page.id)
        assert workspace.focused is [*workspace.sessions.values()][-1]
        assert workspace.focused.title == "New Case"
        assert workspace.focused.focused_tab.template.page_type is ENTITY_RECORD

    def test_new_in_a_full_workspace_is_refused(self) -> None:
        workspace = Workspace(Settings(limits=Limits(sessions=1)))
        page = opened(workspace, ENTITY_LIST, entityName="incident")
        with pytest.raises(ApmError, match=SESSIONS_FULL):
            act(workspace, "new-record", page.id)

    def test_refresh_reloads_a_form(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        workspace.records.update("incident", CASE["entityId"], {"title": "Leak"})
        outcome = act(workspace, "refresh-page", form.id)
        (refreshed,) = [each for each in outcome.events if isinstance(each, FormRefreshed)]
        assert "title" in refreshed.changed

    def test_refresh_of_a_deleted_record_is_refused(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        workspace.records.delete("incident", CASE["entityId"])
        with pytest.raises(ApmError, match="no longer exists, so it cannot be refreshed"):
            act(workspace, "refresh-page", form.id)

    def test_refresh_asks_before_something_typed_is_lost(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        workspace.edit_field(form, "title", "Leak")
        act(workspace, "refresh-page", form.id)
        (asked,) = workspace.overlays.dialogs
        assert [each.label for each in asked.buttons] == ["Discard changes", "Cancel"]
        workspace.overlays.answer(asked.number, 1)
        assert form.edits == {"title": "Leak"}
        act(workspace, "refresh-page", form.id)
        workspace.overlays.answer(workspace.overlays.dialogs[0].number, 0)
        assert form.edits == {}

    def test_what_has_closed_is_not_refreshed(self, workspace: Workspace) -> None:
        form = opened(workspace, ENTITY_RECORD, **CASE)
        workspace.edit_field(form, "title", "Leak")
        act(workspace, "refresh-page", form.id)
        workspace.close_page(form)
        done = workspace.overlays.answer(workspace.overlays.dialogs[0].number, 0)
        assert not [each for each in done.events if form.id in effects_of(each).pages]

    def test_refresh_leaves_a_list_its_view_and_selects_nothing(self, workspace: Workspace) -> None:
        cases = opened(workspace, ENTITY_LIST, entityName="incident")
        act(workspace, "sort", f"{cases.id} title")
        act(workspace, "select-row", f"{cases.id} ", "true")
        assert cases.list_state.selected
        act(workspace, "refresh-page", cases.id)
        assert (cases.list_state.sorted_by, cases.list_state.selected) == ("title", frozenset())
