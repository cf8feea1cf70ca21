/** Where an error comes from: file, line and column of a client script, as far as the browser tells. */

import { shown } from "./output.js";

const base = new URL(".", document.baseURI).href;
const LONGEST = 500;
/** Where the files that `workspace.toml` lists are served; a person calls them by what follows. */
const LISTED = /^client-scripts\//;
const WEB_RESOURCE = /^WebResources\//i;
/** A web resource is served behind a version too: `{638}/WebResources/new_page.html` [D]. */
const VERSION = /^(\{[^/]*\}|%7B[^/]*%7D)\/(?=WebResources\/)/i;

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

/** "greet.js, line 3, column 5: x is not defined"; without a place, the file at `address` stands for it, if it is known. */
export function sentence(at, message, address = "") {
  if (at) return `${nameOf(at.file)}, line ${at.line}, column ${at.column}: ${message}`;
  return address ? `${nameOf(address)}: ${message}` : message;
}

/** How a person calls the file at an address, in full or from the page: relative to the page, or to the workspace's file. */
export function nameOf(address) {
  const file = address.replace(/[?#].*$/, "");
  const path = file.startsWith(base) ? file.slice(base.length) : file;
  const short = path.replace(VERSION, "").replace(LISTED, "");
  try {
    return decodeURIComponent(short) || "the page";
  } catch {
    return short;
  }
}

/** What all addresses of a file have in common; empty for none. The case of web resources counts for nothing [A]. */
export function identityOf(address) {
  const name = address && nameOf(address);
  return WEB_RESOURCE.test(name) ? name.toLowerCase() : name;
}

/** The name of the web resource at an address; undefined if there is none. */
export function webResourceAt(address) {
  const name = nameOf(address);
  return WEB_RESOURCE.test(name) ? name.replace(WEB_RESOURCE, "") : undefined;
}
