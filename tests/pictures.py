"""Takes the screenshots of the README: `python -m tests.pictures`.

Each scene runs in a new browser context, light and dark, at a fixed time, with only the sample records.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

from apm.host.browsers import launch_options
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError
from apm.host.serve.site import Site
from tests.support.running_server import running_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, ViewportSize

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs/images"
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


def workspace(page: Page) -> None:
    """Four sessions, one of which requests attention; the focused one has three tabs."""
    for number in (2, 3, 1):
        page.evaluate(CASE, number)
    page.evaluate(TABS)
    page.evaluate(ATTENTION)


def chat(page: Page) -> None:
    """A conversation with a customer, and the case it is about."""
    page.evaluate(CASE, 2)
    page.evaluate(CHAT)
    page.evaluate(CASE_TAB)


def script(page: Page) -> None:
    """A script that runs in the script panel."""
    page.get_by_role("button", name="Run script").click()
    panel = page.get_by_role("dialog", name="Run script")
    panel.get_by_role("textbox").first.fill(SCRIPT)
    panel.get_by_role("button", name="Run", exact=True).click()
    panel.get_by_text("Ended.").wait_for()
    panel.get_by_role("textbox").first.evaluate("box => box.scrollTo(0, 0)")


SCENES: dict[str, Callable[[Page], None]] = {"workspace": workspace, "chat": chat, "script": script}


def take(browser: Browser, address: str, name: str, scheme: Scheme) -> None:
    """Runs one scene and writes its screenshot."""
    with browser.new_context(
        viewport=SIZE, color_scheme=scheme, locale="en-US", timezone_id="UTC", base_url=address
    ) as context:
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.goto("/")
        page.locator("html[data-apm=ready]").wait_for(state="attached", timeout=BOOT_LIMIT_MS)
        SCENES[name](page)
        page.evaluate("apmWorkspace.drawn()")
        path = IMAGES / FILES[scheme].format(name)
        page.screenshot(path=path, animations="disabled", caret="hide")
        print(f"{path.relative_to(ROOT)} is made.")


def main() -> int:
    """Takes every screenshot; a missing program is reported in one sentence."""
    try:
        Runtime(ROOT).build()
        with sync_playwright() as playwright:
            options = launch_options(Path(playwright.chromium.executable_path))
            with (
                playwright.chromium.launch(**options) as browser,
                running_site(Site(ROOT)) as address,
            ):
                for name in SCENES:
                    for scheme in FILES:
                        take(browser, address, name, scheme)
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
