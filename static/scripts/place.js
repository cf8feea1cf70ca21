/** Where an error comes from: the file, line and column of a client script, if the browser gives them. */

import { platform } from "../python/platform.js";
import { shown } from "./output.js";

const LONGEST = 500;
/** Where the files that `workspace.toml` lists are served; messages name them without it. */
const LISTED = /^client-scripts\//;
const WEB_RESOURCE = /^WebResources\//i;
/** An address of a web resource may begin with a version: `{638}/WebResources/new_page.html` [D]. */
const VERSION = /^(\{[^/]*\}|%7B[^/]*%7D)\/(?=WebResources\/)/i;

/** A line of a stack in Chrome: "    at greet (https://host/greet.js:3:5)". */
const CHROME = /^\s+at (?:.*[( ])?([^\s()]+):(\d+):(\d+)\)?$/;
/** The same in Firefox and Safari: "greet@https://host/greet.js:3:5". In Safari, evaluated text has no address: "greet@". */
const OTHERS = /^[^@]*@(?:(\S+):(\d+):(\d+))?$/;
/** What error events of Safari have in place of a file for evaluated text. */
const EVALUATED = "undefined";
/** What a stack has in place of a file, for example for code typed into the console. */
const NO_FILE = /^(<|\[|native|node:|wasm:|debugger)/;

/** Where a stack goes on with what has waited: "    at async run (https://..." in Chrome, "async*run@https://..." in Firefox. */
const WAITED = /\n(?:\s+at async |[a-zA-Z ]+\*)/;

/** By address of a file: the address that messages name in its place. */
const renamed = new Map();

const isOurs = (file) => platform.isOwnFile(file);

/**
 * The innermost line of a stack that belongs to a client script, as `{ file, line, column }`; null if there is none. In Safari,
 * the stack does not have the place of evaluated text, but the error has the line and column; the file is the page.
 */
export function place(error) {
  const code = steps(error).filter(({ file }) => !NO_FILE.test(file));
  return code.find(({ file }) => file && !isOurs(file)) ?? inText(error, code[0]);
}

/** The place of an error that arose in evaluated text, from its own properties in Safari; null in other browsers. */
function inText(error, innermost) {
  const line = innermost?.file === "" && Number(textIn(error, "line"));
  return line ? { file: platform.address(), line, column: Number(textIn(error, "column")) } : null;
}

/** The caller of a call that goes on after a delay, as `caller` returned it before; undefined if no such call runs. */
let delayed;

/** Runs the rest of a call, of which `by` is the caller: after a delay, the stack does not tell it. */
export function calledBy(by, run) {
  const before = delayed;
  delayed = by;
  try {
    return run();
  } finally {
    delayed = before;
  }
}

/** The place of the script that made the call in which an error arose; null if there is none. */
export function placeOfCall(error) {
  if (delayed === undefined) return place(error);
  // What the call runs, such as a handler, is on the stack. What has waited for the call need not have made it.
  const [stack] = textIn(error, "stack").split(WAITED);
  return place({ stack }) ?? delayed;
}

/** How many lines of a stack are read: between a script and this module can be many of Python. */
const DEPTH = 60;

/** File, line and column of the calling script; null if there is none, as in the console. */
export function caller() {
  const { stackTraceLimit } = Error;
  // Only Chrome has a limit.
  Reflect.set(Error, "stackTraceLimit", DEPTH);
  const found = placeOfCall(new Error());
  Reflect.set(Error, "stackTraceLimit", stackTraceLimit);
  return found && { ...found, file: nameOf(found.file) };
}

/** Whether an error comes from the emulator: no other code is in its stack. */
export function isOwn(error) {
  const all = steps(error);
  return all.length > 0 && all.every(({ file }) => isOurs(file));
}

/** The lines of a stack; the file of text without an address is empty. */
function steps(error) {
  const lines = textIn(error, "stack").split("\n");
  const shape = lines.some((line) => CHROME.test(line)) ? CHROME : OTHERS;
  return lines
    .map((line) => shape.exec(line))
    .filter(Boolean)
    .map(([, file = "", line, column]) => ({ file, line: Number(line), column: Number(column) }));
}

/** A property of a thrown value as text. The value can be anything, also an object whose properties throw. */
export function textIn(thrown, name) {
  try {
    return String(thrown?.[name] ?? "");
  } catch {
    return "";
  }
}

/**
 * The place of an uncaught error. The stack comes first, because an error that the emulator threw belongs to the script that
 * called it. Syntax errors have a place, but the script is not in their stack. For evaluated text, the file is the page.
 */
export function placeOf({ error, filename, lineno, colno }) {
  const at = { file: filename, line: lineno, column: colno };
  const isKnown = filename && lineno && !NO_FILE.test(filename);
  const isOfText = isKnown && (filename === EVALUATED || isSyntaxOfText(error, at));
  if (isOfText) at.file = platform.address();
  return place(error) ?? (isKnown && !isOurs(at.file) ? at : null);
}

/** Whether a syntax error is in evaluated text: Firefox gives the file that evaluates it, with the line of the text. */
function isSyntaxOfText(error, { file, line, column }) {
  const isSyntaxError = textIn(error, "name") === "SyntaxError";
  const [innermost] = isSyntaxError && isOurs(file) ? steps(error) : [];
  return innermost?.file === file && (innermost.line !== line || innermost.column !== column);
}

/** The message of a thrown value, which can be anything. */
export function said(thrown) {
  try {
    return (String(thrown?.message ?? "") || shown(thrown)).slice(0, LONGEST);
  } catch {
    return "what was thrown has no text";
  }
}

/** "greet.js, line 3, column 5: x is not defined"; without a place, the file at `address` is named, if known. */
export function sentence(at, message, address = "") {
  if (at) return `${nameOf(at.file)}, line ${at.line}, column ${at.column}: ${message}`;
  return address ? `${nameOf(address)}: ${message}` : message;
}

/** Messages name the file at an address as the one at another address; undefined ends that. */
export function rename(address, other) {
  if (other === undefined) renamed.delete(address);
  else renamed.set(address, other);
}

/** The name of a file in messages: its address relative to the page, or to the workspace's file. */
export function nameOf(address) {
  const file = (renamed.get(address) ?? address).replace(/[?#].*$/, "");
  const short = platform.shortName(file).replace(VERSION, "").replace(LISTED, "");
  try {
    return decodeURIComponent(short) || "the page";
  } catch {
    return short;
  }
}

/** A key that is the same for all addresses of a file; empty for none. The case of web resource names does not matter [A]. */
export function identityOf(address) {
  const name = address && nameOf(address);
  return WEB_RESOURCE.test(name) ? name.toLowerCase() : name;
}

/** The name of the web resource at an address; undefined if there is none. */
export function webResourceAt(address) {
  const name = nameOf(address);
  return WEB_RESOURCE.test(name) ? name.replace(WEB_RESOURCE, "") : undefined;
}
