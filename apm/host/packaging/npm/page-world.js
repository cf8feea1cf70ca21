/** The workspace in a page of Playwright: calls words there. */
import { readFile } from "node:fs/promises";
import { callWord } from "./call-word.js";
import { CallRefused } from "./refusals.js";
import { unreadFailures } from "./unread-failures.js";
import { wordsOf } from "./words.js";

/** The part of the kit that runs in the page. */
const IN_PAGE = new URL("in-page.js", import.meta.url);

/** The maximum time of a start, in milliseconds: a bound for slow machines, not a target. */
const BOOT_LIMIT = 60_000;

/** Calls a word in the page. Playwright sends the text of a function, so it has to be complete. */
const called = new Function("given", `${wordsOf} ${callWord} return callWord(given);`);

/**
 * Opens the page of the emulator and waits until it is ready; an Error has the reason why it did not start.
 * @returns What the page lists as failed during the start.
 */
export async function boot(page, address) {
  await page.goto(address);
  const decided = page.locator("html[data-apm=ready], html[data-apm=failed]");
  await decided.waitFor({ state: "attached", timeout: BOOT_LIMIT });
  if ((await decided.getAttribute("data-apm")) !== "ready") {
    throw new Error(`The emulator did not start: ${await page.locator("body").innerText()}`);
  }
  const kit = await readFile(IN_PAGE, "utf-8");
  return await page.evaluate(`(async () => { ${unreadFailures} return await ${kit} })()`);
}

/** Whether another test can use the page: it was not closed or left, and has no clock of Playwright. */
export async function isUsable(page, address) {
  if (page.isClosed() || page.url() !== address) return false;
  return await callIn(page, "isUsable").catch(() => false);
}

/**
 * Undoes what the test before has changed.
 * @param size The size of the window at the start.
 * @param changes Settings in place of those of the workspace file: `user` and `limits`.
 */
export async function restart(page, size, changes) {
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.unrouteAll();
  if (size) await page.setViewportSize(size);
  await callIn(page, "restart", changes);
}

async function callIn(page, word, given) {
  const done = await page.evaluate(called, [word, given]);
  if ("message" in done) throw new CallRefused(done);
  return done.value;
}

/** What a `Workspace` needs of a page; `messages` has what went wrong in it. */
export function pageWorld(page, messages) {
  const call = (word, given) => callIn(page, word, given);
  return {
    call,
    failures: () => messages.read(),
    collect: () => messages.collect(),
    expect: (message) => messages.expect(message),
    handle: (name, answer) =>
      call(
        "handle",
        typeof answer === "function" ? [name, null, String(answer)] : [name, answer, null],
      ),
    drawn: () => call("drawn"),
    events: () => call("events"),
    locator([sessionId, tabId]) {
      const isSession = tabId === "";
      const strip = page.locator(isSession ? "#sessions" : "#tabs");
      const id = isSession ? sessionId : tabId;
      if (id === null) return strip.locator('[role="tab"][aria-selected="true"]');
      return strip.locator(`[data-${isSession ? "session" : "tab"}-id="${id}"]`);
    },
  };
}
