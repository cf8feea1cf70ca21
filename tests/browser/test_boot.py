"""The start of the page, and the messages when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.watched_pages import BOOT_LIMIT_MS, Console, boot

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

# The tests name files of the sources.
pytestmark = pytest.mark.usefixtures("sources")

ROOT = Path(__file__).resolve().parents[2]
FAILURE = "#boot-failure"
NO_SNAPSHOT = "/?snapshot=off"


def test_the_handle_is_there_before_the_api(page: Page, console: Console) -> None:
    page.add_init_script(
        """document.addEventListener("DOMContentLoaded", () => {
          window.early = {
            state: document.documentElement.dataset.apm,
            handle: Object.keys(window.apmWorkspace),
            microsoft: typeof window.Microsoft,
          };
          window.addEventListener("apm:ready", () => {
            window.atReady = [document.documentElement.dataset.apm, typeof Microsoft.Apm];
          });
        })"""
    )
    boot(page, console)
    early = page.evaluate("early")
    assert early["state"] == "booting"
    assert {"ready", "version", "drawn", "reset", "load"} <= set(early["handle"])
    assert early["microsoft"] == "undefined"
    assert page.evaluate("atReady") == ["ready", "object"]
    assert page.evaluate("apmWorkspace.ready.then(() => 'resolved')") == "resolved"


def test_a_skeleton_shows_while_python_starts(page: Page, console: Console) -> None:
    held: list[Route] = []
    released: list[bool] = []

    def hold(route: Route) -> None:
        if released:
            route.continue_()
        else:
            held.append(route)

    page.route("**/snapshot.bin", hold)
    page.goto(console.address("/"))
    # After a second, it says what the page waits for.
    expect(page.get_by_role("status")).to_have_text("Starting the workspace… Fetching Python.")
    expect(page.locator(".strip-session")).to_be_visible()
    page.evaluate("() => { window.later = apmWorkspace.drawn().then(() => 'drawn') }")
    assert "await apmWorkspace.ready" in page.evaluate(
        "() => { try { apmWorkspace.calls() } catch (error) { return error.message } }"
    )
    released.append(True)
    for route in held:
        route.continue_()
    page.locator("html[data-apm=ready]").wait_for(state="attached", timeout=BOOT_LIMIT_MS)
    assert page.evaluate("later") == "drawn"
    expect(page.get_by_text("Starting the workspace…")).to_have_count(0)


def test_each_step_of_an_ordinary_start_is_announced(page: Page, console: Console) -> None:
    page.add_init_script(
        "window.steps = []; addEventListener('apm:step', ({ detail }) => steps.push(detail));"
    )
    boot(page, console, NO_SNAPSHOT)
    assert page.evaluate("steps") == [
        "Fetching Python and its libraries.",
        "Starting Python.",
        "Starting the emulator.",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "pyscript/core.js",
        "static/interpreter.mjs",
        "pyodide/pyodide.asm.wasm",
        "facade/handles.js",
        "forms/events.js",
        "screen/screen.js",
    ],
)
def test_a_missing_file_is_named_on_the_page(page: Page, console: Console, name: str) -> None:
    check_missing_file(page, console, name, "/")


@pytest.mark.parametrize("name", ["pyscript.toml", "apm/browser/main.py"])
def test_a_missing_file_of_pyscript_is_named_on_the_page(
    page: Page, console: Console, name: str
) -> None:
    # The server sends the document as it is if it cannot read one of these files.
    page.route("**/", lambda route: route.fulfill(path=ROOT / "index.html"))
    check_missing_file(page, console, name, "/")


@pytest.mark.parametrize("name", ["runtime/stdlib.zip", "runtime/apm.zip", "runtime/libs.zip"])
def test_without_a_snapshot_a_missing_archive_is_named_on_the_page(
    page: Page, console: Console, name: str
) -> None:
    check_missing_file(page, console, name, NO_SNAPSHOT)


def check_missing_file(page: Page, console: Console, name: str, address: str) -> None:
    page.route(f"**/{name}", lambda route: route.fulfill(status=404, body="gone"))
    page.goto(console.address(address))
    expect(page.locator("html[data-apm=failed]")).to_be_attached(timeout=BOOT_LIMIT_MS)
    failure = page.locator(FAILURE)
    expect(failure).to_have_role("alert")
    expect(failure).to_contain_text("The workspace could not start")
    expect(failure).to_contain_text(name.rpartition("/")[2])
    expect(failure).to_contain_text("nox -s serve")
    expect(page.locator("body")).not_to_contain_text("Traceback")
    reason = page.evaluate("apmWorkspace.ready.catch((error) => error.message)")
    assert "could not start" in reason
    assert page.evaluate("typeof window.Microsoft") == "undefined"
    # Other messages of the browser about the missing file may come after the sentence on the page.
    page.close()
    console.take()


def test_a_browser_that_records_no_status_requests_the_files_again(
    page: Page, console: Console
) -> None:
    name = "apm/browser/main.py"
    # As above: otherwise the text of the file is in the document.
    page.route("**/", lambda route: route.fulfill(path=ROOT / "index.html"))
    # Playwright's clock has no resource entries.
    page.add_init_script(
        """delete PerformanceResourceTiming.prototype.responseStatus;
        const { setTimeout } = window;
        window.setTimeout = (task, time, ...given) =>
          time === 10_000 ? (window.afterTenSeconds = task) : setTimeout(task, time, ...given);"""
    )
    page.route(f"**/{name}", lambda route: route.fulfill(status=404, body="gone"))
    with page.expect_response(f"**/{name}"):
        page.goto(console.address("/"))
    expect(page.locator(FAILURE)).to_have_count(0)
    page.evaluate("void afterTenSeconds()")
    expect(page.locator(FAILURE)).to_contain_text(f"{name} could not be loaded.")
    page.close()
    console.take()


def test_a_module_that_cannot_be_linked_is_named_on_the_page(page: Page, console: Console) -> None:
    page.route(
        "**/screen/menus.js",
        lambda route: route.fulfill(
            body='import { none } from "../python/lifetime.js";', content_type="text/javascript"
        ),
    )
    page.goto(console.address("/"))
    expect(page.locator(FAILURE)).to_contain_text("none", timeout=BOOT_LIMIT_MS)
    page.close()
    console.take()


def test_an_old_browser_is_reported(page: Page, console: Console) -> None:
    page.add_init_script("delete window.BroadcastChannel")
    page.goto(console.address("/"))
    failure = page.locator(FAILURE)
    expect(failure).to_contain_text("This browser lacks BroadcastChannel.")
    expect(failure).to_contain_text("current Chrome, Edge, Firefox or Safari")
    page.close()
    console.take()


def test_a_defect_at_start_is_reported_in_words(page: Page, console: Console) -> None:
    page.route("**/apm.zip", lambda route: route.fulfill(body="no archive"))
    page.goto(console.address(NO_SNAPSHOT))
    expect(page.locator(FAILURE)).to_contain_text("No module named 'apm'", timeout=BOOT_LIMIT_MS)
    expect(page.locator("body")).not_to_contain_text("Traceback")
    page.close()
    console.take()


def test_an_error_of_the_users_own_script_is_no_failure_of_the_boot(
    page: Page, console: Console
) -> None:
    page.add_init_script(
        """document.addEventListener("DOMContentLoaded", () => {
          setTimeout(() => { throw new Error("mine"); });
          Promise.reject(new Error("mine too"));
        })"""
    )
    boot(page, console)
    assert len(console.take()) == 2


def test_python_that_dies_later_is_reported_too(page: Page, console: Console) -> None:
    boot(page, console)
    message = page.evaluate(
        """async () => {
          const { functions, send } = await import("/static/python/crossing.js");
          const dead = () => {
            throw Object.assign(new RangeError("out of memory"), { pyodide_fatal_error: true });
          };
          functions.getFocusedSession = dead;
          try { send(dead, [], "createTab") } catch (error) { return error.message }
        }"""
    )
    assert (
        message
        == "createTab: the call was interrupted: the call stack is full, or the emulator has stopped"
    )
    expect(page.locator("html[data-apm=failed]")).to_be_attached()
    expect(page.locator(FAILURE)).to_contain_text("The workspace has stopped")
    expect(page.locator(FAILURE)).to_contain_text("out of memory")


def test_a_caller_with_a_full_stack_does_not_end_the_workspace(
    page: Page, console: Console
) -> None:
    boot(page, console)
    assert (
        page.evaluate(
            """() => {
          const deeper = () => { Microsoft.Apm.getFocusedSession(); deeper(); };
          try { deeper() } catch (error) { return error.name }
        }"""
        )
        == "RangeError"
    )
    assert page.evaluate("Microsoft.Apm.getAllSessions()") == ["session-id-0"]
    expect(page.locator("html[data-apm=ready]")).to_be_attached()


def test_two_pages_have_topics_of_their_own(page: Page, console: Console) -> None:
    topic = "Microsoft.Apm.getEventPublisherTopic('ON_TAB_SWITCH')"
    boot(page, console)
    first = page.evaluate(topic)
    assert page.evaluate("apmWorkspace.reset()") is None
    assert page.evaluate(topic) == first, "a reset keeps it"
    boot(page, console)
    assert page.evaluate(topic) != first
