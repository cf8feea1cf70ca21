/**
 * Listens for uncaught errors of client scripts, in the page and in the frames of its web resources. The browser writes each
 * error to the console; the page shows it as a sentence with file, line and column.
 */
import { act } from "../python/crossing.js";
import { platform } from "../python/platform.js";
import { causeOf, listUncaught, markUncaught } from "./failure-list.js";
import { identityOf, isOwn, placeOf, said, sentence } from "./place.js";

let taker = null;
let reported;
const shown = new WeakSet();

/** Starts to listen. */
export function listenForFailures() {
  watch(window);
  // Load events do not bubble. Errors in a frame before it has loaded are only in the console.
  document.addEventListener("load", ({ target }) => watchFrame(target), true);
}

/** Shows a sentence about a client script on the page; `address` is the address of its file, if known. */
export function showFailure(text, address = "") {
  act("script-failed", identityOf(address), text);
}

/** Removes the sentences about the file at an address from the page, because the file runs again. */
export function forgetFailures(address) {
  act("script-restarted", identityOf(address));
}

/** Passes the place, message and value of the next reported error to `take` instead of the page. */
export function takeNext(take) {
  taker = take;
}

/**
 * Reports an error as uncaught. The error is kept while it is reported, because the browser's event does not include an error that has no
 * place, such as that of `response.json()`.
 */
export function report(error) {
  reported = error;
  try {
    platform.reportError(error);
  } finally {
    reported = undefined;
  }
}

/** Marks an error as shown already, so that an unhandled promise with it is not shown again. */
export function markShown(error) {
  shown.add(error);
  return error;
}

function watchFrame(frame) {
  if (!(frame instanceof HTMLIFrameElement)) return;
  try {
    watch(frame.contentWindow);
  } catch {
    // The errors of a page of another origin cannot be read.
  }
}

function watch(scope) {
  // Capturing, so that it runs before the listeners of scripts.
  scope.addEventListener("error", onError, true);
  scope.addEventListener("unhandledrejection", onRejection, true);
}

function onError(event) {
  if (!("lineno" in event)) return; // An image or another resource that did not load.
  const take = taker;
  taker = null;
  const error = event.error ?? reported;
  const at = placeOf(event);
  const text = error ? said(error) : event.message.replace(/^Uncaught /, "");
  markUncaught(error, at);
  const message = text + causeOf(error, at);
  if (take) take(at, message, error);
  else if (!isNoise(event) && !isOwn(error)) {
    showFailure(sentence(at, message + advice(message)), at?.file);
  }
}

/** The advice for a script that cannot be loaded twice. */
const advice = (message) =>
  /already been declared|redeclaration of/.test(message)
    ? "; reload the page: let, const and class at the top of a script take effect once in a page"
    : "";

function onRejection(event) {
  const { reason } = event;
  if (shown.has(reason)) {
    event.preventDefault();
    return;
  }
  const at = placeOf({ error: reason });
  listUncaught("rejection", reason, at);
  if (!isOwn(reason)) showFailure(sentence(at, said(reason) + causeOf(reason, at)), at?.file);
}

/** A warning of the browser about layout; no script failed. */
const isNoise = ({ error, message }) => !error && message.startsWith("ResizeObserver loop");
