"""Other scripts of the page change what all scripts share: the workspace works, or says at once what is in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import open_case, titles
from tests.support.watched_pages import Console, boot

if TYPE_CHECKING:
    from playwright.sync_api import Page

FATAL = {
    "window.Microsoft cannot be set": "Object.defineProperty(window, 'Microsoft', { value: Object.freeze({}) })",
    "window.Microsoft cannot be set:": "Object.defineProperty(window, 'Microsoft', { get() { return 1 } })",
    "window.Xrm cannot be set": "Object.defineProperty(window, 'Xrm', { value: Object.freeze({}) })",
    "Object.prototype is frozen": "Object.freeze(Object.prototype)",
    "no BroadcastChannel can be opened": """window.BroadcastChannel = class {
        constructor() { throw new Error("denied"); }
    }""",
}

HARMLESS = (
    "Object.prototype.extra = function () {}; Array.prototype.more = 1;",
    "Object.prototype.toJSON = function () { return 'x' }",
    "Array.prototype.toJSON = function () { return 'x' }",
)


@pytest.mark.parametrize(("cause", "script"), FATAL.items())
def test_what_cannot_work_is_said_at_once(
    page: Page, console: Console, cause: str, script: str
) -> None:
    page.add_init_script(script)
    page.goto("/")
    shown = page.locator("#boot-failure")
    expect(shown).to_contain_text(
        f"The workspace could not start{cause.rstrip(':')}: another script"
    )
    # The start goes on, and what it writes may come after the sentence on the page.
    page.close()
    console.take()


@pytest.mark.parametrize("script", HARMLESS)
def test_additions_to_prototypes_change_nothing(page: Page, console: Console, script: str) -> None:
    page.add_init_script(script)
    boot(page, console)
    open_case(page, title="One")
    page.evaluate(
        """async () => {
          const session = Microsoft.Apm.getFocusedSession();
          await session.updateContext(new Map([["list", [1, { a: [2] }]]]));
          await apmWorkspace.drawn();
        }"""
    )
    assert titles(page, "Session strip") == ["Home", "One"]
    assert (
        page.evaluate("Microsoft.Apm.getFocusedSession().resolveSlug('{list}')") == '[1,{"a":[2]}]'
    )


def test_an_event_is_posted_whatever_a_script_does_to_its_channels(
    page: Page, console: Console
) -> None:
    boot(page, console)
    page.evaluate(
        """() => {
          const topic = Microsoft.Apm.getEventPublisherTopic("ON_SESSION_SWITCH");
          window.heard = [];
          new BroadcastChannel(topic).onmessage = ({ data }) => heard.push(data);
          BroadcastChannel.prototype.postMessage = () => { throw new Error("denied"); };
        }"""
    )
    open_case(page, title="One")
    page.wait_for_function("heard.length === 1")


def test_an_event_that_cannot_be_posted_is_a_warning(page: Page, console: Console) -> None:
    boot(page, console)
    # The class that scripts get is derived from that of the browser.
    page.evaluate(
        """() => {
          const { prototype } = Object.getPrototypeOf(BroadcastChannel);
          prototype.postMessage = () => { throw new Error("denied"); };
        }"""
    )
    open_case(page, title="One")
    page.evaluate("apmWorkspace.drawn()")
    assert titles(page, "Session strip") == ["Home", "One"]
    said = console.take()
    assert said
    assert all("could not be posted: denied" in each for each in said)
