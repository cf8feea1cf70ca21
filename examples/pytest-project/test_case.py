"""Tests of client scripts. `pytest` in this folder runs them; nothing else is needed."""

import pytest
from playwright.sync_api import expect

from apm.kit import CallRefused

CASE = "ca5e0000-0000-4000-8000-000000000001"
CASE_SESSION = "case_entity_session_default_template"


@pytest.fixture
def case(workspace):
    """A focused session of a case."""
    return workspace.create_session(CASE_SESSION, entityName="incident", entityId=CASE)


def test_a_script_opens_the_customer_of_the_case(workspace, case):
    workspace.run_script("scripts/open-customer.js")
    assert workspace.focused_session.focused_tab.title == "Contoso Coffee"
    expect(case.locator).to_have_attribute("aria-selected", "true")


def test_the_form_script_marks_the_title_of_an_urgent_case(workspace, case):
    title = workspace.form.get("title")
    workspace.form.set("prioritycode", 1)
    assert workspace.form.get("title") == f"URGENT {title}"
    workspace.form.save()
    assert workspace.records.retrieve("incident", CASE)["title"] == f"URGENT {title}"


def test_the_form_script_prevents_a_save_without_a_title(workspace, case):
    workspace.form.set("title", "")
    with pytest.raises(CallRefused):
        workspace.form.save()
    expect(workspace.page.get_by_text("Enter a title.")).to_be_visible()
    assert workspace.records.retrieve("incident", CASE)["title"]


def test_the_command_opens_the_customer(workspace, case):
    workspace.page.get_by_role("button", name="Open the customer").click()
    expect(workspace.page.get_by_role("heading", name="Contoso Coffee")).to_be_visible()
    assert [tab.title for tab in case.tabs][1:] == ["Contoso Coffee"]


def test_the_web_resource_opens_a_session(workspace):
    workspace.create_tab("apm_webresource", webresourceName="contoso_/card.html")
    card = workspace.page.frame_locator("iframe[src*='contoso_/card.html']")
    card.get_by_role("button", name="Open a case").click()
    expect(workspace.focused_session.locator).to_be_visible()
    assert len(workspace.sessions) == 2


def test_the_listener_counts_the_switches_of_the_session(workspace, case):
    home, _ = workspace.sessions
    before = workspace.page.evaluate("contosoSwitches")
    home.focus()
    case.focus()
    workspace.page.wait_for_function("before => contosoSwitches === before + 2", arg=before)
    switches = [each for each in workspace.events if each["name"] == "ON_SESSION_SWITCH"]
    assert [each["newSessionId"] for each in switches] == [case.id, home.id, case.id]


def test_an_unknown_template_is_refused(workspace):
    with pytest.raises(CallRefused, match="unknown session template 'contoso_none'"):
        workspace.create_session("contoso_none")
    assert len(workspace.sessions) == 1


@pytest.mark.apm(roles=[])
def test_an_agent_without_a_role_cannot_open_a_session(workspace):
    with pytest.raises(CallRefused, match="role"):
        workspace.create_session(CASE_SESSION, entityName="incident")
