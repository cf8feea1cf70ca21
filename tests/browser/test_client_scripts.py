"""The client scripts of examples/client-scripts run unchanged: what the user sees, and what the API returns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from apm.api.apm import MEMBERS
from apm.api.member import Kind, Owner
from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_strips import app_tab, drawn, session_tab, shown_panel, titles
from tests.support.served_pages import serving
from tests.support.watched_pages import Console, boot

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "examples/client-scripts/workspace.toml"

CASE = "ca5e0000-0000-4000-8000-000000000001"
CASE_TITLE = "Espresso machine leaks from the group head"
CASE_SESSION = "CAS-01001-E5M7L1 - Contoso Coffee"
CASE_TABS = [CASE_TITLE, "Contoso Coffee", "Knowledge Search", "Cases of Contoso Coffee"]
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CONTACT = "c0ac0000-0000-4000-8000-000000000001"
CONVERSATION = "11fe0000-0000-4000-8000-000000000001"
FOCUSED = "Microsoft.Apm.getFocusedSession()"


@pytest.fixture(scope="module")
def served(runtime: Path) -> Iterator[tuple[str, Console]]:
    """The address of a server with the workspace of the client scripts, and the console of its pages."""
    with serving(ServedWorkspace(FILE)) as each:
        yield each


@contextmanager
def opened(browser: Browser, served: tuple[str, Console]) -> Iterator[Page]:
    """A booted page in which the listed scripts have run."""
    address, said = served
    with browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        boot(page, said, address)
        drawn(page)
        yield page


@pytest.fixture(scope="module")
def shared(browser: Browser, served: tuple[str, Console]) -> Iterator[Page]:
    """One page for all tests; each test resets it."""
    with opened(browser, served) as page:
        yield page


@pytest.fixture
def said(served: tuple[str, Console]) -> Console:
    """The messages of the pages; a test takes those that it expects."""
    return served[1]


@pytest.fixture
def desk(shared: Page, said: Console) -> Iterator[Page]:
    """The page after a reset; its console has to stay clean."""
    shared.evaluate("apmWorkspace.reset()")
    yield shared
    assert said.complaints() == []


def open_session(page: Page, template: str, table: str, record_id: str) -> str:
    """Opens a session for a record and returns its id."""
    session_id = page.evaluate(
        """([templateName, entityName, entityId]) => Microsoft.Apm.createSession({
          templateName,
          sessionContext: new Map([
            ["parametersStr", JSON.stringify([["entityName", entityName], ["entityId", entityId]])],
          ]),
        })""",
        [template, table, record_id],
    )
    drawn(page)
    return str(session_id)


def open_case(page: Page) -> str:
    """Opens a session for the case, waits until the form script has opened its tabs, and returns its id."""
    session_id = open_session(page, "case_entity_session_default_template", "incident", CASE)
    expect(app_tab(page, CASE_TABS[-1])).to_be_visible()
    return session_id


def command(page: Page, label: str) -> None:
    """Clicks a button of the command bar."""
    bar = shown_panel(page).get_by_role("group", name="Commands")
    bar.get_by_role("button", name=label, exact=True).click()


def tab_titles(page: Page) -> list[str]:
    """The titles of the focused session's tabs, as the API returns them."""
    titles: list[str] = page.evaluate(
        f"{FOCUSED}.getAllTabs().map((id) => {FOCUSED}.getTab(id).title)"
    )
    return titles


class TestCaseForm:
    """(a) OnLoad names session and tab, and opens three tabs behind them."""

    def test_session_and_tab_are_named_and_three_tabs_stand_behind(self, desk: Page) -> None:
        session_id = open_case(desk)
        assert titles(desk, "Session strip") == ["Home", CASE_SESSION]
        assert titles(desk, "Tab strip") == CASE_TABS
        expect(app_tab(desk, CASE_TITLE)).to_have_attribute("aria-selected", "true")
        expect(shown_panel(desk)).to_have_attribute("data-page-type", "entityrecord")
        assert tab_titles(desk) == CASE_TABS
        session = desk.evaluate(f"({{ id: {FOCUSED}.sessionId, title: {FOCUSED}.title }})")
        assert session == {"id": session_id, "title": CASE_SESSION}

    def test_the_form_says_how_many_cases_are_open(self, desk: Page) -> None:
        open_case(desk)
        note = shown_panel(desk).get_by_text("Contoso Coffee: open cases:")
        count = desk.evaluate(
            """async (account) => {
              const query = `?$filter=_customerid_value eq ${account} and statecode eq 0`;
              return (await Xrm.WebApi.retrieveMultipleRecords("incident", query)).entities.length;
            }""",
            ACCOUNT,
        )
        assert count > 0
        expect(note).to_have_text(f"Contoso Coffee: open cases: {count}")

    def test_a_tab_behind_shows_its_page(self, desk: Page) -> None:
        open_case(desk)
        app_tab(desk, "Knowledge Search").click()
        frame = shown_panel(desk).locator("iframe").content_frame
        expect(frame.get_by_text(f"Searched for: {CASE_TITLE}")).to_be_visible()
        app_tab(desk, "Contoso Coffee").click()
        expect(shown_panel(desk).get_by_label("Account Name", exact=True)).to_have_value(
            "Contoso Coffee"
        )

    def test_a_refreshed_form_opens_no_more(self, desk: Page) -> None:
        open_case(desk)
        desk.evaluate(f"{FOCUSED}.title = 'Not yet'; {FOCUSED}.getFocusedTab().refresh()")
        expect(session_tab(desk, CASE_SESSION)).to_be_visible()
        assert titles(desk, "Tab strip") == CASE_TABS
        assert tab_titles(desk) == CASE_TABS

    def test_a_full_session_is_said_on_the_form(self, desk: Page) -> None:
        open_case(desk)
        desk.evaluate(
            """async () => {
              const session = Microsoft.Apm.getFocusedSession();
              while (session.canCreateTab()) await session.createTab({
                templateName: "contoso_cases_tab", isFocused: false,
              });
              await session.updateContext({ contosoTabs: null });
              await session.getFocusedTab().refresh();
            }"""
        )
        drawn(desk)
        note = shown_panel(desk).get_by_text("There is no room for more tabs.")
        expect(note).to_be_visible()
        assert len(tab_titles(desk)) == 10


class TestCloseTabs:
    """(b) A command that closes every tab: the anchor tab stays, with a warning."""

    def test_only_the_anchor_is_left(self, desk: Page, said: Console) -> None:
        open_case(desk)
        command(desk, "Close the tabs")
        expect(shown_panel(desk).get_by_text("Tabs closed: 3")).to_be_visible()
        assert titles(desk, "Tab strip") == [CASE_TITLE]
        assert desk.evaluate(f"{FOCUSED}.getAllTabs().length") == 1
        (warning,) = said.take()
        assert (
            warning
            == "warning: tab.close: tab-id-1 is the anchor tab of session-id-1 and cannot be closed"
        )


class TestFollowingPane:
    """(c) A side pane in a frame finds the API in its parent and listens to session events."""

    def test_it_shows_the_session_that_is_switched_to(self, desk: Page) -> None:
        desk.evaluate("Contoso.Startup.openPanes()")
        drawn(desk)
        pane = desk.get_by_role("tabpanel", name="Follow").locator("iframe").content_frame
        expect(pane.get_by_role("heading", level=1)).to_have_text("Home")
        session_id = open_case(desk)
        session_tab(desk, "Home").click()
        expect(pane.get_by_role("heading", level=1)).to_have_text("Home")
        # The pane reads the title at a session switch; by then the form script has set it.
        session_tab(desk, CASE_SESSION).click()
        expect(pane.get_by_role("heading", level=1)).to_have_text(CASE_SESSION)
        expect(pane.get_by_text("CAS-01001-E5M7L1", exact=True)).to_be_visible()
        there, back = f"session-id-0 to {session_id}", f"{session_id} to session-id-0"
        expect(pane.get_by_role("listitem")).to_have_text([there, back, there])
        assert desk.evaluate(f"{FOCUSED}.sessionId") == session_id


class TestShop:
    """(d) Two commands: one opens a website, the other finds its tabs by template and closes them."""

    @pytest.fixture
    def account(self, desk: Page) -> Page:
        """The session of an account; the test answers the requests to the web shop."""
        desk.context.route(
            "https://shop.example/**",
            lambda route: route.fulfill(
                body=f"<!doctype html><h1>Shop</h1><p>{route.request.url}", content_type="text/html"
            ),
        )
        open_session(desk, "contoso_account_session", "account", ACCOUNT)
        return desk

    def test_it_opens_and_closes(self, account: Page) -> None:
        command(account, "Open the shop")
        expect(app_tab(account, "Shop: CC-1001")).to_have_attribute("aria-selected", "true")
        frame = shown_panel(account).locator("iframe").content_frame
        expect(frame.get_by_text("https://shop.example/?customer=CC-1001")).to_be_visible()
        tabs = f"{FOCUSED}.getAllTabsForTemplate('contoso_shop_tab')"
        assert len(account.evaluate(tabs)) == 1
        app_tab(account, "Contoso Coffee").click()
        command(account, "Close the shop")
        dialog = account.get_by_role("dialog", name="Close the shop")
        expect(dialog).to_contain_text("Tabs of the shop: 1. Close them?")
        dialog.get_by_role("button", name="OK").click()
        expect(shown_panel(account).get_by_text("The shop is closed.")).to_be_visible()
        assert titles(account, "Tab strip") == ["Contoso Coffee"]
        assert account.evaluate(tabs) == []

    def test_who_cancels_keeps_it(self, account: Page) -> None:
        command(account, "Open the shop")
        expect(app_tab(account, "Shop: CC-1001")).to_have_attribute("aria-selected", "true")
        app_tab(account, "Contoso Coffee").click()
        command(account, "Close the shop")
        dialog = account.get_by_role("dialog", name="Close the shop")
        dialog.get_by_role("button", name="Cancel").click()
        expect(dialog).to_have_count(0)
        command(account, "Close the shop")
        expect(dialog).to_contain_text("Tabs of the shop: 1.")
        assert titles(account, "Tab strip") == ["Contoso Coffee", "Shop: CC-1001"]

    def test_what_is_not_open_is_said(self, account: Page) -> None:
        command(account, "Close the shop")
        expect(shown_panel(account).get_by_text("The shop is not open.")).to_be_visible()


class TestChatCustomer:
    """(e) The form of the customer reads the conversation id from the context of a chat session."""

    SUBJECT = "Amara Okafor: leaking machine"

    def test_the_form_says_which_conversation_it_is(self, desk: Page) -> None:
        desk.evaluate(
            """([LiveWorkItemId, customerRecordId]) => apmWorkspace.startConversation({
              LiveWorkItemId,
              customerRecordId,
              templateName: "contoso_chat_session",
              answers: { Topic: "Repair" },
            })""",
            [CONVERSATION, CONTACT],
        )
        drawn(desk)
        app_tab(desk, "Amara Okafor").last.click()
        note = shown_panel(desk).get_by_text("In conversation:")
        expect(note).to_have_text(f"In conversation: {self.SUBJECT} (Repair)")
        assert desk.evaluate("Microsoft.Omnichannel.getConversationId()") == CONVERSATION
        context = f"{FOCUSED}.getContext().then((context) => context.parameters.LiveWorkItemId)"
        assert desk.evaluate(context) == CONVERSATION
        assert desk.evaluate(f"{FOCUSED}.resolveSlug('{{contosoSubject}}')") == self.SUBJECT

    def test_outside_of_a_chat_it_says_nothing(self, desk: Page) -> None:
        desk.evaluate("apmWorkspace.record(true)")
        desk.evaluate(
            "(entityId) => Xrm.Navigation.openForm({ entityName: 'contact', entityId })", CONTACT
        )
        desk.wait_for_function(
            "() => apmWorkspace.calls().some(({ member }) => member === 'session.getContext')"
        )
        desk.evaluate("apmWorkspace.record(false)")
        drawn(desk)
        expect(shown_panel(desk).get_by_label("Last Name")).to_be_visible()
        expect(shown_panel(desk).get_by_text("In conversation:")).to_have_count(0)
        assert desk.evaluate("Microsoft.Omnichannel.getConversationId()") == ""


class TestControl:
    """(f) A compiled control, in a harness, calls every method of sessions and tabs."""

    def test_every_verb_answers(self, desk: Page) -> None:
        desk.evaluate("Contoso.Startup.openPanes()")
        drawn(desk)
        desk.get_by_role("tab", name="Verbs").click()
        pane = desk.get_by_role("tabpanel", name="Verbs").locator("iframe").content_frame
        desk.evaluate("apmWorkspace.record(true)")
        pane.get_by_role("button", name="Run every verb").click()
        expect(pane.get_by_role("status")).to_have_text('{"summary":"done"}')
        calls = desk.evaluate("apmWorkspace.calls()")
        desk.evaluate("apmWorkspace.record(false)")
        assert _verbs() - {each["member"] for each in calls} == set()
        assert [each for each in calls if "error" in each] == []
        expect(pane.get_by_role("listitem")).to_contain_text(['resolveSlug: "resolved"'])
        drawn(desk)
        assert titles(desk, "Session strip") == ["Home", "Every verb"]
        expect(session_tab(desk, "Every verb")).to_have_attribute("aria-selected", "true")
        expect(session_tab(desk, "Every verb")).not_to_have_attribute("data-attention", "true")
        assert titles(desk, "Tab strip") == ["Contoso Coffee", "Renamed"]
        assert tab_titles(desk) == ["Contoso Coffee", "Renamed"]


def _verbs() -> set[str]:
    """Every method of the API, of sessions and of tabs."""
    owners = (Owner.APM, Owner.SESSION, Owner.TAB)
    quiet = ("toJSON",)
    return {
        each.full_name
        for each in MEMBERS
        if each.owner in owners and each.kind is not Kind.CONSTANT and each.name not in quiet
    }


class TestStartup:
    """(g) A listed script that calls the API as it loads."""

    def test_the_desk_is_ready_with_the_page(
        self, browser: Browser, served: tuple[str, Console]
    ) -> None:
        with opened(browser, served) as page:
            assert titles(page, "Tab strip") == ["Desk of Sam Agent", "Cases of everybody"]
            expect(app_tab(page, "Desk of Sam Agent")).to_have_attribute("aria-selected", "true")
            panes = page.get_by_role("tablist", name="Side panes")
            expect(panes.get_by_role("tab", name="Follow")).to_have_attribute(
                "aria-selected", "true"
            )
            expect(panes.get_by_role("tab", name="Verbs")).to_be_visible()
            frame = page.get_by_role("tabpanel", name="Follow").locator("iframe").content_frame
            expect(frame.get_by_role("heading", level=1)).to_have_text("Home")
            assert tab_titles(page) == ["Desk of Sam Agent", "Cases of everybody"]
            panes_of_api = "Xrm.App.sidePanes.getAllPanes().map((pane) => pane.paneId)"
            assert page.evaluate(panes_of_api) == ["contosoFollow", "contosoVerbs"]
            assert served[1].complaints() == []
