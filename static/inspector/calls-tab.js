/**
 * The inspector's tab "Calls": the recorded entries, to filter, search, export and copy. It is drawn at most once a frame and
 * shows only the newest entries; a row that is drawn is not compared again.
 */
import { dropped, entries, forgetCalls } from "../facade/recorder.js";
import { createElement as h, render } from "../runtime/preact/preact.mjs";
import { download } from "../screen/files.js";
import { drawNow, schedule } from "../screen/schedule.js";
import { rowOf, textOf } from "./call-rows.js";
import { copy } from "./clipboard.js";
import { scriptOf } from "./replay.js";

/** How many rows are drawn. */
export const MOST_ROWS = 200;

const KINDS = {
  all: { label: "All", holds: () => true },
  calls: { label: "Calls", holds: ({ kind }) => kind === "call" },
  requests: { label: "Requests", holds: ({ kind }) => kind === "request" },
  events: { label: "Events", holds: ({ kind }) => kind === "event" },
  notes: { label: "Notes", holds: ({ kind }) => kind === "note" },
  errors: { label: "Errors", holds: ({ error }) => error !== undefined },
};

let isAtEnd = true;
const view = { kind: "all", search: "", said: "" };

/** Draws the tab, if it is visible. */
export function draw() {
  const root = document.getElementById("inspector-calls");
  if (!root || root.hidden) return;
  render(tab(), root);
  // Scrolls to the end, unless the user has scrolled up.
  if (isAtEnd) root.querySelector("[role=log]").scrollTop = Number.MAX_SAFE_INTEGER;
}

function change(what) {
  Object.assign(view, { said: "" }, what);
  schedule();
  drawNow();
}

const say = (said) => change({ said });

function tab() {
  const found = matching();
  const shown = found.slice(-MOST_ROWS);
  return [
    tools(),
    h("p", { class: "inspector-count", key: "count" }, countOf(found.length, shown.length)),
    h(
      "div",
      {
        key: "log",
        role: "log",
        "aria-live": "off",
        "aria-label": "Recorded calls",
        tabindex: 0,
        onScroll: ({ target }) => {
          isAtEnd = target.scrollTop + target.clientHeight >= target.scrollHeight - 8;
        },
      },
      h("ol", {}, shown.map(rowOf)),
    ),
  ];
}

function matching() {
  const { holds } = KINDS[view.kind];
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = (entry) => words.every((word) => textOf(entry).includes(word));
  return entries().filter((entry) => holds(entry) && isFound(entry));
}

function countOf(found, shown) {
  const all = entries().length;
  const counted = all === 1 ? "1 entry" : `${all} entries`;
  const parts = [found === all ? counted : `${found} of ${counted} match`];
  if (shown < found) parts.push(`the newest ${shown} are shown, ${found - shown} more are not`);
  if (dropped()) parts.push(`${dropped()} older ones are no longer kept`);
  return `${parts.join("; ")}.`;
}

function tools() {
  const options = Object.entries(KINDS).map(([value, { label }]) =>
    h("option", { key: value, value, selected: value === view.kind }, label),
  );
  return h(
    "div",
    { class: "inspector-tools", key: "tools" },
    h(
      "label",
      {},
      "Show",
      h("select", { onInput: ({ target }) => change({ kind: target.value }) }, options),
    ),
    h(
      "label",
      {},
      "Search",
      h("input", {
        type: "search",
        value: view.search,
        onInput: ({ target }) => change({ search: target.value }),
      }),
    ),
    button("Clear", forgetCalls),
    button("Export JSON", () => {
      download("calls.json", JSON.stringify(entries(), null, 2));
      return "Exported as calls.json.";
    }),
    button("Copy as JavaScript", () => copy(scriptOf(entries(), dropped()))),
    h("p", { role: "status" }, view.said),
  );
}

/** A button; `act` may return a sentence to show. */
const button = (label, act) =>
  h("button", { type: "button", onClick: async () => say((await act()) ?? "") }, label);
