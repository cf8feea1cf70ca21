"""The functions that forms of a solution register run in a window of each form, under `serve` and in a build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.build.export import export
from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.built_page import built_page
from tests.support.page_form_scripts import open_case, seen_when_drawn
from tests.support.page_scripts import failures
from tests.support.sample_solution import UNPACKED, tiny_files, written
from tests.support.served_pages import restarted, served_page
from tests.support.static_host import hosting
from tests.support.watched_pages import Console, boot
from tests.support.workspace_folder import save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ACCOUNT, CONTACT, CHANGED = (f"c0a7f000-0000-4000-8000-0000000000{at}" for at in (11, 12, 13))
DEVICE = "c0a7f000-0000-4000-8000-000000000001"

SHARED = (
    "parent.seen ??= []; var place = 'shared'; function see(...what) { parent.seen.push(what); }"
)
ACCOUNTS = """
var place = "account";
function onLoad(context, text, list) { see("load", place, text, list, context.getFormContext() === Xrm.Page); }
function second() { see("second", arguments.length); }
function onSave(context) { see("save", context.getEventArgs().getSaveMode()); }
function onName(context, text) { see("change", context.getEventSource().getName(), text); }
function onTab(context) { see("tab", context.getEventSource().getName()); }
function onGrid(context) {
  const source = context.getEventSource();
  const row = context.getFormContext().data.entity;
  see("select", source.getEntityName(), source.getId() === row.getId());
}
function disabled() { see("disabled"); }
function fail() {
  undefinedName();
}
"""
CONTACTS = """
var place = "contact";
function onLoad(context) { see("load", place, arguments.length); }
function elsewhere() { see("of another library"); }
"""


CASES = (
    '<cell><control id="cases" classid="{E7A81278-8635-4D9E-8D4D-59480B391C5B}"><parameters>'
    "<TargetEntityType>incident</TargetEntityType></parameters></control></cell>"
)
"""A subgrid."""


def handler(function: str, library: str = "new_account", more: str = "") -> str:
    context = "" if "passExecutionContext" in more else 'passExecutionContext="true"'
    return f'<Handler functionName="{function}" libraryName="{library}" {context} {more}/>'


def event(name: str, *handlers: str, more: str = "") -> str:
    inside = "".join(handlers)
    return f'<event name="{name}" active="false" {more}><Handlers>{inside}</Handlers></event>'


def form(form_id: str, events: str, libraries: str = "", tab_events: str = "") -> str:
    cells = f'<cell><control id="name" datafieldname="name"/></cell>{CASES}'
    section = f'<section name="DETAILS_SECTION"><rows><row>{cells}</row></rows></section>'
    tab = f"<columns><column><sections>{section}</sections></column></columns>{tab_events}"
    named = "".join(f'<Library name="{each}"/>' for each in libraries.split())
    return (
        f'<systemform><formid>{{{form_id}}}</formid><form><tabs><tab name="SUMMARY_TAB">{tab}</tab></tabs>'
        f"<events>{events}</events><formLibraries>{named}</formLibraries></form></systemform>"
    )


def entity(name: str, *forms: str) -> str:
    inside = "".join(forms)
    return f"<Entity><Name>{name}</Name><FormXml><forms type='main'>{inside}</forms></FormXml></Entity>"


def resource(name: str, needs: str = "") -> str:
    library = f"&lt;Library name='{needs}'/&gt;"
    dependencies = (
        f"&lt;Dependencies&gt;&lt;Dependency&gt;{library}&lt;/Dependency&gt;&lt;/Dependencies&gt;"
    )
    return (
        f"<WebResource><Name>{name}</Name><WebResourceType>3</WebResourceType>"
        f"<DependencyXml>{dependencies if needs else ''}</DependencyXml>"
        f"<FileName>/WebResources/{name}</FileName></WebResource>"
    )


ACCOUNT_FORM = form(
    ACCOUNT,
    event(
        "onload",
        handler("onLoad", more="parameters='\"a\", [1,]'"),
        handler("second", more='passExecutionContext="false" parameters="1, 2, 3"'),
        handler("disabled", more='enabled="false"'),
        handler("Product.ready", "msdyn_/Account.js"),
    )
    + event("onsave", handler("onSave"))
    + event("onchange", handler("onName", more="parameters='\"x\"'"), more='attribute="name"')
    + event("onrecordselect", handler("onGrid"), more='control="cases"'),
    "new_account",
    f"<events>{event('tabstatechange', handler('onTab'))}</events>",
)
CONTACT_FORM = form(
    CONTACT,
    # The library that is named is in no solution, but another one of the form has the function.
    event("onload", handler("onLoad", "new_contact"), handler("elsewhere", "msdyn_/Contact.js")),
    "msdyn_/Contact.js new_contact",
)
FAILING_FORM = form(CHANGED, event("onload", handler("fail"), handler("none")), "new_account")


@pytest.fixture(scope="module")
def solution(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An unpacked solution; its libraries have names without an ending."""
    entities = entity("Account", ACCOUNT_FORM, FAILING_FORM) + entity("Contact", CONTACT_FORM)
    resources = (
        resource("new_account", "new_shared")
        + resource("new_contact", "new_shared")
        + resource("new_shared")
    )
    sections = f"<Entities>{entities}</Entities><WebResources>{resources}</WebResources>"
    files = {"new_account": ACCOUNTS, "new_contact": CONTACTS, "new_shared": SHARED}
    contents = {f"WebResources/{name}": text for name, text in files.items()}
    return written(tmp_path_factory.mktemp("solution"), tiny_files(sections, contents))


@pytest.fixture(scope="module")
def workspace(solution: Path, tmp_path_factory: pytest.TempPathFactory) -> ServedWorkspace:
    file = tmp_path_factory.mktemp("workspace") / "workspace.toml"
    return ServedWorkspace(file, solutions=[solution, UNPACKED])


@pytest.fixture(scope="module")
def served(
    runtime: Path, workspace: ServedWorkspace, browser: Browser
) -> Iterator[tuple[Page, Console]]:
    with served_page(browser, workspace) as (page, said):
        yield page, said


@pytest.fixture
def desk(served: tuple[Page, Console]) -> Iterator[Page]:
    with restarted(served, "window.seen = [];") as page:
        yield page


def open_account(page: Page) -> None:
    rows = page.evaluate("Xrm.WebApi.retrieveMultipleRecords('account', '?$top=1')")
    record = rows["entities"][0]["accountid"]
    open_case(page, entityName="account", entityId=record, formId=ACCOUNT)


LOADED = [["load", "account", "a", [1], True], ["second", 3]]


def test_onload_handlers_run_in_order_with_their_parameters(desk: Page) -> None:
    open_account(desk)
    assert seen_when_drawn(desk) == LOADED


def test_the_default_form_runs_its_handlers(desk: Page) -> None:
    open_case(desk, entityName="account")
    assert seen_when_drawn(desk) == LOADED


def test_two_forms_with_the_same_names_do_not_meet(desk: Page) -> None:
    open_account(desk)
    open_case(desk, entityName="contact", formId=CONTACT)
    open_account(desk)
    contact = [["load", "contact", 1], ["of another library"]]
    assert seen_when_drawn(desk) == [*LOADED, *contact, *LOADED]
    assert desk.evaluate("[typeof place, typeof onLoad]") == ["undefined", "undefined"]


def test_another_form_of_the_table_has_its_own_handlers(
    served: tuple[Page, Console], desk: Page
) -> None:
    open_case(desk, entityName="account", formId=CHANGED)
    line = ACCOUNTS[: ACCOUNTS.index("undefinedName")].count("\n") + 1
    place = f"WebResources/new_account, line {line}, column "
    expect(failures(desk).nth(0)).to_contain_text(place)
    expect(failures(desk).nth(1)).to_contain_text(
        f'WebResources/new_account has no function none, which form "{CHANGED}" (account) names.'
    )
    assert seen_when_drawn(desk) == []
    served[1].take()


def test_onchange_onsave_and_tab_handlers(desk: Page) -> None:
    open_account(desk)
    seen_when_drawn(desk)
    desk.get_by_role("tabpanel").get_by_label("Account Name", exact=True).fill("Fabrikam")
    desk.keyboard.press("Tab")
    assert seen_when_drawn(desk) == [["change", "name", "x"]]
    desk.keyboard.press("Control+s")
    desk.wait_for_function("seen.length > 0")
    assert ["save", 1] in seen_when_drawn(desk)
    desk.evaluate("Xrm.Page.ui.tabs.get('SUMMARY_TAB').setDisplayState('collapsed')")
    assert seen_when_drawn(desk) == [["tab", "SUMMARY_TAB"]]


def test_a_row_of_a_grid_is_the_source_of_its_handlers(desk: Page) -> None:
    open_account(desk)
    seen_when_drawn(desk)
    rows = desk.get_by_role("tabpanel").get_by_role("checkbox", name=re.compile("Select (?!all)"))
    rows.first.check()
    desk.wait_for_function("seen.length > 0")
    assert seen_when_drawn(desk) == [["select", "incident", True]]


def test_the_case_form_of_the_sample_solution_has_its_localized_text(desk: Page) -> None:
    # The library of another of its handlers is in no solution: that one is skipped.
    open_case(desk)
    expect(desk.get_by_role("tabpanel").get_by_text("Welcome to the case")).to_be_visible()
    expect(failures(desk)).to_have_count(0)


def test_the_form_of_the_sample_solution(desk: Page) -> None:
    open_case(desk, entityName="con_device", formId=DEVICE)
    panel = desk.get_by_role("tabpanel")
    expect(panel.get_by_text("Device form loaded")).to_be_visible()
    expect(panel.get_by_text("Toaster 3 1")).to_be_visible()
    assert desk.evaluate("Xrm.Utility.getResourceString('con_/labels', 'welcome')") == (
        "Welcome to the case"
    )
    frame = "document.querySelector('iframe[name^=ClientApiFrame]').contentWindow"
    assert desk.evaluate(f"{frame}.Audit.lines") == ["Device form loaded"]


def test_a_saved_library_runs_again_in_the_forms_that_have_it(desk: Page, solution: Path) -> None:
    open_account(desk)
    seen_when_drawn(desk)
    try:
        save(
            solution / "WebResources/new_shared",
            SHARED.replace("push(what)", 'push(["new", ...what])'),
        )
        desk.wait_for_function("seen.length === 2")
        assert seen_when_drawn(desk) == [["new", *each] for each in LOADED]
    finally:
        save(solution / "WebResources/new_shared", SHARED)
    desk.wait_for_function("seen.length === 2")


def test_a_build_runs_them_too(
    served: tuple[Page, Console], workspace: ServedWorkspace, tmp_path: Path, browser: Browser
) -> None:
    export(built_page(), tmp_path / "site", workspace, quality=None)
    with hosting(tmp_path / "site") as url, browser.new_context() as context:
        said = Console(url.rstrip("/"))
        said.watch(context)
        page = context.new_page()
        boot(page, said, url)
        page.evaluate("window.seen = []")
        open_account(page)
        assert seen_when_drawn(page) == LOADED
        assert page.evaluate("Xrm.Utility.getResourceString('con_/labels', 'welcome')") == (
            "Welcome to the case"
        )
        assert said.complaints() == []
