/** Captures what a script writes to the console, as lines of text. */
import { cut, shown, tableOf } from "./output.js";

const PLAIN = ["debug", "log", "info", "warn", "error"];

/**
 * Calls `hear` with the kind and text of each line from now on; the console still gets the line. Groups, counts and timers start
 * empty. Returns the function that ends it.
 */
export function capture(hear) {
  const wrapped = Object.entries(methods(hear)).map(([name, method]) => {
    const original = console[name];
    const wrapper = (...given) => {
      original.apply(console, given);
      method(...given);
    };
    console[name] = wrapper;
    return { name, original, wrapper };
  });
  return () => {
    for (const { name, original, wrapper } of wrapped) {
      // A function that a script put there since stays.
      if (console[name] === wrapper) console[name] = original;
    }
  };
}

/** By name: the methods of the console, which pass on what they would write. */
function methods(hear) {
  let indent = "";
  const say = (kind, text) => hear(kind, text.replace(/^/gm, indent));
  const write = (kind, ...given) => say(kind, given.map(shown).join(" "));
  const group = (...label) => {
    if (label.length) write("log", ...label);
    indent += "  ";
  };
  return {
    ...Object.fromEntries(PLAIN.map((kind) => [kind, (...given) => write(kind, ...given)])),
    dir: (value) => write("log", value),
    table: (value, columns) => say("log", cut(tableOf(value, columns))),
    assert(holds, ...given) {
      if (!holds) write("error", `Assertion failed${given.length ? ":" : ""}`, ...given);
    },
    group,
    groupCollapsed: group,
    groupEnd() {
      indent = indent.slice(2);
    },
    ...counting(write),
    ...timing(write),
  };
}

function counting(write) {
  const counts = new Map();
  return {
    count(label = "default") {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      write("log", `${shown(label)}:`, counts.get(label));
    },
    countReset: (label = "default") => counts.delete(label),
  };
}

function timing(write) {
  const starts = new Map();
  const timeLog = (label = "default", ...given) => {
    const start = starts.get(label);
    if (start === undefined) write("warn", `no time of ${shown(label)} has begun`);
    else write("log", `${shown(label)}: ${(performance.now() - start).toFixed(1)} ms`, ...given);
  };
  return {
    time(label = "default") {
      if (!starts.has(label)) starts.set(label, performance.now());
    },
    timeLog,
    timeEnd(label = "default") {
      timeLog(label);
      starts.delete(label);
    },
  };
}
