"""Pages and browsers that are killed at random moments while a script changes the workspace, and what comes back."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from tests.support.kept_state import wait_until_stored, with_settings
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from playwright.sync_api import BrowserContext, Page

    from tests.support.watched_pages import Console

SETTINGS = {"restore": {"enabled": True}, "limits": {"sessions": 1000}}

CHANGE = """async () => {
  const parametersStr = '[["entityName","incident"]]';
  const id = await Microsoft.Apm.createSession({
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([["parametersStr", parametersStr]]),
  });
  const witness = new BroadcastChannel("witness");
  const change = () => {
    const now = Date.now();
    Microsoft.Apm.getSession(id).title = String(now);
    witness.postMessage(now);
    setTimeout(change, 3);
  };
  change();
}"""
"""Opens a session, and changes its title again and again to the time of the change."""

LISTEN = """() => {
  window.latest = 0;
  new BroadcastChannel("witness").onmessage = ({ data }) => { window.latest = data; };
}"""

TITLES = """() => Microsoft.Apm.getAllSessions().slice(1).map((id) => Microsoft.Apm.getSession(id).title)"""


def kill_pages(
    context: BrowserContext, console: Console, kills: int, random: Random
) -> Iterator[int]:
    """Kills pages one after another, and yields for each how much is lost: the last milliseconds of its changes.

    Fails if a workspace does not come back whole.
    """
    with_settings(context, SETTINGS)
    witness = context.new_page()
    witness.goto(f"{console.origin}/workspace.json")
    witness.evaluate(LISTEN)
    page = context.new_page()
    boot(page, console, f"{console.origin}/")
    for killed in range(1, kills + 1):
        page.evaluate(CHANGE)
        wait_until_stored(page, f'"number": {killed}')
        page.wait_for_timeout(random.uniform(50, 600))
        crash(page)
        console.take()
        page.close()
        page = context.new_page()
        boot(page, console, f"{console.origin}/")
        titles = page.evaluate(TITLES)
        assert len(titles) == killed, f"{len(titles)} of {killed} sessions came back"
        yield witness.evaluate("latest") - int(titles[-1])


def crash(page: Page) -> None:
    """Crashes the process of a page."""
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash", timeout=2_000)


def kill_browser(profile: Path) -> None:
    """Kills the main process of the browser with a profile; Linux only."""
    wanted = f"--user-data-dir={profile}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            arguments = (process / "cmdline").read_bytes().split(b"\0")
            is_main = not any(each.startswith(b"--type=") for each in arguments)
            if wanted in arguments and is_main:
                os.kill(int(process.name), signal.SIGKILL)
