"""The locators of `docs/regions.md` find their elements, each in the scene of its section."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.support.watched_pages import Console

PAGE = Path(__file__).resolve().parents[2] / "docs/regions.md"
SECTIONS: dict[str, list[tuple[str, str]]] = {
    section.partition("\n")[0]: re.findall(r"^\| .+ \| `(.+)` \| `(.+)` \|$", section, re.MULTILINE)
    for section in PAGE.read_text("utf-8").split("\n## ")[1:]
}
SEVERAL = '.get_by_role("listitem")'
"""The end of a locator that finds several elements."""

CASE = """async () => {
  const open = (entityName, entityId) => [["entityName", entityName], ["entityId", entityId]];
  const caseId = "ca5e0000-0000-4000-8000-000000000001";
  await Microsoft.Apm.createSession({
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([["parametersStr", JSON.stringify(open("incident", caseId))]]),
  });
  await Microsoft.Apm.createTab({
    templateName: "msdyn_entityrecord",
    appContext: new Map(open("account", "acc00000-0000-4000-8000-000000000001")),
    isFocused: false,
  });
}"""
CHAT = """() => apmWorkspace.startConversation({
  customerName: "Amara Okafor",
  messages: ["Hello!"],
  isFocused: FOCUSED,
})"""
ATTENTION = """async () => {
  const { Apm } = Microsoft;
  await Apm.getSession(Apm.getAllSessions().at(-1)).requestFocus();
}"""
FULL = """async () => {
  for (let number = 1; number < 10; number += 1) {
    const id = await Microsoft.Apm.createSession({ templateName: "msdyn_chat_session" });
    Microsoft.Apm.getSession(id).title = `Customer ${number}`;
  }
  await apmWorkspace.drawn();
}"""
FORM = """async () => {
  const cell = { name: "title" };
  const section = { name: "case", label: "Details of the case", rows: [[cell]] };
  const tab = (label) => ({ name: label, label, columns: [{ sections: [section] }] });
  const tabs = ["Summary", "More"].map(tab);
  const form = (id, name) => ({ id, table: "incident", name, type: "main", tabs });
  await apmWorkspace.load({ layouts: [form("1", "Contoso case"), form("2", "Short case")] });
  const entityId = "ca5e0000-0000-4000-8000-000000000001";
  await Xrm.Navigation.openForm({ entityName: "incident", entityId });
}"""
LIST = """() => Xrm.Navigation.navigateTo({ pageType: "entitylist", entityName: "incident" })"""
FAILURE = "uncaught: nothingThere is not defined"
MESSAGES = """async () => {
  await apmWorkspace.load({ limits: { sessions: 1 } });
  await apmWorkspace.runScript("nothingThere()", "mine.js").catch(() => {});
  Xrm.App.addGlobalNotification({ type: 2, level: 1, message: "Saved elsewhere", showCloseButton: true });
  Xrm.Utility.showProgressIndicator("Working");
  await apmWorkspace.startConversation({}).catch(() => {});
}"""
TOASTS = """async () => {
  void apmWorkspace.startConversation({ customerName: "Amara Okafor", notify: true });
  const page = { pageType: "entityrecord", entityName: "contact", data: { lastname: "Silva" } };
  void Xrm.Navigation.navigateTo(page, { target: 2, title: "New Contact" });
  await apmWorkspace.drawn();
}"""
PANE = "() => Xrm.App.sidePanes.createPane({ paneId: 'notes', title: 'Notes', canClose: true })"
CONFIRM = (
    "() => { Xrm.Navigation.openConfirmDialog({ title: 'Close the case?', text: 'It stays.' }); }"
)
IN_DIALOG = """() => {
  const page = { pageType: "entityrecord", entityName: "contact" };
  Xrm.Navigation.navigateTo(page, { target: 2, title: "New Contact" });
}"""


def home(_page: Page) -> None:
    """The page after its start."""


def strips(page: Page) -> None:
    page.evaluate(CASE)
    page.evaluate(CHAT.replace("FOCUSED", "false"))
    page.evaluate(ATTENTION)


def site_map(page: Page) -> None:
    page.get_by_role("button", name="Site map").click()


def full_strip(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 720})
    page.evaluate(FULL)
    page.get_by_role("button", name="More sessions").click()


def record(page: Page) -> None:
    page.evaluate(CASE)


def form_of_solution(page: Page) -> None:
    page.evaluate(FORM)


def listed(page: Page) -> None:
    page.evaluate(LIST)


def messages(page: Page) -> None:
    page.evaluate(MESSAGES)


def toasts(page: Page) -> None:
    page.evaluate(TOASTS)
    made = page.get_by_role("dialog", name="New Contact")
    made.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()


def chat(page: Page) -> None:
    page.evaluate(CHAT.replace("FOCUSED", "true"))


def pane(page: Page) -> None:
    page.evaluate(PANE)


def confirm(page: Page) -> None:
    page.evaluate(CONFIRM)


def in_dialog(page: Page) -> None:
    page.evaluate(IN_DIALOG)


def importing(page: Page) -> None:
    page.get_by_role("button", name="Import templates").click()


def coverage(page: Page) -> None:
    page.get_by_role("button", name="Coverage").click()


def script(page: Page) -> None:
    page.get_by_role("button", name="Run script").click()
    panel = page.get_by_role("dialog", name="Run script")
    panel.get_by_role("textbox").first.fill("1 + 1")
    panel.get_by_role("button", name="Run", exact=True).click()


def recording(page: Page) -> None:
    page.get_by_role("button", name="Record", exact=True).click()
    page.locator("button[data-action=start-recording]").click()
    page.get_by_role("button", name="Stop recording").click()


def inspector(page: Page) -> None:
    page.get_by_role("button", name="Inspector").click()


SCENES = {
    "Top bar": home,
    "Sessions and application tabs": strips,
    "Site map": site_map,
    "A strip that is full": full_strip,
    "The page of the focused tab": record,
    "A form of a solution": form_of_solution,
    "A list": listed,
    "Messages": messages,
    "Incoming conversations and toasts": toasts,
    "Communication panel": chat,
    "Side panes": pane,
    "A dialog that a script opened": confirm,
    "A page in a dialog": in_dialog,
    "Import templates": importing,
    "Coverage": coverage,
    "Run script": script,
    "Record a test": recording,
    "Inspector": inspector,
    "Home": home,
}


def test_every_section_has_a_scene_and_locators() -> None:
    assert [*SECTIONS] == [*SCENES]
    assert all(SECTIONS.values())


@pytest.mark.parametrize("section", SCENES)
def test_locators_find_their_parts(workspace: Page, console: Console, section: str) -> None:
    workspace.evaluate("apmWorkspace.load({})")
    SCENES[section](workspace)
    drawn(workspace)
    for code, _ in SECTIONS[section]:
        found: Locator = eval(code, {"page": workspace})
        if not code.endswith(SEVERAL):
            expect(found, code).to_have_count(1)
        expect(found.first, code).to_be_visible()
    assert console.take() == ([FAILURE] if section == "Messages" else [])
    # Closes what is open, for the next scene.
    workspace.set_viewport_size({"width": 1280, "height": 720})
    workspace.evaluate("apmWorkspace.load({})")


def in_typescript(code: str) -> str:
    """The same locator in TypeScript."""
    names = re.sub(r"_(\w)", lambda found: found[1].upper(), code)
    named = re.sub(r"(\w+)=(?=\"|\d|True)", r"\1: ", _outside_texts(names, code))
    braced = re.sub(r"((?:\w+: (?:\"[^\"]*\"|\w+)(?:, )?)+)\)", r"{ \1 })", named)
    return braced.replace("True", "true")


def _outside_texts(changed: str, code: str) -> str:
    """The changed code, with the quoted texts of the original."""
    texts = re.findall(r'"[^"]*"', code)
    return re.sub(r'"[^"]*"', lambda _: texts.pop(0), changed)


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_say_the_same(section: str) -> None:
    for python, typescript in SECTIONS[section]:
        assert typescript == in_typescript(python)
