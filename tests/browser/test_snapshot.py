"""The start from a snapshot of the interpreter, and the ordinary start in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_python import run_python
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.support.watched_pages import Console

# The tests name files of the sources.
pytestmark = pytest.mark.usefixtures("sources")

ARCHIVES = {"apm.zip", "libs.zip", "stdlib.zip"}

USE = """async () => {
  const title = "?$filter=contains(title,'steam') and statecode eq 0";
  const { entities } = await Xrm.WebApi.retrieveMultipleRecords("incident", title);
  await apmWorkspace.load({ app: { name: "Mine" } });
  await apmWorkspace.startConversation({ customerName: "Ana" });
  await apmWorkspace.reset();
  return [entities.length, Microsoft.Apm.getAllSessions()];
}"""
"""Uses sqlite, the parser of filters, the checks of settings, conversations and a reset."""


def requested(page: Page) -> set[str]:
    """Collects the names of the requested files."""
    names: set[str] = set()
    page.on("request", lambda request: names.add(request.url.partition("?")[0].rpartition("/")[2]))
    return names


CHANGED = """
  const fetched = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const answer = await fetched(...request);
    if (!answer.url.endsWith("/snapshot.bin")) return answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const header = new TextDecoder("latin1").decode(bytes.subarray(0, 1 << 20));
    const put = (after, text) => {
      bytes.set(new TextEncoder().encode(text), header.indexOf(after) + after.length);
      return bytes;
    };
    return new Response(CHANGE);
  };
"""
"""The page's `fetch` with the expression CHANGE as the content of the snapshot; no content has to leave the browser."""

CUT_SHORT = "bytes.subarray(0, -1000)"
OF_ANOTHER_BUILD = """put('"key":"', "0".repeat(64))"""
OF_ANOTHER_INTERPRETER = """put('"sum":', "1")"""


def test_the_page_needs_no_archive(page: Page, console: Console) -> None:
    names = requested(page)
    boot(page, console)
    assert page.evaluate(USE) == [1, ["session-id-0"]]
    assert "snapshot.bin" in names
    assert not names & ARCHIVES


def test_a_switch_in_the_address_starts_without_it(page: Page, console: Console) -> None:
    names = requested(page)
    boot(page, console, "/?snapshot=off")
    assert page.evaluate(USE) == [1, ["session-id-0"]]
    assert names >= ARCHIVES
    assert "snapshot.bin" not in names


def check_ordinary_start(page: Page, console: Console, reason: str) -> None:
    boot(page, console)
    assert page.evaluate("Microsoft.Apm.getAllSessions()") == ["session-id-0"]
    (line,) = [each for each in console.take() if "snapshot" in str(each)]
    assert "The page starts without its snapshot: " in str(line)
    assert reason in str(line)


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "snapshot.bin is not there"), (200, "it cannot be read")]
)
def test_an_answer_that_is_no_snapshot_is_replaced_by_the_ordinary_start(
    page: Page, console: Console, status: int, reason: str
) -> None:
    page.route("**/snapshot.bin", lambda route: route.fulfill(status=status, body="none"))
    check_ordinary_start(page, console, reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (CUT_SHORT, "it is incomplete"),
        (OF_ANOTHER_BUILD, "it is of another build"),
        (OF_ANOTHER_INTERPRETER, "the interpreter is of another build"),
    ],
)
def test_one_that_cannot_be_used_is_replaced_by_the_ordinary_start(
    page: Page, console: Console, change: str, reason: str
) -> None:
    page.add_init_script(CHANGED.replace("CHANGE", change))
    check_ordinary_start(page, console, reason)


def test_a_browser_with_too_little_memory_starts_in_the_ordinary_way(
    page: Page, console: Console
) -> None:
    page.add_init_script(
        """const grow = WebAssembly.Memory.prototype.grow;
        WebAssembly.Memory.prototype.grow = function (pages) {
          WebAssembly.Memory.prototype.grow = grow;
          throw new RangeError("no memory");
        };"""
    )
    boot(page, console)
    (line,) = console.take()
    assert "the browser gives too little memory" in str(line)


def test_each_page_has_its_own_random_numbers(page: Page, console: Console) -> None:
    topic = "Microsoft.Apm.getEventPublisherTopic('ON_TAB_SWITCH')"
    ids = set()
    for _ in range(2):
        boot(page, console)
        made = "Xrm.WebApi.createRecord('account', { name: 'Contoso' }).then(({ id }) => id)"
        ids |= {page.evaluate(topic), page.evaluate(made)}
    assert len(ids) == 4


ZONE = """
from js import document
import time
from datetime import datetime, timezone
noon = datetime(2026, 7, 1, 12, tzinfo=timezone.utc)
zone = time.tzname, time.timezone, time.strftime("%Z", time.localtime(0)), noon.astimezone().tzname()
document.title = f"{zone} {noon.astimezone().hour}"
"""


def test_python_has_the_time_zone_of_the_browser(
    new_context: Callable[..., BrowserContext], console: Console
) -> None:
    titles = []
    for address in ("/", "/?snapshot=off"):
        page = new_context(timezone_id="America/New_York").new_page()
        boot(page, console, address)
        run_python(page, ZONE)
        expect(page).to_have_title(re.compile(r" 8$"))
        titles.append(page.title())
    assert titles[0] == titles[1]
    assert "18000" in titles[0]


LACKED = """
from js import document
import calendar, colorsys
document.title = f"{calendar.month_name[1]} {colorsys.rgb_to_hsv(0, 0, 0)}"
"""


def test_a_module_that_it_lacks_is_fetched(page: Page, console: Console) -> None:
    names = requested(page)
    boot(page, console)
    run_python(page, LACKED)
    expect(page).to_have_title("January (0.0, 0.0, 0)")
    assert "stdlib.zip" in names
