"""The tabs and sections of a form of a solution on the page."""

from __future__ import annotations

import pytest

from apm.forms.form_part import section_of, tab_of
from apm.forms.scripted_form import ScriptedForm
from apm.ui.elements import Element
from apm.workspace.form_state import FormPlace
from apm.workspace.session import Tab
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.form_layouts import CASE_FORM, FORM, OTHER_FORM, SHORT_FORM, workspace_with
from tests.support.page_actions import new_screen
from tests.support.record_forms import CASE, headings, open_form, shown


@pytest.fixture
def workspace() -> Workspace:
    return workspace_with(FORM)


@pytest.fixture
def page(workspace: Workspace) -> Tab:
    return open_form(workspace, "incident", entityId=CASE)


def tabs(tree: Element) -> list[tuple[str, str]]:
    return [(text(each), each[1]["aria-selected"]) for each in find(tree, role="tab")]


def test_visible_tabs_are_a_tab_list(workspace: Workspace, page: Tab) -> None:
    tree = shown(page, workspace.records)
    (strip,) = find(tree, role="tablist")
    assert strip[1]["aria-label"] == "Contoso case tabs"
    assert tabs(strip) == [("Summary", "true"), ("More", "false")]
    (panel,) = find(tree, role="tabpanel")
    selected = find(strip, role="tab")[0][1]
    assert (selected["aria-controls"], panel[1]["aria-labelledby"]) == (
        panel[1]["id"],
        selected["id"],
    )


def test_only_the_tab_that_is_shown_has_elements(workspace: Workspace, page: Tab) -> None:
    assert find(shown(page, workspace.records), name="title")
    screen, _browser = new_screen(workspace)
    screen.act("form-tab", f"{page.id} more", "")
    tree = shown(page, workspace.records)
    assert tabs(tree) == [("Summary", "false"), ("More", "true")]
    assert not find(tree, name="title")
    screen.act("form-tab", f"{page.id} gone", "")
    assert tabs(shown(page, workspace.records))[1] == ("More", "true")


def test_sections_have_columns_and_their_controls_spans(workspace: Workspace, page: Tab) -> None:
    tree = shown(page, workspace.records)
    (section,) = find(tree, "form")
    assert (section[1]["aria-label"], section[1]["data-columns"]) == ("Case", 2)
    assert headings(section, "h3") == ["Case"]
    kinds = [each[1].get("key") or each[1]["class"] for each in section[3:]]
    assert kinds == ["title", "prioritycode", "space", "customerid", "description"]
    description = section[-1][1]
    assert (description["class"], description["style"]) == ("field wide span-2", "--rows: 3")
    assert find(section, "select")[0][1].get("disabled") is None


def test_scripts_change_labels_and_visibility(workspace: Workspace, page: Tab) -> None:
    form = ScriptedForm(workspace, page)
    summary, secret = tab_of(form, "summary"), section_of(form, "summary secret")
    assert summary and secret
    summary.change(label="First")
    secret.change(is_visible=True, label="Secret")
    tree = shown(page, workspace.records)
    assert tabs(tree)[0] == ("First", "true")
    assert headings(tree, "h3") == ["Case", "Secret"]
    summary.change(is_visible=False)
    assert tabs(shown(page, workspace.records)) == [("More", "true")]


def test_the_header_and_the_footer_have_their_controls(workspace: Workspace, page: Tab) -> None:
    tree = shown(page, workspace.records)
    (keys,) = find(tree, "dl")
    assert (headings(keys, "dt"), headings(keys, "summary")) == (["Owner"], ["Sam Agent"])
    (footer,) = find(tree, "footer")
    assert find(footer, "select", name="statuscode")
    page.form.hidden |= {FormPlace.FOOTER, FormPlace.TAB_NAVIGATOR}
    tree = shown(page, workspace.records)
    assert not find(tree, "footer") + find(tree, role="tablist") + find(tree, role="tabpanel")


def test_the_user_chooses_a_form() -> None:
    workspace = workspace_with(FORM, OTHER_FORM)
    page = open_form(workspace, "incident", entityId=CASE)
    (selector,) = find(shown(page, workspace.records), "select", aria_label="Form")
    assert (selector[1]["value"], headings(selector, "option")) == (
        CASE_FORM,
        ["Contoso case", "Short case"],
    )
    screen, _browser = new_screen(workspace)
    screen.act("choose-form", page.id, SHORT_FORM)
    assert tabs(shown(page, workspace.records)) == [("Only", "true")]
    workspace.edit_field(page, "title", "Changed")
    screen.act("choose-form", page.id, CASE_FORM)
    assert tabs(shown(page, workspace.records)) == [("Only", "true")], "asks first"
    workspace.overlays.answer(1, 0)
    assert tabs(shown(page, workspace.records))[0] == ("Summary", "true")
    assert page.edits == {}


def test_one_form_has_no_selector(workspace: Workspace, page: Tab) -> None:
    tree = shown(page, workspace.records)
    assert text(find(tree, **{"class": "page-kind"})[0]) == "Case · Contoso case"
    assert not find(tree, "select", aria_label="Form")


def test_two_sections_of_a_tab_may_have_the_same_name() -> None:
    section = {"name": "case", "rows": [[{"name": "title"}]]}
    sections = [section, {**section, "rows": [[{"name": "title1", "column": "title"}]]}]
    workspace = workspace_with(
        {**OTHER_FORM, "tabs": [{"name": "a", "columns": [{"sections": sections}]}]}
    )
    tree = shown(open_form(workspace, "incident", entityId=CASE), workspace.records)
    assert len({each[1]["key"] for each in find(tree, "form")}) == 2
