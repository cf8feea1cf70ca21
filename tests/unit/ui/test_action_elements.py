"""Every action has an element that carries it, or a file of the page that sends it; every element's action exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from apm.conversations.incoming import receive
from apm.conversations.options import ConversationOptions
from apm.core.events import LimitReached, RecordSaved
from apm.core.inputs import TabInput
from apm.core.outcome import Outcome
from apm.settings import Command, Settings
from apm.settings.by_table import ByTable
from apm.templates.catalogue import RECORD_FORM, TabTemplate
from apm.templates.page_types import ENTITY_LIST, SEARCH
from apm.ui.actions import ACTIONS
from apm.ui.screen import Screen
from apm.ui.shell.news import News
from apm.workspace.form_state import ControlState, Note
from apm.workspace.overlays import Dialog, Notification
from apm.workspace.page import ListState
from apm.workspace.record_picker import Picker
from apm.workspace.side_panes import Pane
from apm.workspace.workspace import Workspace
from tests.support.element_trees import walk
from tests.support.page_actions import FakeBrowser, new_screen

STATIC = Path(__file__).resolve().parents[3] / "static"

NAMED_ACTION = re.compile(
    r'(?:\b(?:act|perform)\(|\baction === |\baction: )"([a-z-]+)"'
    r"|\[data-action=([a-z-]+)\]"
)
"""A literal name of an action in JavaScript."""

CASE = {"entityName": "incident", "entityId": "ca5e0000-0000-4000-8000-000000000001"}

ACCOUNT = "acc00000-0000-4000-8000-000000000002"
CONTACT = "c0ac0000-0000-4000-8000-000000000003"
CONTACTS = {
    "name": "contacts",
    "kind": "subgrid",
    "parameters": {
        "TargetEntityType": "contact",
        "RelationshipName": "contact_customer_accounts",
    },
}
ACCOUNT_FORM = {
    "id": "1",
    "table": "account",
    "name": "Account",
    "type": "main",
    "tabs": [
        {"name": "main", "columns": [{"sections": [{"name": "people", "rows": [[CONTACTS]]}]}]}
    ],
}

CARRIED = {
    "accept-conversation": "button",
    "add-note": "button",
    "add-to-grid": "button",
    "answer": "button dialog",
    "choose-form": "select",
    "choose-theme": "select",
    "choose-view": "select",
    "close-coverage": "button dialog",
    "close-import": "button dialog",
    "close-pane": "button",
    "close-recording": "button",
    "close-script": "button",
    "close-session": "button",
    "close-solutions": "button dialog",
    "close-tab": "button",
    "command": "button",
    "discard-note": "button",
    "dismiss-alert": "button",
    "dismiss-failures": "button",
    "dismiss-news": "button",
    "dismiss-notification": "button",
    "dismiss-toast": "button",
    "dock-panel": "button",
    "draft-message": "input",
    "edit": "button input select textarea",
    "end-conversation": "button",
    "filter-coverage": "select",
    "filter-lookup": "input",
    "filter-timeline": "select",
    "focus-session": "button",
    "focus-tab": "button",
    "form-tab": "button",
    "import-templates": "form",
    "inspect-close": "button",
    "inspect-fill": "input",
    "inspect-open": "button",
    "inspect-run": "form",
    "inspect-slugs": "input",
    "inspect-tab": "button",
    "lengthen-timeline": "button",
    "minimize-panel": "button",
    "name-script": "input",
    "new-in-grid": "button",
    "new-record": "button",
    "open-coverage": "button",
    "open-import": "button",
    "open-record": "button",
    "open-record-here": "button",
    "open-recording": "button",
    "open-related": "button",
    "open-script": "button",
    "open-toast": "button",
    "pick-record": "input",
    "refresh-grid": "button",
    "refresh-page": "button",
    "reject-conversation": "button",
    "remove-from-grid": "button",
    "run-example": "button",
    "run-script": "form",
    "save": "button",
    "save-and-close": "button",
    "search-coverage": "input",
    "search-list": "input",
    "search-timeline": "input",
    "select-row": "input",
    "send-message": "form",
    "show-recording-as": "select",
    "site-map": "button",
    "sort": "button",
    "start-conversation": "button",
    "start-recording": "button",
    "stop-recording": "button",
    "take-recording": "button",
    "toggle-pane": "button",
    "turn-page": "button",
    "type-note": "input textarea",
    "type-script": "textarea",
    "use-note": "button",
    "use-notification": "button",
}
"""The elements that carry each action."""

SENT = {
    "changed": "screen/input.js",
    "drop-script": "scripts/panel.js",
    "template-opened": "inspector/inspector.js",
    "link-message": "scripts/link.js",
    "open-address": "screen/address.js",
    "link-script": "scripts/link.js",
    "recording-said": "inspector/recording.js",
    "script-restarted": "scripts/failures.js",
    "script-end": "scripts/panel.js",
    "script-failed": "scripts/failures.js",
    "script-line": "scripts/panel.js",
    "solution-progress": "scripts/solutions.js",
    "solution-refused": "scripts/solutions.js",
}
"""The files in `static/` that send the actions without an element."""


def fill(workspace: Workspace) -> None:
    """Opens one of everything that a workspace can show."""
    about = f"/incidents({CASE['entityId']})"
    for _ in range(10):
        workspace.records.create("annotation", {"objectid_incident@odata.bind": about})
    list_page = TabTemplate("", "Cases", "", ENTITY_LIST)
    search = TabTemplate("", "Search", "", SEARCH)
    for template, parameters in (
        (RECORD_FORM, CASE),
        (RECORD_FORM, {"entityName": "account", "entityId": ACCOUNT}),
        (list_page, {"entityName": "incident"}),
        (search, {"searchText": "coffee"}),
    ):
        workspace.open_tab(workspace.focused, template, TabInput("", {**parameters}))
    note = Note("Shorter?", "RECOMMENDATION", ("Shorten",))
    workspace.focused.tabs["tab-id-1"].form.controls["title"] = ControlState(notes={"a b": note})
    workspace.focused.tabs["tab-id-2"].list_states["contacts"] = ListState(
        selected=frozenset({CONTACT})
    )
    workspace.side_panes.create(Pane(1, "help", title="Help"))
    overlays = workspace.overlays
    overlays.notify(Notification("information", "Hello", can_close=True, action="More"))
    overlays.open_dialog(Dialog("confirm", "Sure?"))
    overlays.open_dialog(Dialog("lookup", picker=Picker(("account",), many=True)))


def carried(screen: Screen, browser: FakeBrowser) -> dict[str, set[str]]:
    """The tags of the elements that carry each action, in several states of the page."""
    found: dict[str, set[str]] = {}

    def look() -> None:
        screen.draw()
        for tree in browser.drawn.values():
            for element in walk(tree):
                if name := element[1].get("data-action"):
                    found.setdefault(str(name), set()).add(str(element[0]))

    view = screen.view
    look()
    fill(view.workspace)
    screen.show_all()
    # The panel of a tab is drawn when the tab is shown.
    for tab in view.workspace.focused.tabs.values():
        screen.perform(view.workspace.show_tab(tab))
        look()
    receive(view.conversations, ConversationOptions(notifies=True))
    saved = RecordSaved("Case", "Leak", ("incident", CASE["entityId"]))
    screen.perform(Outcome(None, (LimitReached("Full."), saved)))
    screen.show_news(News("Of no use.", ("one",)))
    look()
    for name, of, text in (
        ("script-failed", "a.js", "a.js: x"),
        ("start-conversation", "", ""),
        ("open-script", "", ""),
        ("inspect-open", "", ""),
        ("inspect-tab", "context", ""),
        ("open-coverage", "", ""),
    ):
        screen.act(name, of, text)
    look()
    for name, of in (
        ("inspect-tab", "templates"),
        ("close-coverage", ""),
        ("open-import", ""),
        ("minimize-panel", view.workspace.focused.id),
    ):
        screen.act(name, of, "")
    look()
    screen.act("solution-progress", "Reading a.zip…", "")
    screen.act("open-recording", "", "")
    look()
    for name in ("start-recording", "stop-recording"):
        screen.act(name, "", "")
        look()
    return found


@pytest.fixture(scope="module")
def found() -> dict[str, set[str]]:
    command = Command("incident", "Escalate")
    screen, browser = new_screen(
        Workspace(
            Settings(
                commands=(command,), layouts=ByTable([ACCOUNT_FORM, {**ACCOUNT_FORM, "id": "2"}])
            )
        )
    )
    return carried(screen, browser)


def test_every_element_has_an_action(found: dict[str, set[str]]) -> None:
    assert set(found) <= set(ACTIONS)


def test_every_action_has_its_element(found: dict[str, set[str]]) -> None:
    shown = {name: " ".join(sorted(tags)) for name, tags in sorted(found.items())}
    assert shown == CARRIED


def test_every_other_action_is_sent_by_a_file_of_the_page(found: dict[str, set[str]]) -> None:
    sent = {name: each.sent_by for name, each in ACTIONS.items() if each.sent_by}
    assert dict(sorted(sent.items())) == SENT
    assert set(ACTIONS) == {*found, *sent}
    for name, file in sent.items():
        assert f'"{name}"' in (STATIC / file).read_text("utf-8"), f"{file} does not send {name}"


def test_the_page_names_only_actions_that_exist() -> None:
    """JavaScript sends some actions by name, and finds elements by their actions."""
    named = {
        found[1] or found[2]
        for file in STATIC.rglob("*.js")
        if not {"runtime", "node_modules"}.intersection(file.parts)
        for found in NAMED_ACTION.finditer(file.read_text("utf-8"))
    }
    assert named <= set(ACTIONS)
    assert {"close-script", "focus-tab", "inspect-close", "run-example", "save"} <= named
