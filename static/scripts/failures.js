/**
 * Hears of errors in client scripts that nobody caught, in the page and in the frames of its web resources. The browser
 * writes each to the console by itself; the page shows it as a sentence with file, line and column.
 */
import { identityOf, isOwn, placeOf, said, sentence } from "./place.js";

let show = () => {};
let forget = () => {};
let taker = null;
let reported;
const told = new WeakSet();

/** Starts to listen; `showOnPage` takes a sentence and the identity of its file, `forgetOnPage` the latter. */
export function listenForFailures(showOnPage, forgetOnPage) {
  show = showOnPage;
  forget = forgetOnPage;
  watch(window);
  // Load events do not bubble. What a frame's scripts throw before it has loaded is in the console alone.
  document.addEventListener("load", ({ target }) => watchFrame(target), true);
}

/** Says something about a client script on the page; `address` is that of its file, if it is known. */
export function tell(text, address = "") {
  show(text, identityOf(address));
}

/** Takes off the page what was told of the file at an address: it runs anew, and what still fails is told again. */
export function forgetFailures(address) {
  forget(identityOf(address));
}

/** Has `take` get place, message and value of the error that is about to be reported, instead of the page. */
export function takeNext(take) {
  taker = take;
}

/**
 * Reports an error as one that nobody caught. A listener is told nothing of one that has no place, such as that of
 * `response.json()`, so it is kept meanwhile.
 */
export function report(error) {
  reported = error;
  try {
    reportError(error);
  } finally {
    reported = undefined;
  }
}

/** Marks an error as one that has been told, so that it is no news when nobody handles its promise. */
export function markTold(error) {
  told.add(error);
  return error;
}

function watchFrame(frame) {
  if (!(frame instanceof HTMLIFrameElement)) return;
  try {
    watch(frame.contentWindow);
  } catch {
    // A page of another origin keeps its errors to itself.
  }
}

function watch(scope) {
  // Capturing, so that no script's own listener comes first.
  scope.addEventListener("error", onError, true);
  scope.addEventListener("unhandledrejection", onRejection, true);
}

function onError(event) {
  if (!("lineno" in event)) return; // A picture or the like that did not load.
  const take = taker;
  taker = null;
  const error = event.error ?? reported;
  const at = placeOf(event);
  const message = error ? said(error) : event.message.replace(/^Uncaught /, "");
  if (take) take(at, message, error);
  else if (!isNoise(event) && !isOwn(error)) {
    tell(sentence(at, message + advice(message)), at?.file);
  }
}

/** What to do about a script that was loaded anew, and cannot be. */
const advice = (message) =>
  /already been declared|redeclaration of/.test(message)
    ? "; reload the page: let, const and class at the top of a script take effect once in a page"
    : "";

function onRejection(event) {
  const { reason } = event;
  if (told.has(reason)) event.preventDefault();
  else if (!isOwn(reason)) {
    const at = placeOf({ error: reason });
    tell(sentence(at, said(reason)), at?.file);
  }
}

/** A browser's remark that a page laid out twice; no script failed. */
const isNoise = ({ error, message }) => !error && message.startsWith("ResizeObserver loop");
