"""The inspector, and its tabs "Context" and "Templates"."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from apm.core.errors import ApmError
from apm.core.events import TemplateTried
from apm.core.inputs import read_session_input, read_tab_input
from apm.settings import Settings
from apm.templates.built_in import CATALOGUE as BUILT_IN
from apm.ui.elements import Element
from apm.ui.shell.top_bar import top_bar
from apm.ui.tools.inspector import TABS, inspector
from apm.ui.tools.inspector_context import resolve
from apm.ui.tools.inspector_state import Inspector
from apm.ui.tools.inspector_templates import call_of
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import act, after
from tests.support.sample_workspace import new_workspace, open_session

OPEN = ("inspect-open", "", "")


def panel_after(*steps: tuple[str, str, str]) -> Inspector:
    """The state after these actions, each with name and text."""
    state = Inspector()
    for step in steps:
        state = after(state, *step)
    return state


def shown(workspace: Workspace, tab: str, *steps: tuple[str, str, str]) -> Element:
    return inspector(panel_after(OPEN, ("inspect-tab", tab, ""), *steps), workspace)


def terms(tree: Element) -> dict[str, str]:
    """The names and values of the first description list."""
    names, values = (map(text, find(find(tree, "dl")[0], tag)) for tag in ("dt", "dd"))
    return dict(zip(names, values, strict=True))


class TestPanel:
    def test_the_bar_opens_it(self) -> None:
        (button,) = find(top_bar(Settings()), "button", data_action="inspect-open")
        assert accessible_name(button) == "Inspector"

    def test_a_closed_one_is_not_there_and_keeps_what_it_held(self) -> None:
        state = panel_after(OPEN, ("inspect-tab", "templates", ""), ("inspect-slugs", "", "{a}"))
        closed = after(state, "inspect-close", "", "")
        assert inspector(closed, new_workspace()) == ["div", {}]
        assert after(closed, *OPEN) == state

    @pytest.mark.parametrize("selected", TABS)
    def test_one_tab_is_selected_and_its_panel_shows(self, selected: str) -> None:
        tree = shown(new_workspace(), selected)
        tabs, panels = find(tree, role="tab"), find(tree, role="tabpanel")
        assert [text(each) for each in tabs] == ["Calls", "Context", "Templates"]
        assert [each[1]["aria-controls"] for each in tabs] == [each[1]["id"] for each in panels]
        assert [each[1]["aria-labelledby"] for each in panels] == [each[1]["id"] for each in tabs]
        chosen = [each[1]["data-of"] for each in tabs if each[1]["aria-selected"] == "true"]
        reached = [each[1]["data-of"] for each in tabs if each[1]["tabindex"] == 0]
        assert chosen == reached == [selected]
        visible = [each[1]["key"] for each in panels if "hidden" not in each[1]]
        assert visible == [selected]

    def test_it_is_drawn_again_at_each_frame_only_where_a_call_may_change_it(self) -> None:
        assert [panel_after(OPEN, ("inspect-tab", each, "")).is_live for each in TABS] == [
            False,
            True,
            False,
        ]
        assert not panel_after(("inspect-tab", "context", "")).is_live


class TestContext:
    def test_it_lists_the_variables_of_the_focused_session(self) -> None:
        workspace = new_workspace()
        assert "is empty" in text(shown(workspace, "context"))
        open_session(workspace, context={"customerName": "Kim", "answers": [1, True]})
        tree = shown(workspace, "context")
        assert terms(tree) == {"customerName": "Kim", "answers": "[1,true]"}
        assert text(find(tree, "h3")[0]) == "Kim (session-id-1)"

    def test_a_long_value_is_cut(self) -> None:
        workspace = new_workspace()
        open_session(workspace, context={"much": "x" * 5000})
        value = terms(shown(workspace, "context"))["much"]
        assert len(value) == 1000
        assert value.endswith("…")

    def test_what_was_typed_is_resolved_with_its_problems(self) -> None:
        workspace = new_workspace()
        open_session(workspace, context={"customerName": "Kim"})
        slugs = "Hi {customerName}{nobody}{$odata.acount.name}"
        tree = shown(workspace, "context", ("inspect-slugs", "", slugs))
        (field,) = find(tree, "input")
        assert field[1]["value"] == slugs
        assert text(find(tree, role="status")[0]) == "The result is “Hi Kim”."
        assert [text(each) for each in find(tree, "li")] == [
            "there is no variable nobody in this session",
            "there is no table 'acount'; did you mean 'account'?",
        ]

    def test_slugs_that_resolve_list_no_problems(self) -> None:
        tree = shown(new_workspace(), "context", ("inspect-slugs", "", "Hi"))
        assert text(find(tree, role="status")[0]) == "The result is “Hi”."
        assert not find(tree, "ul", aria_label="Problems")

    def test_slugs_within_a_question_are_looked_at_too(self) -> None:
        text, problems = resolve(
            new_workspace(), "{$odata.account.name.?$filter=accountid eq '{nobody}'}"
        )
        assert text == ""
        assert problems[0] == "there is no variable nobody in this session"

    def test_no_value_is_reported_as_such(self) -> None:
        tree = shown(new_workspace(), "context", ("inspect-slugs", "", "{a}"))
        assert text(find(tree, role="status")[0]) == "The result is an empty text."

    def test_trying_changes_nothing(self) -> None:
        workspace = new_workspace()
        session = open_session(workspace, context={"a": "1"})
        resolve(workspace, "{a}{b}")
        assert session.context.parameters() == {"a": "1"}


def forms(tree: Element) -> dict[str, dict[str, str]]:
    """The name and value of each field, by template."""
    return {
        form[1]["data-of"]: {
            text(label): find(label, "input")[0][1]["value"] for label in find(form, "label")
        }
        for form in find(tree, "form", data_action="inspect-run")
    }


def ran(workspace: Workspace, of: str, given: Mapping[str, str] | None = None) -> str:
    """Calls the member with the input as text, as the page does."""
    name, wanted = call_of(workspace, of, given or {})
    if name == "createSession":
        return workspace.create_session(read_session_input(json.dumps(wanted))).value
    wished = read_tab_input(json.dumps(wanted))
    return workspace.create_tab(workspace.focused, wished).value


class TestTemplates:
    def test_it_lists_those_of_the_profile(self) -> None:
        listed = forms(shown(new_workspace(), "templates"))
        assert "session case" in listed
        assert "session secret" not in listed
        assert {"tab record", "tab talk", "tab site"} <= {*listed}

    def test_a_template_tells_what_it_is_and_has(self) -> None:
        tree = shown(new_workspace(), "templates")
        (board,) = find(tree, "li", key="tab board")
        assert "board – Dashboard, pinned" in text(board)
        assert terms(board)["title"] == "Board"
        assert "dashboardId" in terms(board)
        assert "Entity template of incident" in text(find(tree, key="session case")[0])
        (button,) = find(board, "button")
        assert accessible_name(button) == "Run board"

    def test_fields_are_what_it_needs_and_does_not_have(self) -> None:
        listed = forms(shown(new_workspace(), "templates"))
        case_id = listed["session case"]["entityId"]
        assert case_id.startswith("ca5e0000-")
        assert listed["session case"] == {"entityName": "incident", "entityId": case_id}
        assert listed["session chat"] == {"customerName": "Amara Okafor", "topic": ""}
        assert listed["tab board"] == {}
        assert listed["tab site"] == {"url": "", "title": "Site", "topic": ""}

    @pytest.mark.parametrize("name", BUILT_IN.sessions)
    def test_the_samples_open_every_built_in_session_template(self, name: str) -> None:
        workspace = Workspace(Settings())
        assert ran(workspace, f"session {name}") == "session-id-1"
        assert workspace.focused.id == "session-id-1"

    @pytest.mark.parametrize("name", sorted({*BUILT_IN.tabs} - {"apm_website"}))
    def test_the_samples_open_the_built_in_tab_templates(self, name: str) -> None:
        assert ran(Workspace(Settings()), f"tab {name}") == "tab-id-1"

    def test_a_sample_case_is_one_that_is_there(self) -> None:
        workspace = Workspace(Settings())
        ran(workspace, "session case_entity_session_default_template")
        assert workspace.focused.context.get("anchor.title")

    def test_what_was_typed_counts(self) -> None:
        workspace = new_workspace()
        filled = ("inspect-fill", "session chat customerName", "Kim")
        listed = forms(shown(workspace, "templates", filled))
        assert listed["session chat"]["customerName"] == "Kim"
        assert listed["session named"] != listed["session chat"]
        ran(workspace, "session chat", panel_after(filled).typed)
        assert workspace.focused.title == "Kim"

    def test_what_is_missing_is_refused_in_a_sentence(self) -> None:
        with pytest.raises(ApmError, match="needs the parameter url"):
            ran(new_workspace(), "tab site")

    def test_what_came_of_it_stands_with_the_template_until_the_next(self) -> None:
        said = ("template-opened", "tab site", "It failed.")
        tree = shown(new_workspace(), "templates", said)
        (site,) = find(tree, "li", key="tab site")
        assert text(find(site, role="status")[0]) == "It failed."
        assert "".join(text(each) for each in find(tree, role="status")) == "It failed."
        tree = shown(new_workspace(), "templates", said, ("inspect-run", "tab board", ""))
        assert "It failed." not in text(tree)

    def test_a_template_that_fits_is_opened_through_the_api(self) -> None:
        [tried] = act(new_workspace(), "inspect-run", "tab board").events
        assert isinstance(tried, TemplateTried)
        assert (tried.template, tried.member) == ("tab board", "createTab")
        assert isinstance(tried.given, dict)
        assert tried.given["templateName"] == "board"

    def test_a_profile_without_templates_says_so(self) -> None:
        settings = Settings(catalogue=type(BUILT_IN)({}, {}))
        assert text(shown(Workspace(settings), "templates")).count("There are none") == 2
