/** A recorded entry as a row, and as the text for searching. */
import { memberOf } from "../facade/member-table.js";
import { createElement as h } from "../runtime/preact/preact.mjs";

const LONGEST = 200;
const LONGEST_DETAILS = 10_000;
const rows = new WeakMap();
const texts = new WeakMap();

/** The row of an entry. It is always the same object, so that it is not compared when it is drawn again. */
export const rowOf = (entry) => remembered(rows, entry, row);

/** The whole text of an entry in lower case. */
export const textOf = (entry) =>
  remembered(texts, entry, (each) => `${line(each)} ${JSON.stringify(each)}`.toLowerCase());

function remembered(known, entry, make) {
  if (!known.has(entry)) {
    // A call that has not returned is not final.
    if (entry.kind === "call" && !("milliseconds" in entry)) return make(entry);
    known.set(entry, make(entry));
  }
  return known.get(entry);
}

function row(entry) {
  return h(
    "li",
    { key: entry.number, "data-kind": entry.error === undefined ? entry.kind : "error" },
    h(
      "details",
      {},
      h(
        "summary",
        {},
        h("code", {}, cut(line(entry), LONGEST)),
        h("span", { class: "inspector-outcome" }, cut(outcome(entry), LONGEST)),
        h(
          "span",
          { class: "inspector-place" },
          [duration(entry), place(entry)].filter(Boolean).join(" · "),
        ),
      ),
      h("pre", { tabindex: 0 }, cut(JSON.stringify(entry, null, 2), LONGEST_DETAILS)),
    ),
  );
}

function line(entry) {
  if (entry.kind === "note") return entry.text;
  if (entry.kind === "request") return `${entry.method} ${entry.address}`;
  if (entry.kind === "event") return `${entry.name} ${JSON.stringify(entry.payload)}`;
  const object = entry.target ? `${entry.target}: ` : "";
  const given = entry.arguments.map((each) => JSON.stringify(each)).join(", ");
  if (memberOf(entry.member)?.kind !== "accessor") return `${object}${entry.member}(${given})`;
  return `${object}${entry.member}${given && ` = ${given}`}`;
}

function outcome({ kind, error, result, status, statusText }) {
  if (kind === "note") return "Note";
  if (kind === "event") return "Event";
  if (error !== undefined) return `Error: ${error}`;
  if (kind === "request") return `→ ${status} ${statusText}`;
  return result === undefined ? "" : `→ ${JSON.stringify(result)}`;
}

const duration = ({ milliseconds }) =>
  milliseconds === undefined ? "" : `${milliseconds.toFixed(2)} ms`;

const place = ({ caller }) => (caller ? `${caller.file}:${caller.line}:${caller.column}` : "");

const cut = (text, longest) => (text.length <= longest ? text : `${text.slice(0, longest)}…`);
