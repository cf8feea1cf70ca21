/** Where an error comes from: file, line and column of a client script, as far as the browser tells. */

import { shown } from "./output.js";

const base = new URL(".", document.baseURI).href;
const LONGEST = 500;
/** Where the files that `workspace.toml` lists are served; a person calls them by what follows. */
const LISTED = /^client-scripts\//;

/** "    at greet (https://host/greet.js:3:5)", as Chrome writes a step of a stack. */
const CHROME = /^\s+at (?:.*[( ])?([^\s()]+):(\d+):(\d+)\)?$/;
/** "greet@https://host/greet.js:3:5", as Firefox and Safari do. */
const OTHERS = /^[^@]*@(\S+):(\d+):(\d+)$/;
/** What stands for a file where there is none, such as code typed into the console. */
const NO_FILE = /^(<|\[|native|wasm:|debugger)/;

const isOurs = (file) => file.startsWith(`${base}static/`);

/** The innermost step of a stack that is a client script's, as `{ file, line, column }`; null if there is none. */
export function place(error) {
  return steps(error).find(({ file }) => !isOurs(file) && !NO_FILE.test(file)) ?? null;
}

/** Whether a file is the page itself, which has no script of its own. */
export const isPage = (file) =>
  file.replace(/[?#].*$/, "") === location.href.replace(/[?#].*$/, "");

/** Whether an error is the emulator's own affair: no other code has part in it. */
export function isOwn(error) {
  const all = steps(error);
  return all.length > 0 && all.every(({ file }) => isOurs(file));
}

function steps(error) {
  const lines = String(error?.stack ?? "").split("\n");
  const shape = lines.some((line) => CHROME.test(line)) ? CHROME : OTHERS;
  return lines
    .map((line) => shape.exec(line))
    .filter(Boolean)
    .map(([, file, line, column]) => ({ file, line: Number(line), column: Number(column) }));
}

/**
 * The place of an error that nobody caught. Its stack comes first: what the emulator threw is the affair of the script that
 * called it. Errors of syntax have a place and no stack.
 */
export function placeOf({ error, filename, lineno, colno }) {
  const isScript = filename && lineno && !isOurs(filename) && !NO_FILE.test(filename);
  return place(error) ?? (isScript ? { file: filename, line: lineno, column: colno } : null);
}

/** What a thrown value says; it can be anything. */
export function said(thrown) {
  try {
    return (String(thrown?.message ?? "") || shown(thrown)).slice(0, LONGEST);
  } catch {
    return "what was thrown has no text";
  }
}

/** What a person calls the file of a place; without one, `name`, if it is known. */
export const fileOf = (at, name = "") => (at ? nameOf(at.file) : name);

/** "greet.js, line 3, column 5: x is not defined"; without a place, `name` stands for it, if it is known. */
export function sentence(at, message, name = "") {
  const file = fileOf(at, name);
  if (at) return `${file}, line ${at.line}, column ${at.column}: ${message}`;
  return file ? `${file}: ${message}` : message;
}

/** How a person calls a file: relative to the page, or to the workspace's file. */
export function nameOf(address) {
  const file = address.replace(/[?#].*$/, "");
  const short = file.startsWith(base) ? file.slice(base.length) : file;
  try {
    return decodeURIComponent(short.replace(LISTED, "")) || "the page";
  } catch {
    return short;
  }
}
