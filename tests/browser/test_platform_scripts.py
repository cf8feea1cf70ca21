"""The client scripts of examples/platform-scripts run unchanged: what stands around the API answers them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_strips import drawn, shown_panel
from tests.support.served_pages import served_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.watched_pages import Console

FILE = Path(__file__).resolve().parents[2] / "examples/platform-scripts/workspace.toml"

CASE = "ca5e0000-0000-4000-8000-000000000001"
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CONTACT = "c0ac0000-0000-4000-8000-000000000001"
SECOND_CONTACT = "c0ac0000-0000-4000-8000-000000000003"

OPEN = """async ([entityName, entityId]) => {
  await Microsoft.Apm.createTab({
    templateName: "msdyn_entityrecord",
    appContext: new Map([["entityName", entityName], ["entityId", entityId]]),
  });
  await apmWorkspace.drawn();
}"""


@pytest.fixture(scope="module")
def served(runtime: Path, browser: Browser) -> Iterator[tuple[Page, Console]]:
    with served_page(browser, ServedWorkspace(FILE)) as each:
        yield each


@pytest.fixture
def desk(served: tuple[Page, Console]) -> Iterator[Page]:
    page, said = served
    page.evaluate("apmWorkspace.reset()")
    yield page
    assert said.complaints() == []


def open_form(page: Page, table: str, record_id: str) -> None:
    page.evaluate(OPEN, [table, record_id])


def command(page: Page, label: str) -> None:
    bar = shown_panel(page).get_by_role("group", name="Commands")
    bar.get_by_role("button", name=label, exact=True).click()


def expect_note(page: Page, text: str) -> None:
    expect(shown_panel(page).get_by_text(text, exact=True)).to_be_visible()


def test_a_feature_tests(desk: Page) -> None:
    open_form(desk, "incident", CASE)
    expect_note(desk, "Without events, switch handlers, CCaaS, Xrm.Internal; no process")


def test_b_own_windows(desk: Page) -> None:
    for contact in (CONTACT, SECOND_CONTACT):
        open_form(desk, "contact", contact)
        expect_note(desk, "Loads in this window: 1; Xrm.Page is this form, which is on screen")


def test_c_requests(desk: Page) -> None:
    open_form(desk, "account", ACCOUNT)
    command(desk, "Count cases")
    cases, task = desk.evaluate(
        """async (account) => {
          const query = `?$filter=_customerid_value eq ${account} and statecode eq 0`;
          const cases = await Xrm.WebApi.retrieveMultipleRecords("incident", query);
          const tasks = await Xrm.WebApi.retrieveMultipleRecords("task", "?$orderby=subject&$top=1");
          return [cases.entities.length, tasks.entities[0].subject];
        }""",
        ACCOUNT,
    )
    assert cases > 0
    expect_note(desk, f"Open cases: {cases}; a task: {task}")


def test_d_fetch_xml_and_an_action(desk: Page) -> None:
    open_form(desk, "account", ACCOUNT)
    command(desk, "Summarize")
    note = shown_panel(desk).get_by_text("Cases by priority:")
    expect(note).to_contain_text("High: ")
    open_form(desk, "incident", CASE)
    command(desk, "Approve")
    expect_note(desk, "CAS-01001-E5M7L1 is approved for 25.")


def test_e_values_for_a_new_record(desk: Page) -> None:
    open_form(desk, "account", ACCOUNT)
    command(desk, "New case")
    form = shown_panel(desk)
    expect(form.get_by_label("Case Title", exact=True)).to_have_value("Delivery is late")
    expect(form.get_by_role("group", name="Customer")).to_contain_text("Contoso Coffee")
    values = desk.evaluate(
        """() => {
          const form = Xrm.Page;
          const due = form.getAttribute("resolveby").getValue();
          const customer = form.getAttribute("customerid").getValue()[0];
          const source = form.data.attributes.get("contoso_source").getValue();
          return [due.getFullYear(), due.getMonth(), due.getHours(), customer.id.toLowerCase(), source];
        }"""
    )
    assert values == [2030, 11, 10, f"{{{ACCOUNT}}}", "shop"]
    desk.evaluate("Xrm.Page.data.save()")
    desk.evaluate("apmWorkspace.drawn()")
    assert desk.evaluate("Xrm.Page.ui.getFormType()") == 2


def test_f_g_around_saves_and_refreshes(desk: Page) -> None:
    desk.evaluate("Xrm.Navigation.openForm({ entityName: 'task' })")
    drawn(desk)
    expect_note(desk, "loaded 1")
    shown_panel(desk).get_by_label("Subject", exact=True).fill("Call back")
    desk.keyboard.press("Tab")
    command(desk, "Save")
    expect_note(desk, "loaded 1; subject changed; saved Call back; loaded 2")
    command(desk, "Change elsewhere")
    expect_note(desk, "loaded 1; subject changed; saved Call back; loaded 2; kept; subject changed")
    expect(shown_panel(desk).get_by_label("Subject", exact=True)).to_have_value("Call back (again)")


def test_h_a_suggestion_with_a_button(desk: Page) -> None:
    open_form(desk, "account", ACCOUNT)
    phone = shown_panel(desk).get_by_label("Main Phone", exact=True)
    phone.fill("+1 (206) 555-0100")
    desk.keyboard.press("Tab")
    expect(shown_panel(desk).get_by_text("Use +12065550100?")).to_be_visible()
    shown_panel(desk).get_by_role("button", name="Use only digits").click()
    expect(phone).to_have_value("+12065550100")
    expect(shown_panel(desk).get_by_text("Use +12065550100?")).to_have_count(0)


def test_i_a_context_and_conversations(desk: Page) -> None:
    open_form(desk, "incident", CASE)
    command(desk, "Hand over")
    note = shown_panel(desk).get_by_text("contosoOwner: Dana; conversations: ")
    expect(note).to_be_visible()


def test_j_a_phone_call_with_its_parties(desk: Page) -> None:
    open_form(desk, "contact", CONTACT)
    command(desk, "Log a call")
    expect_note(desk, "Call of Amara Okafor; parties: 2")
