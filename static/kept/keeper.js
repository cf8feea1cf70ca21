/**
 * Keeps the state of the workspace for a reload of the page, for a page that crashed, and for a browser that was closed. Python
 * decides what is kept, and imports this module. No function here throws: without storage, nothing is kept.
 */
import { drawNow, drawWith } from "../screen/schedule.js";
import { entriesOf, openDatabase, prune, setAside, write } from "./database.js";
import { newOwner, sameOwner, takeOver } from "./window-owner.js";

/** The names of the parts that are kept, and the entries that were read or written last, by name. */
let parts = [];
let entries = {};
/** What this window writes to: its scope and its id; null if nothing can be kept. */
let place = null;
let stamp = null;
let updated = 0;
let hasFailed = false;
let report = () => {};

/**
 * Reads what was kept: that of this window, otherwise that of the window that was updated last, if it is closed.
 * @param json The names of the parts, and the scope: windows with another one do not see each other.
 * @returns JSON text: the texts of the parts, whether the window is the same as before, and why nothing could be read.
 */
export async function open(json) {
  let scope;
  ({ parts, scope } = JSON.parse(json));
  try {
    await openDatabase();
    const all = await entriesOf(`${location.pathname} ${scope}`);
    const same = await sameOwner();
    const owner = same ?? (await ownerOf(all));
    place = { scope: `${location.pathname} ${scope}`, owner };
    const own = all.filter((each) => each.owner === owner);
    entries = Object.fromEntries(own.map((each) => [each.part, each]));
    updated = Math.max(0, ...own.map((each) => each.updated));
    prune(all.filter((each) => each.owner !== owner)).catch(() => {});
    const texts = Object.fromEntries(parts.map((part) => [part, entries[part]?.text ?? ""]));
    return JSON.stringify({ parts: texts, isSameWindow: same !== null });
  } catch (error) {
    return JSON.stringify({ parts: {}, isSameWindow: true, problem: wordsOf(error) });
  }
}

/** The id for a new window: that of the window that was updated last if it is closed [D], otherwise a new one. */
async function ownerOf(all) {
  const [latest] = all.sort((one, other) => other.updated - one.updated);
  return latest?.updated && (await takeOver(latest.owner)) ? latest.owner : await newOwner();
}

/** Sets parts aside that could not be used. */
export async function dismiss(json) {
  for (const part of JSON.parse(json)) {
    await setAside(entries[part]).catch(fail);
    delete entries[part];
  }
}

/**
 * Keeps the state after each frame in which it has changed.
 * @param read Returns a line that changes with the sessions and tabs that are open, and a line for each part; or an empty text.
 * @param onProblem Called with the reason when nothing can be written, once until something can.
 */
export function keepWith(read, onProblem) {
  report = onProblem;
  if (!place) return;
  drawWith(() => save(read()));
  window.addEventListener("pagehide", drawNow);
}

function save(lines) {
  if (!lines) return;
  const [newStamp, ...texts] = lines.split("\n");
  // Only opening and closing count as an update of a window [D].
  if (stamp !== null && stamp !== newStamp) updated = Date.now();
  stamp = newStamp;
  for (const [at, part] of parts.entries()) {
    const before = entries[part];
    if ((before?.text ?? "") === texts[at]) continue;
    entries[part] = { ...place, part, updated, text: texts[at] };
    keep(entries[part]);
  }
}

async function keep(entry) {
  try {
    // After it was closed, the database may be another one.
    const isAnother = await openDatabase();
    for (const each of isAnother ? Object.values(entries) : [entry]) await write(each);
    hasFailed = false;
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  if (hasFailed) return;
  hasFailed = true;
  report(wordsOf(error));
}

/** An error of the browser in words; its message may be empty. */
function wordsOf(error) {
  const name = error?.name ?? "Error";
  return error?.message ? `${name}: ${error.message}` : name;
}
