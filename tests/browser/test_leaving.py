"""The browser asks before the page goes while a form has unsaved edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.page_forms import CASE, field, in_dialog, in_pane, open_record, save_button
from tests.support.page_strips import drawn, open_tab

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Locator, Page, Route

TITLE = "Case Title"
GO_AWAY = "<script>top.location = '/examples/';</script>"


class Asked:
    """The questions of the browser, which stay unanswered with "Cancel" unless `agrees` is set."""

    def __init__(self) -> None:
        self.agrees = False
        self.count = 0

    def answer(self, dialog: Dialog) -> None:
        """Answers a question."""
        self.count += 1
        if self.agrees:
            dialog.accept()
        else:
            dialog.dismiss()


@pytest.fixture
def asked(workspace: Page) -> Iterator[Asked]:
    asked = Asked()
    workspace.on("dialog", asked.answer)
    yield asked
    workspace.remove_listener("dialog", asked.answer)


def case_form(page: Page) -> Locator:
    return field(open_record(page, "incident", entityId=CASE), TITLE)


def type_into(text: Locator) -> None:
    """Types as a user does: browsers do not ask users who have not used the page."""
    text.click()
    text.press_sequentially("Steam")


def try_to_reload(page: Page) -> None:
    """Asks for a reload. The answer of a dialog arrives before the next evaluation is answered."""
    page.evaluate("setTimeout(() => location.reload())")


def test_unsaved_edits_stay_if_the_user_does_not_agree(workspace: Page, asked: Asked) -> None:
    title = case_form(workspace)
    type_into(title)
    with workspace.expect_event("dialog"):
        try_to_reload(workspace)
    assert workspace.evaluate("document.documentElement.dataset.apm") == "ready"
    assert (asked.count, "Steam" in title.input_value()) == (1, True)


def test_the_page_goes_if_the_user_agrees(workspace: Page, asked: Asked) -> None:
    type_into(case_form(workspace))
    asked.agrees = True
    workspace.reload()
    workspace.evaluate("apmWorkspace.ready")
    assert asked.count == 1


def test_a_saved_form_does_not_ask(workspace: Page, asked: Asked) -> None:
    type_into(case_form(workspace))
    save_button(workspace.locator("#panels")).click()
    drawn(workspace)
    workspace.reload()
    workspace.evaluate("apmWorkspace.ready")
    assert asked.count == 0


@pytest.mark.parametrize("opened", [in_dialog, in_pane])
def test_forms_in_dialogs_and_side_panes_ask_too(
    workspace: Page, asked: Asked, opened: Callable[[Page], Locator]
) -> None:
    type_into(field(opened(workspace), "Last Name"))
    asked.agrees = True
    workspace.reload()
    workspace.evaluate("apmWorkspace.ready")
    assert asked.count == 1


def test_a_web_resource_that_leaves_the_page_asks_too(workspace: Page, asked: Asked) -> None:
    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html", body=GO_AWAY)

    type_into(case_form(workspace))
    workspace.route("**/WebResources/new_leave.html", answer)
    with workspace.expect_event("dialog"):
        open_tab(workspace, "apm_webresource", webresourceName="new_leave.html", title="Leave")
    assert workspace.evaluate("document.documentElement.dataset.apm") == "ready"
    assert asked.count == 1
