"""Scripts change the fields, sections and commands that a form shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_form_scripts import field, load, open_case, seen

if TYPE_CHECKING:
    from playwright.sync_api import Page

STANDARD = ["Save", "Save & Close", "New", "Refresh"]


def test_scripts_change_what_a_person_sees_and_can_do(workspace: Page) -> None:
    load(workspace)
    open_case(workspace)
    workspace.evaluate("""() => {
      const [form] = forms;
      form.getControl("title").setDisabled(true);
      form.getControl("customerid").setDisabled(true);
      form.getAttribute("description").setRequiredLevel("required");
      form.getControl("isescalated").setNotification("Ask first", "a");
      form.getControl("prioritycode").setVisible(false);
      return apmWorkspace.drawn();
    }""")
    expect(field(workspace, "Case Title")).to_be_disabled()
    ground = field(workspace, "Description").evaluate(
        "(it) => getComputedStyle(it).backgroundColor"
    )
    # Colours change with a transition.
    expect(field(workspace, "Case Title")).not_to_have_css("background-color", ground)
    expect(workspace.get_by_role("button", name="Clear Customer")).to_have_count(0)
    expect(field(workspace, "Description")).to_have_attribute("aria-required", "true")
    expect(field(workspace, "Is Escalated")).to_have_accessible_description("Ask first")
    expect(field(workspace, "Priority")).to_have_count(0)
    workspace.evaluate("forms[0].ui.tabs.get(0).sections.get('RELATED_SECTION').setVisible(false)")
    workspace.evaluate("apmWorkspace.drawn()")
    expect(workspace.get_by_role("tabpanel").locator(".side")).to_have_count(0)


def test_commands_are_reached_with_the_keyboard(workspace: Page) -> None:
    command = {"table": "incident", "function": "mine.take"}
    load(
        workspace,
        commands=[
            {**command, "label": "Take"},
            {**command, "label": "Give", "parameters": [1]},
        ],
    )
    workspace.evaluate("""() => { mine.take = (it) => {
      seen.push(it === forms[0] ? "form" : it);
    }; }""")
    open_case(workspace)
    bar = workspace.get_by_role("tabpanel").get_by_role("group", name="Commands")
    expect(bar.get_by_role("button")).to_have_text([*STANDARD, "Take", "Give"])
    bar.get_by_role("button", name=STANDARD[-1]).focus()
    workspace.keyboard.press("Tab")
    expect(bar.get_by_role("button", name="Take")).to_be_focused()
    workspace.keyboard.press("Enter")
    expect(bar.get_by_role("button", name="Take")).to_be_focused()
    workspace.keyboard.press("Tab")
    workspace.keyboard.press("Space")
    assert seen(workspace) == ["form", 1]
