"""Takes the screenshots for the README and the docs: `python -m tests.pictures`.

Each scene is shown in a new browser context, light and dark, at a fixed time, with only the sample records, or with the
sample solution.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

from apm.host.browsers import launch_options
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from tests.support.running_server import running_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, ViewportSize

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs/images"
SOLUTION = ROOT / "examples/solution/contoso"
NO_FILE = SOLUTION / "workspace.toml"
"""The workspace file beside a solution, which need not exist."""
SIZE: ViewportSize = {"width": 1280, "height": 800}
NOW = "2026-07-01T09:30:00Z"
BOOT_LIMIT_MS = 60_000

Scheme = Literal["light", "dark"]
FILES: dict[Scheme, str] = {"light": "{}.png", "dark": "{}-dark.png"}

CASE = """(number) => Microsoft.Apm.createSession({
  templateName: "case_entity_session_default_template",
  sessionContext: new Map([["parametersStr", JSON.stringify([
    ["entityName", "incident"],
    ["entityId", `ca5e0000-0000-4000-8000-00000000000${number}`],
  ])]]),
})"""

TABS = """async () => {
  const open = (more) => Microsoft.Apm.createTab({ isFocused: false, ...more });
  await open({
    templateName: "msdyn_entityrecord",
    appContext: new Map([
      ["entityName", "account"], ["entityId", "acc00000-0000-4000-8000-000000000001"],
    ]),
  });
  await open({ templateName: "msdyn_omnichannel_kbsearch" });
}"""

ATTENTION = "() => Microsoft.Apm.getSession(Microsoft.Apm.getAllSessions()[2]).requestFocus()"

CHAT = """() => apmWorkspace.startConversation({
  customerRecordId: "c0ac0000-0000-4000-8000-000000000001",
  answers: { Topic: "Repair", "Order number": "4711" },
  messages: [
    "Hello! My espresso machine leaks.",
    { from: "agent", text: "Good morning, Amara. Where does the water come from?" },
    "From the group head, after every shot.",
  ],
})"""

SCRIPT = """(async () => {
  const id = await Microsoft.Apm.createSession({
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([
      ["parametersStr", '[["entityName","incident"],["entityId","ca5e0000-0000-4000-8000-000000000001"]]'],
    ]),
  });
  console.log("open:", Microsoft.Apm.getAllSessions());
  return Microsoft.Apm.getSession(id).resolveSlug("{anchor.ticketnumber}");
})();
"""

CASE_TAB = """() => Microsoft.Apm.createTab({
  templateName: "msdyn_entityrecord",
  appContext: new Map([
    ["entityName", "incident"], ["entityId", "ca5e0000-0000-4000-8000-000000000001"],
  ]),
})"""

DEVICES = """() => apmWorkspace.seed({
  records: {
    con_device: [
      {
        con_deviceid: "c0ade000-0000-4000-8000-000000000001", con_name: "Toaster, reception", con_kind: 100000000,
        con_price: 49, con_weight: 2.4, con_inservice: true, con_boughton: "2026-02-11",
        "con_AccountId@odata.bind": "/accounts(acc00000-0000-4000-8000-000000000001)",
      },
      {
        con_name: "Kettle, kitchen", con_kind: 100000001, con_price: 35,
        "con_AccountId@odata.bind": "/accounts(acc00000-0000-4000-8000-000000000001)",
      },
      { con_name: "Oven, canteen", con_kind: 100000002, con_price: 690 },
    ],
    incident: [{
      incidentid: "ca5e0000-0000-4000-8000-000000000001",
      "con_DeviceId@odata.bind": "/con_devices(c0ade000-0000-4000-8000-000000000001)",
    }],
  },
  sessions: [],
})"""

OPEN_CASE = """() => Xrm.Navigation.openForm({
  entityName: "incident", entityId: "ca5e0000-0000-4000-8000-000000000001",
})"""

OPEN_DEVICES = (
    """() => Xrm.Navigation.navigateTo({ pageType: "entitylist", entityName: "con_device" })"""
)


def workspace(page: Page) -> None:
    """Four sessions, one of which requests attention; the focused session has three tabs."""
    for number in (2, 3, 1):
        page.evaluate(CASE, number)
    page.evaluate(TABS)
    page.evaluate(ATTENTION)


def chat(page: Page) -> None:
    """A conversation with a customer, and the case that it concerns."""
    page.evaluate(CASE, 2)
    page.evaluate(CHAT)
    page.evaluate(CASE_TAB)


def script(page: Page) -> None:
    """A script in the script panel, after it ran."""
    page.get_by_role("button", name="Run script").click()
    panel = page.get_by_role("dialog", name="Run script")
    panel.get_by_role("textbox").first.fill(SCRIPT)
    panel.get_by_role("button", name="Run", exact=True).click()
    panel.get_by_text("Ended.").wait_for()
    panel.get_by_role("textbox").first.evaluate("box => box.scrollTo(0, 0)")


def solution_form(page: Page) -> None:
    """The form of the sample solution, after its OnLoad handlers ran."""
    page.evaluate(DEVICES)
    page.evaluate(OPEN_CASE)
    page.get_by_text("Welcome to the case").wait_for()
    page.get_by_role("button", name="Synchronize").wait_for()


def solution_list(page: Page) -> None:
    """The list of a table of the sample solution, with its view and its command."""
    page.evaluate(DEVICES)
    page.evaluate(OPEN_DEVICES)
    page.get_by_role("button", name="Toaster, reception").wait_for()


SCENES: dict[str, Callable[[Page], None]] = {"workspace": workspace, "chat": chat, "script": script}
SCENES_OF_THE_SOLUTION: dict[str, Callable[[Page], None]] = {
    "solution-form": solution_form,
    "solution-list": solution_list,
}


def take_all(
    browser: Browser, workspace: ServedWorkspace | None, scenes: dict[str, Callable[[Page], None]]
) -> None:
    """Serve a workspace, and take the screenshots of its scenes."""
    with running_site(Site(ROOT), workspace) as address:
        for name, scene in scenes.items():
            for scheme, file in FILES.items():
                take(browser, address, scene, scheme, IMAGES / file.format(name))


def take(
    browser: Browser, address: str, scene: Callable[[Page], None], scheme: Scheme, path: Path
) -> None:
    """Show one scene and write its screenshot."""
    with browser.new_context(
        viewport=SIZE, color_scheme=scheme, locale="en-US", timezone_id="UTC", base_url=address
    ) as context:
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.goto("/")
        page.locator("html[data-apm=ready]").wait_for(state="attached", timeout=BOOT_LIMIT_MS)
        scene(page)
        page.evaluate("apmWorkspace.drawn()")
        page.screenshot(path=path, animations="disabled", caret="hide")
        print(f"{path.relative_to(ROOT)} was written.")


def main() -> int:
    """Take all screenshots. If something is missing on the machine, print one sentence."""
    try:
        Runtime(ROOT).build()
        with sync_playwright() as playwright:
            options = launch_options(Path(playwright.chromium.executable_path))
            with playwright.chromium.launch(**options) as browser:
                take_all(browser, None, SCENES)
                solution = ServedWorkspace(NO_FILE, solutions=[SOLUTION])
                take_all(browser, solution, SCENES_OF_THE_SOLUTION)
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
